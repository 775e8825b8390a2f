import { z } from 'zod';
import { defineRoute, FigureText, IdText, WholeNumber } from '#core/platform/public.ts';
import { LIGHTS_FROM_WORST } from '#core/progress/public.ts';
import { AskedMonthText, FrozenView, MonthText, MoveView, SubjectId, SubjectView } from './contract.ts';
import { Indicator, RANK_MEASURES } from './indicator.ts';
import { MatchRules } from './match-rules.ts';
import { PanelMembersView, PanelQuery } from './panel-members.ts';
import { Tile } from './tile-map.ts';

const Month = z.object({ period: AskedMonthText.optional() });

export const getHeatTable = defineRoute({
  name: 'getIndicatorHeatTable',
  method: 'GET',
  path: '/indicators/heat',
  summary: '热力表：地区与指标，各自排位和四分位',
  query: Month.extend({ ...PanelQuery.shape, subject: SubjectId.optional() }),
  output: z.object({
    period: MonthText,
    frozen: FrozenView,
    members: PanelMembersView,
    regions: z.array(
      SubjectView.extend({
        isOwn: z.boolean(),
        /** Of how many compared indicators it stands on the better side of the average; and in the first and last quarter. */
        above: WholeNumber,
        compared: WholeNumber,
        firsts: WholeNumber,
        lasts: WholeNumber,
      }),
    ),
    indicators: z.array(
      z.object({
        indicator: Indicator,
        period: MonthText,
        by: z.enum(RANK_MEASURES),
        average: FigureText,
        ranked: WholeNumber,
        cells: z.array(
          z.object({
            printed: FigureText,
            rank: WholeNumber.nullable(),
            rankText: z.string(),
            quartile: WholeNumber.nullable(),
            move: MoveView.nullable(),
            reason: z.string().nullable(),
          }),
        ),
      }),
    ),
  }),
  refusals: ['SUBJECT_NOT_FOUND'],
});

export const getTileMap = defineRoute({
  name: 'getIndicatorTileMap',
  method: 'GET',
  path: '/indicators/one/:code/tiles',
  summary: '格子地图：一个指标在各地区的数、位次和灯，按登记的格位摆放',
  params: z.object({ code: z.string().max(40) }),
  query: Month.extend({
    ...PanelQuery.shape,
    subject: SubjectId.optional(),
    by: z.enum(RANK_MEASURES).optional(),
  }),
  output: z.object({
    map: z
      .object({
        period: MonthText,
        by: z.enum(RANK_MEASURES),
        rows: WholeNumber,
        columns: WholeNumber,
        /** How many regions are compared, laid out or not. */
        of: WholeNumber,
        unlaid: z.array(z.string()),
        tiles: z.array(
          z.object({
            subjectId: WholeNumber,
            name: z.string(),
            isOwn: z.boolean(),
            value: FigureText,
            growth: FigureText,
            rank: WholeNumber.nullable(),
            rankText: z.string(),
            quartile: WholeNumber.nullable(),
            light: z.enum(LIGHTS_FROM_WORST),
            tile: Tile,
          }),
        ),
      })
      .nullable(),
  }),
  refusals: ['INDICATOR_NOT_FOUND', 'SUBJECT_NOT_FOUND'],
});

export const getShortfalls = defineRoute({
  name: 'getIndicatorShortfalls',
  method: 'GET',
  path: '/indicators/shortfalls',
  summary: '欠账表：谁欠账谁补齐，剩下每月要完成多少',
  query: Month,
  output: z.object({
    period: MonthText,
    frozen: FrozenView,
    rows: z.array(
      z.object({
        unitId: IdText.nullable(),
        unitName: z.string(),
        indicator: Indicator,
        subject: SubjectView,
        period: MonthText,
        value: FigureText,
        target: z.string(),
        completion: FigureText,
        proRataGap: FigureText,
        shortfall: z.string(),
        requiredPerMonth: FigureText,
        requiredGrowthPercent: FigureText,
        /** What a month has brought so far this year. */
        pacePerMonth: FigureText,
        light: z.enum(LIGHTS_FROM_WORST),
      }),
    ),
    /** Targets of the own region that are on time. */
    onTime: WholeNumber,
  }),
  refusals: ['SUBJECT_NOT_FOUND'],
});

