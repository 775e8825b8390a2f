import { type PlanVersion, spreadAnnualAmount } from '#core/ledger/public.ts';
import type { Light, PastLights } from './lights/light.ts';
import type { ProgressFacts } from './progress-facts.ts';

/** A plan spread evenly over active months; for tests. */
export function buildPlan(
  annualAmountYuan = '120000000',
  firstActiveMonth = 3,
  lastActiveMonth = 11,
  year = 2026,
): PlanVersion {
  const active = { annualAmountYuan, firstActiveMonth, lastActiveMonth };
  const cumulativeYuan = spreadAnnualAmount({ ...active, profile: { name: 'even' } });
  return { ...active, year, version: 1, validOn: `${year}-01-05`, cumulativeYuan };
}

/** Facts of a continuing project with the plan above and nothing else; for tests. */
export function buildFacts(change: Partial<ProgressFacts> = {}): ProgressFacts {
  return {
    projectId: '1',
    periodId: '2026-06',
    nature: 'continuing',
    plan: buildPlan(),
    planAbsence: null,
    planBasis: 'in-force',
    otherPlan: null,
    actuals: [{ periodId: '2026-06', amountYuan: '42000000' }],
    dueReports: [{ periodId: '2026-06', isConfirmed: true }],
    pausedMonths: [],
    isPaused: false,
    isFinished: false,
    window: null,
    start: { originalPlannedOn: null, currentPlannedOn: null, verification: 'none', verifiedOn: null },
    milestones: [],
    payments: [],
    procedures: [],
    problems: [],
    isInStatistics: null,
    exemptions: [],
    declaredYellow: null,
    pastLights: [],
    ...change,
  };
}

/** Past lights with the same colour overall and in progress; for tests. */
export function buildPast(
  periodId: string,
  light: Light,
  periodsInRow = 1,
  sincePeriodId = periodId,
): PastLights {
  const past = { light, periodsInRow, sincePeriodId };
  return { periodId, overall: past, dimensions: { progress: past } };
}
