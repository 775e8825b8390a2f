import { LEDGER_FIELDS, type LedgerField } from '../ledger-fields.ts';
import { isMoneyUnit } from './head-unit.ts';
import { toComparable } from './normal-text.ts';
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

/** The cells' testimony: a head of one meaning over cells of another loses confidence or changes its field. */
export function weighByContent(column: ColumnReading, profile: ColumnProfile): void {
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
  /^((本年|今年|年初至今|20\d\d年)?(累计|已)(完成)?|(本年度?|今年|当年|20\d\d年度?)(实际)?完成|(20\d\d年)?\d{1,2}月?[-—~至到]\d{1,2}月份?(累计)?(完成)?|(截至|至)(目前|本月|本期|(20\d\d年)?\d{1,2}月底?)(累计)?完成)(数|额|情况)?$/;

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
export function weighByNote(column: ColumnReading, profile: ColumnProfile, notedMoney: string | null): void {
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
