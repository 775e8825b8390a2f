import { getBuiltInFormat } from '#core/ledger/import/number-format.ts';

/**
 * What the reader of old .xls files leaves out: the number format of each cell, hidden sheets, rows and columns,
 * which cells are formulas. Anything unreadable gives less of it, never an error: the values do not hang on it.
 */
export interface XlsSheetTraits {
  hidden: boolean;
  hiddenRows: number[];
  hiddenColumns: number[];
  /** Format code by `row * 256 + column`. */
  formats: Map<number, string>;
  formulas: Set<number>;
}

const SECTOR_FREE = 0xfffffffa;

/** Chains of sectors: `ids` names for each sector the one that follows it. */
function followChain(start: number, ids: number[], sector: (id: number) => Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let id = start, turn = 0; id < SECTOR_FREE && turn < 1_000_000; turn++) {
    parts.push(sector(id));
    id = ids[id] ?? SECTOR_FREE;
  }
  return Buffer.concat(parts);
}

function toNumbers(part: Buffer): number[] {
  return Array.from({ length: Math.floor(part.length / 4) }, (_, at) => part.readUInt32LE(at * 4));
}

function readSectorTable(file: Buffer, sector: (id: number) => Buffer, sectorBytes: number): number[] {
  const table: number[] = [];
  const addPart = (id: number): void => {
    if (id < SECTOR_FREE) for (const next of toNumbers(sector(id))) table.push(next);
  };
  for (let at = 0; at < 109; at++) addPart(file.readUInt32LE(76 + at * 4));
  let next = file.readUInt32LE(68);
  for (let turn = 0; next < SECTOR_FREE && turn < 10_000; turn++) {
    const ids = toNumbers(sector(next));
    for (const id of ids.slice(0, -1)) addPart(id);
    next = ids[sectorBytes / 4 - 1] ?? SECTOR_FREE;
  }
  return table;
}

/** The bytes of the Workbook stream inside the compound file; streams below 4096 bytes lie in small sectors. */
function findWorkbookStream(file: Buffer): Buffer | null {
  const sectorBytes = 1 << file.readUInt16LE(30);
  const sector = (id: number): Buffer => file.subarray((id + 1) * sectorBytes, (id + 2) * sectorBytes);
  const table = readSectorTable(file, sector, sectorBytes);
  const folder = followChain(file.readUInt32LE(48), table, sector);
  for (let at = 0; at + 128 <= folder.length; at += 128) {
    const name = folder.toString('utf16le', at, at + Math.max(0, folder.readUInt16LE(at + 64) - 2));
    if (name !== 'Workbook' && name !== 'Book') continue;
    const [start, size] = [folder.readUInt32LE(at + 116), folder.readUInt32LE(at + 120)];
    if (size >= 4096) return followChain(start, table, sector).subarray(0, size);
    const small = followChain(folder.readUInt32LE(116), table, sector);
    const smallTable = toNumbers(followChain(file.readUInt32LE(60), table, sector));
    return followChain(start, smallTable, (id) => small.subarray(id * 64, (id + 1) * 64)).subarray(0, size);
  }
  return null;
}

function readFormatText(data: Buffer): string {
  const length = data.readUInt16LE(2);
  const wide = ((data[4] ?? 0) & 1) === 1;
  return wide ? data.toString('utf16le', 5, 5 + length * 2) : data.toString('latin1', 5, 5 + length);
}

interface Styles {
  codes: Map<number, string>;
  formatOfStyle: number[];
}

function noteCell(traits: XlsSheetTraits, styles: Styles, row: number, column: number, style: number): void {
  const id = styles.formatOfStyle[style] ?? 0;
  const code = styles.codes.get(id) ?? getBuiltInFormat(id);
  if (code !== 'General') traits.formats.set(row * 256 + column, code);
}

function readRecord(type: number, data: Buffer, traits: XlsSheetTraits, styles: Styles): void {
  if (type === 0x0203 || type === 0x027e || type === 0x0006) {
    const [row, column] = [data.readUInt16LE(0), data.readUInt16LE(2)];
    noteCell(traits, styles, row, column, data.readUInt16LE(4));
    if (type === 0x0006) traits.formulas.add(row * 256 + column);
  } else if (type === 0x00bd) {
    const first = data.readUInt16LE(2);
    for (let at = 4, column = first; at + 6 <= data.length - 2; at += 6, column++) {
      noteCell(traits, styles, data.readUInt16LE(0), column, data.readUInt16LE(at));
    }
  } else if (type === 0x0208) {
    if ((data.readUInt16LE(12) & 0x20) !== 0) traits.hiddenRows.push(data.readUInt16LE(0));
  } else if (type === 0x007d && (data.readUInt16LE(8) & 1) === 1) {
    const last = Math.min(data.readUInt16LE(2), 255);
    for (let column = data.readUInt16LE(0); column <= last; column++) traits.hiddenColumns.push(column);
  }
}

function scanRecords(stream: Buffer): XlsSheetTraits[] {
  const styles: Styles = { codes: new Map(), formatOfStyle: [] };
  const places: { offset: number; hidden: boolean }[] = [];
  const sheets = new Map<number, XlsSheetTraits>();
  let current: XlsSheetTraits | null = null;
  for (let at = 0; at + 4 <= stream.length; ) {
    const type = stream.readUInt16LE(at);
    const data = stream.subarray(at + 4, at + 4 + stream.readUInt16LE(at + 2));
    const place = type === 0x0809 ? places.find(({ offset }) => offset === at) : undefined;
    if (place) {
      current = {
        hidden: place.hidden,
        hiddenRows: [],
        hiddenColumns: [],
        formats: new Map(),
        formulas: new Set(),
      };
      sheets.set(place.offset, current);
    } else if (current) readRecord(type, data, current, styles);
    else if (type === 0x041e) styles.codes.set(data.readUInt16LE(0), readFormatText(data));
    else if (type === 0x00e0) styles.formatOfStyle.push(data.readUInt16LE(2));
    else if (type === 0x0085)
      places.push({ offset: data.readUInt32LE(0), hidden: ((data[4] ?? 0) & 3) !== 0 });
    at += 4 + data.length;
  }
  return places.flatMap(({ offset }) => sheets.get(offset) ?? []);
}

/**
 * Whether the records of the workbook are encrypted: a FILEPASS record stands among the first, before any text. The
 * reader proper does not look for it and would give ciphertext as if it were the cells.
 */
export function isXlsEncrypted(file: Buffer): boolean {
  try {
    const stream = findWorkbookStream(file);
    for (let at = 0; stream !== null && at + 4 <= stream.length; at += 4 + stream.readUInt16LE(at + 2)) {
      const type = stream.readUInt16LE(at);
      if (type === 0x002f) return true;
      if (type === 0x0085 || type === 0x000a) return false;
    }
    return false;
  } catch {
    return false;
  }
}

/** Traits of each sheet in the workbook's order; empty when the file's structure cannot be followed. */
export function readXlsTraits(file: Buffer): XlsSheetTraits[] {
  try {
    const stream = findWorkbookStream(file);
    return stream ? scanRecords(stream) : [];
  } catch {
    // Truncated or unusual structure: values still come from the reader proper.
    return [];
  }
}
