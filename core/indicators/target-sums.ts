import {
  compare,
  type DecimalText,
  roundHalfAway,
  subtract,
  sumOf,
  toDecimalText,
  toFraction,
} from '#core/platform/public.ts';
import type { Indicator } from './indicator.ts';
import type { TargetKind } from './target.ts';

export interface SumTarget {
  indicator: string;
  subject: string;
  kind: TargetKind;
  value: DecimalText | null;
}

export interface TargetSum {
  indicator: string;
  kind: TargetKind;
  /** Of the parent; null: the children have targets and the parent has none. */
  whole: DecimalText | null;
  sum: DecimalText;
  counted: number;
  listed: number;
  /** Sum less whole, as printed; null without a whole. */
  gap: DecimalText | null;
  verdict: 'equal' | 'more' | 'less' | 'incomplete' | 'no-parent';
}

/**
 * 分解 (SC-01): whether the targets of the children make up the parent's, of each indicator whose amounts add up. Equal means
 * equal as printed; as long as some child has none, no difference is claimed.
 */
export function checkTargetSums(
  indicators: readonly Pick<Indicator, 'code' | 'alongHierarchy' | 'digits'>[],
  targets: readonly SumTarget[],
  { parent, children }: { parent: string; children: readonly string[] },
): TargetSum[] {
  return indicators
    .filter(({ alongHierarchy }) => alongHierarchy === 'sum')
    .flatMap(({ code, digits }) =>
      (['budget', 'upper', 'stretch'] as const).flatMap((kind): TargetSum[] => {
        const figureOf = (subject: string) =>
          targets.find((one) => one.indicator === code && one.subject === subject && one.kind === kind)
            ?.value ?? null;
        const parts = children.flatMap((child) => figureOf(child) ?? []);
        if (parts.length === 0) return [];
        const whole = figureOf(parent);
        const sum = toDecimalText(sumOf(parts.map(toFraction)));
        const gap = whole === null ? null : subtract(toFraction(sum), toFraction(whole));
        const printed = gap === null ? null : roundHalfAway(toDecimalText(gap), digits);
        return [
          {
            ...{ indicator: code, kind, whole, sum, counted: parts.length, listed: children.length },
            gap: printed,
            verdict: judge(printed, parts.length === children.length),
          },
        ];
      }),
    );
}

function judge(gap: DecimalText | null, isWhole: boolean): TargetSum['verdict'] {
  if (gap === null) return 'no-parent';
  const side = compare(toFraction(gap), toFraction('0'));
  if (side > 0) return 'more';
  if (!isWhole) return 'incomplete';
  return side === 0 ? 'equal' : 'less';
}
