import { LEDGER_FIELDS, type LedgerField } from '../ledger-fields.ts';
import { isMoneyUnit } from './head-unit.ts';
import { labelOf, listPartRows } from './part-rows.ts';
import { toCellAddress } from './raw-sheet.ts';
import { findFigure, isPlainFigure, isWithinRounding, type PrintedFigure } from './row-sums.ts';
import { listSumParts, type SumParts } from './sum-parts.ts';
import type { SheetFacts, TableFacts } from './table-facts.ts';
import type { ColumnReading, RowReading } from './understanding.ts';

/** A printed figure and the printed figures it should follow from; `entry` is what check-figures takes. */
export interface PrintedCheck {
  address: string;
  kind: 'ratio' | 'growth' | 'sum';
  subject: string;
  entry: Record<string, unknown>;
  /** The target is an upper limit (失业率低于, 控制在): target ÷ actual is the habit. */
  inverse: boolean;
  /** Key of the column, to see when a pairing of columns must have been wrong. */
  column: string;
}

const RATE_FIELDS = new Set<LedgerField>(['completion_rate', 'since_start_rate']);
const DONE: LedgerField[] = ['ytd_done', 'actual'];
const PLANNED: LedgerField[] = ['annual_plan', 'target'];
/** What stands for the year's figures under the head of one month. */
const OF_PERIOD: Partial<Record<LedgerField, LedgerField[]>> = {
  ytd_done: ['month_done', 'quarter_done'],
  annual_plan: ['ytd_plan', 'month_plan'],
};
const INVERSE = /低于|控制在|不超过|不高于|以内|以下|下降|降低|减少|≤|<=/;

interface RateInputs {
  rate: ColumnReading;
  num: ColumnReading;
  den: ColumnReading;
  kind: 'ratio' | 'growth';
}

function sharesParent(a: ColumnReading, b: ColumnReading): boolean {
  return a.levels.length > 1 && a.levels.slice(0, -1).join('/') === b.levels.slice(0, -1).join('/');
}

/** 1-6月/完成率 does not follow from 1-10月/完成. */
function isOfOtherGroup(column: ColumnReading, rate: ColumnReading): boolean {
  return column.levels.length > 1 && rate.levels.length > 1 && !sharesParent(column, rate);
}

/** The column of one of the fields that belongs to the rate: same group head first, then nearest on the left. */
function findInput(facts: TableFacts, rate: ColumnReading, fields: LedgerField[]): ColumnReading | null {
  const own = facts.table.columns.filter((column) => column.block === rate.block);
  const fits = own.filter(({ field }) => field !== null && fields.includes(field));
  // 1-6月/完成 gave its field to 1-10月/完成 and is still what 1-6月/完成率 follows from.
  const lost = own.filter(({ field, rival }) => field === null && rival !== null && fields.includes(rival));
  const near = [...fits, ...lost].filter((column) => sharesParent(column, rate));
  // 1-10月/计划, 完成, 完成率: the rate is of that group's own plan, not of the year's.
  const ofPeriod = own.filter(
    ({ field }) => field !== null && OF_PERIOD[fields[0] ?? 'actual']?.includes(field),
  );
  const siblings = near.length > 0 ? near : ofPeriod.filter((column) => sharesParent(column, rate));
  const pool = siblings.length > 0 ? siblings : fits.filter((column) => !isOfOtherGroup(column, rate));
  const left = pool.filter((column) => column.column < rate.column).at(-1);
  const chosen = left ?? pool[0] ?? null;
  return chosen;
}

function pairRate(facts: TableFacts, rate: ColumnReading): RateInputs | null {
  const growth = rate.field === 'growth';
  const total = rate.field === 'since_start_rate';
  const num = findInput(facts, rate, total ? ['since_start_done'] : DONE);
  const den = findInput(facts, rate, growth ? ['last_year_value'] : total ? ['total_investment'] : PLANNED);
  if (!num || !den || num === den) return null;
  if (isMoneyUnit(num.unit) !== isMoneyUnit(den.unit) || (isMoneyUnit(num.unit) && num.unit !== den.unit))
    return null;
  return { rate, num, den, kind: growth ? 'growth' : 'ratio' };
}

/** Whether the sheet prints what a rate follows from, so that the rate is recomputed. */
export const hasRateInputs = (facts: TableFacts, rate: ColumnReading): boolean =>
  pairRate(facts, rate) !== null;

function toPercentText(text: string, asFraction: boolean): string {
  if (!asFraction || text.includes('%')) return text.replace('%', '');
  const [whole = '0', decimals = ''] = text.split('.');
  const digits = decimals.padEnd(2, '0');
  return `${whole}${digits.slice(0, 2)}${digits.length > 2 ? `.${digits.slice(2)}` : ''}`.replace(
    /^(-?)0+(?=\d)/,
    '$1',
  );
}

