// The thirty-five indicators by which the sample county is dispatched, with the units of the county that file them.
import { type Indicator, SHIPPED_INDICATORS } from '#core/indicators/public.ts';

/** What a month of an indicator looks like in an ordinary county. */
export interface Course {
  /** Amount of the first year, level of a stock or rate. */
  level: number;
  /** Growth in percent a year, published growths at comparable prices. */
  growth: number;
  /** How far the growth swings about it. */
  swing: number;
  /** Shares of the year's amount by month; even where absent. */
  season?: 'even' | 'rising' | 'fiscal' | 'summer';
}

const UNIT_OF: Readonly<Record<string, string>> = {
  税务局: '财政局',
  人民银行: '财政局',
  供电公司: '工信局',
  投资促进局: '投促局',
  人力资源社会保障局: '人社局',
};

const c = (level: number, growth: number, swing: number, season?: Course['season']): Course => ({
  ...{ level, growth, swing },
  ...(season ? { season } : {}),
});

/** In the order of the board. Of what is made of others (GDP, investment, 税收占比) nothing is drawn. */
export const COURSES: Readonly<Record<string, Course>> = {
  gdp: c(0, 0, 0),
  'primary-value-added': c(38, 4, 0.5, 'summer'),
  'secondary-value-added': c(86, 6.2, 1.6),
  'tertiary-value-added': c(94, 6.8, 1.1),
  'industry-value-added': c(61, 7, 2.2),
  'industry-output': c(236, 7.6, 3),
  'industry-sales': c(229, 7.2, 3),
  'industry-profit': c(14.2, 5, 8),
  'production-sales-rate': c(97.1, 0, 0.6),
  'industry-electricity': c(8.6, 5.4, 2),
  'industry-vat': c(4.1, 6, 3.5),
  'fixed-investment': c(0, 0, 0),
  'industry-investment': c(58, 11, 3.5, 'rising'),
  'real-estate-investment': c(24, -6, 4, 'rising'),
  'infrastructure-investment': c(41, 7, 3.5, 'rising'),
  'fiscal-revenue': c(21.4, 6, 2.2, 'fiscal'),
  'public-budget-revenue': c(12.6, 5.2, 2, 'fiscal'),
  'tax-revenue': c(8.1, 5.6, 2.4, 'fiscal'),
  'tax-share': c(0, 0, 0),
  deposits: c(318, 9.4, 1),
  loans: c(241, 11.2, 1.2),
  'retail-sales': c(92, 7, 1.6),
  'urban-income': c(38_600, 5.2, 0.4),
  'rural-income': c(19_800, 7.1, 0.5),
  'tourism-revenue': c(31, 10, 6, 'summer'),
  'foreign-trade': c(2.4, 4, 9),
  'foreign-capital': c(1_900, 3, 10),
  'domestic-capital': c(74, 9, 4, 'rising'),
  'above-scale-industry': c(142, 4, 1),
  'above-scale-added': c(14, 5, 10),
  'market-subjects': c(46_200, 6, 1),
  'air-quality-index': c(3.45, -2, 0.3),
  'good-air-days': c(318, 0.4, 1),
  'urban-jobs': c(6_200, 1.5, 2),
  accidents: c(17, -6, 10),
};

/** The shipped definitions of these, filed by units that the county has. */
export const SAMPLE_INDICATORS: readonly Indicator[] = Object.keys(COURSES).flatMap((code) => {
  const shipped = SHIPPED_INDICATORS.find((one) => one.code === code);
  if (!shipped) throw new Error(`no shipped indicator ${code}`);
  return [{ ...shipped, sourceDepartment: UNIT_OF[shipped.sourceDepartment] ?? shipped.sourceDepartment }];
});
