/** A paper as slides: the same headings, words, tables and curves, nothing of its own, so that the two cannot disagree. */
import type { Block, Curve, DocumentModel, Paragraph, Table } from '../content-model.ts';
import { toPlainText } from '../content-model.ts';
import { toPeriodWords } from '../period-words.ts';

export interface PaperTable {
  head: string[];
  /** In inches. */
  widths: number[];
  rows: string[][];
  /** Letter height in points. */
  size: number;
  /** Columns of words begin at the left. */
  isLeft: boolean[];
}

export type PaperSlide =
  | { kind: 'title'; title: string; under: string[] }
  | { kind: 'words'; title: string; lines: WordLine[] }
  | { kind: 'table'; title: string; note: string; table: PaperTable; bars: PaperBars | null; words: string }
  | { kind: 'trend'; title: string; trends: PaperTrend[] };

export interface WordLine {
  lead: string;
  text: string;
}

export interface PaperTrend {
  caption: string;
  unit: string;
  labels: string[];
  series: { name: string; values: (string | null)[] }[];
}
export interface PaperBars {
  caption: string;
  labels: string[];
  values: (string | null)[];
}

/** Inches of a slide of 13.33 × 7.5 that a table may take. */
const BREADTH = 12.3;
const HALF = 7.3;
const ROOM = 5.1;
const LETTERS_A_LINE = 48;
const LINES_A_SLIDE = 12;
/** Inches below a table that words need to be read. */
const LEAST_BELOW = 1.3;
const MOST_LEAD = 26;

const sizeFor = (columns: number): number => (columns <= 6 ? 14 : columns <= 8 ? 12 : columns <= 11 ? 10 : 9);

const toNumber = (text: string): string | null => {
  const clean = text.replace('−', '-');
  return /^-?\d+(\.\d+)?$/.test(clean) ? clean : null;
};

function toPaperTable({ columns, head, rows }: Table, breadth: number): PaperTable {
  const whole = columns.reduce((sum, { widthMm }) => sum + widthMm, 0);
  return {
    head: (head.at(-1) ?? []).map(({ text }) => text),
    widths: columns.map(({ widthMm }) => (widthMm / whole) * breadth),
    rows: rows.map(({ cells }) => {
      const texts = cells.map(({ text }) => text.replace(/\n/g, ''));
      return [...texts, ...Array.from({ length: columns.length - texts.length }, () => '')];
    }),
    size: sizeFor(columns.length),
    isLeft: columns.map(({ align }) => align === 'left'),
  };
}

/** Inches that a row takes: its fullest cell decides; a little too high rather than too low. */
function heightOf(row: readonly string[], { widths, size }: PaperTable): number {
  const letter = size / 72;
  const lines = row.map((text, at) =>
    text.split('\n').reduce((sum, part) => {
      const breadth = [...part].reduce(
        (all, one) => all + (one.charCodeAt(0) < 0x2e80 ? 0.6 : 1) * letter,
        0,
      );
      return sum + Math.max(1, Math.ceil(breadth / Math.max(letter, (widths[at] ?? 1) - 0.16)));
    }, 0),
  );
  return Math.max(1, ...lines) * letter * 1.35 + 0.12;
}

/** Heights of the head and of every row, in inches. */
export const listRowHeights = (table: PaperTable): number[] =>
  [table.head, ...table.rows].map((row) => heightOf(row, table));

/** A long table goes over several slides, each with the head. */
export function splitPaperTable(table: PaperTable): string[][][] {
  const parts: string[][][] = [];
  let left = 0;
  const room = ROOM - heightOf(table.head, table);
  for (const row of table.rows) {
    const height = heightOf(row, table);
    const part = parts.at(-1);
    if (part && height <= left) {
      part.push(row);
      left -= height;
    } else {
      parts.push([row]);
      left = room - height;
    }
  }
  return parts;
}

/** Parts of a whole stand beside bars of the points that each pulls. */
function toBars({ rule, columns, rows }: Table): PaperBars | null {
  const at = columns.findIndex(({ key }) => key === 'pull');
  if (!rule.startsWith('economy.parts.') || at < 0) return null;
  const parts = rows.filter(({ role }) => role === 'data');
  return {
    caption: '拉动（百分点）',
    labels: parts.map(({ cells }) => cells[0]?.text ?? ''),
    values: parts.map(({ cells }) => toNumber(cells[at]?.text ?? '')),
  };
}

