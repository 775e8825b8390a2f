/** A long picture for a group chat: a heading, a table, a foot; drawn on a canvas from the boxes worked out here. */
export interface PictureCell {
  text: string;
  /** Said in the text too; the tone only helps the eye. */
  tone?: 'strong' | 'faint';
}
export interface PictureModel {
  title: string;
  under: readonly string[];
  /** `share` of the width; figures stand right. */
  columns: readonly { title: string; share: number; align: 'left' | 'right' | 'center' }[];
  rows: readonly (readonly PictureCell[])[];
  foot: readonly string[];
}

export interface PictureText {
  text: string;
  x: number;
  y: number;
  size: number;
  align: 'left' | 'right' | 'center';
  tone: 'title' | 'head' | 'strong' | 'plain' | 'faint';
}
export interface PictureLayout {
  width: number;
  height: number;
  texts: PictureText[];
  /** Horizontal rules and the band behind the table's head. */
  rules: number[];
  headBand: { y: number; height: number } | null;
}

/** Width of a text in pixels at a size. */
export type Measure = (text: string, size: number) => number;

/** What a phone shows without zooming. */
export const PICTURE_WIDTH = 750;
const EDGE = 32;
const GAP = 10;
const TITLE = 30;
const CELL = 21;
const SMALL = 19;

/** Breaks a text into lines that fit; Chinese breaks anywhere. An empty text is one empty line. */
export function wrapText(text: string, width: number, size: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  for (const character of text) {
    if (line !== '' && measure(line + character, size) > width) {
      lines.push(line);
      line = character;
    } else line += character;
  }
  return [...lines, line];
}

/** Where everything stands; every cell of every row is there, however long its text. */
export function layoutPicture(model: PictureModel, measure: Measure): PictureLayout {
  const inner = PICTURE_WIDTH - 2 * EDGE;
  const texts: PictureText[] = [];
  const rules: number[] = [];
  let y = EDGE;
  const paragraph = (text: string, size: number, tone: PictureText['tone']) => {
    for (const line of wrapText(text, inner, size, measure)) {
      texts.push({ text: line, x: EDGE, y, size, align: 'left', tone });
      y += Math.round(size * 1.5);
    }
  };
  paragraph(model.title, TITLE, 'title');
  for (const line of model.under) paragraph(line, SMALL, 'faint');
  y += GAP;
  const total = model.columns.reduce((sum, column) => sum + column.share, 0);
  const widths = model.columns.map((column) => (inner * column.share) / total);
  const tableRow = (cells: readonly PictureCell[], isHead: boolean): number => {
    const top = y + GAP;
    let lines = 1;
    let left = EDGE;
    for (const [index, column] of model.columns.entries()) {
      const width = widths[index] ?? 0;
      const cell = cells[index] ?? { text: '' };
      const wrapped = wrapText(cell.text, width - GAP, CELL, measure);
      const x = { left, right: left + width - GAP, center: left + width / 2 }[column.align];
      for (const [n, text] of wrapped.entries())
        texts.push({
          text,
          x,
          y: top + n * Math.round(CELL * 1.4),
          size: CELL,
          align: column.align,
          tone: isHead ? 'head' : (cell.tone ?? 'plain'),
        });
      lines = Math.max(lines, wrapped.length);
      left += width;
    }
    const height = lines * Math.round(CELL * 1.4) + 2 * GAP;
    y += height;
    rules.push(y);
    return height;
  };
  let headBand: PictureLayout['headBand'] = null;
  if (model.columns.length > 0) {
    const headY = y;
    const titles = model.columns.map((column) => ({ text: column.title }));
    headBand = { y: headY, height: tableRow(titles, true) };
  }
  for (const row of model.rows) tableRow(row, false);
  y += GAP;
  for (const line of model.foot) paragraph(line, SMALL, 'faint');
  return { width: PICTURE_WIDTH, height: y + EDGE, texts, rules, headBand };
}
