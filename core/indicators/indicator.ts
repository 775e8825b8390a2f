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

/** Growth at comparable prices comes from the source and is never worked out from amounts. */
export const GROWTH_BASES = ['real', 'nominal', 'none'] as const;

export const Indicator = z
  .strictObject({
    code: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
    name: z.string().trim().min(2).max(40),
    /** 亿元, %, 户; empty for an index without a unit. */
    unit: z.string().max(12),
    kind: z.enum(INDICATOR_KINDS),
    direction: z.enum(['higher-is-better', 'lower-is-better', 'neither']),
    digits: z.number().int().min(0).max(4),
    group: z.string().trim().min(2).max(20),
    sourceDepartment: z.string().max(20),
    /** Day of the following month by which figures of a month are due; null where nothing is asked by the month. */
    dueDay: z.number().int().min(1).max(31).nullable(),
    alongTime: z.enum(AGGREGATIONS),
    alongHierarchy: z.enum(AGGREGATIONS),
    growth: z.enum(GROWTH_BASES),
    rankBy: z.enum(RANK_MEASURES).nullable(),
    isVeto: z.boolean(),
    /** January is not published: January to February are one period (8.5). */
    hasNoJanuary: z.boolean(),
    /** Pro rata and both-past-half are defined: by themselves only for what adds up over the year. */
    hasProRata: z.boolean(),
  })
  .superRefine((indicator, context) => {
    const { kind, hasProRata, alongTime, rankBy, growth, direction } = indicator;
    const fault = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (hasProRata && kind !== 'flow' && kind !== 'cumulative')
      fault('hasProRata', '只有流量和累计指标可比序时进度');
    if (kind === 'cumulative' && alongTime !== 'last') fault('alongTime', '累计指标按时间取期末值');
    if (kind === 'rate' && alongTime === 'sum') fault('alongTime', '比率不能相加');
    if (rankBy === 'growth' && growth === 'none') fault('rankBy', '没有增速的指标不能按增速排位');
    if (rankBy !== null && direction === 'neither') fault('rankBy', '没有好坏方向的指标不排位');
  });
export type Indicator = z.infer<typeof Indicator>;
