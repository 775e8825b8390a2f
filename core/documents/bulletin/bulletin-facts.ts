import { z } from 'zod';
import { lightColourSchema } from '../content-model.ts';
import { figureSplitSchema } from '../figure-ref.ts';

/**
 * Everything that the period bulletin is written from: the frozen snapshot's figures and the office's own
 * choices. Amounts and ratios are exact decimals as text (元; 1 = 100%); null means that it cannot be
 * computed. No wording rule looks anywhere else, so equal facts always give the equal document.
 */
const exactDecimal = z.string().regex(/^-?\d+(\.\d+)?$/);
const count = z.number().int().min(0);
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const lightCountsSchema = z.strictObject({
  red: count,
  yellow: count,
  green: count,
  blue: count,
  grey: count,
});
export type LightCounts = z.infer<typeof lightCountsSchema>;

export const standingCountsSchema = z.strictObject({
  paused: count,
  noPlan: count,
  done: count,
  notDue: count,
  unreported: count,
  onPlan: count,
  behind: count,
});
export type StandingCounts = z.infer<typeof standingCountsSchema>;

export const groupFactsSchema = z.strictObject({
  split: figureSplitSchema,
  key: z.string(),
  name: z.string(),
  projectCount: count,
  /** Projects with an annual plan: the denominator of the rate. */
  plannedProjectCount: count,
  totalInvestmentYuan: exactDecimal.nullable(),
  annualPlanYuan: exactDecimal.nullable(),
  actualYuan: exactDecimal.nullable(),
  completionRate: exactDecimal.nullable(),
  /** Why there is no rate, in words (无年度计划…); null when there is one. */
  completionRateNullReason: z.string().nullable(),
  /** By the other plan of the year, and why there is none; printed only where `plan.otherVersion` is there. */
  otherCompletionRate: exactDecimal.nullable().optional(),
  otherRateNullReason: z.string().nullable().optional(),
  plannedShare: exactDecimal.nullable(),
  lights: lightCountsSchema,
  standing: standingCountsSchema,
});
export type GroupFacts = z.infer<typeof groupFactsSchema>;

/** `none`: not ranked before or first period of the year; `recast`: other plan version or other groups ranked, 口径调整 (3.5). */
export const rankMoveSchema = z.strictObject({
  direction: z.enum(['up', 'down', 'same', 'none', 'recast']),
  places: count,
});
export type RankMove = z.infer<typeof rankMoveSchema>;

export const rankedGroupSchema = groupFactsSchema.extend({
  /** Standard competition rank by the printed rate; null: unranked. */
  rank: z.number().int().min(1).nullable(),
  move: rankMoveSchema,
  unrankedReason: z.string().nullable(),
});
export type RankedGroup = z.infer<typeof rankedGroupSchema>;

export const rankTableSchema = z.strictObject({
  split: figureSplitSchema,
  /** 镇（街道、园区） / 县直部门 / 国有企业 */
  title: z.string(),
  /** Measure word with noun for counting: “个镇（街道、园区）”. */
  countWord: z.string(),
  /** Groups with fewer projects are not ranked. */
  leastProjectCount: count,
  /** That number changed, and others are ranked than in the period before. */
  isOtherSet: z.boolean().optional(),
  /** Ranked rows in rank order, then the unranked, ties in official order. */
  groups: z.array(rankedGroupSchema),
});
export type RankTable = z.infer<typeof rankTableSchema>;

export const behindProjectSchema = z.strictObject({
  projectKey: z.string(),
  name: z.string(),
  responsibleUnit: z.string(),
  sponsor: z.string().nullable(),
  annualPlanYuan: exactDecimal.nullable(),
  actualYuan: exactDecimal.nullable(),
  completionRate: exactDecimal.nullable(),
  otherCompletionRate: exactDecimal.nullable().optional(),
  plannedShare: exactDecimal.nullable(),
  daysBehind: count.nullable(),
  light: lightColourSchema,
  lightPeriods: count,
  firstReason: z.string().nullable(),
  /** 未报送进度; absent in facts of documents drafted before it was told apart. */
  isUnreported: z.boolean().optional(),
});
export type BehindProject = z.infer<typeof behindProjectSchema>;

/** On the list for its silence alone: nothing is known of how far it is behind. */
export const isOnlySilent = ({ isUnreported = false, light }: BehindProject): boolean =>
  isUnreported && light !== 'red';

