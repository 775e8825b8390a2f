import {
  absolute,
  compare,
  type DecimalText,
  type Fraction,
  formatPrinted,
  growthOf,
  multiply,
  type PeriodId,
  roundHalfAway,
  subtract,
  toFraction,
} from '#core/platform/public.ts';

/** What an enterprise tells the office itself for a month, cumulative, in 元 and 千瓦时; never its statistical return (8.6). */
export interface OfficeFigures {
  period: PeriodId;
  salesYuan: DecimalText | null;
  profitYuan: DecimalText | null;
  outputYuan: DecimalText | null;
  electricityKwh: DecimalText | null;
}

export interface FigureNote {
  ruleId: 'ENT-001' | 'ENT-002' | 'ENT-003' | 'ENT-004';
  sentence: string;
}

const APART: Fraction = { num: 30n, den: 1n };
const percent = (share: Fraction | null): Fraction | null => share && multiply(share, { num: 100n, den: 1n });
const growth = (now: DecimalText | null, before: DecimalText | null): Fraction | null =>
  now === null || before === null ? null : percent(growthOf(toFraction(now), toFraction(before)));
const say = (value: Fraction): string => {
  const printed = roundHalfAway(value, 1);
  return `${value.num >= 0n ? '增长' : '下降'}${formatPrinted(printed.replace('-', ''))}%`;
};

/**
 * What to ask about figures of an enterprise (ST-02, ST-03): sales up while profit is negative, zero reports, output and electricity
 * that part by more than 30 points, cumulative figures that fall. Questions for a talk, nothing is held against anybody.
 */
export function checkOfficeFigures(
  now: OfficeFigures,
  lastYear: OfficeFigures | null,
  lastMonth: OfficeFigures | null,
): FigureNote[] {
  const notes: FigureNote[] = [];
  const sales = growth(now.salesYuan, lastYear?.salesYuan ?? null);
  if (sales !== null && sales.num > 0n && now.profitYuan !== null && toFraction(now.profitYuan).num < 0n)
    notes.push({ ruleId: 'ENT-001', sentence: `销售${say(sales)}，利润为负，请了解原因` });
  if (now.salesYuan !== null && toFraction(now.salesYuan).num === 0n)
    notes.push({ ruleId: 'ENT-002', sentence: '销售报零：确无销售、停产，还是未报' });
  const output = growth(now.outputYuan, lastYear?.outputYuan ?? null);
  const power = growth(now.electricityKwh, lastYear?.electricityKwh ?? null);
  if (output !== null && power !== null && compare(absolute(subtract(output, power)), APART) > 0)
    notes.push({ ruleId: 'ENT-003', sentence: `产值${say(output)}，用电${say(power)}，走势不一致` });
  const isSameYear = lastMonth !== null && lastMonth.period.slice(0, 4) === now.period.slice(0, 4);
  const fell = (key: 'salesYuan' | 'outputYuan' | 'electricityKwh') => {
    const [a, b] = [now[key], isSameYear ? lastMonth[key] : null];
    return a !== null && b !== null && compare(toFraction(a), toFraction(b)) < 0;
  };
  if (fell('salesYuan') || fell('outputYuan') || fell('electricityKwh'))
    notes.push({ ruleId: 'ENT-004', sentence: '累计数比上月少，请核对是否填成了当月数' });
  return notes;
}
