import { choosePlan, DEFAULT_PLAN_BASIS, derivePause, type PlanBasis } from '#core/ledger/public.ts';
import type { Nature, ProgressFacts } from '#core/progress/progress-facts.ts';
import type { FactsQuery, FactsRow, PlanRow } from './facts.queries.ts';
import { readPastLights } from './kept-detail.ts';

function toPlan(plan: PlanRow | null, year: number): ProgressFacts['plan'] {
  if (!plan) return null;
  return {
    year,
    version: plan.version_no,
    validOn: `${plan.in_force_from}-01`,
    annualAmountYuan: plan.annual_yuan,
    firstActiveMonth: plan.first_month,
    lastActiveMonth: plan.last_month,
    cumulativeYuan: plan.cumulative,
  };
}

/** Off the list by a batch of the year (调出). */
export const isMovedOut = (row: Pick<FactsRow, 'is_listed' | 'plans'>): boolean =>
  !row.is_listed && row.plans[0]?.change_kind === 'removed';

/** The row of the plan that rates stand on, and of the other. What was moved out has no plan in force. */
export function choosePlanRows(
  row: Pick<FactsRow, 'is_listed' | 'plans'>,
  basis: PlanBasis,
): { plan: PlanRow | null; otherPlan: PlanRow | null } {
  const inForce = isMovedOut(row) ? null : (row.plans[0] ?? null);
  const firstIssued = row.plans.filter((plan) => plan.change_kind === 'issued').at(-1) ?? null;
  return choosePlan({ inForce, firstIssued }, basis);
}

function findPlanAbsence(row: FactsRow, plan: PlanRow | null, basis: PlanBasis) {
  if (plan) return null;
  if (!row.year_has_plans) return 'not-issued';
  return basis === 'first-issued' && row.plans.length > 0 ? 'not-first-issued' : 'none';
}

/** The start as the history had it by then: the last word of reported, verified, refuted. */
function toStart(row: FactsRow): ProgressFacts['start'] {
  const last = row.stages.filter((s) => s.kind.startsWith('start-')).at(-1);
  const moved = row.stages.filter((s) => s.kind === 'planned-start-moved');
  const words = {
    'start-reported': 'reported',
    'start-verified': 'verified',
    'start-refuted': 'refuted',
  } as const;
  const verification = last ? (words[last.kind as keyof typeof words] ?? 'none') : 'none';
  return {
    originalPlannedOn: moved[0]?.until ?? row.planned_start_on,
    currentPlannedOn: row.planned_start_on,
    verification,
    verifiedOn: verification === 'verified' ? (last?.on ?? null) : null,
    refuted: verification === 'refuted' && last ? { on: last.on, by: last.by } : null,
  };
}

function toMilestones(row: FactsRow): ProgressFacts['milestones'] {
  return row.milestones.flatMap((m) => {
    const original = m.original ?? m.approved;
    if (!original) return [];
    return [
      {
        milestoneId: m.id,
        name: m.name,
        isCritical: m.critical,
        weight: String(m.weight),
        originalFinishOn: original,
        currentFinishOn: m.approved ?? original,
        actualFinishOn: m.actual,
      },
    ];
  });
}

/** A row of the ledger as the facts that the rules of core read. */
export function toFacts(
  row: FactsRow,
  q: FactsQuery,
  planBasis: PlanBasis = DEFAULT_PLAN_BASIS,
): ProgressFacts {
  const pause = derivePause(
    row.stages.map((s) => ({ kind: s.kind, onDate: s.on })),
    q.asOf,
  );
  const { plan, otherPlan } = choosePlanRows(row, planBasis);
  return {
    projectId: row.project_id,
    periodId: q.period,
    nature: row.nature as Nature,
    traits: { level: row.levels, sector: [row.sector], list: row.lists, tag: row.tags },
    plan: toPlan(plan, q.year),
    planAbsence: findPlanAbsence(row, plan, planBasis),
    planBasis,
    otherPlan: toPlan(otherPlan, q.year),
    actuals: row.actuals.map((a) => ({ periodId: a.period, amountYuan: a.ytd })),
    dueReports: row.due.map((d) => ({ periodId: d.period, isConfirmed: d.confirmed })),
    pausedMonths: pause.pausedMonths,
    isPaused: pause.isPaused,
    isFinished: row.finished_on !== null && row.finished_on <= q.asOf,
    window:
      row.planned_start_on && row.planned_finish_on
        ? { startsOn: row.planned_start_on, endsOn: row.planned_finish_on }
        : null,
    start: toStart(row),
    milestones: toMilestones(row),
    payments: row.payments.map((p) => ({ paymentId: p.id, name: p.name, dueOn: p.due, paidOn: p.paid })),
    procedures: [],
    problems: [],
    isInStatistics: null,
    exemptions: row.exemptions.map((e) => ({
      conditionId: '*',
      dimension: e.dimension,
      subjectId: null,
      reason: e.reason,
      approver: e.approver,
      expiresOn: e.expires,
    })),
    declaredYellow: row.declared ? { reason: row.declared.reason, declaredOn: row.declared.on } : null,
    pastLights: row.past.flatMap((p) => (p.past ? [readPastLights(p.past)] : [])),
  };
}
