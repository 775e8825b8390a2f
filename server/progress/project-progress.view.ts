import type { z } from 'zod';
import { hasRole } from '#core/people/public.ts';
import { formatPeriod, getPreviousPeriod } from '#core/platform/public.ts';
import type { ProjectRowView } from '#core/progress/contract.ts';
import { DIMENSION_WORDS, type DimensionLight, type LightState } from '#core/progress/lights/light.ts';
import { NULL_REASON_WORDS, type NullReason } from '#core/progress/progress.ts';
import type {
  getProjectProgress as getProjectProgressRoute,
  LightView,
  listProjectMonths as listProjectMonthsRoute,
} from '#core/progress/project-contract.ts';
import { getProjectRecord } from '#server/ledger/public.ts';
import type { Ctx, Tx } from '#server/platform/public.ts';
import { withScope } from '#server/platform/public.ts';
import type { ProgressDetail } from './kept-detail.ts';
import { toPeriodState } from './overview.view.ts';
import { listPeriodStandings } from './period-state.queries.ts';
import type { GroupRowsFrom } from './project-filter.queries.ts';
import {
  findProgressDetail,
  listPlannedMonths,
  listProjectMonthRows,
  listProjectYears,
  type ProjectMonthRow,
} from './project-months.queries.ts';
import { listProjectRows, type ProjectRowsQuery } from './project-rows.queries.ts';

type MonthsView = z.input<typeof listProjectMonthsRoute.output>;
type ProgressView = z.input<typeof getProjectProgressRoute.output>;

function toReport(row: ProjectMonthRow): MonthsView['months'][number]['report'] {
  if (row.report_status === null) return null;
  return {
    status: row.report_status,
    imageLevel: row.image_level,
    imageProgress: row.image_progress,
    imagePercent: row.image_percent,
    problems: row.problems,
    needsCoordination: row.needs_coordination,
    nextSteps: row.next_steps,
    confirmedAt: row.first_confirmed_at?.toISOString() ?? null,
    confirmWay: row.confirm_way,
    isLate: row.is_late,
  };
}

/** A project's year month by month: plan of the version in force and baseline for twelve months, actuals for the opened ones. */
export async function getProjectMonths(ctx: Ctx, projectId: string, year: number): Promise<MonthsView> {
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    await getProjectRecord(tx, regionId, projectId);
    const q = { regionId, projectId, year };
    const planned = await listPlannedMonths(tx, q);
    const rowOf = new Map((await listProjectMonthRows(tx, q)).map((r) => [r.period, r]));
    const years = await listProjectYears(tx, regionId, projectId);
    return {
      year,
      years: years.includes(year) ? years : [...years, year].sort((a, b) => b - a),
      months: planned.map((plan) => {
        const period = `${year}-${String(plan.month).padStart(2, '0')}`;
        const row = rowOf.get(period);
        return {
          period,
          label: formatPeriod(period),
          state: row ? (row.is_frozen ? 'frozen' : 'open') : 'not-opened',
          plannedYuan: plan.planned_yuan,
          baselineYuan: plan.baseline_yuan,
          annualPlanYuan: plan.annual_yuan,
          planVersionNo: plan.version_no,
          actualYuan: row?.actual_yuan ?? null,
          actualPeriod: row?.actual_period ?? null,
          monthYuan: row?.month_yuan ?? null,
          completionRate: row?.completion_rate ?? null,
          planBasis: row?.plan_basis ?? null,
          ratedPlanYuan: row?.rated_plan_yuan ?? null,
          otherPlanYuan: row?.other_plan_yuan ?? null,
          plannedShare: row?.planned_share ?? null,
          light: row?.light ?? null,
          standing: row?.standing ?? null,
          reason: row?.reason ?? '',
          report: row ? toReport(row) : null,
        };
      }),
    };
  });
}

