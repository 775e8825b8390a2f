import { compare, isDecimalText, refuse, toFraction } from '#core/platform/public.ts';
import { type LightCondition, type LightRulebook, LightRulebookSchema } from './light-rulebook.ts';
import { BUNDLE_START, INTERVAL_ENDS, type IntervalEnd } from './rule-words.ts';

export interface ThresholdChange {
  conditionId: string;
  clause: number;
  end: IntervalEnd;
  value: string;
}
export interface RuleChanges {
  thresholds: readonly ThresholdChange[];
  /** Dimensions switched on or off. */
  switches: readonly { dimension: string; isOn: boolean }[];
}

/** Where one condition ends another begins: red below 0.80, yellow from 0.80. */
const JOINED: Record<IntervalEnd, IntervalEnd> = {
  below: 'atLeast',
  atLeast: 'below',
  above: 'atMost',
  atMost: 'above',
};

const wrong = (message: string, at: string) =>
  refuse(
    'invalid',
    'LIGHT_RULES_INVALID',
    message,
    'The rules are not consistent',
    ['改正后再试'],
    [{ at, message }],
  );

type Conditions = LightCondition[];

function changeOne(conditions: Conditions, change: ThresholdChange): Conditions {
  const target = conditions.find((c) => c.id === change.conditionId)?.clauses[change.clause];
  if (!target || !('within' in target) || target.within[change.end] === undefined)
    throw wrong('没有这个阈值', change.conditionId);
  const { measure } = target;
  const old = target.within[change.end];
  const joined = JOINED[change.end];
  return conditions.map((condition) => ({
    ...condition,
    clauses: condition.clauses.map((clause, index) => {
      if (!('within' in clause) || clause.measure !== measure) return clause;
      const isTarget = condition.id === change.conditionId && index === change.clause;
      const end = isTarget ? change.end : joined;
      const isJoined = isTarget || clause.within[end] === old;
      return isJoined ? { ...clause, within: { ...clause.within, [end]: change.value } } : clause;
    }),
  }));
}

function requireIntervals(conditions: Conditions): void {
  for (const condition of conditions)
    for (const clause of condition.clauses) {
      if (!('within' in clause)) continue;
      const low = clause.within.above ?? clause.within.atLeast;
      const high = clause.within.below ?? clause.within.atMost;
      if (low !== undefined && high !== undefined && compare(toFraction(low), toFraction(high)) >= 0)
        throw wrong('下限应小于上限', condition.id);
    }
}

/**
 * The rulebook with some thresholds and switches changed, as its next version; a boundary that two conditions share
 * moves for both. Refused when a threshold is unknown, no number, or an interval would be empty.
 */
export function changeLightRules(
  book: LightRulebook,
  changes: RuleChanges,
  next: { version: number; validFrom: string; clause: string | null; regionId: string },
): LightRulebook {
  for (const change of changes.thresholds)
    if (!isDecimalText(change.value) || !INTERVAL_ENDS.includes(change.end))
      throw wrong(`“${change.value}”不是数字`, change.conditionId);
  const applyTo = (conditions: Conditions): Conditions => {
    const own = changes.thresholds.filter((t) => conditions.some((c) => c.id === t.conditionId));
    const changed = own.reduce(changeOne, conditions);
    requireIntervals(changed);
    return changed;
  };
  const conditions = [...book.dimensions.flatMap((d) => d.conditions), ...book.overall];
  const known = [...conditions.map((c) => c.id), BUNDLE_START];
  const unknown = changes.thresholds.find((t) => !known.includes(t.conditionId));
  if (unknown) throw wrong('没有这个阈值', unknown.conditionId);
  const parsed = LightRulebookSchema.safeParse({
    ...book,
    ...next,
    name: book.regionId === null ? '本地亮灯规则' : book.name,
    dimensions: book.dimensions.map((rule) => ({
      ...rule,
      isOn: changes.switches.find((s) => s.dimension === rule.dimension)?.isOn ?? rule.isOn,
      conditions: applyTo(rule.conditions),
    })),
    overall: applyTo(book.overall),
    bundleStartShare:
      changes.thresholds.find((t) => t.conditionId === BUNDLE_START)?.value ?? book.bundleStartShare,
  });
  if (!parsed.success) throw wrong(parsed.error.issues[0]?.message ?? '规则有误', '规则');
  return parsed.data;
}
