export interface SlideTable {
  head: string[];
  /** In inches; they sum to the breadth of the slide. */
  widths: number[];
  rows: string[][];
}

/** Inches below the head of a table until the foot of a slide. */
const ROOM = 4.9;
/** Text of 14 points: a Chinese letter is as broad as the type is high, others narrower by as little as a fourth. */
const LETTER = 14 / 72;
const LINE = 0.27;
const PADDING = 0.14;
/** Left and right of the text of a cell, with what a line loses where a word does not fit. */
const SIDES = 0.4;

const breadthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 0x2e80 ? LETTER * 0.75 : LETTER), 0);

/** Inches that a row takes: its fullest cell decides; drawn a little too high rather than too low. */
export function estimateRowHeight(row: readonly string[], widths: readonly number[]): number {
  const lines = row.map((text, index) => {
    const room = Math.max(LETTER, (widths[index] ?? 1) - SIDES);
    return Math.max(1, Math.ceil(breadthOf(text) / room));
  });
  return Math.max(1, ...lines) * LINE + PADDING;
}

/** Rows of a table in the parts that fit on a slide each, by height; a row that is higher than a slide stands alone. */
export function splitRows({ rows, widths }: SlideTable): string[][][] {
  const parts: string[][][] = [];
  let left = 0;
  for (const row of rows) {
    const height = estimateRowHeight(row, widths);
    const part = parts.at(-1);
    if (part && height <= left) {
      part.push(row);
      left -= height;
    } else {
      parts.push([row]);
      left = ROOM - height;
    }
  }
  return parts;
}
