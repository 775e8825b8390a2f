import { describe, expect, test } from 'vitest';
import { type Actor, deriveSight, ROLES, type Role } from './actor.ts';
import { listPages } from './pages.ts';
import {
  canKeepAccounts,
  canReach,
  canReadAudit,
  findRoleConflict,
  listGivableRoles,
} from './permissions.ts';

const actor = (roles: Role[], orgPath = 'c.town1'): Actor => ({
  regionId: 1,
  personId: '1',
  personName: '周某',
  login: 'zhou',
  orgId: '2',
  orgName: '镇',
  orgPath,
  orgKind: 'town',
  roles,
  postTitle: '',
  sees: 'scoped',
  projectIds: [],
  forPersonId: null,
  mustChangePassword: false,
});

describe('Who may give which role', () => {
  const cases: [Role, string, Role, boolean][] = [
    ['unit-admin', 'c.town1', 'reporter-a', true],
    ['unit-admin', 'c.town1.office', 'reporter-b', true],
    ['unit-admin', 'c.town1', 'head', false],
    ['unit-admin', 'c.town2', 'reporter-a', false],
    ['unit-admin', 'c.town11', 'reporter-a', false],
    ['reporter-a', 'c.town1', 'reporter-b', false],
    ['office-head', 'c.town2', 'head', true],
    ['office-clerk', 'c.town2', 'liaison', true],
    ['office-head', 'c.town2', 'auditor', false],
    ['system-admin', 'c.town2', 'auditor', true],
    ['leader', 'c.town1', 'reporter-a', false],
    ['auditor', 'c.town1', 'reporter-a', false],
  ];
  test.each(cases)('%s at %s gives %s: %s', (role, orgPath, given, allowed) => {
    expect(listGivableRoles(actor([role]), orgPath).includes(given)).toBe(allowed);
  });
});

test('Accounts of a unit are kept by its administrator or the project office', () => {
  expect(canKeepAccounts(actor(['unit-admin']), 'c.town1')).toBe(true);
  expect(canKeepAccounts(actor(['unit-admin']), 'c.town2')).toBe(false);
  expect(canKeepAccounts(actor(['office-clerk']), 'c.town2')).toBe(true);
  expect(canKeepAccounts(actor(['head']), 'c.town1')).toBe(false);
});

test('The audit log is read by the auditor alone', () => {
  expect(canReadAudit(actor(['auditor']))).toBe(true);
  expect(canReadAudit(actor(['system-admin', 'office-head']))).toBe(false);
});

test('An auditor holds no other role, and system and security administration are apart', () => {
  expect(findRoleConflict(['auditor'])).toBeNull();
  expect(findRoleConflict(['auditor', 'head'])).not.toBeNull();
  expect(findRoleConflict(['system-admin', 'security-admin'])).not.toBeNull();
  expect(findRoleConflict(['system-admin', 'office-head'])).toBeNull();
});

describe('The three administrators', () => {
  const THREE: Role[] = ['system-admin', 'security-admin', 'auditor'];

  test('see nothing of the business, unless they work in it beside; everybody else sees what he saw', () => {
    for (const role of ROLES)
      expect(deriveSight([role]) === 'administration', role).toBe(THREE.includes(role));
    expect(deriveSight(['system-admin', 'office-head'])).toBe('region');
    expect(deriveSight(['reporter-a', 'unit-admin'])).toBe('scoped');
    expect(deriveSight([])).toBe('scoped');
  });

  test('reach accounts, notices and handovers, and no route of the business; others are not stopped here', () => {
    const administrator = { sees: 'administration' as const };
    for (const path of ['/people/persons', '/people/audit', '/notices/robots', '/today', '/today/handovers'])
      expect(canReach(administrator, path), path).toBe(true);
    for (const path of [
      '/progress/projects',
      '/ledger/export',
      '/documents',
      '/tasks',
      '/today/starts',
      '/new-route',
    ])
      expect(canReach(administrator, path), path).toBe(false);
    for (const sees of ['region', 'scoped'] as const)
      expect(canReach({ sees }, '/progress/projects')).toBe(true);
  });

  test('have no pages of the business', () => {
    for (const role of THREE)
      expect(
        listPages({ ...actor([role]), sees: 'administration' }).filter((page) => page !== 'today'),
        role,
      ).toEqual(['settings']);
  });
});
