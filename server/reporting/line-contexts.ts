import {
  choosePlan,
  type ImageScales,
  interpolateInMonth,
  type PlanBasis,
  readImageScales,
} from '#core/ledger/public.ts';
import {
  addDays,
  getLastMonth,
  getPeriodKind,
  getPeriodStart,
  type PeriodId,
  toDecimalText,
} from '#core/platform/public.ts';
import {
  type ConfirmedMonth,
  deriveTypicalMonth,
  EMPTY_REPORT_LINE,
  type ProjectContext,
  ReportLine,
} from '#core/quality/public.ts';
import { type PeriodFigures, toPeriodFigures } from '#server/ledger/public.ts';
import { parseOnce, type Tx } from '#server/platform/public.ts';
import { readPlanBasis } from '#server/progress/public.ts';
import { sortConfirmedFigures } from './confirmed-periods.ts';
import type { DeskRows } from './desk.queries.ts';
import type { LineFactsRow } from './line-facts.queries.ts';
import { toImageLevels, withImageLevel } from './line-image-levels.ts';
import { listPeerShares } from './peer-shares.queries.ts';
import type { ReportRow } from './reports.queries.ts';

/** What a report is checked against and shown beside. */
export interface LineFacts {
  context: ProjectContext;
  /** The plan that rates stand on, and the annual amount of the other (8.4); the checks at entry stay with the plan in force. */
  rated: {
    planBasis: PlanBasis;
    annualPlanYuan: string | null;
    plannedCumulativeYuan: string | null;
    plannedCumulativeBeforeYuan: string | null;
    otherPlanYuan: string | null;
  };
  baseYuan: string | null;
  lastPeriod: string | null;
  lastLine: ReportLine | null;
  /** Figures in force of this very period: what was confirmed before, amendments included. */
  ownFigures: PeriodFigures | undefined;
}

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

/** Cumulative plan at the end of a day: linear inside the month (handbook 3.2). */
function getPlannedOn(plans: readonly Plan[], day: string): string | null {
  const month = day.slice(0, 7);
  const [start, end] = [getPlannedBefore(plans, month), getPlanned(plans, month)];
  return start === null || end === null ? null : toDecimalText(interpolateInMonth(start, end, day), 2);
}

/** What the plan says at the end of the period and of the one before; months keep the amounts as stored. */
function getPlannedPair(plans: readonly Plan[], period: PeriodId, cutOffOn: string) {
  if (getPeriodKind(period) === 'month')
    return {
      plannedCumulativeYuan: getPlanned(plans, period),
      plannedCumulativeBeforeYuan: getPlannedBefore(plans, period),
    };
  return {
    plannedCumulativeYuan: getPlannedOn(plans, cutOffOn),
    plannedCumulativeBeforeYuan: getPlannedOn(plans, addDays(getPeriodStart(period), -1)),
  };
}

