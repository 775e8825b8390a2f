import { DEFAULT_THRESHOLDS, THRESHOLD_RULEBOOK, ThresholdRules } from '#core/enterprises/enterprise.ts';
import { deriveEntry, type EntryFacts } from '#core/enterprises/entry-candidate.ts';
import { findRulebookOn, type Tx } from '#server/platform/public.ts';

export async function loadThresholds(tx: Tx, regionId: number, on: string): Promise<ThresholdRules> {
  const stored = await findRulebookOn(tx, regionId, THRESHOLD_RULEBOOK, on);
  return stored ? ThresholdRules.parse(stored.body) : DEFAULT_THRESHOLDS;
}

/** Where a thing stands before its entry, as the pages show it. */
export function toStandingView(facts: EntryFacts, rules: ThresholdRules, today: string) {
  const { state, threshold, share, missingPapers } = deriveEntry(facts, rules, today);
  return {
    ...{ state, share, missingPapers },
    lineYuan: threshold?.amountYuan ?? null,
    amountYuan: facts.amountYuan,
    papers: (threshold?.papers ?? []).map((paper) => ({ paper, isThere: facts.papersDone.includes(paper) })),
    ...{ enteredOn: facts.enteredOn, leftOn: facts.leftOn },
  };
}
