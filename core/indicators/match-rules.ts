/** Which indicators must move together (ST-15, IN-15): data of the region, shipped with the usual pairs. */
import { z } from 'zod';

const Code = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);

export const MatchRuleInput = z.strictObject({
  main: Code,
  support: Code,
  /** 1: they rise together; −1: one rises as the other falls. */
  sign: z.union([z.literal(1), z.literal(-1)]),
  /** Months by which the support goes before. */
  lag: z.number().int().min(0).max(12),
  /** Points of growth. */
  tolerance: z.string().regex(/^\d{1,3}(\.\d)?$/),
});

export const MatchRules = z.strictObject({ rules: z.array(MatchRuleInput).max(60) });
export type MatchRules = z.infer<typeof MatchRules>;

export const MATCH_RULEBOOK = 'indicator-match-rules';

const pair = (main: string, support: string, tolerance: string, lag = 0) => ({
  ...{ main, support, tolerance, lag, sign: 1 as const },
});

export const DEFAULT_MATCH_RULES: MatchRules = {
  rules: [
    pair('industry-value-added', 'industry-electricity', '6'),
    pair('industry-value-added', 'industry-vat', '8'),
    pair('industry-output', 'industry-sales', '4'),
    pair('fixed-investment', 'loans', '10'),
    pair('fixed-investment', 'construction-value', '10'),
    pair('public-budget-revenue', 'tax-revenue', '5'),
    pair('retail-sales', 'tourism-revenue', '10'),
    pair('gdp', 'industry-value-added', '5'),
  ],
};

const WORDS = {
  mismatch: '不匹配',
  watch: '需关注',
  match: '匹配',
} as const;

/** `规模以上工业增加值增长5.3%，工业用电量下降4.4%，相差9.7个百分点，不匹配`. */
export function sayMatch(q: {
  main: { name: string; growth: string };
  support: { name: string; growth: string };
  distance: string;
  verdict: keyof typeof WORDS;
}): string {
  return `${q.main.name}${q.main.growth}，${q.support.name}${q.support.growth}，相差${q.distance}个百分点，${WORDS[q.verdict]}`;
}
