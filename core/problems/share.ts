import { divide, fromInteger, toPrintedRate } from '#core/platform/public.ts';

/** Closed out of all in per cent with one decimal (销号率, IS-11), 100.0 only when all are; null for an empty whole. */
export function toShare(part: number, whole: number): string | null {
  const share = divide(fromInteger(part), fromInteger(whole));
  return share ? toPrintedRate(share, []) : null;
}
