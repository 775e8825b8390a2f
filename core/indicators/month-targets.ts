import {
  add,
  type DecimalText,
  divide,
  type Fraction,
  multiply,
  roundHalfAway,
  subtract,
  toDecimalText,
  toFraction,
  ZERO,
} from '#core/platform/public.ts';

const MONTHS = 12;
const linear = (month: number): Fraction => ({ num: BigInt(month), den: 12n });

/**
 * 分解到月: what must be reached by the end of each month, the year's target shared out as last year's amount was (SC-01, handbook 3.2).
 *
 * `lastYear` are last year's cumulative amounts of January to December, null where none was published; the amount by such a month lies on
 * the line between its neighbours. Twelve cumulative amounts with the digits of the indicator, the last exactly the target. Without a
 * December above zero, or where last year's course went beyond its end or below zero, each month takes a twelfth.
 */
export function shareOverMonths(
  target: DecimalText,
  lastYear: readonly (DecimalText | null)[],
  digits: number,
): DecimalText[] {
  const shares = readCourse(lastYear);
  const whole = toFraction(target);
  return shares.map((share, at) =>
    at === MONTHS - 1 ? target : roundHalfAway(toDecimalText(multiply(whole, share)), digits),
  );
}

interface Known {
  month: number;
  share: Fraction;
}

/** The share of the year that had been reached by the end of each month. */
function readCourse(lastYear: readonly (DecimalText | null)[]): Fraction[] {
  const months = Array.from({ length: MONTHS }, (_, at) => at + 1);
  const end = toFraction(lastYear[MONTHS - 1] ?? '0');
  const known = months.flatMap((month): Known[] => {
    const amount = lastYear[month - 1] ?? null;
    const share = amount === null ? null : divide(toFraction(amount), end);
    return share === null ? [] : [{ month, share }];
  });
  const isOdd = end.num <= 0n || known.some(({ share }) => share.num < 0n || share.num > share.den);
  const course = [{ month: 0, share: ZERO }, ...known];
  return months.map((month) => (isOdd ? linear(month) : shareAt(course, month)));
}

function shareAt(course: readonly Known[], month: number): Fraction {
  const after = course.find((one) => one.month >= month) as Known;
  if (after.month === month) return after.share;
  const before = course.filter((one) => one.month < month).at(-1) as Known;
  const part = { num: BigInt(month - before.month), den: BigInt(after.month - before.month) };
  return add(before.share, multiply(subtract(after.share, before.share), part));
}
