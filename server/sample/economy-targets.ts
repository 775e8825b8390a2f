// Targets of the year in the sample: what the people's congress of the county was told, what the city asks, towns' shares.
import type { TargetInput } from '#core/indicators/public.ts';
import { TOWNS } from './county-names.ts';
import { COUNTIES, OWN_CODE, townCode } from './economy-places.ts';

/** Target growth in percent by which the year's amount follows from last year's; rates and indexes have a level instead. */
const GROWTHS: Readonly<Record<string, number>> = {
  gdp: 6.5,
  'industry-value-added': 7.5,
  'industry-output': 8,
  'fixed-investment': 7,
  'industry-investment': 12,
  'public-budget-revenue': 5,
  'fiscal-revenue': 6,
  'tax-revenue': 5.5,
  'retail-sales': 7.5,
  'urban-income': 5.5,
  'rural-income': 7,
  'tourism-revenue': 11,
  'foreign-trade': 5,
  'domestic-capital': 10,
  deposits: 9,
  loans: 10,
  'urban-jobs': 1,
};
const LEVELS: Readonly<Record<string, string>> = {
  'tax-share': '65',
  'air-quality-index': '3.5',
  'good-air-days': '325',
  'above-scale-added': '16',
  accidents: '15',
};
/** Growth alone is aimed at where amounts are not made public. */
const GROWTH_ONLY = new Set(['gdp', 'industry-value-added', 'urban-income', 'rural-income']);

interface Wish {
  year: number;
  /** Last year's whole amount of an indicator of a place. */
  lastYear: (code: string, place: string) => number | null;
  digitsOf: (code: string) => number;
  leadOf: (code: string) => string | null;
}

/** The product keeps all of them as first versions, set in January by the report of the government's work. */
export function listSampleTargets({ year, lastYear, digitsOf, leadOf }: Wish): TargetInput[] {
  const basis = `望川县${year}年政府工作报告`;
  const blank = { value: null, growth: null, rank: null, months: null, supportingOrgIds: [] };
  const amountOf = (code: string, place: string, growth: number): string | null => {
    const before = lastYear(code, place);
    return before === null ? null : (before * (1 + growth / 100)).toFixed(digitsOf(code));
  };
  const own = Object.entries(GROWTHS).map(
    ([indicator, growth]): TargetInput => ({
      ...{ ...blank, indicator, subject: OWN_CODE, kind: 'budget', basis, leadOrgId: leadOf(indicator) },
      growth: growth.toFixed(1),
      value: GROWTH_ONLY.has(indicator) ? null : amountOf(indicator, OWN_CODE, growth),
      rank: indicator === 'gdp' ? 5 : null,
    }),
  );
  const levels = Object.entries(LEVELS).map(
    ([indicator, value]): TargetInput => ({
      ...{
        ...blank,
        indicator,
        subject: OWN_CODE,
        kind: 'budget',
        basis,
        value,
        leadOrgId: leadOf(indicator),
      },
    }),
  );
  const fromAbove = ['public-budget-revenue', 'fixed-investment', 'domestic-capital'].flatMap((indicator) =>
    COUNTIES.map(
      ({ code }): TargetInput => ({
        ...{
          ...blank,
          indicator,
          subject: code,
          kind: 'upper',
          basis: `云岭市${year}年目标任务分解表`,
          leadOrgId: null,
        },
        value: amountOf(indicator, code, (GROWTHS[indicator] ?? 6) + 0.5),
      }),
    ),
  );
  const ofTowns = ['fixed-investment', 'public-budget-revenue'].flatMap((indicator) =>
    TOWNS.map(
      (_town, at): TargetInput => ({
        ...{
          ...blank,
          indicator,
          subject: townCode(at),
          kind: 'budget',
          basis: `望川县${year}年目标责任书`,
          leadOrgId: null,
        },
        value: amountOf(indicator, townCode(at), GROWTHS[indicator] ?? 6),
      }),
    ),
  );
  return [...own, ...levels, ...fromAbove, ...ofTowns];
}