function toTableSlides(title: string, table: Table, words = ''): PaperSlide[] {
  const bars = toBars(table);
  const whole = toPaperTable(table, bars ? HALF : BREADTH);
  const sized = bars ? { ...whole, size: 11 } : whole;
  const parts = splitPaperTable(sized);
  const height = listRowHeights(sized).reduce((sum, one) => sum + one, 0);
  const hasRoom = height + LEAST_BELOW <= ROOM;
  const slides = parts.map(
    (rows, index): PaperSlide => ({
      kind: 'table',
      title: `${table.caption ?? title}${parts.length > 1 ? `（${index + 1}/${parts.length}）` : ''}`,
      note: table.unitNote ?? '',
      table: { ...sized, rows },
      bars,
      words: index === 0 && hasRoom ? words : '',
    }),
  );
  const lines = words === '' || hasRoom ? [] : [{ lead: '', text: words }];
  const head = table.caption ?? title;
  return [...lines.map((line): PaperSlide => ({ kind: 'words', title: head, lines: [line] })), ...slides];
}

/** Lines of 18 points that a text takes. */
const linesOf = ({ lead, text }: WordLine): number =>
  Math.max(1, Math.ceil((lead.length + text.length) / LETTERS_A_LINE));

/** Each sentence stands by itself, the lead before the first; as many on a slide as it holds. */
function toWordSlides(title: string, paragraphs: readonly Paragraph[]): PaperSlide[] {
  const slides: WordLine[][] = [];
  let left = 0;
  for (const line of paragraphs.flatMap(toWordLines)) {
    const lines = linesOf(line);
    const last = slides.at(-1);
    if (last && lines <= left) last.push(line);
    else slides.push([line]);
    left = (last && lines <= left ? left : LINES_A_SLIDE) - lines;
  }
  return slides.map((lines, index) => ({
    kind: 'words',
    title: `${title}${slides.length > 1 ? `（${index + 1}/${slides.length}）` : ''}`,
    lines,
  }));
}

function toWordLines({ lead, runs }: Paragraph): WordLine[] {
  return toPlainText(runs)
    .split(/(?<=。)/u)
    .map((text, index) => ({
      lead: index === 0 ? (lead?.text ?? '').replace(/。$/, '').slice(0, MOST_LEAD) : '',
      text,
    }));
}

const toTrend = ({ caption, unit, labels, series }: Curve): PaperTrend => ({
  ...{ caption, unit, labels },
  series: series.map(({ name, values }) => ({ name, values })),
});

const TRENDS_A_SLIDE = 2;

function toTrendSlides(title: string, curves: readonly Curve[]): PaperSlide[] {
  const slides: PaperSlide[] = [];
  for (let at = 0; at < curves.length; at += TRENDS_A_SLIDE)
    slides.push({ kind: 'trend', title, trends: curves.slice(at, at + TRENDS_A_SLIDE).map(toTrend) });
  return slides;
}

function toSectionSlides(title: string, blocks: readonly Block[]): PaperSlide[] {
  // The sentence that leads to a table with bars stands below it, on its slide.
  const wordsOf = new Map(
    blocks.flatMap((block, at): [string, string][] => {
      const before = blocks[at - 1];
      const isLed = block.kind === 'table' && toBars(block) !== null && before?.kind === 'paragraph';
      return isLed ? [[before.id, block.id]] : [];
    }),
  );
  const textFor = (table: Table): string => {
    const led = blocks.find((block) => block.kind === 'paragraph' && wordsOf.get(block.id) === table.id);
    return led?.kind === 'paragraph' ? toPlainText(led.runs) : '';
  };
  const paragraphs = blocks
    .filter((block) => block.kind === 'paragraph')
    .filter(({ id }) => !wordsOf.has(id));
  const curves = blocks.filter((block) => block.kind === 'curve');
  return [
    ...toWordSlides(title, paragraphs),
    ...toTrendSlides(title, curves),
    ...blocks.flatMap((block) => (block.kind === 'table' ? toTableSlides(title, block, textFor(block)) : [])),
  ];
}

/** Title, then each section of the text, then the annexes. */
export function buildPaperSlides(model: DocumentModel): PaperSlide[] {
  const sections: { title: string; blocks: Block[] }[] = [];
  for (const block of model.blocks) {
    if (block.kind === 'heading' && block.level === 1) sections.push({ title: block.text, blocks: [] });
    else if (sections.length > 0) sections.at(-1)?.blocks.push(block);
    else sections.push({ title: model.title, blocks: [block] });
  }
  const under = [model.signature?.issuingBodies[0] ?? model.head.issuingBody];
  if (model.period !== null) under.push(toPeriodWords(model.period).single);
  return [
    { kind: 'title', title: model.title, under },
    ...sections.flatMap(({ title, blocks }) => toSectionSlides(title, blocks)),
    ...model.annexes.flatMap(({ title, blocks }) => toSectionSlides(title, blocks)),
  ];
}
