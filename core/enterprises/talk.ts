import type { PeriodId } from '#core/platform/public.ts';

/** 走访了解: what a talk with an enterprise was about and what came of it; entering statistics is the enterprise's own matter. */
export const TALK_OUTCOMES = ['help', 'not-now'] as const;
export type TalkOutcome = (typeof TALK_OUTCOMES)[number];

export const TALK_OUTCOME_LABELS: Record<TalkOutcome, { zh: string; en: string }> = {
  help: { zh: '继续帮办', en: 'Help goes on' },
  'not-now': { zh: '企业暂不申报', en: 'The enterprise does not apply for now' },
};

export interface Talk {
  on: string;
  /** The month that was told last when it took place. */
  period: PeriodId | null;
  asked: readonly string[];
  outcome: TalkOutcome;
  note: string;
  personName: string;
}

/** What is still to be asked: what a talk about the same month has answered is asked no more; a figure told anew may ask again. */
export const listUnasked = (
  notes: readonly string[],
  { period, talk }: { period: PeriodId | null; talk: Talk | null },
): string[] => notes.filter((note) => talk === null || talk.period !== period || !talk.asked.includes(note));

/** Whether the enterprise would like help with its papers: unless it said in the last talk that it does not apply for now. */
export const isHelpWanted = (talk: Talk | null): boolean => talk?.outcome !== 'not-now';
