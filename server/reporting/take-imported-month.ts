import type { MonthCell } from '#core/ledger/public.ts';
import { formatPeriod, type OutputOf, parsePeriodId } from '#core/platform/public.ts';
import { completeLine, type takeImportedMonth as takeImportedMonthRoute } from '#core/quality/public.ts';
import {
  type DraftOrigin,
  FIELD_LABELS,
  getCellText,
  isSameCell,
  mergeCells,
  type ReportDraft,
} from '#core/reporting/draft.ts';
import { STATUS_LABELS } from '#core/reporting/report.ts';
import { listOpenActs } from '#core/reporting/report-state.ts';
import { appendAct, appendAudit, type Ctx, once, type Tx } from '#server/platform/public.ts';
import { getMonthsImport, type ImportedMonth, readImportedMonths } from '#server/quality/public.ts';
import { openPeriodIn } from './open-period.ts';
import { type DeskReport, loadDesk } from './report-desk.ts';
import { putDrafts } from './reports.queries.ts';
import { lockReports } from './unit-locks.queries.ts';

type Taken = OutputOf<typeof takeImportedMonthRoute>;

interface Taking {
  ctx: Ctx;
  period: string;
  fileId: string;
  taken: Pick<Taken, 'reports' | 'cells' | 'left'>;
}

const leave = (t: Taking, cell: MonthCell | undefined, message: string): void =>
  void t.taken.left.push({ address: cell ? `${cell.sheet}!${cell.address}` : '', message });

/** A cell that somebody has filled otherwise stays as it is: an import knows less than the unit. */
function enterCells(t: Taking, report: DeskReport, month: ImportedMonth): ReportDraft {
  let draft = report.draft;
  for (const cell of month.figures.cells) {
    const known = getCellText(draft, cell.field);
    if (isSameCell(cell.field, known, cell.value)) continue;
    if (known !== '') {
      leave(t, cell, `${month.name}“${FIELD_LABELS[cell.field].zh}”已经填写，没有改动`);
      continue;
    }
    const origin: DraftOrigin = {
      kind: 'workbook',
      fileId: t.fileId,
      sheet: cell.sheet,
      address: cell.address,
    };
    const write = { field: cell.field, value: cell.value, seen: '' };
    draft = mergeCells(draft, [write], { hasMovedOn: false, origin }).draft;
    t.taken.cells++;
  }
  return enterMonthOfCumulative(draft, report);
}

/** 本月完成 worked out of the cumulative of the workbook keeps that cell as its source. */
function enterMonthOfCumulative(draft: ReportDraft, report: DeskReport): ReportDraft {
  const origin = draft.origins.ytdAmountYuan;
  if (draft.line.monthAmountYuan !== null || draft.line.ytdAmountYuan === null || !origin) return draft;
  const { monthAmountYuan } = completeLine(draft.line, report.line.context);
  const write = { field: 'monthAmountYuan' as const, value: monthAmountYuan ?? '', seen: '' };
  return mergeCells(draft, [write], { hasMovedOn: false, origin }).draft;
}

async function takePage(tx: Tx, t: Taking, months: readonly ImportedMonth[]): Promise<void> {
  const { regionId, personId } = t.ctx.actor;
  const projectIds = months.map((month) => month.projectId);
  await lockReports(tx, regionId, t.period, projectIds);
  const { reports } = await loadDesk(tx, t.ctx, { period: t.period, projectIds });
  const reportOf = new Map(reports.map((report) => [report.row.project_id, report]));
  const drafts = months.flatMap((month) => {
    const report = reportOf.get(month.projectId);
    const [first] = month.figures.cells;
    if (!report) leave(t, first, `${month.name}本期没有应报报表`);
    else if (!listOpenActs(report.facts, report.steps).includes('save'))
      leave(t, first, `${month.name}本期${STATUS_LABELS[report.facts.status].zh}，没有改动`);
    else {
      const draft = enterCells(t, report, month);
      if (draft !== report.draft)
        return [{ id: report.row.id, draft, explanations: report.explanations, status: 'draft' as const }];
    }
    return [];
  });
  await putDrafts(tx, { regionId, personId, at: t.ctx.now }, drafts);
  t.taken.reports += drafts.length;
}

/**
 * 带入填报草稿: what the workbook says of the period that is being filled goes into empty cells of the drafts, each with its
 * cell; the unit looks at it, submits and confirms as always. Filled cells, submitted and confirmed reports are left and named.
 */
export function takeImportedMonth(ctx: Ctx, q: { period: string; importId: string }): Promise<Taken> {
  const period = parsePeriodId(q.period);
  return once(ctx, async (tx): Promise<Taken> => {
    const { regionId } = ctx.actor;
    const run = await getMonthsImport(tx, ctx, q.importId);
    await openPeriodIn(tx, { regionId, period, today: ctx.today, now: ctx.now });
    const t: Taking = { ctx, period, fileId: run.fileId, taken: { reports: 0, cells: 0, left: [] } };
    const read = { appliedActId: run.appliedActId, period };
    for await (const months of readImportedMonths(tx, regionId, q.importId, read))
      await takePage(tx, t, months);
    const { reports, cells, left } = t.taken;
    await appendAct(tx, ctx, 'imported-month-taken.v1', { importId: q.importId, period, reports, cells });
    await appendAudit(tx, ctx, {
      kind: 'take-imported-month',
      outcome: 'ok',
      subject: `import:${q.importId}`,
    });
    const rest = left.length > 0 ? `；${left.length}处没有带入` : '';
    const sentence = `已带入${formatPeriod(period)}填报草稿：${reports}个项目的${cells}个单元格，由各单位核对后签字确认${rest}`;
    return { sentence, reports, cells, left: left.slice(0, 500) };
  });
}