/** Amounts that would turn a light green are told to the project office only, after 定版 (8.10); others hear the physical milestone. */
function toLightView(light: LightState & Partial<DimensionLight>, maySeeAmounts: boolean): LightView {
  const dimension = light.dimension ?? 'overall';
  const way = light.wayToGreen;
  return {
    dimension,
    name: DIMENSION_WORDS[dimension],
    light: light.light,
    isCovered: light.isCovered ?? true,
    isExempt: light.isExempt,
    reasons: light.reasons.map((r) => ({
      light: r.light,
      sentence: r.sentence,
      exemption: r.exemption
        ? `${r.exemption.reason}（${r.exemption.approver}，至${r.exemption.expiresOn}）`
        : null,
    })),
    since: formatPeriod(light.sincePeriodId),
    periodsInRow: light.periodsInRow,
    wayToGreen: (maySeeAmounts ? way?.amountWording : null) ?? way?.physicalWording ?? null,
    greenBy: way?.byOn ?? null,
  };
}

/** The pace asks for amounts as the way to green does, and stands under the same rule. */
function toPace(detail: ProgressDetail | undefined, maySeeAmounts: boolean): ProgressView['pace'] {
  const p = maySeeAmounts ? detail?.progress : undefined;
  return {
    requiredYuan: p?.requiredPaceYuan ?? null,
    bestYuan: p?.bestMonthYuan ?? null,
    recentMeanYuan: p?.recentMeanYuan ?? null,
    requiredToBest: p?.requiredToBest ?? null,
    remainingMonths: p?.remainingActiveMonths ?? null,
  };
}

async function listRows(
  tx: Tx,
  ctx: Ctx,
  period: string,
  from: GroupRowsFrom,
  which: Pick<ProjectRowsQuery, 'projectId' | 'parentId'>,
): Promise<ProjectRowView[]> {
  const { regionId, sees } = ctx.actor;
  const rows = await listProjectRows(tx, {
    regionId,
    period,
    from,
    filter: {},
    sort: 'serial',
    order: 'asc',
    after: null,
    limit: 1_000,
    rows: 'all',
    isScoped: sees === 'scoped',
    ...which,
  });
  return rows.map(({ sortValue: _, ...row }) => row);
}

/** Progress and lights of a project in a period, with the reasons, since when, and what would turn them green. */
export async function getProjectProgress(ctx: Ctx, projectId: string, period: string): Promise<ProgressView> {
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const before = getPreviousPeriod(period);
    const standings = await listPeriodStandings(tx, regionId, [period, before]);
    const standingOf = (id: string) => standings.find((standing) => standing.period === id);
    const state = toPeriodState(ctx, period, standingOf(period));
    const from = state.isFrozen ? 'frozen' : 'open';
    const [row] = await listRows(tx, ctx, period, from, { projectId });
    // Without a row, whether the project is there at all.
    const { isBundle } = row ?? (await getProjectRecord(tx, regionId, projectId));
    const detail = await findProgressDetail(tx, { regionId, projectId, period, isFrozen: state.isFrozen });
    const earlier = standingOf(before);
    const fromBefore = earlier && (earlier.freeze_id === null ? 'open' : 'frozen');
    const [previous] = fromBefore ? await listRows(tx, ctx, before, fromBefore, { projectId }) : [];
    const maySeeAmounts = state.isFrozen && hasRole(ctx.actor, 'office-clerk', 'office-head');
    const reasons = Object.entries(detail?.progress.nullReasons ?? {}) as [string, NullReason][];
    return {
      state,
      row: row ?? null,
      previous: previous ?? null,
      sentence: detail?.lights.sentence ?? '',
      lights: detail
        ? [detail.lights.overall, ...detail.lights.dimensions].map((l) => toLightView(l, maySeeAmounts))
        : [],
      pace: toPace(detail, maySeeAmounts),
      nullReasons: reasons.map(([figure, reason]) => ({ figure, reason: NULL_REASON_WORDS[reason] })),
      parts: isBundle ? await listRows(tx, ctx, period, from, { parentId: projectId }) : [],
    };
  });
}
