/** Checks a printed table as a whole: rates, totals, ranks, differences and growth, cell by cell. */
import { isEmptyMark, normalizeFigureText } from '#core/platform/public.ts';
import { checkFigure } from './check-figures.ts';
import type { FigureVerdict } from './figure-kind.ts';
import {
  type PrintedCellCheck,
  type PrintedTable,
  type PrintedTableChecks,
  type ReadTable,
  readCell,
} from './printed-table.ts';
import {
  findNearest,
  findPrintedColumns,
  type PrintedColumn,
  type PrintedColumnRole,
} from './printed-table-columns.ts';
import { checkPrintedRanks } from './printed-table-ranks.ts';
import { findPrintedRows, isAdditive, listPartSets, type PrintedRow } from './printed-table-rows.ts';

const CONTEXT = { calendar: undefined };
/** Better first: of several ways in which a cell may have been made, the kindest counts. */
const ORDER: readonly FigureVerdict[] = [
  'match',
  'truncated',
  'rounding',
  'explained',
  'inconsistent',
  'not_computable',
];

/**
 * Verdicts for the cells that follow from others: completion rates, shares of the total investment, pro rata,
 * differences from pro rata, growth, the sums in 小计 and 合计 rows, ranks. Columns are known by the words of their
 * heads; a cell that could have been made in several ways gets its kindest verdict.
 */
export function checkPrintedTable(table: PrintedTable): PrintedTableChecks {
  const found = findPrintedColumns(table.heads, table.unit);
  const columns = found.map((each, index) => ({
    ...each,
    role: table.roles === undefined ? each.role : (table.roles[index] ?? null),
  }));
  const rows = findPrintedRows(table.rows, columns);
  const read: ReadTable = { columns, rows, cells: table.rows, months: table.months };
  const cells = [
    ...rows.flatMap((row) => (row.kind === 'group' || row.kind === 'note' ? [] : checkRow(read, row))),
    ...checkPrintedRanks(read),
  ].sort((a, b) => a.row - b.row || a.column - b.column);
  return { columns, rows, cells };
}

function checkRow(table: ReadTable, row: PrintedRow): PrintedCellCheck[] {
  const partSets = row.kind === 'total' || row.kind === 'subtotal' ? listPartSets(table.rows, row) : [];
  return table.columns.flatMap((column) => {
    const printed = table.cells[row.row]?.[column.column] ?? '';
    if (isEmptyMark(normalizeFigureText(printed)) || normalizeFigureText(printed) === '') return [];
    const entries = [...listRowEntries(table, row, column), ...listSumEntries(table, row, column, partSets)];
    const outcomes = entries.map((entry) => ({ kind: String(entry.kind), ...checkFigure(entry, CONTEXT) }));
    const [best] = outcomes.sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
    return best === undefined ? [] : [{ row: row.row, column: column.column, printed, ...best }];
  });
}

type Entry = Record<string, unknown> & { kind: string };

/** The ways in which a cell follows from others of its own row. */
function listRowEntries(table: ReadTable, row: PrintedRow, column: PrintedColumn): Entry[] {
  const near = (...roles: PrintedColumnRole[]): PrintedColumn | undefined =>
    findNearest(table.columns, column.column, ...roles);
  const text = (of: PrintedColumn | undefined): string =>
    of === undefined ? '' : readCell(table, row.row, of);
  const printed = readCell(table, row.row, column);
  switch (column.role) {
    case 'rate-of-plan':
      return buildRatios(
        text,
        near('plan'),
        printed,
        near('ytd-done'),
        near('since-start-done'),
        near('month-done'),
      );
    case 'rate-of-total':
      return buildRatios(text, near('total-investment'), printed, near('since-start-done'), near('ytd-done'));
    case 'pro-rata':
      return table.months === null ? [] : [{ kind: 'pro_rata', months: table.months, printed }];
    case 'lead':
      return listLeadEntries(table, text, near, printed);
    case 'growth':
      return listGrowthEntries(text, near, printed);
    default:
      return [];
  }
}

type TextOf = (column: PrintedColumn | undefined) => string;
type Near = (...roles: PrintedColumnRole[]) => PrintedColumn | undefined;

function buildRatios(
  text: TextOf,
  den: PrintedColumn | undefined,
  printed: string,
  ...nums: readonly (PrintedColumn | undefined)[]
): Entry[] {
  if (den === undefined) return [];
  return nums.flatMap((num) =>
    num === undefined ? [] : [{ kind: 'ratio', num: text(num), den: text(den), printed }],
  );
}

/** From the amounts and the months, or as the difference of the printed rates. */
function listLeadEntries(table: ReadTable, text: TextOf, near: Near, printed: string): Entry[] {
  const [rate, proRata, done, plan] = [
    near('rate-of-plan'),
    near('pro-rata'),
    near('ytd-done'),
    near('plan'),
  ];
  const entries: Entry[] = [];
  if (table.months !== null && done !== undefined && plan !== undefined) {
    entries.push({ kind: 'lead', num: text(done), den: text(plan), months: table.months, printed });
  }
  if (rate === undefined) return entries;
  if (proRata !== undefined) entries.push({ kind: 'pp_gap', a: text(rate), b: text(proRata), printed });
  else if (table.months !== null) entries.push(...listGapsToMonths(table.months, text(rate), printed));
  return entries;
}

/** The printed rate less the pro rata as it would be printed beside it. */
function listGapsToMonths(months: string, rate: string, printed: string): Entry[] {
  const decimals = /\.(\d+)/.exec(rate)?.[1]?.length ?? 0;
  const { rounded } = checkFigure(
    { kind: 'pro_rata', months, printed: `0${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}` },
    CONTEXT,
  );
  return typeof rounded === 'string' ? [{ kind: 'pp_gap', a: rate, b: rounded, printed }] : [];
}

function listGrowthEntries(text: TextOf, near: Near, printed: string): Entry[] {
  const [current, last, more] = [
    near('ytd-done', 'month-done', 'quantity'),
    near('last-year'),
    near('increment'),
  ];
  if (current === undefined) return [];
  if (last !== undefined) return [{ kind: 'growth', current: text(current), base: text(last), printed }];
  return more === undefined
    ? []
    : [{ kind: 'growth', current: text(current), increment: text(more), printed }];
}

/** The rows that a 小计 or 合计 may add up; blanks and dashes among them are no parts. */
function listSumEntries(
  table: ReadTable,
  row: PrintedRow,
  column: PrintedColumn,
  partSets: readonly (readonly PrintedRow[])[],
): Entry[] {
  if (!isAdditive(column)) return [];
  return partSets.flatMap((set) => {
    const parts = set
      .map((each) => readCell(table, each.row, column))
      .filter((cell) => cell !== '' && !isEmptyMark(cell));
    return parts.length === 0 ? [] : [{ kind: 'sum', parts, printed: readCell(table, row.row, column) }];
  });
}
