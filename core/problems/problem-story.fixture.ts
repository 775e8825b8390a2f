import type { Actor, Role } from '#core/people/public.ts';
import { buildWorkingCalendar, type ExceptionalDay } from '#core/platform/public.ts';
import seed from '../platform/calendar-seed.json' with { type: 'json' };

export const testCalendar = buildWorkingCalendar(seed.exceptionalDays as ExceptionalDay[], seed.coveredYears);

/** Units of the tests: the owner, a supporting one, the project office, somebody else. */
export const TEST_ORGS = { owner: '11', supporting: '12', office: '1', stranger: '19' } as const;
export type TestPlace = keyof typeof TEST_ORGS;

export const testActor = (place: TestPlace, ...roles: Role[]): Actor => ({
  regionId: 1,
  personId: `${TEST_ORGS[place]}00`,
  personName: '某人',
  login: place,
  orgId: TEST_ORGS[place],
  orgName: place,
  orgPath: `r.o${TEST_ORGS[place]}`,
  orgKind: place === 'office' ? 'office' : 'town',
  roles,
  postTitle: '',
  sees: place === 'office' ? 'region' : 'scoped',
  projectIds: [],
  forPersonId: null,
  mustChangePassword: false,
});
