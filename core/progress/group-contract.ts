import { z } from 'zod';
import { PLAN_BASES, type PlanBasis } from '#core/ledger/public.ts';

export const decimal = z.string();
export const nullable = decimal.nullable();

export const rate = z.object({ count: z.number().int(), of: z.number().int(), value: nullable });

export const PlanBasisName = z.enum(Object.keys(PLAN_BASES) as [PlanBasis, ...PlanBasis[]]);

/** The second rate (8.4): null or absent in periods frozen before it was kept; printed where `changedCount` is not 0. */
export const OtherPlanView = z.object({
  basis: PlanBasisName,
  annualPlanYuan: decimal,
  completionRate: nullable,
  changedCount: z.number().int(),
  nullReason: z.string().nullable(),
});

export const GroupFiguresView = z.object({
  projectCount: z.number().int(),
  expandedCount: z.number().int(),
  totalInvestmentYuan: decimal,
  actualYuan: nullable,
  planCount: z.number().int(),
  annualPlanYuan: decimal,
  ratedActualYuan: nullable,
  plannedCumulativeYuan: decimal,
  completionRate: nullable,
  otherPlan: OtherPlanView.nullable().optional(),
  plannedShare: nullable,
  proRataShare: nullable,
  lead: nullable,
  leadOverProRata: nullable,
  scheduleRatio: nullable,
  shortfallYuan: decimal,
  reported: z.object({ count: z.number().int(), of: z.number().int() }),
  standings: z.record(z.string(), z.number().int()),
  lights: z.record(z.string(), z.number().int()),
  startRate: rate,
  startOrResumeRate: rate,
  punctuality: rate,
  completeness: rate,
  nullReason: z.string().nullable(),
});
export type GroupFiguresView = z.infer<typeof GroupFiguresView>;

export const RankView = z.object({
  rank: z.number().int().nullable(),
  rankText: z.string(),
  reason: z.string().nullable(),
  isTied: z.boolean(),
  printed: nullable,
  moveText: z.string().nullable(),
  moveDirection: z.string().nullable(),
  movePlaces: z.number().int().nullable(),
  /** The plan version changed in between. */
  isMoveRebased: z.boolean(),
  gapToFirst: nullable,
  gapToAhead: nullable,
  gapToAverage: nullable,
  leastAmountYuan: nullable,
});

export const GroupView = z.object({
  split: z.string(),
  key: z.string(),
  label: z.string(),
  officialOrder: z.number().int(),
  rankSet: z.string(),
  figures: GroupFiguresView,
  rank: RankView.nullable(),
});
export type GroupView = z.infer<typeof GroupView>;

/** The period that a page looks at: frozen ones are read from their snapshot. */
export const PeriodStateView = z.object({
  period: z.string(),
  isFrozen: z.boolean(),
  frozenAt: z.string().nullable(),
  freezeId: z.string().nullable(),
  asOf: z.string(),
  label: z.string(),
});
export type PeriodStateView = z.infer<typeof PeriodStateView>;
