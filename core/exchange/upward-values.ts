import { divide, formatPercent, fromYuan, sumOf, toDecimalText, toFraction } from '#core/platform/public.ts';
import type { UpwardField, UpwardMapping } from './upward-mapping.ts';

/** One row of an upward table before it is written: a project, or a group of projects; amounts in 元. */
export interface UpwardFacts {
  texts: Partial<Record<UpwardField, string>>;
  projectCount: number;
  rank: number | null;
  totalInvestmentYuan: string | null;
  baseYuan: string | null;
  annualPlanYuan: string | null;
  monthYuan: string | null;
  plannedYuan: string | null;
  actualYuan: string | null;
  completionRate: string | null;
  proRataShare: string | null;
}

export interface UpwardCell {
  column: string;
  head: string;
  /** Decimal text in the unit of the head; null when the cell is text or empty. */
  number: string | null;
  text: string | null;
}

const plus = (a: string | null, b: string | null): string | null =>
  a === null && b === null ? null : toDecimalText(sumOf([a ?? '0', b ?? '0'].map((v) => toFraction(v))), 2);

const minus = (a: string | null, b: string | null): string | null =>
  a === null
    ? null
    : plus(a, b === null || /^-?0*(\.0*)?$/.test(b) ? null : b.startsWith('-') ? b.slice(1) : `-${b}`);

const shareOf = (a: string | null, b: string | null): string | null => {
  if (a === null || b === null || /^-?0*(\.0*)?$/.test(b)) return null;
  const share = divide(toFraction(a), toFraction(b));
  return share === null ? null : toDecimalText(share, 12);
};

type Amount = (facts: UpwardFacts) => string | null;
const sinceStart: Amount = (facts) => plus(facts.baseYuan, facts.actualYuan);
const AMOUNTS: Partial<Record<UpwardField, Amount>> = {
  total_investment: (facts) => facts.totalInvestmentYuan,
  cumulative_to_last_year_end: (facts) => facts.baseYuan,
  annual_plan: (facts) => facts.annualPlanYuan,
  month_done: (facts) => facts.monthYuan,
  ytd_plan: (facts) => facts.plannedYuan,
  ytd_done: (facts) => facts.actualYuan,
  since_start_done: sinceStart,
  remaining_investment: (facts) => minus(facts.totalInvestmentYuan, sinceStart(facts)),
};
const RATES: Partial<Record<UpwardField, Amount>> = {
  completion_rate: (facts) => facts.completionRate,
  since_start_rate: (facts) => shareOf(sinceStart(facts), facts.totalInvestmentYuan),
  elapsed_rate: (facts) => facts.proRataShare,
};

const UNIT_CODES = { 元: 'yuan', 万元: 'wan', 亿元: 'yi' } as const;

function toAmount(yuan: string | null, unit: UpwardMapping['columns'][number]['unit']): string | null {
  if (yuan === null) return null;
  return fromYuan(yuan, UNIT_CODES[unit === '%' || unit === null ? '万元' : unit]);
}

/** Percent with two digits, as `68.40`; rounded once, half away from zero. */
const toPercent = (share: string | null): string | null =>
  share === null ? null : formatPercent(share, 2).replace(/[%,]/g, '').replace('−', '-');

/** The value of one column of a row: amounts in the unit of the head (万元 when it says none), rates in percent. */
export function buildUpwardCell(
  column: UpwardMapping['columns'][number],
  facts: UpwardFacts,
  serial: number,
): UpwardCell | null {
  const { field } = column;
  if (field === null) return null;
  const cell = { column: column.column, head: column.head, number: null, text: null };
  if (field === 'serial') return { ...cell, number: String(serial) };
  if (field === 'project_count') return { ...cell, number: String(facts.projectCount) };
  if (field === 'rank') return { ...cell, number: facts.rank === null ? null : String(facts.rank) };
  const amount = AMOUNTS[field];
  if (amount) return { ...cell, number: toAmount(amount(facts), column.unit) };
  const rate = RATES[field];
  if (rate) return { ...cell, number: toPercent(rate(facts)) };
  return { ...cell, text: facts.texts[field] ?? null };
}

/** Words of a row are filled in for projects; a group's row keeps the template's own words. */
export function listUpwardCells(
  mapping: UpwardMapping,
  facts: UpwardFacts,
  serial: number,
  kind: 'project' | 'group',
): UpwardCell[] {
  return mapping.columns.flatMap((column) => {
    const cell = buildUpwardCell(column, facts, serial);
    if (!cell) return [];
    if (kind === 'group' && (cell.number === null || column.field === 'serial')) return [];
    return [cell];
  });
}

const toPlain = (text: string | null): string | null => {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '' || trimmed === '—' || trimmed === '-') return null;
  const number = trimmed.replace(/,/g, '');
  if (/^-?\d+(\.\d+)?$/.test(number))
    return number.includes('.') ? number.replace(/0+$/, '').replace(/\.$/, '') : number;
  return trimmed.replace(/\s+/gu, ' ');
};

/** Two cells are the same when they hold the same number, however it is written, or the same words. */
export function isSameUpwardCell(ours: string | null, theirs: string | null): boolean {
  return toPlain(ours) === toPlain(theirs);
}
