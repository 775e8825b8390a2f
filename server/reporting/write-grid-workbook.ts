import { type CellStyle, type CellValue, type WriteSheet, writeXlsx } from 'hucre';
import { toCellAddress } from '#core/ledger/public.ts';
import { formatPeriod, fromYuan, isDecimalText } from '#core/platform/public.ts';
import { type CellField, getCellText } from '#core/reporting/draft.ts';
import { listAllowedActs } from '#core/reporting/permissions.ts';
import {
  ENTRY_SHEET,
  KEEPING_SHEET,
  KEPT_FIELDS,
  NOTE_ROW_TEXT,
  TEMPLATE_VERSION,
  WORKBOOK_COLUMNS,
} from '#core/reporting/workbook-template.ts';
import { appendAudit, type Ctx, withScope } from '#server/platform/public.ts';
import { type DeskReport, loadDesk } from './report-desk.ts';
import { requireUnit } from './unit-head.ts';

const HEAD_ROW = 2;
const THIN = { style: 'thin' as const, color: { rgb: 'BFBFBF' } };
const BORDER = { top: THIN, bottom: THIN, left: THIN, right: THIN };
const LOCKED: CellStyle = {
  border: BORDER,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F2F2F2' } },
  alignment: { vertical: 'center', wrapText: true },
  protection: { locked: true },
};
const OPEN: CellStyle = {
  border: BORDER,
  alignment: { vertical: 'center', wrapText: true },
  protection: { locked: false },
};
const HEAD: CellStyle = {
  ...LOCKED,
  font: { bold: true },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
};

const isAmount = (field: CellField): boolean => field === 'monthAmountYuan' || field === 'ytdAmountYuan';

/** 万元 as a number where it is exact in Excel, otherwise as text: an amount is never rounded on its way. */
function toWanValue(yuan: string | null): CellValue {
  if (yuan === null || yuan === '') return null;
  const wan = fromYuan(yuan, 'wan');
  return wan.replace(/[-.]/g, '').length <= 15 ? Number(wan) : wan;
}

function toEntryValue(report: DeskReport, field: CellField): CellValue {
  const text = getCellText(report.draft, field);
  if (isAmount(field)) return text !== '' && isDecimalText(text) ? toWanValue(text) : text || null;
  return field === 'imagePercent' && isDecimalText(text) ? Number(text) : text || null;
}

function toRow(report: DeskReport): CellValue[] {
  const { row, line } = report;
  const previous = line.context.confirmedMonths.at(-1);
  const isThisYear = previous?.period.slice(0, 4) === row.period.slice(0, 4);
  const fixed: CellValue[] = [
    row.serial,
    row.code,
    row.name,
    toWanValue(line.context.annualPlanYuan),
    toWanValue(isThisYear ? (previous?.ytdAmountYuan ?? null) : null),
    toWanValue(previous?.monthAmountYuan ?? null),
    line.context.lastImageLevel,
  ];
  return WORKBOOK_COLUMNS.map(({ field }) =>
    field === null ? (fixed.shift() ?? null) : toEntryValue(report, field),
  );
}

const LEVEL_COLUMN = WORKBOOK_COLUMNS.findIndex(({ field }) => field === 'imageLevel');

/** The levels of each project's own scale, to be picked from a list in its cell. */
const listLevelChoices = (reports: readonly DeskReport[], isOpen: (r: DeskReport) => boolean) =>
  reports.flatMap((report, index) =>
    isOpen(report) && report.line.context.imageLevels.length > 0
      ? [
          {
            type: 'list' as const,
            values: [...report.line.context.imageLevels],
            allowBlank: true,
            range: toCellAddress('', HEAD_ROW + 1 + index, LEVEL_COLUMN).slice(1),
          },
        ]
      : [],
  );

function buildEntrySheet(
  title: string,
  reports: readonly DeskReport[],
  isOpen: (r: DeskReport) => boolean,
): WriteSheet {
  const rows: CellValue[][] = [
    [title],
    [NOTE_ROW_TEXT],
    WORKBOOK_COLUMNS.map(({ head }) => head),
    ...reports.map(toRow),
  ];
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  cells.set('0,0', { style: { font: { bold: true, size: 14 }, alignment: { horizontal: 'center' } } });
  rows.slice(HEAD_ROW).forEach((values, index) => {
    const report = reports[index - 1];
    values.forEach((value, column) => {
      const field = WORKBOOK_COLUMNS[column]?.field;
      const style = index === 0 ? HEAD : field && report && isOpen(report) ? OPEN : LOCKED;
      const text = typeof value === 'string';
      cells.set(`${index + HEAD_ROW},${column}`, { style: text ? { ...style, numFmt: '@' } : style });
    });
  });
  const last = WORKBOOK_COLUMNS.length - 1;
  return {
    name: ENTRY_SHEET,
    rows,
    cells,
    columns: WORKBOOK_COLUMNS.map(({ width }) => ({ width })),
    merges: [
      { startRow: 0, startCol: 0, endRow: 0, endCol: last },
      { startRow: 1, startCol: 0, endRow: 1, endCol: last },
    ],
    freezePane: { rows: HEAD_ROW + 1, columns: 3 },
    dataValidations: listLevelChoices(reports, isOpen),
    // No password: it keeps a slip of the hand away, not a person.
    protection: { sheet: true, formatColumns: false, formatRows: false, sort: false },
    pageSetup: {
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `$${HEAD_ROW + 1}:$${HEAD_ROW + 1}`,
    },
  };
}

/** What every cell held when the workbook was made: only cells that were changed since are saved on upload. */
function buildKeepingSheet(head: string[], reports: readonly DeskReport[]): WriteSheet {
  const rows = [
    head,
    ...reports.map((r) => [
      r.row.code,
      String(r.row.draft_version),
      ...KEPT_FIELDS.map((field) => getCellText(r.draft, field)),
    ]),
  ];
  return { name: KEEPING_SHEET, rows, veryHidden: true, protection: { sheet: true } };
}

/** 下载填报表: the unit's grid with last period's figures, protected but for the cells that may be typed. */
export function writeGridWorkbook(ctx: Ctx, period: string): Promise<{ name: string; content: Uint8Array }> {
  return withScope(ctx.db, ctx.actor, async (tx) => {
    const unit = await requireUnit(tx, ctx, undefined);
    const { reports } = await loadDesk(tx, ctx, { period, orgId: unit.id });
    const title = `${formatPeriod(period)}重点项目进度填报表（${unit.short_name}）`;
    const isOpen = (r: DeskReport) => listAllowedActs(ctx.actor, r.facts, r.steps).includes('save');
    const content = await writeXlsx({
      sheets: [
        buildEntrySheet(title, reports, isOpen),
        buildKeepingSheet([TEMPLATE_VERSION, period, unit.id, unit.short_name], reports),
      ],
    });
    await appendAudit(tx, ctx, {
      kind: 'download-report-workbook',
      outcome: 'ok',
      subject: `period:${period}/${unit.id}`,
    });
    return { name: `${title}.xlsx`, content };
  });
}
