import type { Indicator } from './indicator.ts';
import type { IndicatorRules } from './indicator-rules.ts';

/** The limits of the lights, in the order in which they are set. */
export const LIGHT_LIMITS = ['proRataPoints', 'growthPoints', 'levelPercent', 'rankPlaces'] as const;

export interface LimitChange {
  limit: (typeof LIGHT_LIMITS)[number];
  before: string;
  after: string;
}

/** Which limits a version of the rules changed, from what to what. */
export const listLimitChanges = (before: IndicatorRules, after: IndicatorRules): LimitChange[] =>
  LIGHT_LIMITS.map((limit) => ({
    limit,
    before: String(before.yellow[limit]),
    after: String(after.yellow[limit]),
  })).filter((one) => one.before !== one.after);

export interface DefinitionChange {
  name: string;
  kind: 'added' | 'removed' | 'changed';
  /** The properties that became others. */
  properties: string[];
}

/** Which indicators a version of the package added, left out and changed. */
export function listDefinitionChanges(
  before: readonly Indicator[],
  after: readonly Indicator[],
): DefinitionChange[] {
  const beforeOf = new Map(before.map((one) => [one.code, one]));
  const left = new Set(after.map(({ code }) => code));
  const kept = after.flatMap((one): DefinitionChange[] => {
    const old = beforeOf.get(one.code);
    if (!old) return [{ name: one.name, kind: 'added', properties: [] }];
    const properties = listOthers(old, one);
    return properties.length === 0 ? [] : [{ name: one.name, kind: 'changed', properties }];
  });
  const removed = before.filter(({ code }) => !left.has(code));
  return [...kept, ...removed.map(({ name }) => ({ name, kind: 'removed' as const, properties: [] }))];
}

function listOthers(before: Indicator, after: Indicator): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof Indicator>;
  const textOf = (one: Indicator, key: keyof Indicator) => JSON.stringify(one[key] ?? null);
  return [...keys].filter((key) => textOf(before, key) !== textOf(after, key));
}
