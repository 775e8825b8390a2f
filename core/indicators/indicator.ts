/** What an indicator is (handbook 3.7): how its figures are read, added up, compared and ranked. */
import { z } from 'zod';

/**
 * `flow` is the month's own amount, `cumulative` the amount since January as statistics publish it, `stock` a level at the end,
 * `rate` a percentage, `index` a number against a standard.
 */
export const INDICATOR_KINDS = ['flow', 'cumulative', 'stock', 'rate', 'index'] as const;
export type IndicatorKind = (typeof INDICATOR_KINDS)[number];

/** How values become one: along time and along the hierarchy apart. `parts` recomputes a ratio from its two parts. */
export const AGGREGATIONS = ['sum', 'last', 'mean', 'parts', 'none'] as const;

/** By which of its figures regions stand in order. */
export const RANK_MEASURES = ['level', 'growth', 'completion'] as const;

/** How often it is published; its figures stand at the last month of the quarter, half-year or year. */
export const RHYTHMS = ['month', 'quarter', 'half-year', 'year'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/** Growth at comparable prices comes from the source and is never worked out from amounts. */
export const GROWTH_BASES = ['real', 'nominal', 'none'] as const;

const Code = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);

export const Indicator = z
  .strictObject({
    code: Code,
    name: z.string().trim().min(2).max(40),
    /** 亿元, %, 户; empty for an index without a unit. */
    unit: z.string().max(12),
    kind: z.enum(INDICATOR_KINDS),
    direction: z.enum(['higher-is-better', 'lower-is-better', 'neither']),
    digits: z.number().int().min(0).max(4),
    every: z.enum(RHYTHMS),
    group: z.string().trim().min(2).max(20),
    sourceDepartment: z.string().max(20),
    /** Day of the following month by which figures of a month are due; null where nothing is asked by the month. */
    dueDay: z.number().int().min(1).max(31).nullable(),
    /** 停报: the last month of which figures are filed and shown; without one it goes on. Earlier months keep it. */
    until: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
      .nullish(),
    alongTime: z.enum(AGGREGATIONS),
    alongHierarchy: z.enum(AGGREGATIONS),
    growth: z.enum(GROWTH_BASES),
    rankBy: z.enum(RANK_MEASURES).nullable(),
    isVeto: z.boolean(),
    /** January is not published: January to February are one period (8.5). */
    hasNoJanuary: z.boolean(),
    /** Pro rata and both-past-half are defined: by themselves only for what adds up over the year. */
    hasProRata: z.boolean(),
    /** The indicator of which this one is a part (一产 of GDP); parts of one whole are disjoint. */
    partOf: Code.nullable(),
    /** A ratio is worked out anew from these two, in percent, wherever both are there. */
    ratioOf: z.tuple([Code, Code]).nullable(),
  })
  .superRefine((indicator, context) => {
    const { kind, hasProRata, alongTime, rankBy, growth, direction, ratioOf } = indicator;
    const fault = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (hasProRata && kind !== 'flow' && kind !== 'cumulative')
      fault('hasProRata', '只有流量和累计指标可比序时进度');
    if (kind === 'cumulative' && alongTime !== 'last') fault('alongTime', '累计指标按时间取期末值');
    if (kind === 'rate' && alongTime === 'sum') fault('alongTime', '比率不能相加');
    if (rankBy === 'growth' && growth === 'none') fault('rankBy', '没有增速的指标不能按增速排位');
    if (ratioOf !== null && kind !== 'rate') fault('ratioOf', '只有比率由两个指标相除得出');
    if (rankBy !== null && direction === 'neither') fault('rankBy', '没有好坏方向的指标不排位');
  });
export type Indicator = z.infer<typeof Indicator>;

export const INDICATORS_RULEBOOK = 'indicators';

/** The package of a region: every code and name once, parts and ratios of indicators that are there. */
export const IndicatorPackage = z
  .strictObject({ indicators: z.array(Indicator).min(1).max(500) })
  .superRefine(({ indicators }, context) => {
    const codes = new Set(indicators.map(({ code }) => code));
    const seen = new Set<string>();
    indicators.forEach((indicator, at) => {
      const fault = (path: string, message: string) =>
        context.addIssue({
          code: 'custom',
          path: ['indicators', at, path],
          message: `${indicator.name}：${message}`,
        });
      for (const word of [indicator.code, indicator.name]) {
        if (seen.has(word)) fault('code', `“${word}”有两个`);
        seen.add(word);
      }
      for (const other of [indicator.partOf, ...(indicator.ratioOf ?? [])])
        if (other !== null && (other === indicator.code || !codes.has(other)))
          fault('partOf', `没有指标“${other}”`);
    });
  });
export type IndicatorPackage = z.infer<typeof IndicatorPackage>;
