import type { DocumentModel, HeadStyle, Imprint } from './content-model.ts';
import { toCopyToText } from './red-head-layout.ts';

export interface ImprintLine {
  /** 抄送：, or 报： and 送： of a brief. */
  word: string;
  text: string;
}

const WITHOUT_PRINTING_LINE: ReadonlySet<HeadStyle> = new Set(['letter', 'form']);

const toLine = (word: string, units: readonly string[]): ImprintLine[] => {
  const text = toCopyToText(units);
  return text === null ? [] : [{ word, text }];
};

/**
 * 版记 by form (8.9): lists of units, then who printed it and when. A brief says 报 and 送 and has no printing line; a letter has
 * copy-to only (GB/T 9704-2012, 10.1), and so has a form on one sheet.
 */
export function listImprintLines(model: DocumentModel): { lines: ImprintLine[]; printer: Imprint | null } {
  const { imprint, head } = model;
  if (head.style === 'brief')
    return {
      lines: [...toLine('报：', model.addressees), ...toLine('送：', imprint?.copyTo ?? [])],
      printer: null,
    };
  if (imprint === null) return { lines: [], printer: null };
  return {
    lines: toLine('抄送：', imprint.copyTo),
    printer: WITHOUT_PRINTING_LINE.has(head.style) ? null : imprint,
  };
}
