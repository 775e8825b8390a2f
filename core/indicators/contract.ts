import { z } from 'zod';
import { AskedMonthText, defineRoute, FigureText, MonthText, WholeNumber } from '#core/platform/public.ts';
import { LIGHTS_FROM_WORST } from '#core/progress/public.ts';
import { Indicator, RANK_MEASURES } from './indicator.ts';
import { REGION_LEVELS, SUBJECT_KINDS } from './subject.ts';
import { TARGET_KINDS } from './target.ts';

export { AskedMonthText, MonthText };
export const SubjectId = z.coerce.number().int().min(1);
const Certainty = z.enum(['forecast', 'preliminary', 'verified']);

export const SubjectView = z.object({
  id: WholeNumber,
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  kind: z.enum(SUBJECT_KINDS),
  level: z.enum(REGION_LEVELS).nullable(),
});
export type SubjectView = z.output<typeof SubjectView>;

export const FigureView = z.object({
  period: MonthText,
  value: FigureText,
  growth: FigureText,
  isGrowthPublished: z.boolean(),
  before: FigureText,
  pointsOnYear: FigureText,
  certainty: Certainty.nullable(),
  revisions: WholeNumber,
  valueId: z.string().nullable(),
});

export const MoveView = z.object({
  places: WholeNumber,
  direction: z.enum(['up', 'down', 'same']),
  isAcrossPlanVersions: z.boolean(),
  isAcrossSets: z.literal(true).optional(),
  rankedBefore: WholeNumber.optional(),
  text: z.string(),
});

export const TargetView = z.object({
  kind: z.enum(TARGET_KINDS),
  value: FigureText,
  growth: FigureText,
  rank: WholeNumber.nullable(),
  months: z.array(z.string()).readonly().nullable(),
});

const Rank = z.object({
  rank: WholeNumber.nullable(),
  rankText: z.string(),
  move: MoveView.nullable(),
  reason: z.string().nullable(),
  by: z.enum(RANK_MEASURES),
  ranked: WholeNumber,
  listed: WholeNumber,
  gapToAhead: FigureText,
  gapToAverage: FigureText,
});

export const BoardRowView = z.object({
  indicator: Indicator,
  code: z.string(),
  period: MonthText,
  figure: FigureView,
  growthChange: FigureText,
  single: z
    .object({
      period: MonthText,
      isJanuaryToFebruary: z.boolean(),
      value: FigureText,
      reason: z.enum(['missing', 'month-before-missing', 'no-january']).nullable(),
      isNegative: z.boolean(),
    })
    .nullable(),
  target: TargetView.nullable(),
  standing: z.object({
    completion: FigureText,
    proRataGap: FigureText,
    shortfall: FigureText,
    requiredPerMonth: FigureText,
    requiredGrowthPercent: FigureText,
    isPastHalf: z.boolean().nullable(),
  }),
  upper: z.array(z.object({ name: z.string(), value: FigureText, growth: FigureText, gap: FigureText })),
  rank: Rank.nullable(),
  series: z.array(z.object({ period: MonthText, value: FigureText })),
  seriesOf: z.enum(['growth', 'value']),
  extreme: z
    .object({
      side: z.enum(['lowest', 'highest']),
      periods: WholeNumber,
      since: MonthText.nullable(),
      isCutShort: z.boolean(),
    })
    .nullable(),
  signChange: z.enum(['to-positive', 'to-negative']).nullable(),
  light: z.enum(LIGHTS_FROM_WORST),
  reasons: z.array(z.string()),
  wayToGreen: z.array(z.string()),
  lightSince: MonthText,
  periodsInRow: WholeNumber,
});
export type BoardRowView = z.output<typeof BoardRowView>;

export const FrozenView = z.object({ at: z.string(), by: z.string(), hash: z.string() }).nullable();

export const getBoard = defineRoute({
  name: 'getIndicatorBoard',
  method: 'GET',
  path: '/indicators/board',
  summary: '经济运行看板：一个地区一个月的各项指标，与目标、上级和同级比',
  query: z.object({
    /** Absent: the latest month with figures. */
    period: AskedMonthText.optional(),
    /** Absent: the region's own. */
    subject: SubjectId.optional(),
    /** A named group of peers instead of the regions of the same parent. */
    group: z.string().max(20).optional(),
  }),
  output: z.object({
    period: MonthText,
    frozen: FrozenView,
    subject: SubjectView,
    upper: z.array(SubjectView),
    peers: z.array(SubjectView),
    groups: z.array(z.string()),
    rows: z.array(BoardRowView),
  }),
  refusals: ['PERIOD_UNKNOWN', 'SUBJECT_NOT_FOUND'],
});
