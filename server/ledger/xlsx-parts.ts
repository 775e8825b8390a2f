import { getBuiltInFormat, getNumberFormat, type NumberFormat } from '#core/ledger/import/number-format.ts';
import { refuseDamaged } from './workbook-refusals.ts';
import { unpackText, type ZipEntry } from './zip-archive.ts';

/** The small parts of an .xlsx: sheets and their places, number formats, shared texts. */
export interface XlsxParts {
  sheets: { name: string; hidden: boolean; path: string }[];
  /** Format of each cell style. */
  formats: NumberFormat[];
  texts: string[];
  /** Days to add to a day number of the 1904 system. */
  dayShift: number;
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

export function decodeXml(text: string): string {
  if (!text.includes('&') && !text.includes('_x') && !text.includes('\r')) return text;
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    })
    .replace(/_x([0-9A-F]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\r\n?/g, '\n');
}

export function readAttribute(attributes: string, name: string): string | null {
  const match = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*("([^"]*)"|'([^']*)')`).exec(attributes);
  return match ? decodeXml(match[2] ?? match[3] ?? '') : null;
}

/** Texts of <t> in a string item; phonetic readings (<rPh>) are not part of the cell. */
export function readRichText(xml: string): string {
  const bare = xml.includes('rPh') ? xml.replace(/<(\w+:)?rPh\b[\s\S]*?<\/(\w+:)?rPh>/g, '') : xml;
  let text = '';
  for (const match of bare.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?t>)/g))
    text += match[1] ?? '';
  return decodeXml(text);
}

function readSharedTexts(xml: string): string[] {
  const texts: string[] = [];
  for (const match of xml.matchAll(/<(?:\w+:)?si(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g)) {
    texts.push(match[1] === undefined ? '' : readRichText(match[1]));
  }
  return texts;
}

/** Format codes that some programs write instead of the number of an East Asian built-in format. */
function readFormatCode(code: string): string {
  const reserved = /^reserved-0x([0-9a-f]+)$/i.exec(code);
  return reserved ? getBuiltInFormat(Number.parseInt(reserved[1] as string, 16)) : code;
}

function readFormats(xml: string): NumberFormat[] {
  const codes = new Map<number, string>();
  for (const match of xml.matchAll(/<(?:\w+:)?numFmt\s([^>]*?)\/?>/g)) {
    const attributes = match[1] ?? '';
    codes.set(
      Number(readAttribute(attributes, 'numFmtId')),
      readFormatCode(readAttribute(attributes, 'formatCode') ?? ''),
    );
  }
  const block = /<(?:\w+:)?cellXfs\b[\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(xml)?.[0] ?? '';
  return [...block.matchAll(/<(?:\w+:)?xf\s([^>]*?)\/?>/g)].map((match) => {
    const id = Number(readAttribute(match[1] ?? '', 'numFmtId') ?? '0');
    return getNumberFormat(codes.get(id) ?? getBuiltInFormat(id));
  });
}

function resolvePath(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts = from.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

async function readRelations(
  bytes: Buffer,
  entries: Map<string, ZipEntry>,
  part: string,
): Promise<Map<string, { target: string; type: string }>> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const entry = entries.get(`${folder}_rels/${part.slice(folder.length)}.rels`);
  const relations = new Map<string, { target: string; type: string }>();
  if (!entry) return relations;
  for (const match of (await unpackText(bytes, entry)).matchAll(/<(?:\w+:)?Relationship\s([^>]*?)\/?>/g)) {
    const attributes = match[1] ?? '';
    const target = readAttribute(attributes, 'Target') ?? '';
    relations.set(readAttribute(attributes, 'Id') ?? '', {
      target: part === '' ? target.replace(/^\//, '') : resolvePath(part, target),
      type: readAttribute(attributes, 'Type') ?? '',
    });
  }
  return relations;
}

function findByType(
  relations: Map<string, { target: string; type: string }>,
  ending: string,
): string | undefined {
  return [...relations.values()].find((relation) => relation.type.endsWith(ending))?.target;
}

async function readOptional<T>(
  bytes: Buffer,
  entry: ZipEntry | undefined,
  read: (xml: string) => T,
  absent: T,
): Promise<T> {
  return entry ? read(await unpackText(bytes, entry)) : absent;
}

export async function readXlsxParts(bytes: Buffer, entries: Map<string, ZipEntry>): Promise<XlsxParts> {
  const top = await readRelations(bytes, entries, '');
  const book = findByType(top, '/officeDocument') ?? 'xl/workbook.xml';
  const entry = entries.get(book);
  if (!entry) throw refuseDamaged('压缩包里没有工作簿', 'no workbook in the archive');
  const xml = await unpackText(bytes, entry);
  const relations = await readRelations(bytes, entries, book);
  const sheets = [...xml.matchAll(/<(?:\w+:)?sheet\s([^>]*?)\/?>/g)].map((match, at) => {
    const attributes = match[1] ?? '';
    const relation = relations.get(readAttribute(attributes, 'id') ?? '');
    return {
      name: readAttribute(attributes, 'name') ?? `Sheet${at + 1}`,
      hidden: /hidden/i.test(readAttribute(attributes, 'state') ?? ''),
      path: relation?.target ?? `xl/worksheets/sheet${at + 1}.xml`,
    };
  });
  const styles = entries.get(findByType(relations, '/styles') ?? 'xl/styles.xml');
  const texts = entries.get(findByType(relations, '/sharedStrings') ?? 'xl/sharedStrings.xml');
  return {
    sheets: sheets.filter((sheet) => !/chartsheets|dialogsheets|macrosheets/.test(sheet.path)),
    formats: await readOptional(bytes, styles, readFormats, []),
    texts: await readOptional(bytes, texts, readSharedTexts, []),
    dayShift: /date1904\s*=\s*["'](1|true)["']/.test(xml) ? 1462 : 0,
  };
}
