import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Actor, ROLES, type Role } from '#core/people/public.ts';
import {
  canFileSignedPaper,
  canFreezePeriod,
  canRequestAmendment,
  canRunReporting,
  canSeeDraft,
  listAllowedActs,
  listRelations,
} from './permissions.ts';
import { REPORT_STATUSES, type ReportAct, type ReportFacts, type ReportStatus } from './report.ts';
import { addCosignStep, DEFAULT_STEPS, FULL_STEPS, type UnitStep } from './steps.ts';

const two: UnitStep[] = DEFAULT_STEPS.otherwise.map((s) => ({ ...s, isStaffed: true }));
const four: UnitStep[] = FULL_STEPS.map((s) => ({ ...s, isStaffed: true }));

type Place = 'own' | 'above' | 'department' | 'office' | 'stranger';
const ORGS: Record<Place, { orgId: string; orgPath: string }> = {
  own: { orgId: '5', orgPath: 'r.d1.s5' },
  above: { orgId: '4', orgPath: 'r.d1' },
  department: { orgId: '9', orgPath: 'r.d9' },
  office: { orgId: '8', orgPath: 'r.d8' },
  stranger: { orgId: '7', orgPath: 'r.d1.s55' },
};

const actor = (place: Place, roles: Role[], personId = '100'): Actor => ({
  regionId: 1,
  personId,
  personName: '某人',
  login: 'x',
  ...ORGS[place],
  orgName: '单位',
  orgKind: 'department',
  roles,
  postTitle: '',
  sees: 'scoped',
  projectIds: [],
  forPersonId: null,
  mustChangePassword: false,
});

const report = (status: ReportStatus, step = 0, more: Partial<ReportFacts> = {}): ReportFacts => ({
  id: '1',
  projectId: '2',
  period: '2026-10',
  orgId: '5',
  orgPath: 'r.d1.s5',
  departmentOrgId: '9',
  cosignOrgId: null,
  status,
  step,
  draftBy: '200',
  isFrozen: false,
  ...more,
});

describe('who may do what, by role, relation and state', () => {
  test.each<[Place, Role[], ReportStatus, number, ReportAct[]]>([
    ['own', ['reporter-a'], 'open', 0, ['save']],
    ['own', ['reporter-b'], 'draft', 0, ['save', 'submit']],
    ['own', ['reporter-a'], 'returned', 0, ['save', 'submit']],
    ['own', ['reporter-a'], 'submitted', 1, []],
    ['own', ['section-head'], 'submitted', 1, ['pass', 'return']],
    ['own', ['section-head'], 'submitted', 2, []],
    ['own', ['deputy-head'], 'submitted', 2, ['pass', 'return']],
    ['own', ['head'], 'submitted', 3, ['confirm', 'return']],
    ['own', ['head'], 'draft', 0, []],
    ['own', ['head'], 'confirmed', 3, []],
    ['own', ['unit-admin'], 'draft', 0, []],
    ['above', ['head'], 'submitted', 3, []],
    ['above', ['reporter-a'], 'draft', 0, []],
    ['department', ['reviewer'], 'confirmed', 3, ['review', 'return']],
    ['department', ['reviewer'], 'submitted', 3, []],
    ['department', ['reviewer'], 'reviewed', 3, []],
    ['department', ['head'], 'confirmed', 3, []],
    ['office', ['office-clerk'], 'confirmed', 3, ['accept', 'return']],
    ['office', ['office-clerk'], 'reviewed', 3, ['accept', 'return']],
    ['office', ['office-head'], 'accepted', 3, ['reopen']],
    ['office', ['office-clerk'], 'submitted', 3, []],
    ['office', ['office-clerk'], 'draft', 0, []],
    ['stranger', ['head', 'reporter-a', 'reviewer'], 'confirmed', 3, []],
    ['stranger', ['reporter-a'], 'draft', 0, []],
    ['own', ['leader'], 'submitted', 3, []],
    ['own', ['liaison'], 'submitted', 3, []],
  ])('%s with %j at %s, step %i: %j', (place, roles, status, step, acts) => {
    expect(listAllowedActs(actor(place, roles), report(status, step), four)).toEqual(acts);
  });

  test('who typed the figures does not confirm them, except in a unit with one step', () => {
    const both = actor('own', ['reporter-a', 'head'], '200');
    expect(listAllowedActs(both, report('submitted', 1), two)).toEqual(['return']);
    expect(listAllowedActs(both, report('draft'), two.slice(0, 1))).toEqual(['save', 'confirm']);
  });

  test('a department does not review its own report', () => {
    const own = report('confirmed', 1, { departmentOrgId: '5' });
    expect(listAllowedActs(actor('own', ['reviewer']), own, two)).toEqual([]);
    expect(listAllowedActs(actor('office', ['office-clerk']), own, two)).toEqual(['accept', 'return']);
  });

  test('a liaison and a leader never act on a report, in whatever state', () => {
    for (const status of REPORT_STATUSES)
      for (const role of ['leader', 'liaison', 'auditor', 'system-admin', 'approver'] as const)
        expect(listAllowedActs(actor('own', [role]), report(status, 3), four)).toEqual([]);
  });
});

