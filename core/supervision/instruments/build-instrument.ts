import type { DocumentModel, IssuedKind } from '#core/documents/public.ts';
import type { Instrument } from '../ladder/ladder.ts';
import { buildFactList } from './fact-list.lines.ts';
import type { InstrumentFacts } from './instrument-facts.ts';
import { buildNamingBulletin } from './naming-bulletin.lines.ts';
import { buildPromptLetter } from './prompt-letter.lines.ts';
import { buildSummonsNotice } from './summons-notice.lines.ts';
import { buildSupervisionOrder } from './supervision-order.lines.ts';

interface Paper {
  kind: IssuedKind;
  build: (facts: InstrumentFacts) => DocumentModel;
}

const PAPERS: Partial<Record<Instrument, Paper>> = {
  'prompt-letter': { kind: 'prompt-letter', build: buildPromptLetter },
  'supervision-order': { kind: 'supervision-order', build: buildSupervisionOrder },
  naming: { kind: 'supervision-bulletin', build: buildNamingBulletin },
  summons: { kind: 'summons-notice', build: buildSummonsNotice },
  'fact-list': { kind: 'fact-list', build: buildFactList },
};

/** The kind of document that a rung is drafted as; undefined where it is only a message. */
export const findPaperKind = (instrument: Instrument): IssuedKind | undefined => PAPERS[instrument]?.kind;

/** The paper of a rung in the form of 8.9; undefined where the rung is a message. */
export const buildInstrument = (facts: InstrumentFacts): DocumentModel | undefined =>
  PAPERS[facts.instrument]?.build(facts);
