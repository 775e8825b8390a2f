import type { TimeMark } from './time-mark.ts';
import type { NamedUnit } from './unit-mention.ts';

/** What a heading or a lead-in says for everything under it: 县住建局要：…, 6月底前完成以下工作：…. */
export interface BlockContext {
  leads: NamedUnit[];
  supports: NamedUnit[];
  times: TimeMark[];
  /** Said by labels under the heading, not by a sentence. */
  isLabelled?: boolean;
  /** A stage of a plan, or units alone behind a number: it holds for paragraphs without a number too. */
  isOverPlain?: boolean;
}

export const noContext = (): BlockContext => ({ leads: [], supports: [], times: [] });
