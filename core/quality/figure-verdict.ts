/** Judging a printed figure against its derivation: the verdicts of check-figures (核数). */
import {
  add,
  compare,
  cutOff,
  type Fraction,
  multiply,
  powerOfTen,
  roundHalfAway,
  subtract,
  toFraction,
} from '#core/platform/public.ts';
import { overlaps, roundingInterval } from './figure-interval.ts';
import {
  type AlternativeValue,
  type FigureDerivation,
  type FigureOutcome,
  type FigureVerdict,
  notComputable,
} from './figure-kind.ts';
import { describeProblem, halfPrintedUnit, type PrintedFigure } from './printed-figure.ts';

type Computed = Extract<FigureDerivation, { ok: true }>;

export interface FigureWording {
  /** What was computed: 比率, 合计 … */
  title: string;
  /** Unit of the result: %, 个百分点, 万元 or nothing. */
  unit: string;
}

const COMPUTED_DIGITS = 10;
/** Words such as 持平 show no digits; percents are printed with one unless defined otherwise (handbook 3). */
const DEFAULT_DIGITS = 1;

/** Exact, or rounded half away from zero to 10 digits; trailing zeros away. */
export function toComputedText(value: Fraction): string {
  const text = roundHalfAway(value, COMPUTED_DIGITS);
  return text.replace(/\.?0+$/, '');
}

/**
 * The verdict, in this order: `match` (equal to rounding half away from zero at the printed digits),
 * `truncated` (equal to cutting off), `rounding` (a sum or difference off by no more than the half printed
 * units of parts and total), `explained` (rates rounded before subtracting, or inputs that round to the
 * printed ones, give it), `inconsistent`.
 */
export function judgeFigure(
  derivation: Computed,
  printed: PrintedFigure,
  wording: FigureWording,
): FigureOutcome {
  const digits = printed.digits ?? DEFAULT_DIGITS;
  const rounded = roundHalfAway(derivation.exact, digits);
  const [verdict, cause] = decideVerdict(derivation, printed, digits, rounded, wording);
  const computed = toComputedText(derivation.exact);
  const head = `${wording.title}：${derivation.formula} ${describeExact(derivation.exact, computed)}${wording.unit}`;
  const shown = `印出${printed.text}`;
  const remark = derivation.remark === undefined ? '' : `${derivation.remark}。`;
  const sentence =
    verdict === 'match'
      ? `${head}，${describeDigits(digits)}为${rounded}${wording.unit}，与印出数一致。${remark}`
      : `${head}，${describeDigits(digits)}应为${rounded}${wording.unit}，${shown}，${describeDifference(printed.value, rounded, wording.unit)}：${cause}。${remark}`;
  return { computed, rounded, verdict, sentence };
}

function decideVerdict(
  derivation: Computed,
  printed: PrintedFigure,
  digits: number,
  rounded: string,
  wording: FigureWording,
): [FigureVerdict, string] {
  if (isSame(printed.value, rounded)) return ['match', ''];
  if (isSame(printed.value, cutOff(derivation.exact, digits))) return ['truncated', '系直接截尾，未四舍五入'];
  const own = halfPrintedUnit(printed);
  if (derivation.partsTolerance !== undefined) {
    const allowed = add(derivation.partsTolerance, own);
    if (compare(distance(printed.value, derivation.exact), allowed) <= 0) {
      return ['rounding', `在各项与结果舍入误差之和（±${toComputedText(allowed)}）以内，系四舍五入所致`];
    }
  }
  const stepwise = derivation
    .listStepwise?.(digits)
    .find((way) => isSame(printed.value, roundHalfAway(way.value, digits)));
  if (stepwise !== undefined) return ['explained', stepwise.how];
  if (derivation.range !== undefined && overlaps(derivation.range, roundingInterval(printed.value, own))) {
    return ['explained', '可由舍入前的原始数据得出，系用未舍入的原数计算所致'];
  }
  return ['inconsistent', findCause(derivation, printed, digits, wording)];
}

function describeDigits(digits: number): string {
  return digits === 0 ? '取整' : `保留${digits}位小数`;
}

function isSame(printed: Fraction, text: string): boolean {
  return compare(printed, toFraction(text)) === 0;
}

function distance(a: Fraction, b: Fraction): Fraction {
  const { num, den } = subtract(a, b);
  return { num: num < 0n ? -num : num, den };
}

function describeExact(exact: Fraction, computed: string): string {
  return isSame(exact, computed) ? `= ${computed}` : `≈ ${roundHalfAway(exact, 4)}`;
}

function describeDifference(printed: Fraction, rounded: string, unit: string): string {
  const gap = subtract(printed, toFraction(rounded));
  const size = toComputedText({ num: gap.num < 0n ? -gap.num : gap.num, den: gap.den });
  return `${gap.num < 0n ? '少' : '多'}${size}${unit === '%' ? '个百分点' : unit}`;
}

/** The cause of an inconsistency where a frequent mistake gives just the printed figure. */
function findCause(
  derivation: Computed,
  printed: PrintedFigure,
  digits: number,
  wording: FigureWording,
): string {
  if (printed.value.num === 0n) return '与所列数据不符，请核对';
  const suspects = [...(derivation.suspects ?? []), ...listCommonSlips(derivation.exact, wording)];
  const found = suspects.find(
    (suspect) =>
      isSame(printed.value, roundHalfAway(suspect.value, digits)) ||
      isSame(printed.value, cutOff(suspect.value, digits)),
  );
  return found === undefined ? '与所列数据不符，请核对' : `${found.how}，请核对`;
}

function listCommonSlips(exact: Fraction, wording: FigureWording): AlternativeValue[] {
  const times = (places: number): Fraction =>
    multiply(
      exact,
      places > 0 ? { num: powerOfTen(places), den: 1n } : { num: 1n, den: powerOfTen(-places) },
    );
  const slips = [{ value: { num: -exact.num, den: exact.den }, how: '正负号（升降方向）疑似写反' }];
  if (wording.unit === '%') slips.push({ value: times(-2), how: '疑似未乘以100' });
  else
    slips.push(
      { value: times(4), how: '疑似万元、亿元单位错位（大一万倍）' },
      { value: times(-4), how: '疑似万元、亿元单位错位（小一万倍）' },
    );
  slips.push(
    { value: times(1), how: '疑似小数点错位（大十倍）' },
    { value: times(-1), how: '疑似小数点错位（小十倍）' },
  );
  return slips;
}

/** A figure that cannot be computed, or whose printed form cannot be read. */
export function judgeReading(
  derivation: FigureDerivation,
  read: { ok: true; figure: PrintedFigure } | { ok: false; reason: string },
  wording: FigureWording,
): FigureOutcome {
  if (!derivation.ok) {
    const remark = read.ok ? `，不应印出“${read.figure.text}”` : '';
    return notComputable(`${derivation.reason}${remark}`);
  }
  if (!read.ok)
    return notComputable(
      `printed（印出数）${describeProblem(read.reason)}`,
      toComputedText(derivation.exact),
    );
  return judgeFigure(derivation, read.figure, wording);
}
