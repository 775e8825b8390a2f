/** Rank columns of a printed table: which column they rank, in which direction, as a whole or section by section. */
import { isEmptyMark, normalizeFigureText } from '#core/platform/public.ts';
import { checkFigure } from './check-figures.ts';
import type { FigureOutcome } from './figure-kind.ts';
import { parsePrintedRank, type RankDirection } from './figure-rank.rule.ts';
import type { PrintedCellCheck, ReadTable } from './printed-table.ts';
import type { PrintedColumn, PrintedColumnRole } from './printed-table-columns.ts';
import type { PrintedRow } from './printed-table-rows.ts';

const RANKED: readonly PrintedColumnRole[] = [
  'rate-of-plan',
  'growth',
  'rate-of-total',
  'lead',
  'ytd-done',
  'since-start-done',
  'month-done',
  'quantity',
  'plan',
  'total-investment',
];
/** A head such as 增速排名 says which column it ranks. */
const NAMED: readonly [RegExp, PrintedColumnRole][] = [
  [/增速|增长|增幅|同比/, 'growth'],
  [/完成率|进度/, 'rate-of-plan'],
  [/总投资/, 'total-investment'],
  [/完成|投资|总量/, 'ytd-done'],
];

/** One check for each printed rank. Ranks may run over all rows or start anew in each section, up or down. */
export function checkPrintedRanks(table: ReadTable): PrintedCellCheck[] {
  return table.columns
    .filter((column) => column.role === 'rank')
    .flatMap((column) => {
      const ways = listRankedColumns(table, column).flatMap((ranked) => listWays(table, column, ranked));
      const [best] = ways.sort((a, b) => countWrong(a) - countWrong(b));
      return best ?? [];
    });
}

function listRankedColumns(table: ReadTable, rank: PrintedColumn): PrintedColumn[] {
  const named = NAMED.find(([words]) => words.test(rank.head))?.[1];
  const roles = named === undefined ? RANKED : [named];
  const left = table.columns.filter(
    (each) => each.role !== null && roles.includes(each.role) && each.column < rank.column,
  );
  return left.length > 0
    ? left.reverse()
    : table.columns.filter((each) => each.role !== null && roles.includes(each.role));
}

function listWays(table: ReadTable, rank: PrintedColumn, ranked: PrintedColumn): PrintedCellCheck[][] {
  const figures = table.rows.filter((each) => each.kind === 'figures');
  const sections = [...new Set(figures.map((each) => each.section))].map((section) =>
    figures.filter((each) => each.section === section),
  );
  const splits = sections.length > 1 ? [[figures], sections] : [[figures]];
  return splits.flatMap((split) =>
    (['desc', 'asc'] as const).map((direction) =>
      split.flatMap((rows) => checkSection(table, rank, ranked, rows, direction)),
    ),
  );
}

const countWrong = (checks: readonly PrintedCellCheck[]): number =>
  checks.filter((check) => check.verdict !== 'match').length;

function checkSection(
  table: ReadTable,
  rank: PrintedColumn,
  ranked: PrintedColumn,
  rows: readonly PrintedRow[],
  direction: RankDirection,
): PrintedCellCheck[] {
  const cell = (row: PrintedRow, column: PrintedColumn): string =>
    table.cells[row.row]?.[column.column] ?? '';
  const name = (row: PrintedRow): string => `第${row.row + 1}行${row.label}`;
  const values = Object.fromEntries(rows.map((row) => [name(row), cell(row, ranked)]));
  const printed = Object.fromEntries(rows.map((row) => [name(row), cell(row, rank)]));
  const outcome = checkFigure({ kind: 'rank', values, direction, printed }, { calendar: undefined });
  return rows.flatMap((row) => {
    const shown = cell(row, rank);
    if (normalizeFigureText(shown) === '' || isEmptyMark(normalizeFigureText(shown))) return [];
    return [
      {
        row: row.row,
        column: rank.column,
        kind: 'rank',
        printed: shown,
        ...judgeCell(outcome, name(row), shown, ranked),
      },
    ];
  });
}

function judgeCell(
  outcome: FigureOutcome,
  name: string,
  shown: string,
  ranked: PrintedColumn,
): FigureOutcome {
  if (
    outcome.verdict === 'not_computable' ||
    outcome.computed === null ||
    typeof outcome.computed === 'string'
  ) {
    return { ...outcome, computed: null, rounded: null };
  }
  const right = outcome.computed[name] ?? null;
  const text = right === null ? null : String(right);
  const judged = { computed: text, rounded: text };
  if (right !== null && right === parsePrintedRank(shown)) {
    return {
      ...judged,
      verdict: 'match',
      sentence: `位次：按“${ranked.head}”为第${right}位，与印出位次一致。`,
    };
  }
  const should = right === null ? '无数据不排位' : `按“${ranked.head}”应为第${right}位`;
  const cause = /，系[^；]*$/.exec(outcome.sentence)?.[0].replace(/。$/, '') ?? '';
  return { ...judged, verdict: 'inconsistent', sentence: `位次：${should}，印出${shown}${cause}。` };
}