export const startingProjectSchema = z.strictObject({
  projectKey: z.string(),
  name: z.string(),
  responsibleUnit: z.string(),
  sponsor: z.string().nullable(),
  totalInvestmentYuan: exactDecimal.nullable(),
  annualPlanYuan: exactDecimal.nullable(),
  plannedStartOn: isoDate.nullable(),
  /** Verified start only. */
  startedOn: isoDate.nullable(),
  /** Planned start is by the as-of date. */
  due: z.boolean(),
  daysPastStart: count.nullable(),
  reason: z.string().nullable(),
});
export type StartingProject = z.infer<typeof startingProjectSchema>;

export const bulletinFactsSchema = z.strictObject({
  period: z.string(),
  asOfOn: isoDate,
  frozenOn: isoDate,
  regionName: z.string(),
  /** 全县, 全市, 全区 */
  regionWord: z.string(),
  /** The display word that the region chose: 包联领导, 包抓领导 … (8.3) */
  sponsorWord: z.string(),
  issuingBody: z.string(),
  /** Text of the red head; usually issuing body + 文件. */
  redHead: z.string(),
  addressees: z.array(z.string()),
  copyTo: z.array(z.string()),
  printedBy: z.string(),
  mark: z.string().nullable(),
  urgency: z.string().nullable(),
  copyNumber: z.string().nullable(),
  endNote: z.string().nullable(),

  plan: z.strictObject({
    issued: z.boolean(),
    /** Which plan the rates stand on; absent: the plan in force. */
    basis: z.enum(['in-force', 'first-issued']).optional(),
    /** 年初下达计划, 8月调整计划 */
    versionName: z.string().nullable(),
    documentNumber: z.string().nullable(),
    /** The denominator differs from the previous period's. */
    changedSincePrevious: z.boolean(),
    /** The other plan of the year with the rate of the whole by it; null while both are the same. */
    otherVersion: z
      .strictObject({ versionName: z.string(), completionRate: exactDecimal.nullable() })
      .nullable(),
  }),
  proRataShare: exactDecimal,
  totals: groupFactsSchema,
  previousTotals: z.strictObject({ period: z.string(), lights: lightCountsSchema }).nullable(),
  lastYear: z
    .strictObject({
      period: z.string(),
      actualYuan: exactDecimal.nullable(),
      completionRate: exactDecimal.nullable(),
    })
    .nullable(),
  bundles: z.strictObject({ bundleCount: count, partCount: count }),
  /** Winter or another stop of works by decision that the office wants said, e.g. 冬季停工期. */
  seasonNote: z.string().nullable(),

  rankTables: z.array(rankTableSchema),
  sectors: z.array(groupFactsSchema),
  behind: z.array(behindProjectSchema),
  starting: z.array(startingProjectSchema),
  startDueCount: count,
  startedCount: count,
  startRate: exactDecimal.nullable(),

  problems: z.strictObject({
    raisedCount: count,
    /** What became of them; null while nobody keeps a list of problems: not known is not zero. */
    closedCount: count.nullable(),
    openCount: count.nullable(),
    overdueCount: count.nullable(),
    raised: z.array(
      z.strictObject({
        projectKey: z.string(),
        projectName: z.string(),
        responsibleUnit: z.string(),
        text: z.string(),
      }),
    ),
  }),
  reporting: z.strictObject({
    dueCount: count,
    confirmedCount: count,
    onTimeCount: count,
    punctuality: exactDecimal.nullable(),
    completeness: exactDecimal.nullable(),
    lateUnits: z.array(z.strictObject({ key: z.string(), name: z.string(), workdaysLate: count })),
    missingUnits: z.array(z.strictObject({ key: z.string(), name: z.string() })),
  }),
  evidence: z.strictObject({
    reportedCount: count,
    withEvidenceCount: count,
    share: exactDecimal.nullable(),
  }),
  amendments: z.array(
    z.strictObject({
      amendmentKey: z.string(),
      projectKey: z.string(),
      projectName: z.string(),
      responsibleUnit: z.string(),
      period: z.string(),
      measure: z.enum(['month_amount', 'ytd_amount', 'image_percent']),
      /** 元, or percent for physical progress; null where nothing had been reported. */
      fromValue: exactDecimal.nullable(),
      toValue: exactDecimal.nullable(),
      reason: z.string(),
    }),
  ),
  /** Requests for the next period, typed by the office; empty: written from the facts. */
  requests: z.array(z.string()),
  /** 函复 or clear-up date for what is asked; null when none is set. */
  replyByOn: isoDate.nullable(),
  switches: z.strictObject({
    punctuality: z.boolean(),
    amendments: z.boolean(),
    evidence: z.boolean(),
    lastYear: z.boolean(),
    sectors: z.boolean(),
  }),
});
export type BulletinFacts = z.infer<typeof bulletinFactsSchema>;
