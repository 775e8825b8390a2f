import type { Block, DocumentModel, HeadStyle, Paragraph } from './content-model.ts';
import { DOCUMENT_KIND_WORDS, type IssuedKind } from './document-kinds.ts';
import { plain } from './wording.ts';

/** Styles whose text is set in 三号 on the official page; the others are forms and lists in small letters. */
export const isOfficialText = (style: HeadStyle): boolean => style !== 'plain' && style !== 'form';

/** Styles that print issuing body and date under the red head and not at the end of the text. */
export const hasHeadLine = (style: HeadStyle): boolean => style === 'minutes' || style === 'brief';

/** What a document of an issued kind consists of beyond its kind, title and blocks; the rest is empty. */
export type OfficialParts = Pick<DocumentModel, 'title' | 'blocks'> &
  Partial<Omit<DocumentModel, 'kind' | 'head'>> & {
    head: Partial<DocumentModel['head']> & { issuingBody: string };
  };

/** A document of an issued kind in the form of 8.9: head style by kind, everything not given empty. */
export function toOfficialModel(kind: IssuedKind, { head, ...parts }: OfficialParts): DocumentModel {
  return {
    modelVersion: 1,
    kind,
    template: 'official/v1',
    period: null,
    addressees: [],
    signature: null,
    endNote: null,
    annexes: [],
    imprint: null,
    landscape: false,
    ...parts,
    head: {
      style: DOCUMENT_KIND_WORDS[kind].style,
      copyNumber: null,
      mark: null,
      urgency: null,
      documentNumber: null,
      ...head,
    },
  };
}

/** A line of the text that was written by a rule; `lead` is a heading that runs into it. */
export function toTextLine(
  id: string,
  text: string,
  parts: Partial<Pick<Paragraph, 'lead' | 'align' | 'rule'>> = {},
): Paragraph {
  return {
    kind: 'paragraph',
    id,
    rule: parts.rule ?? id,
    lead: parts.lead ?? null,
    runs: [plain(text)],
    unnamedRuns: null,
    align: parts.align ?? 'body',
  };
}

export const toHeading = (id: string, text: string, level: 1 | 2 | 3 | 4 = 1): Block => ({
  kind: 'heading',
  id,
  rule: id,
  level,
  text,
});
