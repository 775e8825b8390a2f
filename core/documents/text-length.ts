import { type Block, type DocumentKind, type DocumentModel, toPlainText } from './content-model.ts';

/** Letters of the text (annexes not counted) from which the office is warned. */
export const TEXT_LENGTH_WARNING = 4000;
/** Letters of the text above which a reason is asked for. */
export const TEXT_LENGTH_LIMIT = 5000;

/** Material that is looked things up in: it has to be whole, not short. */
const UNLIMITED: ReadonlySet<DocumentKind> = new Set(['economy-analysis', 'year-figures']);

function countBlockLetters(block: Block): number {
  if (block.kind === 'heading') return countLetters(block.text);
  if (block.kind === 'paragraph') return countLetters((block.lead?.text ?? '') + toPlainText(block.runs));
  return 0;
}

function countLetters(text: string): number {
  return [...text.replace(/\s/gu, '')].length;
}

/** Letters of title and text, without spaces, head, tables and annexes. */
export function countTextLetters(model: DocumentModel): number {
  return countLetters(model.title) + model.blocks.reduce((sum, block) => sum + countBlockLetters(block), 0);
}

export interface TextLengthFinding {
  letters: number;
  verdict: 'fits' | 'long' | 'too-long';
  sentence: string | null;
}

/**
 * Over 4,000 letters: a warning. Over 5,000: refused unless `reason` (why it must be longer) is given; then
 * a warning that carries it. Analyses and collections of figures are as long as they have to be.
 */
export function checkTextLength(model: DocumentModel, reason: string | null): TextLengthFinding {
  const letters = countTextLetters(model);
  const given = reason !== null && reason.trim() !== '';
  if (letters <= TEXT_LENGTH_WARNING || UNLIMITED.has(model.kind))
    return { letters, verdict: 'fits', sentence: null };
  if (letters <= TEXT_LENGTH_LIMIT || given) {
    return { letters, verdict: 'long', sentence: `正文${letters}字，超过${TEXT_LENGTH_WARNING}字，请压缩。` };
  }
  return {
    letters,
    verdict: 'too-long',
    sentence: `正文${letters}字，超过${TEXT_LENGTH_LIMIT}字，请压缩或填写理由。`,
  };
}
