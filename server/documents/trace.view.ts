import type { z } from 'zod';
import type {
  traceFigure as traceFigureRoute,
  traceProject as traceProjectRoute,
} from '#core/documents/contract.ts';
import { FIGURE_MEASURES, type FigureMeasure, getMeasureName } from '#core/documents/figure-measures.ts';
import { type FigureRef, fromFigureId } from '#core/documents/figure-ref.ts';
import {
  formatAmount,
  formatPercent,
  formatPeriod,
  refuse,
  sumOf,
  toDecimalText,
  toFraction,
} from '#core/platform/public.ts';
import { LIGHT_WORDS, type Light, STANDING_WORDS, type Standing } from '#core/progress/public.ts';
import { CELL_FIELDS, FIELD_LABELS } from '#core/reporting/public.ts';
import { getProjectRecord } from '#server/ledger/public.ts';
import { type Ctx, type Tx, withScope } from '#server/platform/public.ts';
import {
  findFreezeHead,
  findGroupLabel,
  findLinkOf,
  findTracedReport,
  listTracedActs,
  listTracedFigures,
  listTraceRows,
  type TracedReportRow,
  type TraceRow,
} from './trace.queries.ts';

/** Rows that a count counts; every other measure stands on all rows of the group. */
const COUNTED: Partial<Record<FigureMeasure, (r: TraceRow) => boolean>> = {
  light_red: (r) => r.light === 'red',
  light_yellow: (r) => r.light === 'yellow',
  light_green: (r) => r.light === 'green',
  light_blue: (r) => r.light === 'blue',
  light_grey: (r) => r.light === 'grey',
  standing_paused: (r) => r.standing === 'paused',
  standing_no_plan: (r) => r.standing === 'no-plan',
  standing_done: (r) => r.standing === 'done',
  standing_not_due: (r) => r.standing === 'not-due',
  standing_unreported: (r) => r.standing === 'unreported',
  standing_on_plan: (r) => r.standing === 'on-plan',
  standing_behind: (r) => r.standing === 'behind',
  start_due_count: (r) => r.startDue,
  started_count: (r) => r.startDue && r.startVerified,
  not_started_count: (r) => r.startDue && !r.startVerified,
};

/** Amounts whose group figure is the sum over its rows. */
const SUMMED: Partial<Record<FigureMeasure, (r: TraceRow) => string | null>> = {
  total_investment: (r) => r.totalInvestmentYuan,
  annual_plan: (r) => r.annualPlanYuan,
  actual_ytd: (r) => (r.annualPlanYuan === null ? null : r.actualYuan),
};

/** What a row shows under the measure that is being traced. */
function printValue(measure: FigureMeasure, r: TraceRow): string {
  if (measure.startsWith('light'))
    return `${LIGHT_WORDS[r.light as Light]}${r.reason ? `：${r.reason}` : ''}`;
  if (measure.startsWith('standing')) return STANDING_WORDS[r.standing as Standing];
  if (measure === 'total_investment') return formatAmount(r.totalInvestmentYuan, '万元');
  if (measure === 'annual_plan') return formatAmount(r.annualPlanYuan, '万元');
  if (measure === 'planned_share') return formatPercent(r.plannedShare);
  if (measure === 'completion_rate' || measure === 'rank' || measure.startsWith('lead'))
    return formatPercent(r.completionRate);
  return formatAmount(r.actualYuan, '万元');
}

function printOrigin(r: TraceRow): string {
  if (!r.origin) return '本期未报';
  return r.origin.address ? `${r.origin.sheet ?? ''}!${r.origin.address}` : '在线填报';
}

const sumYuan = (values: (string | null)[]): string | null => {
  const given = values.flatMap((v) => (v === null ? [] : [toFraction(v)]));
  return given.length === 0 ? null : toDecimalText(sumOf(given), 2);
};

function parseFigure(text: string): FigureRef & { measure: FigureMeasure } {
  const ref = fromFigureId(text);
  if (!ref || !(ref.measure in FIGURE_MEASURES))
    throw refuse('not-found', 'FIGURE_UNKNOWN', '不认识这个数字的编号', 'Unknown figure', [
      '从通报或总览中点击数字',
    ]);
  return ref as FigureRef & { measure: FigureMeasure };
}

async function getGroupName(tx: Tx, ctx: Ctx, ref: FigureRef, rows: readonly TraceRow[]): Promise<string> {
  if (ref.split === 'project') return rows.find((r) => r.projectId === ref.key)?.name ?? '';
  if (ref.split === 'region') return '全部项目';
  return findGroupLabel(tx, ctx.actor.regionId, ref.period, ref.split, ref.key);
}

/** Click a figure: the rows behind it, each with who confirmed it and the cell or form that it came from. */
export async function getFigureTrace(
  ctx: Ctx,
  figure: string,
): Promise<z.input<typeof traceFigureRoute.output>> {
  const ref = parseFigure(figure);
  const { regionId } = ctx.actor;
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const freeze = await findFreezeHead(tx, regionId, ref.period);
    if (!freeze)
      throw refuse(
        'not-allowed-now',
        'PERIOD_NOT_FROZEN',
        `${formatPeriod(ref.period)}尚未定版`,
        'The period is not frozen',
        ['定版后可溯源'],
      );
    const all = await listTraceRows(tx, { regionId, period: ref.period, split: ref.split, key: ref.key });
    const rows = all.filter(COUNTED[ref.measure] ?? (() => true));
    return {
      figure,
      measure: ref.measure,
      measureName: getMeasureName(ref.measure),
      how: FIGURE_MEASURES[ref.measure].how,
      groupName: await getGroupName(tx, ctx, ref, all),
      period: ref.period,
      frozenAt: freeze.frozenAt.toISOString(),
      frozenBy: freeze.frozenBy,
      total: {
        actualYuan: sumYuan(rows.map((r) => (r.annualPlanYuan === null ? null : r.actualYuan))),
        annualPlanYuan: sumYuan(rows.map((r) => r.annualPlanYuan)),
        measureYuan: sumYuan(rows.map(SUMMED[ref.measure] ?? (() => null))),
        projects: rows.length,
      },
      rows: rows.map((r) => ({
        projectId: r.projectId,
        name: r.name,
        unitName: r.unitName,
        value: printValue(ref.measure, r),
        actualYuan: r.actualYuan,
        annualPlanYuan: r.annualPlanYuan,
        confirmWay: r.confirmWay,
        confirmedBy: r.confirmedBy,
        origin: printOrigin(r),
        amendedLater: r.amendedLater,
      })),
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
      figures: figures.map(({ origin, fileName, ...f }) => ({
        ...f,
        measureName: MEASURES[f.measure] ?? f.measure,
        recordedAt: f.recordedAt.toISOString(),
        origin: {
          kind: origin.address ? 'cell' : 'form',
          fileId: origin.fileId ?? null,
          fileName: fileName ?? '',
          sheet: origin.sheet ?? '',
          address: origin.address ?? '',
        },
      })),
      acts: acts.map((a) => ({ ...a, at: a.at.toISOString() })),
      report: toReportView(await findTracedReport(tx, regionId, period, projectId)),
      link: await findLinkOf(tx, regionId, period, projectId),
    };
  });
}
