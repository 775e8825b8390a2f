import { derivePause } from '#core/ledger/public.ts';
import type { Nature, ProgressFacts } from '#core/progress/progress-facts.ts';
import type { FactsQuery, FactsRow } from './facts.queries.ts';
import { readPastLights } from './kept-detail.ts';

function toPlan(row: FactsRow, year: number): ProgressFacts['plan'] {
  if (!row.plan) return null;
  return {
    year,
    version: row.plan.version_no,
    validOn: `${row.plan.in_force_from}-01`,
    annualAmountYuan: row.plan.annual_yuan,
    firstActiveMonth: row.plan.first_month,
    lastActiveMonth: row.plan.last_month,
    cumulativeYuan: row.plan.cumulative,
  };
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
export function toFacts(row: FactsRow, q: FactsQuery): ProgressFacts {
  const pause = derivePause(
    row.stages.map((s) => ({ kind: s.kind, onDate: s.on })),
    q.asOf,
  );
  const plan = toPlan(row, q.year);
  return {
    projectId: row.project_id,
    periodId: q.period,
    nature: row.nature as Nature,
    traits: { level: row.levels, sector: [row.sector], list: row.lists, tag: row.tags },
    plan,
    planAbsence: plan ? null : row.year_has_plans ? 'none' : 'not-issued',
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
