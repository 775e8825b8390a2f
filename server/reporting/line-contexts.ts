import { getPreviousPeriod, type PeriodId } from '#core/platform/public.ts';
import {
  type ConfirmedMonth,
  deriveTypicalMonth,
  EMPTY_REPORT_LINE,
  type ProjectContext,
  ReportLine,
} from '#core/quality/public.ts';
import { listPeriodFigures, type PeriodFigures } from '#server/ledger/public.ts';
import type { Tx } from '#server/platform/public.ts';
import { type LineFactsRow, listLineFacts } from './line-facts.queries.ts';
import type { ReportRow } from './reports.queries.ts';

/** What a report is checked against and shown beside. */
export interface LineFacts {
  context: ProjectContext;
  baseYuan: string | null;
  lastPeriod: string | null;
  lastLine: ReportLine | null;
  /** Figures in force of this very period: what was confirmed before, amendments included. */
  ownFigures: PeriodFigures | undefined;
}

const MONTHS_BACK = 13;
const RULES_OFF_PERIODS = 3;

type Plan = LineFactsRow['plans'][number];

/** The plan version in force in a month: the latest that applies from that month or before (handbook 3.2). */
function findPlan(plans: readonly Plan[], month: PeriodId): Plan | undefined {
  const year = Number(month.slice(0, 4));
  return plans.filter((p) => p.year === year && p.in_force_from <= month).at(-1);
}

function getPlanned(plans: readonly Plan[], month: PeriodId): string | null {
  return findPlan(plans, month)?.cumulative[Number(month.slice(5, 7)) - 1] ?? null;
}

/** Cumulative plan at the end of the month before by the same version; 0 in January. */
function getPlannedBefore(plans: readonly Plan[], month: PeriodId): string | null {
  const plan = findPlan(plans, month);
  if (!plan) return null;
  return plan.cumulative[Number(month.slice(5, 7)) - 2] ?? '0';
}

function toConfirmedMonths(figures: readonly PeriodFigures[], plans: readonly Plan[]): ConfirmedMonth[] {
  return figures.flatMap((f) =>
    f.ytdAmountYuan === null
      ? []
      : [
          {
            period: f.period,
            monthAmountYuan: f.monthAmountYuan ?? '0',
            ytdAmountYuan: f.ytdAmountYuan,
            plannedCumulativeYuan: getPlanned(plans, f.period),
          },
        ],
  );
}

const chinaDay = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

function monthsBefore(period: PeriodId, count: number): PeriodId {
  let month = period;
  for (let step = 0; step < count; step += 1) month = getPreviousPeriod(month);
  return month;
}

/** How many reports of the same unit were saved in the same minute. */
function countSameMinute(rows: readonly ReportRow[]): Map<string, number> {
  const minutes = new Map<string, string[]>();
  for (const row of rows) {
    if (row.draft_at === null) continue;
    const key = `${row.org_id} ${row.draft_at.toISOString().slice(0, 16)}`;
    minutes.set(key, [...(minutes.get(key) ?? []), row.id]);
  }
  return new Map([...minutes.values()].flatMap((list) => list.map((id) => [id, list.length] as const)));
}

function groupByProject(figures: readonly PeriodFigures[]): Map<string, PeriodFigures[]> {
  const groups = new Map<string, PeriodFigures[]>();
  for (const figure of figures) {
    const group = groups.get(figure.projectId);
    if (group) group.push(figure);
    else groups.set(figure.projectId, [figure]);
  }
  return groups;
}

/** Facts of all given reports in two statements, whatever their number. */
export async function loadLineFacts(
  tx: Tx,
  q: { regionId: number; period: string; cutOffOn: string },
  rows: readonly ReportRow[],
): Promise<Map<string, LineFacts>> {
  const projectIds = rows.map((r) => r.project_id);
  const from = monthsBefore(q.period, MONTHS_BACK);
  const [facts, figures] = [
    await listLineFacts(tx, { ...q, projectIds }),
    await listPeriodFigures(tx, { regionId: q.regionId, projectIds, from, to: q.period }),
  ];
  const factsOf = new Map(facts.map((f) => [f.project_id, f]));
  const figuresOf = groupByProject(figures);
  const sameMinute = countSameMinute(rows);
  return new Map(
    rows.map((row) => {
      const fact = factsOf.get(row.project_id);
      const own = figuresOf.get(row.project_id) ?? [];
      return [row.project_id, toLineFacts(row, fact, own, q, sameMinute.get(row.id) ?? 1)];
    }),
  );
}

function toLineFacts(
  row: ReportRow,
  fact: LineFactsRow | undefined,
  figures: readonly PeriodFigures[],
  q: { period: string; cutOffOn: string },
  typedInSameMinute: number,
): LineFacts {
  const plans = fact?.plans ?? [];
  const earlier = figures.filter((f) => f.period < q.period);
  const confirmedMonths = toConfirmedMonths(earlier, plans);
  const lastLine = fact?.last_line ? ReportLine.safeParse(fact.last_line) : undefined;
  const last = lastLine?.success ? lastLine.data : null;
  return {
    baseYuan: fact?.base_yuan ?? null,
    lastPeriod: fact?.last_period ?? earlier.at(-1)?.period ?? null,
    lastLine: last ?? fromFigures(earlier.at(-1)),
    ownFigures: figures.find((f) => f.period === q.period),
    context: {
      period: q.period,
      asOf: q.cutOffOn,
      totalInvestmentYuan: row.total_investment_yuan,
      cumulativeToLastYearEndYuan: fact?.base_yuan ?? null,
      annualPlanYuan: findPlan(plans, q.period)?.annual ?? null,
      plannedCumulativeYuan: getPlanned(plans, q.period),
      plannedCumulativeBeforeYuan: getPlannedBefore(plans, q.period),
      confirmedMonths,
      lastLine: last,
      typicalMonthYuan: deriveTypicalMonth(confirmedMonths),
      stage: row.stage,
      startState: row.start_state,
      isPaused: row.is_paused,
      nature: row.nature,
      hasApprovedAmendment: fact?.has_amendment ?? false,
      openMilestones: fact?.milestones ?? [],
      deadlineOn: chinaDay(row.deadline_at),
      submittedOn: row.first_confirmed_at ? chinaDay(row.first_confirmed_at) : null,
      typedInSameMinute,
      peerMonthShares: [],
      isInFirstThreePeriods: confirmedMonths.length < RULES_OFF_PERIODS,
    },
  };
}

/** History taken over from a workbook has figures and no texts. */
function fromFigures(figures: PeriodFigures | undefined): ReportLine | null {
  if (!figures) return null;
  return {
    ...EMPTY_REPORT_LINE,
    monthAmountYuan: figures.monthAmountYuan,
    ytdAmountYuan: figures.ytdAmountYuan,
    imagePercent: figures.imagePercent,
  };
}
