import {
  compare,
  type DecimalText,
  divide,
  multiply,
  toDecimalText,
  toFraction,
} from '#core/platform/public.ts';
import { findThreshold, type Threshold, type ThresholdKind, type ThresholdRules } from './enterprise.ts';

export const ENTRY_STATES = ['entered', 'reached', 'near', 'below', 'unknown', 'left'] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

export const ENTRY_STATE_LABELS: Record<EntryState, { zh: string; en: string }> = {
  entered: { zh: '已入统', en: 'Entered' },
  reached: { zh: '达标未入', en: 'Reached, not entered' },
  near: { zh: '临近达标', en: 'Near the line' },
  below: { zh: '未达标', en: 'Below the line' },
  unknown: { zh: '没有数', en: 'No figure' },
  left: { zh: '已退出', en: 'Left' },
};

export interface EntryFacts {
  kind: ThresholdKind;
  /** Sales of the last twelve months, or the total investment; null when it is not known. */
  amountYuan: DecimalText | null;
  enteredOn: string | null;
  leftOn: string | null;
  /** Papers that are there. */
  papersDone: readonly string[];
}

export interface EntryStanding {
  state: EntryState;
  threshold: Threshold | null;
  /** Amount ÷ line; null without a figure, or where the line is a qualification. */
  share: DecimalText | null;
  missingPapers: string[];
}

/**
 * Where an enterprise or project stands before its entry into statistics (ST-10, ST-11): entered, at the line, near it, below; what
 * papers are missing. The line is that of the day; where it is a qualification and no amount, a known thing counts as reached.
 */
export function deriveEntry(facts: EntryFacts, rules: ThresholdRules, today: string): EntryStanding {
  const threshold = findThreshold(rules, facts.kind, today) ?? null;
  const missingPapers = (threshold?.papers ?? []).filter((paper) => !facts.papersDone.includes(paper));
  const line = threshold === null ? null : toFraction(threshold.amountYuan);
  const amount = facts.amountYuan === null ? null : toFraction(facts.amountYuan);
  const share = line === null || line.num === 0n || amount === null ? null : divide(amount, line);
  const stand = (state: EntryState): EntryStanding => ({
    ...{ state, threshold, share: share && toDecimalText(share) },
    missingPapers: state === 'entered' || state === 'left' ? [] : missingPapers,
  });
  if (facts.enteredOn !== null && (facts.leftOn === null || facts.leftOn < facts.enteredOn))
    return stand('entered');
  if (line !== null && line.num === 0n) return stand(facts.leftOn === null ? 'reached' : 'left');
  if (share === null) return stand(facts.leftOn === null ? 'unknown' : 'left');
  if (compare(share, { num: 1n, den: 1n }) >= 0) return stand('reached');
  if (facts.leftOn !== null) return stand('left');
  const near = multiply(share, { num: 100n, den: 1n });
  return stand(compare(near, { num: BigInt(rules.nearPercent), den: 1n }) >= 0 ? 'near' : 'below');
}
