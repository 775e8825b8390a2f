import type { FilingFinding } from '#core/indicators/check-filing.ts';
import type { FilingExplanations } from '#core/indicators/filing.ts';

/** From this many on, open warnings of one rule may be answered together. */
const FROM = 3;

export interface AlikeFindings {
  ruleId: string;
  keys: string[];
  /** The first of them, by which one sees what is asked. */
  example: string;
}

/** Open warnings of one rule, where there are several; the most first. */
export function listAlike(
  findings: readonly Pick<FilingFinding, 'ruleId' | 'key' | 'severity' | 'sentence'>[],
  explanations: FilingExplanations,
): AlikeFindings[] {
  const byRule = new Map<string, AlikeFindings>();
  for (const { ruleId, key, severity, sentence } of findings) {
    if (severity !== 'warning' || (explanations[key] ?? '').length >= 2) continue;
    const known = byRule.get(ruleId) ?? { ruleId, keys: [], example: sentence };
    byRule.set(ruleId, { ...known, keys: [...known.keys, key] });
  }
  return [...byRule.values()]
    .filter(({ keys }) => keys.length >= FROM)
    .sort((a, b) => b.keys.length - a.keys.length);
}
