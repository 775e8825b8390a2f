import type { Role } from '#core/people/public.ts';
import {
  DEFAULT_STEPS,
  FULL_STEPS,
  findSteps,
  getNextStep,
  type ReportingStep,
  type StepsRules,
  toUnitSteps,
  type UnitStep,
} from '#core/reporting/public.ts';
import {
  daysLater,
  type Instant,
  type SampleCalendar,
  type SamplePeriod,
  toDay,
  toInstant,
} from './county-calendar.ts';
import type { Org } from './county-orgs.ts';
import type { Person, Staff } from './county-people.ts';
import { openRandom, type Random } from './random.ts';

/** Departments and companies have the four steps of 8.1, towns and parks two of them, as their posts allow. */
export const SAMPLE_STEPS: StepsRules = {
  byKind: { department: FULL_STEPS, company: FULL_STEPS, town: FULL_STEPS },
  orgs: {},
  otherwise: DEFAULT_STEPS.otherwise,
};

/** How far a unit has come in the open month. */
export type Standing = 'open' | 'draft' | 'submitted' | 'confirmed' | 'reviewed' | 'accepted';
const ORDER: readonly Standing[] = ['open', 'draft', 'submitted', 'confirmed', 'reviewed', 'accepted'];

/** What a unit did with its reports of one period: who, when, how. */
export interface UnitMonth {
  standing: Standing;
  reporter: Person;
  filledAt: Instant;
  submittedAt: Instant;
  /** Middle steps that were passed, then the head's confirmation. */
  passes: { step: number; person: Person; at: Instant }[];
  confirmedAt: Instant;
  head: Person;
  lastStep: number;
  way: 'online' | 'paper';
  /** Figures came in the unit's workbook. */
  isWorkbook: boolean;
  reviewedAt: Instant;
  acceptedAt: Instant;
  /** A return by the department, and what followed. */
  returnedAt: Instant;
  confirmedAgainAt: Instant;
}

export const hasReached = (month: UnitMonth, standing: Standing): boolean =>
  ORDER.indexOf(month.standing) >= ORDER.indexOf(standing);

export interface UnitHabits {
  org: Org;
  staff: Staff;
  steps: UnitStep[];
  late: number;
  paper: number;
  workbook: number;
  missing: number;
}

/** Where those who sign in with the sample logins find their work: something to send, to confirm, to review, to accept. */
const OPEN_STANDINGS: Readonly<Record<string, Standing>> = {
  shiting: 'open',
  taodu: 'open',
  ganxi: 'draft',
  jkq: 'submitted',
  chengtou: 'confirmed',
  linchuan: 'confirmed',
  nyy: 'reviewed',
  hefeng: 'accepted',
};

const HOUR = 3_600_000;

function rolesOf(staff: Staff): Set<Role> {
  const roles: Role[] = ['reporter-a', 'head'];
  if (staff.reporterB) roles.push('reporter-b');
  if (staff.sectionHead) roles.push('section-head');
  if (staff.deputyHead) roles.push('deputy-head');
  return new Set(roles);
}

/** Some units are always in time, some often late, two sign on paper only, three send workbooks. */
export function drawHabits(org: Org, staff: Staff, seed: string): UnitHabits {
  const random = openRandom(`${seed}:unit:${org.code}`);
  const steps: readonly ReportingStep[] = findSteps(SAMPLE_STEPS, org);
  const isPaperUnit = org.key === 'hefeng' || org.key === 'songgang';
  const isWorkbookUnit = org.key === 'jkq' || org.key === 'baisha' || org.key === 'chengtou';
  const isSloppy = org.key === 'shuanghe' || random.hit(0.12);
  return {
    org,
    staff,
    steps: toUnitSteps(steps, rolesOf(staff)),
    late: isSloppy ? 0.45 : random.hit(0.25) ? 0.15 : 0.03,
    paper: isPaperUnit ? 1 : random.hit(0.3) ? 0.1 : 0,
    workbook: isWorkbookUnit ? 1 : 0,
    missing: isSloppy ? 0.03 : 0.004,
  };
}

