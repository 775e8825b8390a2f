import type { Block, DocumentModel, Paragraph } from '../content-model.ts';
import { plain } from '../wording.ts';

/** A document without red head, addressees, annexes and imprint: a form, a list, a one-page sheet. */
export function toSheet(
  parts: Pick<DocumentModel, 'kind' | 'title' | 'blocks'> & Partial<DocumentModel>,
): DocumentModel {
  return {
    modelVersion: 1,
    template: 'bulletin/v1',
    period: null,
    head: {
      style: 'plain',
      issuingBody: '',
      copyNumber: null,
      mark: null,
      urgency: null,
      documentNumber: null,
    },
    addressees: [],
    signature: null,
    endNote: null,
    annexes: [],
    imprint: null,
    landscape: false,
    ...parts,
  };
}

/** A line of plain words on a sheet. */
export function toSheetLine(id: string, text: string, align: Paragraph['align'] = 'left'): Block {
  return { kind: 'paragraph', id, rule: id, lead: null, runs: [plain(text)], unnamedRuns: null, align };
}
