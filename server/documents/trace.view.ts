import type { z } from 'zod';
import { FIGURE_MEASURES, type FigureMeasure, getMeasureName } from '#core/documents/figure-measures.ts';
import { type FigureRef, fromFigureId } from '#core/documents/figure-ref.ts';
import type {
  traceFigure as traceFigureRoute,
  traceProject as traceProjectRoute,
} from '#core/documents/trace-contract.ts';
import { countBehind, findGroupAmount, printTraced } from '#core/documents/trace-measures.ts';
import { NATURES } from '#core/ledger/public.ts';
import { formatAmount, refuse } from '#core/platform/public.ts';
import { type GroupFigures, getShownActual } from '#core/progress/public.ts';
import { CELL_FIELDS, FIELD_LABELS } from '#core/reporting/public.ts';
import { getProjectRecord } from '#server/ledger/public.ts';
import { type Ctx, type Tx, withScope } from '#server/platform/public.ts';
import { getPeriodState } from '#server/progress/public.ts';
import {
  findFreezeHead,
  findLinkOf,
  findTracedReport,
  listTracedActs,
  listTracedFigures,
  listTracedParts,
  type TracedReportRow,
} from './trace.queries.ts';
import { findOpenGroupName, findTracedGroup, getRegionName } from './trace-groups.queries.ts';
import { listTraceRows, type TraceQuery, type TraceRow } from './trace-rows.queries.ts';

const SHOWN_ROWS = 300;

/** Why a row has no report of its own behind it. */
const WITHOUT_REPORT: Record<TraceRow['reportedBy'], string> = {
  parts: '由子项目填报',
  own: '本期未报',
  none: '本期不报',
  'added-later': '开期后新增，本期不报',
};

function printOrigin(r: TraceRow): string {
  if (r.reportedBy === 'parts' || !r.origin) return WITHOUT_REPORT[r.reportedBy];
  return r.origin.address ? `${r.origin.sheet ?? ''}!${r.origin.address}` : '在线填报';
}

const ID_SPLITS: ReadonlySet<string> = new Set([
  'project',
  'unit',
  'company',
  'territory',
  'department',
  'sponsor',
]);
const PERIOD = /^\d{4}-(0[1-9]|1[0-2])$/;
const unknownFigure = () =>
  refuse('not-found', 'FIGURE_UNKNOWN', '不认识这个数字的编号', 'Unknown figure', ['从通报或总览中点击数字']);

function parseFigure(text: string): FigureRef & { measure: FigureMeasure } {
  const ref = fromFigureId(text);
  if (!ref || ref.scope === 'indicator' || !(ref.measure in FIGURE_MEASURES) || !PERIOD.test(ref.period))
    throw unknownFigure();
  if (ID_SPLITS.has(ref.split) && !/^\d{0,18}$/.test(ref.key)) throw unknownFigure();
  return ref as FigureRef & { measure: FigureMeasure };
}

async function nameGroup(tx: Tx, q: TraceQuery, rows: readonly TraceRow[], kept: string | undefined) {
  if (q.split === 'project') return rows.find((r) => r.projectId === q.key)?.name ?? '';
  if (q.split === 'region') return getRegionName(tx, q.regionId);
  const name = kept ?? (await findOpenGroupName(tx, q));
  if (q.split === 'nature') return NATURES[name as keyof typeof NATURES]?.zh ?? name;
  return name === '' ? '未填' : name;
}

function findDenominator(measure: FigureMeasure, figures: GroupFigures): string | null {
  if (measure === 'completion_rate_other_plan') return figures.otherPlan?.annualPlanYuan ?? null;
  return figures.planCount === 0 ? null : figures.annualPlanYuan;
}

/** Totals of the whole group where it was kept; of the rows that this person may see while the period is open. */
function toTotal(q: TraceQuery, rows: readonly TraceRow[], figures: GroupFigures | undefined) {
  const first = rows[0];
  // Of a bundle its parts stand below it: it is one project, and they are counted apart.
  const isOne = q.split === 'project';
  const parts = isOne ? Math.max(0, rows.length - 1) : 0;
  const seen = isOne ? Math.min(1, rows.length) : (first?.matched ?? 0);
  if (!figures)
    return {
      actualYuan: first?.sumActualYuan ?? null,
      annualPlanYuan: first?.sumAnnualPlanYuan ?? null,
      measureYuan: first?.sumMeasureYuan ?? null,
      projects: seen,
      parts,
      outside: 0,
    };
  const all = countBehind(q.measure, figures);
  return {
    actualYuan: getShownActual(figures),
    annualPlanYuan: findDenominator(q.measure, figures),
    measureYuan: findGroupAmount(q.measure, figures),
    projects: Math.max(all ?? seen, seen),
    parts,
    outside: all === null ? 0 : Math.max(0, all - seen),
  };
}

