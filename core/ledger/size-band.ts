import { compare, type DecimalText, toFraction } from '#core/platform/public.ts';

/**
 * Size bands by total investment (规模档, CL-04), largest first; a band begins at its least amount in 元 and ends
 * before the next larger one. 500万元 is the threshold of the investment statistics.
 */
export const SIZE_BANDS = {
  '10b': { zh: '100亿元以上', en: '10 billion and more', leastYuan: '10000000000' },
  '1b': { zh: '10—100亿元', en: '1–10 billion', leastYuan: '1000000000' },
  '300m': { zh: '3—10亿元', en: '300 million – 1 billion', leastYuan: '300000000' },
  '100m': { zh: '1—3亿元', en: '100–300 million', leastYuan: '100000000' },
  '50m': { zh: '5000万—1亿元', en: '50–100 million', leastYuan: '50000000' },
  '5m': { zh: '500万—5000万元', en: '5–50 million', leastYuan: '5000000' },
  small: { zh: '不足500万元', en: 'Under 5 million', leastYuan: '0' },
} as const;
export type SizeBand = keyof typeof SIZE_BANDS;
export const SIZE_BAND_KEYS = Object.keys(SIZE_BANDS) as [SizeBand, ...SizeBand[]];

/** The band of a total investment in 元; null while none is entered. */
export function sizeBandOf(totalInvestmentYuan: DecimalText | null): SizeBand | null {
  if (totalInvestmentYuan === null) return null;
  const total = toFraction(totalInvestmentYuan);
  return SIZE_BAND_KEYS.find((key) => compare(total, toFraction(SIZE_BANDS[key].leastYuan)) >= 0) ?? 'small';
}
