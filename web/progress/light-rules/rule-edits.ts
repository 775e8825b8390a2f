import { isDecimalText, type OutputOf } from '#core/platform/public.ts';
import type { getLightRules } from '#core/progress/light-rules-contract.ts';
import { fromTypedThreshold, toTypedThreshold } from '#core/progress/lights/rule-words.ts';

type Threshold = OutputOf<typeof getLightRules>['groups'][number]['lines'][number]['thresholds'][number];

/** What a person typed over the rules in force, before it is sent. */
export interface RuleEdits {
  thresholds: Readonly<Record<string, { threshold: Threshold; typed: string }>>;
  switches: Readonly<Record<string, boolean>>;
}
export const NO_CHANGES: RuleEdits = { thresholds: {}, switches: {} };

const keyOf = (t: Threshold): string => `${t.conditionId} ${t.clause} ${t.end}`;

export const typedOf = (edits: RuleEdits, threshold: Threshold): string =>
  edits.thresholds[keyOf(threshold)]?.typed ?? toTypedThreshold(threshold.value, threshold.unit);

/** Typing the value in force again is no change. */
export function withThreshold(edits: RuleEdits, threshold: Threshold, typed: string): RuleEdits {
  const { [keyOf(threshold)]: _, ...others } = edits.thresholds;
  const isBack = typed.trim() === toTypedThreshold(threshold.value, threshold.unit);
  return {
    ...edits,
    thresholds: isBack ? others : { ...others, [keyOf(threshold)]: { threshold, typed } },
  };
}

export function withSwitch(edits: RuleEdits, dimension: string, isOn: boolean, inForce: boolean): RuleEdits {
  const { [dimension]: _, ...others } = edits.switches;
  return { ...edits, switches: isOn === inForce ? others : { ...others, [dimension]: isOn } };
}

export const countChanges = (edits: RuleEdits): number =>
  Object.keys(edits.thresholds).length + Object.keys(edits.switches).length;

/** The changes as the server wants them; what is no number goes as typed and is refused with its sentence. */
export function toChanges(edits: RuleEdits) {
  return {
    thresholds: Object.values(edits.thresholds).map(({ threshold, typed }) => {
      const text = typed.trim();
      return {
        conditionId: threshold.conditionId,
        clause: threshold.clause,
        end: threshold.end,
        value: isDecimalText(text) ? fromTypedThreshold(text, threshold.unit) : text,
      };
    }),
    switches: Object.entries(edits.switches).map(([dimension, isOn]) => ({ dimension, isOn })),
  };
}
