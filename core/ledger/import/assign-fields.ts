import { LEDGER_FIELDS, type LedgerField } from '../ledger-fields.ts';
import { isMoneyUnit } from './head-unit.ts';
import { toComparable } from './normal-text.ts';
import { isPartOf } from './part-names.ts';
import { type ColumnProfile, shareOf } from './profile-columns.ts';
import type { ColumnReading } from './understanding.ts';

/** 进度 over figures: a rate where they carry % or the head says so, but 支出进度 is none of the work. */
function findFieldOfProgress(column: ColumnReading, profile: ColumnProfile): LedgerField | null {
  const leaf = column.levels.at(-1) ?? '';
  const isRate = /[%％率]/.test(leaf) || profile.percents > profile.figures / 2;
  if (isRate && /支出|支付|拨付|资金|到位/.test(leaf)) return null;
  return isRate ? 'completion_rate' : 'actual';
}

/** 项目\\单位 in the corner of a matrix names its rows and its columns at once. */
function isDiagonal(column: ColumnReading): boolean {
  return /^(项目|指标|事项|任务|内容)[\\＼]|[\\＼](项目|指标|事项|任务|内容)$/.test(
    column.levels.at(-1) ?? '',
  );
}

/** 年度计划 and 完成 over figures in 万元, or over 1.2亿元 and 3000万 without a unit above them, are money. */
function isMoneyByCells(column: ColumnReading, profile: ColumnProfile): boolean {
  if (column.field !== 'target' && column.field !== 'actual') return false;
  if (column.unit === null) return shareOf(profile.moneyTexts, profile.filled) >= 0.6;
  return isMoneyUnit(column.unit) && shareOf(profile.figures, profile.filled) >= 0.6;
}

/** Of 9月/累计 and 10月/累计 the later month is how the year stands. */
function isLaterMonth(column: ColumnReading, holder: ColumnReading): boolean {
  const monthOf = (one: ColumnReading): number =>
    Math.max(0, ...[...one.levels.join('/').matchAll(/(\d{1,2})月/g)].map((match) => Number(match[1])));
  return column.field === 'ytd_done' && monthOf(holder) > 0 && monthOf(column) > monthOf(holder);
}

/** The cells' testimony: a head of one meaning over cells of another loses confidence or changes its field. */
function weighByContent(column: ColumnReading, profile: ColumnProfile): void {
  const figures = shareOf(profile.figures, profile.filled);
  const { field } = column;
  if (field === null || profile.filled === 0) return;
  const kind = LEDGER_FIELDS[field].kind;
  if (field === 'progress_text' && figures >= 0.6) {
    column.field = findFieldOfProgress(column, profile);
    if (column.field === null) column.confidence = 0;
  } else if (field === 'growth' && isMoneyUnit(column.unit)) {
    // 增减（万元） is an amount.
    column.field = null;
    column.confidence = 0;
  } else if (isMoneyByCells(column, profile)) {
    column.field = field === 'target' ? 'annual_plan' : 'ytd_done';
    if (field === 'actual') column.confidence = Math.min(column.confidence, 0.65);
  } else if (field === 'measure_unit' && shareOf(profile.organisations, profile.filled) > 0.5) {
    // 单位 over names of offices is whose row it is, not what it is measured in.
    column.field = 'responsible_unit';
    column.confidence = 0.8;
  } else if (field === 'phone' && profile.phones === 0 && profile.filled >= 3) column.confidence *= 0.6;
  else if (kind === 'amount' && profile.filled >= 3 && figures < 0.3 && profile.long > profile.filled / 2) {
    // Words where money should be: the head was about something else.
    column.confidence *= 0.5;
  } else if (field === 'project_code' && shareOf(profile.shortNumbers, profile.filled) >= 0.9) {
    // 项目编号 over 1, 2, 3 is the running number.
    column.field = 'serial';
    column.confidence = Math.min(column.confidence, 0.9);
  } else if (kind === 'unit' && shareOf(profile.organisations, profile.filled) < 0.5 && isDiagonal(column)) {
    column.field = 'name';
    column.confidence = 0.7;
  } else if (kind === 'unit' && figures > 0.6) {
    column.rival = column.field;
    column.field = null;
    column.confidence = 0;
  } else if (kind === 'date' && figures > 0.6 && profile.dates === 0 && isMoneyUnit(column.unit)) {
    column.confidence *= 0.5;
  }
}

const MONTH_DONE = /^(本月|当月|(20\d\d年)?\d{1,2}月份?)(实际)?(完成)?(数|额|情况)?$/;
const YEAR_DONE =
  /^((本年|今年|年初至今|20\d\d年)?(累计|已)(完成)?|(20\d\d年)?\d{1,2}月?[-—~至到]\d{1,2}月份?(累计)?(完成)?|(截至|至)(目前|本月|本期|(20\d\d年)?\d{1,2}月底?)(累计)?完成)(数|额|情况)?$/;

/** 1月/完成, 本月完成, 1-10月完成, 已完成: whose time a head of work done names; null when it names none. */
function findDoneOfTime(levels: string[]): 'month_done' | 'ytd_done' | null {
  const bare = levels.map((level) => toComparable(level).replace(/[(][^()]*[)]/g, ''));
  const leaf = bare.at(-1) ?? '';
  const joined = /^(实际)?完成(数|额)?$/.test(leaf) ? `${bare.at(-2) ?? ''}${leaf}` : leaf;
  if (MONTH_DONE.test(joined)) return 'month_done';
  return YEAR_DONE.test(joined) ? 'ytd_done' : null;
}

/**
 * 年度计划 and 累计 over figures, in a table that says 单位：万元 or beside 总投资, are money although neither says 投资; without a
 * unit noted above the table they are asked about.
 */
function weighByNote(column: ColumnReading, profile: ColumnProfile, notedMoney: string | null): void {
  if (column.unit !== null || shareOf(profile.figures, profile.filled) < 0.6) return;
  const leaf = column.levels.at(-1) ?? '';
  const isPlan =
    column.field === 'target' &&
    /^(20\d\d年)?(本?年|年度|全年)?(度)?计划(数|额)?$|^(20\d\d年)?(本年|年度|全年)(目标|任务)(数|额)?$/.test(
      leaf,
    );
  const done = column.field === 'actual' ? findDoneOfTime(column.levels) : null;
  if (!isPlan && !done) return;
  column.field = isPlan ? 'annual_plan' : done;
  column.unit = notedMoney;
  column.confidence = Math.min(column.confidence, 0.8);
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
    (notedMoney !== null && notedUnits.every((unit) => isMoneyUnit(unit)));
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
  for (const column of columns) if (column.rival === column.field) column.rival = null;
  for (const column of columns) column.confidence = Math.round(column.confidence * 100) / 100;
}