/** The two plans of the year, the one that the region chose first. */
function toRated(plans: readonly Plan[], planBasis: PlanBasis, q: LinesQuery): LineFacts['rated'] {
  const month = getLastMonth(q.period);
  const reaching = plans.filter((p) => p.year === Number(month.slice(0, 4)) && p.in_force_from <= month);
  const inForce = findPlan(plans, month) ?? null;
  const firstIssued = reaching.find((p) => p.change_kind === 'issued') ?? null;
  const { plan, otherPlan } = choosePlan({ inForce, firstIssued }, planBasis);
  return {
    planBasis,
    annualPlanYuan: plan?.annual ?? null,
    ...getPlannedPair(plan === null || plan === inForce ? plans : [plan], q.period, q.cutOffOn),
    otherPlanYuan: otherPlan?.annual ?? null,
  };
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

export interface LinesQuery {
  regionId: number;
  period: PeriodId;
  cutOffOn: string;
  /** Whether to compare with projects of other units: only for those who see the region (handbook 8.10). */
  withPeers: boolean;
}

const planBasisOf = parseOnce(readPlanBasis);
const imageScalesOf = parseOnce(readImageScales);

/** Facts of all given reports from what was read of the ledger for them. */
export async function loadLineFacts(
  tx: Tx,
  q: LinesQuery,
  desk: Pick<DeskRows, 'reports' | 'facts' | 'figures' | 'plan_basis' | 'image_scales'>,
): Promise<Map<string, LineFacts>> {
  const rows = desk.reports;
  const factsOf = new Map(desk.facts.map((f) => [f.project_id, f]));
  const figuresOf = groupByProject(sortConfirmedFigures(q.period, desk.figures.map(toPeriodFigures)));
  const sameMinute = countSameMinute(rows);
  const isMonth = getPeriodKind(q.period) === 'month';
  const projectIds = rows.map((r) => r.project_id);
  const rules = { planBasis: planBasisOf(desk.plan_basis), imageScales: imageScalesOf(desk.image_scales) };
  const peersOf = q.withPeers && isMonth ? await loadPeers(tx, { ...q, projectIds }) : () => [];
  return new Map(
    rows.map((row) => {
      const beside = {
        fact: factsOf.get(row.project_id),
        figures: figuresOf.get(row.project_id) ?? [],
        typedInSameMinute: sameMinute.get(row.id) ?? 1,
        peerMonthShares: peersOf(row.project_id),
      };
      return [row.project_id, toLineFacts(row, beside, rules, q)];
    }),
  );
}

/** The shares of the others of the same sector and size, by project. */
async function loadPeers(tx: Tx, q: { regionId: number; period: PeriodId; projectIds: readonly string[] }) {
  const rows = await listPeerShares(tx, q);
  const keyOf = new Map(rows.map((r) => [r.project_id, r.peer_key]));
  return (projectId: string): string[] =>
    rows.flatMap((r) =>
      r.share !== null && r.project_id !== projectId && r.peer_key === keyOf.get(projectId) ? [r.share] : [],
    );
}

interface BesideLine {
  fact: LineFactsRow | undefined;
  figures: readonly PeriodFigures[];
  typedInSameMinute: number;
  peerMonthShares: string[];
}

/** The region's choices that a line goes by. */
interface LineRules {
  planBasis: PlanBasis;
  imageScales: ImageScales;
}

function toLineFacts(row: ReportRow, beside: BesideLine, rules: LineRules, q: LinesQuery): LineFacts {
  const { fact, figures, typedInSameMinute, peerMonthShares } = beside;
  const isMonth = getPeriodKind(q.period) === 'month';
  const plans = fact?.plans ?? [];
  const earlier = figures.filter((f) => f.period !== q.period);
  const confirmedMonths = toConfirmedMonths(earlier, plans);
  const lastLine = fact?.last_line ? ReportLine.safeParse(fact.last_line) : undefined;
  const last = lastLine?.success ? lastLine.data : null;
  const levels = toImageLevels(fact, rules.imageScales, isMonth);
  return {
    rated: toRated(plans, rules.planBasis, q),
    baseYuan: fact?.base_yuan ?? null,
    lastPeriod: fact?.last_period ?? earlier.at(-1)?.period ?? null,
    lastLine: withImageLevel(last ?? fromFigures(earlier.at(-1)), levels.lastImageLevel),
    ownFigures: figures.find((f) => f.period === q.period),
    context: {
      period: q.period,
      asOf: q.cutOffOn,
      totalInvestmentYuan: row.total_investment_yuan,
      cumulativeToLastYearEndYuan: fact?.base_yuan ?? null,
      annualPlanYuan: findPlan(plans, getLastMonth(q.period))?.annual ?? null,
      ...getPlannedPair(plans, q.period, q.cutOffOn),
      confirmedMonths,
      lastLine: last,
      ...levels,
      typicalMonthYuan: isMonth ? deriveTypicalMonth(confirmedMonths) : null,
      stage: row.stage,
      startState: row.start_state,
      isPaused: row.is_paused,
      nature: row.nature,
      hasApprovedAmendment: fact?.has_amendment ?? false,
      openMilestones: fact?.milestones ?? [],
      deadlineOn: chinaDay(row.deadline_at),
      submittedOn: row.first_confirmed_at ? chinaDay(row.first_confirmed_at) : null,
      typedInSameMinute,
      peerMonthShares,
      // Patterns and peers are of months: they are off for periods of closer watch.
      isInFirstThreePeriods: !isMonth || confirmedMonths.length < RULES_OFF_PERIODS,
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
