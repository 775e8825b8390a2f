import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Role } from '#core/people/public.ts';
import { Refusal } from '#core/platform/public.ts';
import { REPORT_ACTS, REPORT_STATUSES, type ReportStatus } from './report.ts';
import { decideReport, listOpenActs, listReturnTargets, type ReportRequest } from './report-state.ts';
import { addCosignStep, DEFAULT_STEPS, FULL_STEPS, findSteps, getNextStep, type UnitStep } from './steps.ts';

const staffed = (steps: readonly { key: string; name: string; roles: UnitStep['roles'] }[]): UnitStep[] =>
  steps.map((step) => ({ ...step, isStaffed: true }));
const two = staffed(DEFAULT_STEPS.otherwise);
const four = staffed(FULL_STEPS);
const one = two.slice(0, 1);

const report = (
  status: ReportStatus,
  step = 0,
  more: { isFrozen?: boolean; department?: string | null } = {},
) => ({
  status,
  step,
  orgId: '1',
  departmentOrgId: more.department === undefined ? '9' : more.department,
  isFrozen: more.isFrozen ?? false,
});
const toStep = (step: number): ReportRequest => ({
  act: 'return',
  target: { to: 'step', step },
  reason: '与计量单不符',
});

describe('the state of a report after an act', () => {
  test.each<
    [string, ReturnType<typeof report>, UnitStep[], ReportRequest, { status: ReportStatus; step: number }]
  >([
    ['saving opens a draft', report('open'), two, { act: 'save' }, { status: 'draft', step: 0 }],
    [
      'saving a returned one keeps it returned',
      report('returned'),
      two,
      { act: 'save' },
      { status: 'returned', step: 0 },
    ],
    [
      'submitting goes to the confirming step of two',
      report('draft'),
      two,
      { act: 'submit' },
      { status: 'submitted', step: 1 },
    ],
    [
      'submitting goes to the first of four',
      report('draft'),
      four,
      { act: 'submit' },
      { status: 'submitted', step: 1 },
    ],
    [
      'passing goes one step on',
      report('submitted', 1),
      four,
      { act: 'pass' },
      { status: 'submitted', step: 2 },
    ],
    [
      'passing after a return inside the unit goes on',
      report('returned', 2),
      four,
      { act: 'pass' },
      { status: 'submitted', step: 3 },
    ],
    [
      'the last step confirms',
      report('submitted', 3),
      four,
      { act: 'confirm', way: 'online' },
      { status: 'confirmed', step: 3 },
    ],
    [
      'a single step confirms its own draft',
      report('draft'),
      one,
      { act: 'confirm', way: 'online' },
      { status: 'confirmed', step: 0 },
    ],
    [
      'paper confirms from a draft',
      report('draft'),
      four,
      { act: 'confirm', way: 'paper' },
      { status: 'confirmed', step: 3 },
    ],
    [
      'the department reviews',
      report('confirmed', 1),
      two,
      { act: 'review' },
      { status: 'reviewed', step: 1 },
    ],
    [
      'the office accepts what is reviewed',
      report('reviewed', 1),
      two,
      { act: 'accept' },
      { status: 'accepted', step: 1 },
    ],
    [
      'without a department the office accepts at once',
      report('confirmed', 1, { department: null }),
      two,
      { act: 'accept' },
      { status: 'accepted', step: 1 },
    ],
    [
      'a department does not review itself',
      report('confirmed', 1, { department: '1' }),
      two,
      { act: 'accept' },
      { status: 'accepted', step: 1 },
    ],
    [
      'a reason replaces a late review',
      report('confirmed', 1),
      two,
      { act: 'accept', withoutReviewReason: '复核逾期' },
      { status: 'accepted', step: 1 },
    ],
    [
      'a return goes to the step chosen',
      report('confirmed', 3),
      four,
      toStep(1),
      { status: 'returned', step: 1 },
    ],
    [
      'the office may return to the review',
      report('reviewed', 1),
      two,
      { act: 'return', target: { to: 'review' }, reason: '再看一次' },
      { status: 'confirmed', step: 1 },
    ],
    [
      'an accepted one is opened again for a supplement',
      report('accepted', 1),
      two,
      { act: 'reopen', target: { to: 'step', step: 0 }, reason: '补报' },
      { status: 'returned', step: 0 },
    ],
  ])('%s', (_title, from, steps, request, to) => {
    expect(decideReport(from, steps, request)).toEqual(to);
  });

  test.each<[string, ReturnType<typeof report>, UnitStep[], ReportRequest, string]>([
    [
      'an empty report cannot be submitted',
      report('open'),
      two,
      { act: 'submit' },
      'REPORT_NOT_OPEN_FOR_THIS',
    ],
    [
      'an empty report cannot be signed on paper',
      report('open'),
      two,
      { act: 'confirm', way: 'paper' },
      'REPORT_NOT_OPEN_FOR_THIS',
    ],
    [
      'an early step does not confirm',
      report('submitted', 1),
      four,
      { act: 'confirm', way: 'online' },
      'REPORT_NOT_OPEN_FOR_THIS',
    ],
    [
      'the last step does not pass on',
      report('submitted', 3),
      four,
      { act: 'pass' },
      'REPORT_NOT_OPEN_FOR_THIS',
    ],
    [
      'a submitted one is not edited',
      report('submitted', 1),
      two,
      { act: 'save' },
      'REPORT_NOT_OPEN_FOR_THIS',
    ],
    [
      'a confirmed one is not confirmed again',
      report('confirmed', 1),
      two,
      { act: 'confirm', way: 'online' },
      'REPORT_ALREADY_CONFIRMED',
    ],
    [
      'an accepted one is locked for the unit',
      report('accepted', 1),
      two,
      { act: 'save' },
      'REPORT_NOT_OPEN_FOR_THIS',
    ],
    [
      'a missing review stops acceptance',
      report('confirmed', 1),
      two,
      { act: 'accept' },
      'REPORT_NOT_REVIEWED',
    ],
    [
      'a return without a reason is refused',
      report('confirmed', 1),
      two,
      { ...toStep(0), reason: ' ' } as ReportRequest,
      'RETURN_WANTS_REASON',
    ],
    ['a step that is not there is no target', report('confirmed', 1), two, toStep(3), 'RETURN_STEP_UNKNOWN'],
    [
      'a frozen period admits nothing',
      report('draft', 0, { isFrozen: true }),
      two,
      { act: 'submit' },
      'PERIOD_FROZEN',
    ],
  ])('%s', (_title, from, steps, request, code) => {
    try {
      decideReport(from, steps, request);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal);
      expect((error as Refusal).body.code).toBe(code);
      if (code === 'REPORT_NOT_OPEN_FOR_THIS') expect((error as Refusal).body.kind).toBe('not-allowed-now');
    }
  });

  test('a refusal names exactly the acts that are open', () => {
    try {
      decideReport(report('submitted', 1), two, { act: 'submit' });
      expect.unreachable();
    } catch (error) {
      expect((error as Refusal).body.allowed).toEqual(['签字确认', '退回']);
    }
  });
});

