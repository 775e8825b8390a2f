import { LEDGER_FIELDS, type LedgerField } from '../ledger-fields.ts';
import { isMoneyUnit } from './head-unit.ts';
import { toArabicMonths, toComparable } from './normal-text.ts';
import { isPartOf } from './part-names.ts';
import { type ColumnProfile, shareOf } from './profile-columns.ts';
import type { ColumnReading } from './understanding.ts';
import { weighByContent, weighByNote } from './weigh-columns.ts';

/** Of 9月/累计 and 10月/累计 the later month is how the year stands. */
function isLaterMonth(column: ColumnReading, holder: ColumnReading): boolean {
  const monthOf = (one: ColumnReading): number =>
    Math.max(
      0,
      ...[...toArabicMonths(one.levels.join('/')).matchAll(/(\d{1,2})月/g)].map((match) => Number(match[1])),
    );
  return column.field === 'ytd_done' && monthOf(holder) > 0 && monthOf(column) > monthOf(holder);
}

/** A column without a usable head whose cells run 1, 2, 3 is the serial column. */
function findSerialByContent(columns: ColumnReading[], profiles: ColumnProfile[]): ColumnReading | undefined {
  return columns.slice(0, 3).find((column) => {
    const profile = profiles[column.column] as ColumnProfile;
    return (
      column.levels.length === 0 && profile.filled >= 3 && shareOf(profile.serials, profile.filled) > 0.8
    );
  });
}

/** Side-by-side tables: the same run of heads again to the right starts a new block, whatever stands over each. */
export function findBlocks(columns: ColumnReading[]): number[] {
  const blocks = findRuns(columns.map((column) => column.levels.join('/')));
  if (blocks.some((block) => block > 0)) return blocks;
  const names = columns.filter((column) => column.field === 'name').length;
  return names > 1 ? findRuns(columns.map((column) => column.levels.at(-1) ?? '')) : blocks;
}

function findRuns(heads: string[]): number[] {
  const blocks = heads.map(() => 0);
  const first = heads.findIndex((head) => head !== '');
  for (let width = 2; first >= 0 && first + width * 2 <= heads.length; width++) {
    const run = heads.slice(first, first + width);
    if (new Set(run).size !== run.length || run.includes('')) continue;
    const starts: number[] = [];
    for (let at = first + width; at + width <= heads.length; at++) {
      if (run.every((head, offset) => heads[at + offset] === head)) {
        starts.push(at);
        at += width - 1;
      }
    }
    const gaps = heads.slice(first + width).filter((head) => head !== '' && !run.includes(head));
    if (starts.length === 0 || gaps.length > 1) continue;
    return blocks.map((_, at) => starts.filter((start) => at >= start).length);
  }
  return blocks;
}

/** Each field that must be unique keeps the column that fits it best; the others lose it and say so. */
function settleRivals(columns: ColumnReading[], profiles: ColumnProfile[]): void {
  const holders = new Map<string, ColumnReading>();
  for (const column of columns) {
    if (column.field === null || LEDGER_FIELDS[column.field].repeats) continue;
    const key = `${column.block}:${column.field}`;
    const holder = holders.get(key);
    if (!holder) {
      holders.set(key, column);
      continue;
    }
    if (isPartOf(column, holder)) {
      holder.field = 'parent_name';
      holders.set(key, column);
      continue;
    }
    const filled = (one: ColumnReading): number => ((profiles[one.column]?.filled ?? 0) > 0 ? 1 : 0);
    const better = filled(column) - filled(holder) || column.confidence - holder.confidence;
    const loser = better > 0.03 || (better >= 0 && isLaterMonth(column, holder)) ? holder : column;
    if (loser === holder) holders.set(key, column);
    giveUpField(loser, columns, profiles);
  }
}

function giveUpField(loser: ColumnReading, columns: ColumnReading[], profiles: ColumnProfile[]): void {
  const lost = loser.field as LedgerField;
  const next = loser.rival;
  const free =
    next !== null && !columns.some((column) => column.block === loser.block && column.field === next);
  const fallback = fallbackOf(lost, loser, profiles) ?? findSinceStart(lost, loser, columns);
  loser.field = free ? next : fallback;
  loser.rival = lost;
  loser.confidence = loser.field === null ? 0 : loser.confidence * 0.7;
}