const toRowView = (measure: FigureMeasure) => (r: TraceRow) => ({
  projectId: r.projectId,
  name: r.isMovedOut ? `${r.name}（已调出）` : r.name,
  unitName: r.unitName,
  value: printTraced(measure, r),
  actualYuan: r.actualYuan,
  annualPlanYuan: measure === 'completion_rate_other_plan' ? r.otherPlanYuan : r.annualPlanYuan,
  confirmWay: r.confirmWay,
  confirmedBy: r.confirmedBy,
  origin: printOrigin(r),
  amendedLater: r.amendedLater,
});

/**
 * Click a figure: the rows behind it, each with who confirmed it and the cell or form that it came from. The total is
 * that of the whole group; single projects outside the person's scope are counted and not shown (handbook 8.6).
 */
export async function getFigureTrace(
  ctx: Ctx,
  figure: string,
): Promise<z.input<typeof traceFigureRoute.output>> {
  const ref = parseFigure(figure);
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const state = await getPeriodState(tx, ctx, ref.period);
    const freeze = await findFreezeHead(tx, regionId, ref.period);
    const from = state.isFrozen ? ('frozen' as const) : ('open' as const);
    const q: TraceQuery = { regionId, from, ...ref };
    const rows = await listTraceRows(tx, q, SHOWN_ROWS);
    const kept = state.isFrozen && q.split !== 'project' ? await findTracedGroup(tx, q) : undefined;
    return {
      figure,
      measure: ref.measure,
      measureName: getMeasureName(ref.measure),
      how: FIGURE_MEASURES[ref.measure].how,
      groupName: await nameGroup(tx, q, rows, kept?.label),
      period: ref.period,
      isFrozen: state.isFrozen,
      frozenAt: freeze?.frozenAt.toISOString() ?? null,
      frozenBy: freeze?.frozenBy ?? '',
      total: toTotal(q, rows, kept?.figures),
      isScoped: ctx.actor.sees === 'scoped',
      rows: rows.map(toRowView(ref.measure)),
    };
  });
}

const MEASURES: Record<string, string> = {
  ytd_amount: '本年累计完成投资',
  month_amount: '本月完成投资',
  image_percent: '形象进度（%）',
};

/** What was filled in, by the labels of the form; amounts in 万元 as the form shows them. */
function toReportView(row: TracedReportRow | undefined) {
  if (!row) return null;
  const lines = CELL_FIELDS.flatMap((field) => {
    const value = row.line[field];
    if (typeof value !== 'string' || value === '') return [];
    const isAmount = field === 'monthAmountYuan' || field === 'ytdAmountYuan';
    return [
      {
        field,
        label: isAmount ? `${FIELD_LABELS[field].zh}（万元）` : FIELD_LABELS[field].zh,
        value: isAmount ? formatAmount(value, '万元', 2) : value,
      },
    ];
  });
  return { versionNo: row.versionNo, recordedAt: row.recordedAt.toISOString(), lines };
}

/** The confirmed figures of one project and period, down to the cell. */
export async function getProjectTrace(
  ctx: Ctx,
  period: string,
  projectId: string,
): Promise<z.input<typeof traceProjectRoute.output>> {
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const project = await getProjectRecord(tx, regionId, projectId);
    const figures = await listTracedFigures(tx, regionId, period, projectId);
    const acts = await listTracedActs(tx, regionId, period, projectId);
    return {
      projectName: project.fields.name,
      unitName: acts.at(-1)?.orgName ?? '',
      figures: figures.map(({ origin, fileName, fileByName, isFileSeen, ...f }) => ({
        ...f,
        measureName: MEASURES[f.measure] ?? f.measure,
        recordedAt: f.recordedAt.toISOString(),
        origin: {
          kind: origin.address ? 'cell' : origin.kind === 'amendment' ? 'amendment' : 'form',
          fileId: origin.fileId ?? null,
          fileName: fileName ?? '',
          fileByName: fileByName ?? '',
          isFileSeen,
          sheet: origin.sheet ?? '',
          address: origin.address ?? '',
        },
      })),
      acts: acts.map((a) => ({ ...a, at: a.at.toISOString() })),
      parts: await listTracedParts(tx, regionId, period, projectId),
      report: toReportView(await findTracedReport(tx, regionId, period, projectId)),
      link: await findLinkOf(tx, regionId, period, projectId),
    };
  });
}