test('an empty post is passed over, the confirming step never is', () => {
  const steps = four.map((step, index) => ({ ...step, isStaffed: index === 0 || index === 2 }));
  expect(getNextStep(steps, 0)).toBe(2);
  expect(getNextStep(steps, 2)).toBe(3);
  expect(getNextStep(steps, 3)).toBe(3);
});

test('a unit has its own steps, else those of its kind, else those of the region', () => {
  const rules = { byKind: { town: four }, orgs: { T1: one }, otherwise: two };
  expect(findSteps(rules, { code: 'T1', kind: 'town' })).toBe(one);
  expect(findSteps(rules, { code: 'T2', kind: 'town' })).toBe(four);
  expect(findSteps(rules, { code: 'D1', kind: 'department' })).toBe(two);
});

test('inside the unit a return goes to earlier steps only', () => {
  expect(listReturnTargets(report('submitted', 2), four)).toEqual([
    { to: 'step', step: 0 },
    { to: 'step', step: 1 },
  ]);
});

const anyReport = fc.record({
  status: fc.constantFrom(...REPORT_STATUSES),
  step: fc.integer({ min: 0, max: 3 }),
  orgId: fc.constant('1'),
  departmentOrgId: fc.constantFrom(null, '1', '9'),
  isFrozen: fc.boolean(),
});

test('whatever the state, a frozen report admits no act, and every open act but acceptance without review leads somewhere', () => {
  fc.assert(
    fc.property(anyReport, fc.constantFrom(...REPORT_ACTS), (from, act) => {
      const open = listOpenActs(from, four);
      if (from.isFrozen) expect(open).toEqual([]);
      if (!open.includes(act)) return;
      const request = (
        act === 'return' || act === 'reopen'
          ? { act, target: { to: 'step', step: 0 }, reason: '说明' }
          : act === 'confirm'
            ? { act, way: 'online' }
            : act === 'accept'
              ? { act, withoutReviewReason: '说明' }
              : { act }
      ) as ReportRequest;
      expect(REPORT_STATUSES).toContain(decideReport(from, four, request).status);
    }),
  );
});

describe('a shared project', () => {
  const unit = { orgId: '7', orgName: '工业园区', roles: new Set<Role>(['head']) };
  const nobody = { ...unit, roles: new Set<Role>(['reporter-a']) };

  test('has 会签 before the confirming step, named after the other unit', () => {
    const steps = addCosignStep(four, DEFAULT_STEPS, unit);
    expect(steps.map((s) => s.name)).toEqual([
      '填报',
      '股室负责人核',
      '分管负责人审',
      '会签（工业园区）',
      '主要负责人签',
    ]);
  });

  test('goes from filling to 会签, from there to the head, and back to any step', () => {
    const steps = addCosignStep(two, DEFAULT_STEPS, unit);
    expect(decideReport(report('draft'), steps, { act: 'submit' })).toEqual({ status: 'submitted', step: 1 });
    expect(decideReport(report('submitted', 1), steps, { act: 'cosign' })).toEqual({
      status: 'submitted',
      step: 2,
    });
    expect(decideReport(report('submitted', 1), steps, toStep(0))).toEqual({ status: 'returned', step: 0 });
    expect(decideReport(report('submitted', 2), steps, toStep(1))).toEqual({ status: 'returned', step: 1 });
    expect(listOpenActs(report('submitted', 1), steps)).not.toContain('confirm');
  });

  test('passes over 会签 where the other unit has nobody for it, and where the region does not ask for it', () => {
    expect(getNextStep(addCosignStep(two, DEFAULT_STEPS, nobody), 0)).toBe(2);
    expect(addCosignStep(two, { ...DEFAULT_STEPS, cosign: null }, unit)).toEqual(two);
    expect(addCosignStep(two, DEFAULT_STEPS, null)).toEqual(two);
    expect(addCosignStep(one, DEFAULT_STEPS, unit)).toEqual(one);
  });
});
