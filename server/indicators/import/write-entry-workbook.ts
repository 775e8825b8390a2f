import { type CellStyle, type CellValue, writeXlsx } from 'hucre';
import { isDueIn } from '#core/indicators/due-months.ts';
import { toCellId } from '#core/indicators/filing.ts';
import {
  ENTRY_COLUMNS,
  ENTRY_HEAD_ROW,
  ENTRY_NOTE,
  ENTRY_SHEET,
  ENTRY_VERSION,
  type EntryKey,
  type EntryRow,
  KEEPING_SHEET,
} from '#core/indicators/import/entry-template.ts';
import { formatPeriod, refuse } from '#core/platform/public.ts';
import { appendAudit, type Ctx, withScope } from '#server/platform/public.ts';
import { getFiling } from '../filings.view.ts';

const THIN = { style: 'thin' as const, color: { rgb: 'BFBFBF' } };
const BORDER = { top: THIN, bottom: THIN, left: THIN, right: THIN };
const LOCKED: CellStyle = {
  border: BORDER,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F2F2F2' } },
  protection: { locked: true },
};
const OPEN: CellStyle = { border: BORDER, protection: { locked: false } };
const HEAD: CellStyle = {
  ...LOCKED,
  font: { bold: true },
  alignment: { horizontal: 'center', wrapText: true },
};

type Filing = Awaited<ReturnType<typeof getFiling>>;

/** Figures as numbers where Excel keeps them exactly, otherwise as text. */
const toValue = (text: string | null): CellValue =>
  text === null ? null : text.replace(/[-.]/g, '').length <= 15 ? Number(text) : text;

export const requireMonth = (page: Filing): string => {
  if (page.filing.period !== null) return page.filing.period;
  throw refuse(
    'not-allowed-now',
    'ENTRY_ONLY_MONTHS',
    '只有月度报送和预计数有填报表',
    'Only filings of a month have a workbook',
    ['历史数据用“导入统计数据”'],
  );
};

/** What a month's filing asks: its indicators that are due, for every region, and whatever was filed a month or a year ago. */
function listRows(page: Filing, period: string): EntryRow[] {
  const known = new Set(page.before.map(({ indicator, subject }) => `${indicator}:${subject}`));
  for (const cell of page.cells) known.add(`${cell.indicator}:${cell.subject}`);
  return page.indicators
    .filter((indicator) => isDueIn(indicator, period))
    .flatMap(({ code }) =>
      page.subjects
        .filter(({ code: subject, isOwn }) => isOwn || known.has(`${code}:${subject}`))
        .map(({ code: subject }) => ({ indicator: code, subject })),
    );
}

/** 下载填报表: protected but for what is to be filled in, with last month and last year beside it. */
export async function writeEntryWorkbook(
  ctx: Ctx,
  id: string,
): Promise<{ name: string; content: Uint8Array }> {
  const page = await getFiling(ctx, id);
  const period = requireMonth(page);
  const rows = listRows(page, period);
  const before = new Map(page.before.map((one) => [`${one.indicator}:${one.subject}`, one]));
  const typed = new Map(page.cells.map((cell) => [toCellId(cell), cell]));
  const indicators = new Map(page.indicators.map((one) => [one.code, one]));
  const subjects = new Map(page.subjects.map((one) => [one.code, one]));
  const cellOf = (row: EntryRow, key: EntryKey): CellValue => {
    const stood = before.get(`${row.indicator}:${row.subject}`);
    const cell = typed.get(toCellId({ ...row, period }));
    if (key === 'indicator') return indicators.get(row.indicator)?.name ?? row.indicator;
    if (key === 'unit') return indicators.get(row.indicator)?.unit ?? '';
    if (key === 'subject') return subjects.get(row.subject)?.shortName ?? row.subject;
    if (key === 'lastYear' || key === 'lastMonth') return toValue(stood?.[key] ?? null);
    return toValue(cell?.[key] ?? null);
  };
  const title = `${formatPeriod(period)}指标填报表（${page.filing.orgName}）`;
  const sheetRows: CellValue[][] = [
    [title],
    [ENTRY_NOTE],
    ENTRY_COLUMNS.map(({ head }) => head),
    ...rows.map((row) => ENTRY_COLUMNS.map(({ key }) => cellOf(row, key))),
  ];
  const cells = new Map<string, { style: CellStyle }>();
  cells.set('0,0', { style: { font: { bold: true, size: 14 }, alignment: { horizontal: 'center' } } });
  for (let row = ENTRY_HEAD_ROW; row < sheetRows.length; row++)
    ENTRY_COLUMNS.forEach(({ isOpen }, column) => {
      cells.set(`${row},${column}`, { style: row === ENTRY_HEAD_ROW ? HEAD : isOpen ? OPEN : LOCKED });
    });
  const last = ENTRY_COLUMNS.length - 1;
  const content = await writeXlsx({
    sheets: [
      {
        ...{ name: ENTRY_SHEET, rows: sheetRows, cells },
        columns: ENTRY_COLUMNS.map(({ width }) => ({ width })),
        merges: [0, 1].map((row) => ({ startRow: row, startCol: 0, endRow: row, endCol: last })),
        freezePane: { rows: ENTRY_HEAD_ROW + 1, columns: 3 },
        // No password: it keeps a slip of the hand away, not a person.
        protection: { sheet: true, formatColumns: false, formatRows: false },
        pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      },
      {
        name: KEEPING_SHEET,
        rows: [
          [ENTRY_VERSION, id, period, page.filing.orgName],
          ...rows.map(({ indicator, subject }) => [indicator, subject]),
        ],
        veryHidden: true,
        protection: { sheet: true },
      },
    ],
  });
  await withScope(ctx.db, ctx.actor, (tx) =>
    appendAudit(tx, ctx, { kind: 'download-indicator-workbook', outcome: 'ok', subject: `filing:${id}` }),
  );
  return { name: `${title}.xlsx`, content };
}