test('a sibling whose path begins with the same letters is no subtree', () => {
  expect(listRelations(actor('stranger', []), report('draft'))).toEqual([]);
  expect(listRelations(actor('above', []), report('draft'))).toEqual(['subtree']);
});

test('a draft is seen inside the unit and above it, by nobody else', () => {
  expect(canSeeDraft(actor('own', []), report('draft'))).toBe(true);
  expect(canSeeDraft(actor('above', []), report('draft'))).toBe(true);
  expect(canSeeDraft(actor('department', ['reviewer']), report('draft'))).toBe(false);
  expect(canSeeDraft(actor('office', ['office-head']), report('draft'))).toBe(false);
});

test('signed paper is filed by reporter or administrator of the unit, while it still has the report', () => {
  expect(canFileSignedPaper(actor('own', ['unit-admin']), report('draft'))).toBe(true);
  expect(canFileSignedPaper(actor('own', ['reporter-a']), report('submitted', 1))).toBe(true);
  expect(canFileSignedPaper(actor('own', ['reporter-a']), report('open'))).toBe(false);
  expect(canFileSignedPaper(actor('own', ['reporter-a']), report('confirmed', 1))).toBe(false);
  expect(canFileSignedPaper(actor('office', ['office-head']), report('draft'))).toBe(false);
  expect(canFileSignedPaper(actor('above', ['unit-admin']), report('draft'))).toBe(false);
});

test.each(ROLES)('%s: freezing is for the office head, running reporting for the office', (role) => {
  expect(canFreezePeriod(actor('office', [role]))).toBe(role === 'office-head');
  expect(canRunReporting(actor('office', [role]))).toBe(role === 'office-head' || role === 'office-clerk');
});

test('an amendment is asked for by the reporting unit or the office', () => {
  expect(canRequestAmendment(actor('own', ['head']), report('accepted'))).toBe(true);
  expect(canRequestAmendment(actor('own', ['liaison']), report('accepted'))).toBe(false);
  expect(canRequestAmendment(actor('stranger', ['head']), report('accepted'))).toBe(false);
  expect(canRequestAmendment(actor('office', ['office-clerk']), report('accepted'))).toBe(true);
});

test('nobody without a relation to the report may do anything, whatever his roles', () => {
  fc.assert(
    fc.property(
      fc.subarray([...ROLES].filter((r) => !r.startsWith('office-'))),
      fc.constantFrom(...REPORT_STATUSES),
      fc.integer({ min: 0, max: 3 }),
      (roles, status, step) => {
        expect(listAllowedActs(actor('stranger', roles), report(status, step), four)).toEqual([]);
      },
    ),
  );
});

describe('会签 of a project that town and park answer for together', () => {
  const shared: UnitStep[] = addCosignStep(two, DEFAULT_STEPS, {
    orgId: '7',
    orgName: '工业园区',
    roles: new Set<Role>(['head']),
  });
  const atCosign = report('submitted', 1, { cosignOrgId: '7' });
  const atHead = report('submitted', 2, { cosignOrgId: '7' });

  test('belongs to the head or deputy of the other unit, who may also return it', () => {
    for (const role of ['head', 'deputy-head'] as const)
      expect(listAllowedActs(actor('stranger', [role]), atCosign, shared)).toEqual(['cosign', 'return']);
  });

  test('is not the reporting unit’s own, nor anybody else’s of the other unit', () => {
    expect(listAllowedActs(actor('own', ['head', 'reporter-a']), atCosign, shared)).toEqual([]);
    expect(listAllowedActs(actor('stranger', ['reporter-a', 'unit-admin']), atCosign, shared)).toEqual([]);
  });

  test('gives no right to confirm: that stays with the head who reports', () => {
    expect(listAllowedActs(actor('stranger', ['head']), atHead, shared)).toEqual([]);
    expect(listAllowedActs(actor('own', ['head']), atHead, shared)).toEqual(['confirm', 'return']);
  });

  test('lets the other unit see the draft that it is asked to sign', () => {
    expect(canSeeDraft(actor('stranger', ['head']), atCosign)).toBe(true);
    expect(canSeeDraft(actor('stranger', ['head']), report('submitted', 1))).toBe(false);
  });
});