/** Plans one unit's work on one period. */
export function planUnitMonth(
  habits: UnitHabits,
  period: SamplePeriod,
  calendar: SampleCalendar,
  seed: string,
): UnitMonth {
  const random = openRandom(`${seed}:unit:${habits.org.code}:${period.id}`);
  const times =
    period.frozenAt === null
      ? openTimes(habits.org.key, period, calendar, random)
      : closedTimes(habits, period, random);
  const { toPast } = calendar;
  const { staff } = habits;
  const hours = random.between(0.4, 1.6) * HOUR;
  const middle = listMiddleSteps(habits.steps, staff);
  const passes = middle.map(({ step, person }, i) => ({
    step,
    person,
    at: toPast(times.filledAt + hours * (i + 2)),
  }));
  const confirmedAt = Math.max(times.confirmedAt, times.filledAt + hours * (middle.length + 2));
  const reviewedAt = confirmedAt + random.between(2, 6) * HOUR;
  const limit = period.frozenAt === null ? Number.POSITIVE_INFINITY : period.frozenAt - 3 * HOUR;
  return {
    standing: times.standing,
    reporter: staff.reporterB && random.hit(0.2) ? staff.reporterB : staff.reporterA,
    filledAt: toPast(times.filledAt),
    submittedAt: toPast(times.filledAt + hours),
    passes,
    confirmedAt: toPast(confirmedAt),
    head: staff.head,
    lastStep: habits.steps.length - 1,
    way: random.hit(habits.paper) ? 'paper' : 'online',
    isWorkbook: random.hit(habits.workbook),
    returnedAt: toPast(Math.min(limit - 3 * HOUR, reviewedAt)),
    confirmedAgainAt: toPast(Math.min(limit - 2 * HOUR, reviewedAt + 4 * HOUR)),
    reviewedAt: toPast(Math.min(limit - HOUR, reviewedAt + 6 * HOUR)),
    acceptedAt: toPast(Math.min(limit, reviewedAt + random.between(16, 26) * HOUR)),
  };
}

function listMiddleSteps(steps: readonly UnitStep[], staff: Staff): { step: number; person: Person }[] {
  const found: { step: number; person: Person }[] = [];
  for (let step = getNextStep(steps, 0); step < steps.length - 1; step = getNextStep(steps, step)) {
    const person = steps[step]?.key === 'section-head' ? staff.sectionHead : staff.deputyHead;
    if (person) found.push({ step, person });
  }
  return found;
}

function closedTimes(habits: UnitHabits, period: SamplePeriod, random: Random) {
  const deadlineDay = toDay(period.deadlineAt);
  const isLate = random.hit(habits.late);
  const at = toInstant(deadlineDay, random.whole(9, 12), random.whole(0, 59));
  const filledAt = isLate ? daysLater(at, random.whole(0, 1)) : daysLater(at, -random.whole(0, 2));
  const confirmedAt = isLate
    ? Math.max(period.deadlineAt + 20 * 60_000, filledAt) + random.whole(1, 20) * HOUR
    : Math.min(period.deadlineAt - random.whole(5, 100) * 60_000, filledAt + random.whole(1, 6) * HOUR);
  return {
    standing: 'accepted' as Standing,
    filledAt: isLate ? filledAt : Math.min(filledAt, confirmedAt - 7 * HOUR),
    confirmedAt,
  };
}

/** The open month: some units have not begun, some have sent, some are through. */
function openTimes(key: string, period: SamplePeriod, calendar: SampleCalendar, random: Random) {
  const draw = random.next();
  const standing: Standing =
    OPEN_STANDINGS[key] ??
    (draw < 0.3
      ? 'open'
      : draw < 0.5
        ? 'draft'
        : draw < 0.65
          ? 'submitted'
          : draw < 0.85
            ? 'confirmed'
            : draw < 0.95
              ? 'reviewed'
              : 'accepted');
  const midnight = toInstant(calendar.today, 0);
  const filledAt = Math.min(midnight - HOUR, period.openedAt + random.whole(1, 5) * HOUR);
  return { standing, filledAt: Math.max(period.openedAt, filledAt), confirmedAt: filledAt + 5 * HOUR };
}