function buildRateCheck(
  facts: SheetFacts,
  table: TableFacts,
  inputs: RateInputs,
  row: RowReading,
): PrintedCheck | null {
  const { grid } = table;
  const at = (column: ColumnReading): string => grid.text(row.row, column.column);
  const [printed, num, den] = [at(inputs.rate), at(inputs.num), at(inputs.den)];
  if (![printed, num, den].every(isPlainFigure) || !/[1-9]/.test(den)) return null;
  const address = toCellAddress(facts.sheet.name, row.row, inputs.rate.column);
  const asFraction = table.contexts[inputs.rate.column]?.asFraction ?? false;
  const plain = (text: string): string => text.replace(/[,%]/g, '');
  const values =
    inputs.kind === 'ratio'
      ? { num: plain(num), den: plain(den) }
      : { current: plain(num), base: plain(den) };
  return {
    address,
    kind: inputs.kind,
    subject: inputs.rate.levels.at(-1) ?? '',
    entry: { id: address, kind: inputs.kind, ...values, printed: toPercentText(printed, asFraction) },
    // Asked for only where the rate does not follow from its inputs.
    get inverse() {
      const texts = grid.cells(row.row).map((cell) => cell.text);
      return INVERSE.test(`${inputs.rate.levels.join('')}${texts.join('')}`);
    },
    column: `${facts.sheet.name}!${inputs.rate.column}`,
  };
}

function listRateChecks(facts: SheetFacts, table: TableFacts): PrintedCheck[] {
  const rates = table.table.columns.filter(
    (column) => column.field !== null && (RATE_FIELDS.has(column.field) || column.field === 'growth'),
  );
  return rates.flatMap((rate) => {
    const inputs = pairRate(table, rate);
    if (!inputs) return [];
    return table.rows
      .filter((row) => row.kind === 'data' || row.kind === 'subtotal')
      .map((row) => buildRateCheck(facts, table, inputs, row))
      .filter((check) => check !== null);
  });
}

/** Columns whose rows may be added up: money, counts, areas, and figures that are no rates. */
function isAdditive(column: ColumnReading, table: TableFacts): 'surely' | 'perhaps' | 'never' {
  if (column.unit === '%' || column.field === 'serial') return 'never';
  if (column.field === null || LEDGER_FIELDS[column.field].kind === 'either') {
    return table.numericColumns.has(column.column) ? 'perhaps' : 'never';
  }
  const kind = LEDGER_FIELDS[column.field].kind;
  if (kind === 'amount') return 'surely';
  return column.field === 'project_count' || column.field === 'land_area' || column.field === 'building_area'
    ? 'surely'
    : 'never';
}

const MARK_ALONE = /^[（(]?[一二三四五六七八九十百\d]+[）)]?[、,.．]?$/;

/** The label as people call the row: 一、 in a cell of its own goes with the words beside it. */
function subjectOf(table: TableFacts, row: RowReading): string {
  const [label, next] = table.grid.cells(row.row).filter((cell) => findFigure(cell.text) === null);
  return label && next && MARK_ALONE.test(label.text) ? `${label.text}${next.text}` : (label?.text ?? '');
}

function buildSumCheck(
  facts: SheetFacts,
  table: TableFacts,
  at: number,
  column: ColumnReading,
): PrintedCheck | null {
  const row = table.rows[at] as RowReading;
  const printed = table.grid.text(row.row, column.column);
  const total = findFigure(printed);
  const additive = isAdditive(column, table);
  if (!total || additive === 'never') return null;
  const sets = listPartRows(table, at).map((set) => listSumParts(table, set, column));
  // Where the rows of its own are blank nothing says what it adds up.
  const fits = (set: SumParts): boolean => set.figures.length > 0 && isWithinRounding(total, set.figures);
  const likely = sets.find((set) => !set.isUnsure && fits(set)) ?? sets[0];
  if (!likely || likely.isUnsure || likely.figures.length === 0) return null;
  if (additive === 'perhaps' && !isNear(total, likely.figures)) return null;
  const address = toCellAddress(facts.sheet.name, row.row, column.column);
  return {
    address,
    kind: 'sum',
    subject: subjectOf(table, row),
    entry: { id: address, kind: 'sum', parts: likely.texts, printed: printed.replace(/,/g, '') },
    inverse: false,
    column: `${facts.sheet.name}!${column.column}`,
  };
}

/** A column of unknown meaning is taken as addable only when its sum comes near the printed total. */
function isNear(total: PrintedFigure, parts: PrintedFigure[]): boolean {
  const sum = parts.reduce((so, part) => so.plus(part.value), total.value.times(0));
  return sum.minus(total.value).abs().lte(total.value.abs().times('0.05')) && parts.length > 1;
}

function listSumChecks(facts: SheetFacts, table: TableFacts): PrintedCheck[] {
  return table.rows.flatMap((row, at) =>
    row.kind !== 'subtotal' || row.isShare || /平均|均值|^其中/.test(labelOf(table, row))
      ? []
      : table.table.columns
          .map((column) => buildSumCheck(facts, table, at, column))
          .filter((check) => check !== null),
  );
}

/** All figures of a sheet that are printed beside what they follow from: rates, growth, subtotals. */
export function listPrintedChecks(facts: SheetFacts): PrintedCheck[] {
  return facts.tables.flatMap((table) => [...listRateChecks(facts, table), ...listSumChecks(facts, table)]);
}