const Pair = z.object({
  main: z.object({ code: z.string(), name: z.string(), growth: FigureText }),
  support: z.object({ code: z.string(), name: z.string(), growth: FigureText }),
  sign: z.union([z.literal(1), z.literal(-1)]),
  lag: WholeNumber,
  tolerance: z.string(),
  distance: FigureText,
  z: FigureText,
  verdict: z.enum(['match', 'watch', 'mismatch']).nullable(),
  sentence: z.string(),
  history: z.array(
    z.object({ period: MonthText, main: FigureText, support: FigureText, distance: FigureText }),
  ),
});

export const getMatches = defineRoute({
  name: 'getIndicatorMatches',
  method: 'GET',
  path: '/indicators/matches',
  summary: '数据匹配：主指标与支撑指标是否协调，逐对说明',
  query: Month.extend({ subject: SubjectId.optional() }),
  output: z.object({
    period: MonthText,
    frozen: FrozenView,
    subject: SubjectView,
    pairs: z.array(Pair),
    rules: MatchRules,
    maySet: z.boolean(),
  }),
  refusals: ['SUBJECT_NOT_FOUND'],
});

export const setMatchRules = defineRoute({
  name: 'setIndicatorMatchRules',
  method: 'POST',
  path: '/indicators/match-rules',
  summary: '设定数据匹配规则，自今日起',
  body: z.strictObject({ rules: MatchRules, source: z.string().trim().min(2).max(200) }),
  output: z.object({ version: WholeNumber, validFrom: z.string() }),
  refusals: ['INDICATORS_NOT_YOURS'],
});

const Score = z.object({ error: z.string(), errorPercent: FigureText, isInBand: z.boolean().nullable() });

export const getForecasts = defineRoute({
  name: 'getIndicatorForecasts',
  method: 'GET',
  path: '/indicators/forecasts',
  summary: '预测：半年、全年数与目标，部门预计数，历次预测与实际之差',
  query: Month,
  output: z.object({
    period: MonthText,
    frozen: FrozenView,
    rows: z.array(
      z.object({
        indicator: Indicator,
        done: FigureText,
        doneAt: MonthText,
        target: FigureText,
        ends: z.array(
          z.object({
            forPeriod: MonthText,
            value: z.string(),
            low: z.string(),
            high: z.string(),
            years: WholeNumber,
            /** value ÷ target of the year, in percent; for half-year against half of it. */
            againstTarget: FigureText,
            filed: FigureText,
          }),
        ),
      }),
    ),
    /** Forecasts that have met their actual figure: of the product, and those that departments signed. */
    scores: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        by: z.enum(['product', 'department']),
        madeIn: MonthText,
        forPeriod: MonthText,
        value: z.string(),
        actual: z.string(),
        score: Score,
      }),
    ),
  }),
  refusals: ['PERIOD_UNKNOWN', 'SUBJECT_NOT_FOUND'],
});

export const getWhatIf = defineRoute({
  name: 'getIndicatorWhatIf',
  method: 'GET',
  path: '/indicators/one/:code/what-if',
  summary: '试算：某地区换一个数，排位变成第几',
  params: z.object({ code: z.string().max(40) }),
  query: Month.extend({
    subject: SubjectId.optional(),
    by: z.enum(RANK_MEASURES).optional(),
    group: z.string().max(20).optional(),
    /** In the indicator's unit; with `by=growth` the growth in percent may be given instead. */
    value: z
      .string()
      .regex(/^-?\d{1,15}(\.\d{1,6})?$/)
      .optional(),
    growth: z
      .string()
      .regex(/^-?\d{1,5}(\.\d{1,4})?$/)
      .optional(),
  }),
  output: z.object({
    by: z.enum(RANK_MEASURES),
    before: z.object({ printed: FigureText, rankText: z.string(), rank: WholeNumber.nullable() }),
    after: z.object({ printed: FigureText, rankText: z.string(), rank: WholeNumber.nullable() }),
    /** Those that would be passed, or would pass. */
    passed: z.array(z.string()),
    passedBy: z.array(z.string()),
    sentence: z.string(),
  }),
  refusals: ['INDICATOR_NOT_FOUND', 'SUBJECT_NOT_FOUND', 'INDICATOR_NOT_RANKED'],
});
