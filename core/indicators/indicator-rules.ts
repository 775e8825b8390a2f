import { z } from 'zod';

const Points = z.string().regex(/^\d{1,3}(\.\d{1,2})?$/);

/** What a region decides about lights of indicators: how far below still is yellow. */
export const IndicatorRules = z.strictObject({
  yellow: z.strictObject({
    /** Points of completion below pro rata. */
    proRataPoints: Points,
    /** Points of growth below the target growth. */
    growthPoints: Points,
    /** Percent of the target's level by which a stock, rate or index may fall short. */
    levelPercent: Points,
    /** Places below the rank that is aimed at. */
    rankPlaces: z.number().int().min(0).max(20),
  }),
});
export type IndicatorRules = z.infer<typeof IndicatorRules>;

export const INDICATOR_RULES_RULEBOOK = 'indicator-rules';

export const DEFAULT_INDICATOR_RULES: IndicatorRules = {
  yellow: { proRataPoints: '5', growthPoints: '1', levelPercent: '2', rankPlaces: 1 },
};
