import { z } from 'zod';
import { DayText, IdText } from '#core/platform/public.ts';

/** 议定事项的一生（8.8）：记录稿 → 入纪要 → 已签发 → 成为督办事项；主持人可令先行交办。 */
export const DECISION_STAGES = {
  recorded: { zh: '记录稿', en: 'Recorded' },
  'in-minutes': { zh: '已入纪要稿', en: 'In the minutes' },
  signed: { zh: '已随纪要签发', en: 'Signed' },
  task: { zh: '已转督办', en: 'Handed over' },
  struck: { zh: '已删去', en: 'Struck out' },
} as const;
export type DecisionStage = keyof typeof DECISION_STAGES;

/** What was decided, as taken down: the words, who does it by when. Without a lead it stays a record and asks no work. */
export const DecisionText = z.strictObject({
  entryKey: z.string().trim().min(1).max(60),
  /** In the words of the minutes: 会议议定…… */
  quote: z.string().trim().min(2).max(2000),
  title: z.string().trim().min(2).max(300),
  leadOrgId: IdText.nullable().default(null),
  supportingOrgIds: z.array(IdText).max(60).default([]),
  deliverable: z.string().trim().max(200).default(''),
  dueOn: DayText.nullable().default(null),
});
export type DecisionText = z.infer<typeof DecisionText>;

export interface DecisionFacts {
  isStruck: boolean;
  /** It asks work of a unit by a day. */
  asksWork: boolean;
  hasTask: boolean;
  isMinuted: boolean;
  isSigned: boolean;
}

/**
 * Where a decision stands (handbook 8.8): a record until the minutes hold it, signed with them, and from then on a task where
 * it asks work of somebody. 先行交办 makes it a task at once, whatever the minutes say. Total.
 */
export function deriveDecisionStage(facts: DecisionFacts): DecisionStage {
  if (facts.hasTask) return 'task';
  if (facts.isStruck) return 'struck';
  if (facts.isSigned) return 'signed';
  return facts.isMinuted ? 'in-minutes' : 'recorded';
}

export const asksWork = ({ leadOrgId }: Pick<DecisionText, 'leadOrgId'>): boolean => leadOrgId !== null;

/** Becomes a task when the minutes are signed; one that is a task already, struck out or asks no work does not. */
export const becomesTask = (facts: DecisionFacts): boolean =>
  facts.asksWork && !facts.isStruck && !facts.hasTask && facts.isSigned;
