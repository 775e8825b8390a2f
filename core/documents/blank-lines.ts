import { type DocumentModel, toPlainText } from './content-model.ts';

/** Spaces to be written over, with at most the words of a date between them. */
const TO_BE_FILLED = /^(?=[^　]*　)[\s年月日时分]*$/u;

/** Lines that a draft leaves to be filled in (时间：　年　月　日) and that still are, by what stands before the colon. */
export function listBlankLines(model: DocumentModel): string[] {
  return model.blocks.flatMap((block) =>
    block.kind === 'paragraph' && block.lead !== null && TO_BE_FILLED.test(toPlainText(block.runs))
      ? [block.lead.text.replace(/[：:]$/u, '')]
      : [],
  );
}