/** 累计完成 beside 本年完成 counts since the start. */
function findSinceStart(
  lost: LedgerField,
  loser: ColumnReading,
  columns: ColumnReading[],
): LedgerField | null {
  const isHeld = columns.some(({ block, field }) => block === loser.block && field === 'since_start_done');
  if (lost !== 'ytd_done' || isHeld) return null;
  const THIS_YEAR = /本年|今年|当年|年度|全年|20\d\d年|\d月/;
  const winner = columns.find((one) => one !== loser && one.block === loser.block && one.field === lost);
  const own = loser.levels.join('');
  return /累计/.test(own) && !THIS_YEAR.test(own) && THIS_YEAR.test(winner?.levels.join('') ?? '')
    ? 'since_start_done'
    : null;
}

/** 措施 beside 存在问题 is what is done about them, not a task. */
function settleMeasures(columns: ColumnReading[]): void {
  const has = (field: LedgerField): boolean => columns.some((column) => column.field === field);
  if (!has('problems') || !has('name') || has('next_steps')) return;
  const measures = columns.find(
    ({ field, levels }) =>
      field === 'task' && /^(主要|解决|整改|推进|工作|具体)?(措施|对策)$/.test(levels.at(-1) ?? ''),
  );
  if (measures) measures.field = 'next_steps';
}

const DONE_BESIDE: ReadonlySet<LedgerField> = new Set<LedgerField>([
  'ytd_done',
  'month_done',
  'quarter_done',
  'completion_rate',
]);

/**
 * 计划投资额 names no year: beside 总投资 it is the year's plan; beside what was done it is taken so and asked about; in a list of
 * signed projects that has neither it is the whole investment, and asked about.
 */
function settleVaguePlan(columns: ColumnReading[]): void {
  for (const column of columns) {
    const leaf = toComparable(column.levels.at(-1) ?? '').replace(/[(][^()]*[)]/g, '');
    if (column.field !== 'annual_plan' || column.levels.length !== 1 || column.rival !== null) continue;
    if (!/^(项目)?(计划|拟|预计|意向)投资(额|金额)?$/.test(leaf)) continue;
    const others = columns.filter(({ block, field }) => block === column.block && field !== null);
    if (others.some(({ field }) => field === 'total_investment')) continue;
    const isOfYear = others.some(({ field }) => field !== null && DONE_BESIDE.has(field));
    column.field = isOfYear ? 'annual_plan' : 'total_investment';
    column.rival = isOfYear ? 'total_investment' : 'annual_plan';
    column.confidence = 0.6;
  }
}

/** A second 项目名称 beside 工程名称 is its grouping; a second 责任单位 supports the first. */
function fallbackOf(lost: LedgerField, loser: ColumnReading, profiles: ColumnProfile[]): LedgerField | null {
  if (lost !== 'name' || loser.levels.length === 0) return null;
  const profile = profiles[loser.column] as ColumnProfile;
  return shareOf(profile.figures, profile.filled) < 0.3 ? 'category' : null;
}

/**
 * Settles the columns' fields with what their cells look like; changes the columns in place.
 * `notedUnits`: the units that a note above the table gives to its figures.
 */
export function assignFields(
  columns: ColumnReading[],
  profiles: ColumnProfile[],
  notedUnits: string[] = [],
): void {
  const blocks = findBlocks(columns);
  const notedMoney = notedUnits.find((unit) => isMoneyUnit(unit)) ?? null;
  const isOfMoney =
    columns.some(
      ({ field, unit }) =>
        field === 'total_investment' ||
        ((field === 'ytd_done' || field === 'annual_plan') && isMoneyUnit(unit)),
    ) ||
    (notedMoney !== null && notedUnits.every((unit) => isMoneyUnit(unit) || unit === '%'));
  columns.forEach((column, at) => {
    column.block = blocks[at] ?? 0;
    weighByContent(column, profiles[column.column] as ColumnProfile);
    if (isOfMoney) weighByNote(column, profiles[column.column] as ColumnProfile, notedMoney);
  });
  if (!columns.some((column) => column.field === 'serial')) {
    const serial = findSerialByContent(columns, profiles);
    if (serial) {
      serial.field = 'serial';
      serial.confidence = 0.6;
    }
  }
  settleRivals(columns, profiles);
  settleMeasures(columns);
  settleVaguePlan(columns);
  for (const column of columns) if (column.rival === column.field) column.rival = null;
  for (const column of columns) column.confidence = Math.round(column.confidence * 100) / 100;
}
