import { formatListNumber, type ListLevel } from './list-number.ts';

/** One piece of an XML text: a tag, or the text between two tags. */
interface Piece {
  name: string;
  kind: 'open' | 'close' | 'single' | 'text';
  attributes: string;
  text: string;
}

const PIECE = /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|<[!?][^>]*>|([^<]+)/g;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Characters of XML text; unknown entities stay as they are. */
function decodeEntities(text: string): string {
  return text.replace(/&(#x[0-9a-fA-F]+|#\d+|\w+);/g, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

function* readPieces(xml: string): Generator<Piece> {
  for (const [, closing, name, attributes, single, text] of xml.matchAll(PIECE)) {
    if (text !== undefined) yield { name: '', kind: 'text', attributes: '', text: decodeEntities(text) };
    else if (name !== undefined)
      yield {
        name,
        kind: closing ? 'close' : single ? 'single' : 'open',
        attributes: attributes ?? '',
        text: '',
      };
  }
}

const attribute = (piece: Piece, name: string): string | undefined =>
  new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`).exec(piece.attributes)?.[1];

/** List levels of word/numbering.xml by `numId level`. */
export function readNumbering(xml: string): Map<string, ListLevel> {
  const byAbstract = new Map<string, Map<string, ListLevel>>();
  const found = new Map<string, ListLevel>();
  let levels: Map<string, ListLevel> | undefined;
  let level: ListLevel | undefined;
  let num = '';
  for (const piece of readPieces(xml)) {
    if (piece.kind === 'close' || piece.kind === 'text') continue;
    const value = attribute(piece, 'w:val') ?? '';
    if (piece.name === 'w:abstractNum') {
      levels = new Map();
      byAbstract.set(attribute(piece, 'w:abstractNumId') ?? '', levels);
    } else if (piece.name === 'w:lvl') {
      level = { format: 'decimal', text: '%1.', start: 1 };
      levels?.set(attribute(piece, 'w:ilvl') ?? '0', level);
    } else if (piece.name === 'w:numFmt' && level) level.format = value;
    else if (piece.name === 'w:lvlText' && level) level.text = value;
    else if (piece.name === 'w:start' && level) level.start = Number(value) || 1;
    else if (piece.name === 'w:num') num = attribute(piece, 'w:numId') ?? '';
    else if (piece.name === 'w:abstractNumId' && num !== '')
      for (const [ilvl, own] of byAbstract.get(value) ?? []) found.set(`${num} ${ilvl}`, own);
  }
  return found;
}

interface Cell {
  paragraphs: string[];
  span: number;
}

interface OpenTable {
  rows: Cell[][];
}

/** Collects the lines of a document: a paragraph a line, a table row a line with its cells parted by tabs. */
class DocumentLines {
  readonly lines: string[] = [];
  private readonly tables: OpenTable[] = [];
  private readonly counters = new Map<string, number>();
  private readonly numbering: ReadonlyMap<string, ListLevel>;
  private words = '';
  private list = { id: '', level: '0' };

  constructor(numbering: ReadonlyMap<string, ListLevel>) {
    this.numbering = numbering;
  }

  read(piece: Piece): void {
    if (piece.kind === 'open') this.open(piece);
    else if (piece.kind === 'close') this.close(piece.name);
    else if (piece.kind === 'single') this.single(piece);
  }

  addText(text: string): void {
    this.words += text;
  }

  private open({ name }: Piece): void {
    if (name === 'w:tbl') this.tables.push({ rows: [] });
    else if (name === 'w:tr') this.tables.at(-1)?.rows.push([]);
    else if (name === 'w:tc') this.tables.at(-1)?.rows.at(-1)?.push({ paragraphs: [], span: 1 });
    else if (name === 'w:p') this.beginParagraph();
  }

  private beginParagraph(): void {
    this.words = '';
    this.list = { id: '', level: '0' };
  }

  private single(piece: Piece): void {
    if (piece.name === 'w:tab') this.words += this.tables.length > 0 ? ' ' : '\t';
    else if (piece.name === 'w:br' || piece.name === 'w:cr') this.words += '\n';
    else if (piece.name === 'w:noBreakHyphen') this.words += '-';
    else if (piece.name === 'w:numId') this.list.id = attribute(piece, 'w:val') ?? '';
    else if (piece.name === 'w:ilvl') this.list.level = attribute(piece, 'w:val') ?? '0';
    else if (piece.name === 'w:p') this.endParagraph();
    else if (piece.name === 'w:gridSpan') {
      const cell = this.tables.at(-1)?.rows.at(-1)?.at(-1);
      if (cell) cell.span = Math.min(40, Number(attribute(piece, 'w:val')) || 1);
    }
  }

  private close(name: string): void {
    if (name === 'w:p') this.endParagraph();
    else if (name === 'w:tbl') this.endTable();
  }

  private endParagraph(): void {
    const line = `${this.countListNumber()}${this.words}`;
    const cell = this.tables.at(-1)?.rows.at(-1)?.at(-1);
    if (cell) cell.paragraphs.push(line.replace(/[\n\t]+/g, ' ').trim());
    else this.lines.push(line);
    this.beginParagraph();
  }

  private endTable(): void {
    const table = this.tables.pop();
    const lines = (table?.rows ?? []).map((row) =>
      row
        .flatMap(({ paragraphs, span }) => [
          paragraphs.filter((one) => one !== '').join(' '),
          ...new Array<string>(span - 1).fill(''),
        ])
        .join('\t'),
    );
    const outer = this.tables.at(-1)?.rows.at(-1)?.at(-1);
    if (outer) outer.paragraphs.push(lines.join(' ').replace(/\t/g, ' '));
    else this.lines.push(...lines);
  }

  /** The number that Word prints in front of a list paragraph; it stands in no run of the document. */
  private countListNumber(): string {
    const { id, level } = this.list;
    const own = this.numbering.get(`${id} ${level}`);
    if (own === undefined || this.words.trim() === '') return '';
    const depth = Number(level);
    for (const key of this.counters.keys()) {
      const [list, other] = key.split(' ');
      if (list === id && Number(other) > depth) this.counters.delete(key);
    }
    this.counters.set(`${id} ${level}`, (this.counters.get(`${id} ${level}`) ?? own.start - 1) + 1);
    return own.text.replace(/%(\d)/g, (_, position: string) => {
      const at = String(Number(position) - 1);
      const format = this.numbering.get(`${id} ${at}`) ?? own;
      return formatListNumber(format.format, this.counters.get(`${id} ${at}`) ?? format.start);
    });
  }
}

/** Parts that repeat what stands elsewhere, or that nobody reads: old drawings, deleted text, field codes. */
const SKIPPED = new Set(['mc:Fallback', 'w:del', 'w:instrText', 'w:moveFrom', 'w:pPrChange', 'w:rPrChange']);

/**
 * The text of a Word document from the XML of word/document.xml: a line a paragraph, list numbers written out as Word
 * prints them, a table row a line with its cells parted by tabs, text of deletions left out.
 */
export function readDocumentXml(documentXml: string, numberingXml: string | null): string {
  const lines = new DocumentLines(numberingXml === null ? new Map() : readNumbering(numberingXml));
  let skipped = '';
  let depth = 0;
  let isText = false;
  for (const piece of readPieces(documentXml)) {
    if (skipped !== '') {
      if (piece.name === skipped) depth += piece.kind === 'open' ? 1 : piece.kind === 'close' ? -1 : 0;
      if (depth === 0) skipped = '';
      continue;
    }
    if (piece.kind === 'open' && SKIPPED.has(piece.name)) {
      skipped = piece.name;
      depth = 1;
      continue;
    }
    if (piece.name === 'w:t') isText = piece.kind === 'open';
    else if (piece.kind === 'text') {
      if (isText) lines.addText(piece.text);
    } else lines.read(piece);
  }
  return lines.lines.join('\n');
}
