import { daysBetween, findQuantile, type IsoDate, roundHalfAway } from '#core/platform/public.ts';

/**
 * 落地速度 (PL-24): calendar days from the formal signing to the verified start; null while one of them is missing, or when
 * the start lies before the signing, which says nothing of speed.
 */
export function deriveLandingDays(signedOn: IsoDate | null, startedOn: IsoDate | null): number | null {
  if (signedOn === null || startedOn === null || startedOn < signedOn) return null;
  return daysBetween(signedOn, startedOn);
}

/** Median and fastest of what is known; both null for nothing. The median prints with one digit at most. */
export function summarizeLanding(days: readonly number[]): {
  count: number;
  medianDays: string | null;
  fastestDays: number | null;
} {
  const median = findQuantile(days.map(String), '0.5');
  return {
    count: days.length,
    medianDays: median === null ? null : roundHalfAway(median, 1).replace(/\.0$/, ''),
    fastestDays: days.length === 0 ? null : Math.min(...days),
  };
}
