import { measureLetters } from './title-lines.ts';

/** Type area of an official page in mm (GB/T 9704-2012, 5.2): margins top 37, left 28, 156 × 225. */
export const PAGE_MM = { width: 210, height: 297, top: 37, right: 26, bottom: 35, left: 28 } as const;
/** Lying page: the upright page turned clockwise, so that the binding edge becomes the top. */
export const LANDSCAPE_MM = { width: 297, height: 210, top: 28, right: 37, bottom: 26, left: 35 } as const;
/** A3 lying, the breadth of two upright pages; the edges are those of the lying A4 page. */
export const A3_MM = { width: 297, height: 420 } as const;
/** Forms and one-page sheets: the same width of 156 mm, less room above and below. */
export const SHEET_MM = { width: 210, height: 297, top: 16, right: 27, bottom: 12, left: 27 } as const;
export const LINES_PER_PAGE = 22;
export const LETTERS_PER_LINE = 28;

/** 156 mm, the width of the type area. */
export const TYPE_WIDTH_PT = 433;
const LARGEST_PT = 56;
const NARROWEST = 0.66;

/**
 * Size of the red head in points and its horizontal scale: as large as 156 mm allow on one line, never above
 * 22 mm letters, letters narrowed to two thirds before they are made smaller.
 */
export function deriveRedHeadSize(text: string): { sizePt: number; scalePercent: number } {
  const letters = Math.max(1, measureLetters(text));
  const sizePt = Math.floor(Math.min(LARGEST_PT, TYPE_WIDTH_PT / (letters * NARROWEST)));
  const scale = Math.min(1, TYPE_WIDTH_PT / (letters * sizePt));
  return { sizePt, scalePercent: Math.floor(scale * 100) };
}

/** 版记: copy-to as one line of text, closed by a full stop; null when nobody is named. */
export function toCopyToText(copyTo: readonly string[]): string | null {
  const named = copyTo.map((unit) => unit.trim().replace(/[。，；、]+$/u, '')).filter((unit) => unit !== '');
  return named.length === 0 ? null : `${named.join('，')}。`;
}

/** 主送: units joined by commas and closed by a colon; null when there is none. */
export function toAddresseeText(addressees: readonly string[]): string | null {
  const named = addressees
    .map((unit) => unit.trim().replace(/[：:，、。]+$/u, ''))
    .filter((unit) => unit !== '');
  return named.length === 0 ? null : `${named.join('，')}：`;
}
