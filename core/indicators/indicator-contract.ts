import { z } from 'zod';
import { defineRoute, FigureText, IdText, WholeNumber } from '#core/platform/public.ts';
import {
  AskedMonthText,
  BoardRowView,
  FigureView,
  FrozenView,
  MonthText,
  MoveView,
  SubjectId,
  SubjectView,
} from './contract.ts';
import { Indicator, RANK_MEASURES } from './indicator.ts';
import { PanelMembersView, PanelQuery } from './panel-members.ts';
import { TARGET_KINDS } from './target.ts';

const PartView = z.object({
  key: z.string(),
  name: z.string(),
  value: FigureText,
  before: FigureText,
  growth: FigureText,
  share: FigureText,
  shareChange: FigureText,
  contribution: FigureText,
  pull: FigureText,
  growthWithout: FigureText,
});

const Contributions = z
  .object({
    wholeGrowth: FigureText,
    parts: z.array(PartView),
    residual: z.object({ value: z.string(), before: z.string(), pull: z.string() }).nullable(),
    isFalling: z.boolean(),
    counted: WholeNumber,
  })
  .nullable();

/** A place in the order of regions, with the figures that it stands on. */
const RankedRegion = z.object({
  subjectId: WholeNumber,
  name: z.string(),
  isOwn: z.boolean(),
  figure: FigureView,
  completion: FigureText,
  rank: WholeNumber.nullable(),
  rankText: z.string(),
  printed: FigureText,
  reason: z.string().nullable(),
  move: MoveView.nullable(),
  gapToFirst: FigureText,
  gapToAhead: FigureText,
  gapToAverage: FigureText,
  quartile: WholeNumber.nullable(),
});

/** How many regions a page shows at once, and how many it names in a sentence; a province has thousands. */
export const REGIONS_AT_ONCE = 100;
export const NAMED_AT_ONCE = 30;

/** Names of which there may be thousands: the first of them, and how many there are. */
const SomeNames = z.object({ names: z.array(z.string()), count: WholeNumber });

export const getIndicatorPage = defineRoute({
  name: 'getIndicatorPage',
  method: 'GET',
  path: '/indicators/one/:code',
  summary: '一个指标：走势、地区排位、构成的贡献与拉动、目标、修订',
  params: z.object({ code: z.string().max(40) }),
  query: z.object({
    period: AskedMonthText.optional(),
    subject: SubjectId.optional(),
    by: z.enum(RANK_MEASURES).optional(),
    ...PanelQuery.shape,
    /** Place of the first region to show, from 0. */
    from: z.coerce.number().int().min(0).max(100_000).optional(),
    /** Only regions whose name contains it, each in its place. */
    find: z.string().trim().max(40).optional(),
  }),
  output: z.object({
    period: MonthText,
    frozen: FrozenView,
    indicator: Indicator,
    subject: SubjectView,
    row: BoardRowView,
    by: z.enum(RANK_MEASURES).nullable(),
    groups: z.array(z.string()),
    ranking: z.object({
      members: PanelMembersView,
      /** In order, from place `from` on of the `found` ones. */
      regions: z.array(RankedRegion),
      from: WholeNumber,
      found: WholeNumber,
      /** The subject with those next to it, where they are not among the regions shown. */
      around: z.array(RankedRegion),
      ranked: WholeNumber,
      listed: WholeNumber,
      missing: SomeNames,
      average: FigureText,
      averageName: z.string().nullable(),
      belowAverage: SomeNames,
      /** Sum of what is there, with its coverage; null where regions do not add up. */
      sum: z.object({ value: z.string(), counted: WholeNumber, listed: WholeNumber }).nullable(),
    }),
    /** Four years of months: what the chart and its table show. */
    history: z.array(
      z.object({
        period: MonthText,
        value: FigureText,
        growth: FigureText,
        single: FigureText,
        isForecast: z.boolean(),
      }),
    ),
    contributions: z.array(
      z.object({ by: z.enum(['sector', 'region', 'enterprise-group', 'indicator']), result: Contributions }),
    ),
    targets: z.array(
      z.object({
        kind: z.enum(TARGET_KINDS),
        value: FigureText,
        growth: FigureText,
        rank: WholeNumber.nullable(),
        basis: z.string(),
        versionNo: WholeNumber,
        leadOrgName: z.string().nullable(),
      }),
    ),
    twoYearAverage: FigureText,
    /** Cells of the own subject that were signed more than once. */
    revisions: z.array(
      z.object({
        valueId: IdText,
        period: MonthText,
        value: FigureText,
        growth: FigureText,
        certainty: z.string(),
        reason: z.string(),
        signedBy: z.string(),
        orgName: z.string(),
        at: z.string(),
      }),
    ),
  }),
  refusals: ['INDICATOR_NOT_FOUND', 'SUBJECT_NOT_FOUND'],
});

export const getValueTrace = defineRoute({
  name: 'getIndicatorValueTrace',
  method: 'GET',
  path: '/indicators/values/:id',
  summary: '一个数的来历：哪份报送、哪一格、谁填谁签、取代了哪个数',
  params: z.object({ id: IdText }),
  output: z.object({
    valueId: IdText,
    indicator: z.string(),
    subject: z.string(),
    period: MonthText,
    value: FigureText,
    growth: FigureText,
    base: FigureText,
    certainty: z.string(),
    caliber: z.string(),
    place: z.string().nullable(),
    reason: z.string().nullable(),
    filing: z.object({
      id: IdText,
      title: z.string(),
      source: z.string(),
      versionNo: WholeNumber,
      orgName: z.string(),
      signedBy: z.string(),
      at: z.string(),
      fileId: IdText.nullable(),
    }),
    acts: z.array(
      z.object({ kind: z.string(), personName: z.string(), postTitle: z.string(), at: z.string() }),
    ),
    link: z.object({ chain: z.string(), seq: WholeNumber, hash: z.string() }).nullable(),
    /** Other rows of the same cell, the latest first. */
    others: z.array(
      z.object({
        valueId: IdText,
        value: FigureText,
        growth: FigureText,
        certainty: z.string(),
        reason: z.string(),
        at: z.string(),
      }),
    ),
  }),
  refusals: ['VALUE_NOT_FOUND'],
});
