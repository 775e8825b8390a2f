import { type Cell, type CellStyle, type CellValue, type MergeRange, writeXlsx } from 'hucre';
import { toColumnLetters } from './cell-xml.ts';
import {
  deriveHeadHeights,
  deriveMergedHeads,
  derivePagesWide,
  deriveTitleEnd,
  type LedgerSheet,
  type SheetColumn,
  type SheetRowRole,
} from './ledger-sheet.ts';
import { readOwnZip } from './zip-stream.ts';

/**
 * The workbook without its rows: title, unit line, heads, print set-up, and one sample row of every role,
 * made by the library; the rows are then written in place of the samples, in the samples' styles.
 */
const ROLES: readonly SheetRowRole[] = ['data', 'group', 'subtotal', 'total'];
const THIN = { style: 'thin' as const, color: { rgb: '000000' } };
const BOX = { top: THIN, bottom: THIN, left: THIN, right: THIN };
const GREY = { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { rgb: 'F2F2F2' } };
const TITLE_ROWS = 2;

export interface Skeleton {
  /** Parts of the workbook other than its sheet. */
  parts: { name: string; content: Uint8Array }[];
  sheetPart: string;
  /** Sheet XML up to the first row of the table, and after its last one. */
  before: string;
  after: string;
  firstRow: number;
  styleIds: Record<SheetRowRole, string[]>;
  noteStyleId: string;
}

function toNumberFormat(column: SheetColumn): string {
  if (column.kind === 'date') return 'yyyy-mm-dd';
  if (column.kind === 'text') return '@';
  if (column.digits === null) return 'General';
  return column.digits === 0 ? '0' : `0.${'0'.repeat(column.digits)}`;
}

function toBodyStyle(column: SheetColumn, role: SheetRowRole): CellStyle {
  const heavy = role !== 'data';
  return {
    border: BOX,
    numFmt: toNumberFormat(column),
    alignment: { horizontal: column.align, vertical: 'center', wrapText: true },
    font: { name: heavy ? '黑体' : '宋体', size: 10 },
    ...(heavy ? { fill: GREY } : {}),
  };
}

const HEAD_STYLE: CellStyle = {
  border: BOX,
  font: { name: '黑体', size: 10 },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
};
const TITLE_STYLE: CellStyle = {
  font: { name: '方正小标宋简体', size: 20 },
  alignment: { horizontal: 'center', vertical: 'center' },
};
const NOTE_STYLE: CellStyle = {
  numFmt: '@',
  font: { name: '宋体', size: 10 },
  alignment: { horizontal: 'left', vertical: 'center', wrapText: true },
};

/** A name that needs no quotation marks in references to the sheet; at most 31 letters. */
function toSheetName(name: string): string {
  const clean = name.replace(/[^\p{Script=Han}\p{L}\p{N}_]/gu, '').slice(0, 31);
  return clean === '' || /^[\d]/.test(clean) ? `表${clean}`.slice(0, 31) : clean;
}

function toStyled(value: CellValue, style: CellStyle): Partial<Cell> {
  return { value, type: value === null ? 'empty' : 'string', style };
}

function listMerges(sheet: LedgerSheet): MergeRange[] {
  const last = deriveTitleEnd(sheet);
  if (last <= 0)
    return deriveMergedHeads(sheet.columns).map((head) => ({
      ...head,
      startRow: head.startRow + TITLE_ROWS,
      endRow: head.endRow + TITLE_ROWS,
    }));
  const middle = Math.max(0, Math.ceil(last / 2) - 1);
  return [
    { startRow: 0, endRow: 0, startCol: 0, endCol: last },
    ...(middle > 0 ? [{ startRow: 1, endRow: 1, startCol: 0, endCol: middle }] : []),
    ...(last > middle + 1 ? [{ startRow: 1, endRow: 1, startCol: middle + 1, endCol: last }] : []),
    ...deriveMergedHeads(sheet.columns).map((head) => ({
      ...head,
      startRow: head.startRow + TITLE_ROWS,
      endRow: head.endRow + TITLE_ROWS,
    })),
  ];
}

function buildCells(sheet: LedgerSheet, levels: number): Map<string, Partial<Cell>> {
  const cells = new Map<string, Partial<Cell>>();
  const last = deriveTitleEnd(sheet);
  const middle = Math.max(0, Math.ceil(last / 2) - 1);
  cells.set('0,0', toStyled(sheet.title, TITLE_STYLE));
  cells.set('1,0', toStyled(sheet.madeBy, NOTE_STYLE));
  if (last > 0) {
    const right: CellStyle = { ...NOTE_STYLE, alignment: { horizontal: 'right', vertical: 'center' } };
    cells.set(`1,${middle + 1}`, toStyled(sheet.unitNote, right));
  }
  for (const [index, column] of sheet.columns.entries()) {
    for (let level = 0; level < levels; level += 1) {
      cells.set(`${TITLE_ROWS + level},${index}`, toStyled(column.heads[level] ?? '', HEAD_STYLE));
    }
    for (const [offset, role] of ROLES.entries()) {
      cells.set(`${TITLE_ROWS + levels + offset},${index}`, toStyled('x', toBodyStyle(column, role)));
    }
  }
  cells.set(`${TITLE_ROWS + levels + ROLES.length},0`, toStyled('x', NOTE_STYLE));
  return cells;
}

function readStyleIds(xml: string, row: number): string[] {
  const found = new RegExp(`<row [^>]*?\\br="${row}"[^>]*>(.*?)</row>`, 's').exec(xml)?.[1] ?? '';
  return [...found.matchAll(/<c [^>]*?\bs="(\d+)"/g)].map((match) => match[1] ?? '0');
}

function splitSheet(xml: string, firstRow: number): { before: string; after: string } {
  const start = xml.search(new RegExp(`<row [^>]*?\\br="${firstRow}"`));
  const end = xml.indexOf('</sheetData>');
  if (start < 0 || end < 0) throw new Error('the workbook skeleton has no sample rows');
  return { before: xml.slice(0, start).replace(/<dimension [^>]*\/>/, ''), after: xml.slice(end) };
}

export async function buildSkeleton(sheet: LedgerSheet): Promise<Skeleton> {
  const levels = sheet.columns[0]?.heads.length ?? 1;
  const firstRow = TITLE_ROWS + levels + 1;
  const height = TITLE_ROWS + levels + ROLES.length + 1;
  const bytes = await writeXlsx({
    defaultFont: { name: '宋体', size: 10 },
    sheets: [
      {
        name: toSheetName(sheet.sheetName),
        columns: sheet.columns.map((column) => ({ width: column.widthLetters * 2 + 1 })),
        rows: Array.from({ length: height }, () => sheet.columns.map(() => null)),
        cells: buildCells(sheet, levels),
        merges: listMerges(sheet),
        rowDefs: new Map([
          [0, { height: 32 }],
          [1, { height: 18 }],
          ...deriveHeadHeights(sheet.columns).map((height, level): [number, { height: number }] => [
            TITLE_ROWS + level,
            { height },
          ]),
        ]),
        freezePane: { rows: TITLE_ROWS + levels, columns: sheet.frozenColumns },
        pageSetup: {
          paperSize: sheet.paper,
          orientation: sheet.landscape ? 'landscape' : 'portrait',
          fitToPage: true,
          fitToWidth: derivePagesWide(sheet),
          fitToHeight: 0,
          printTitlesRow: `$${TITLE_ROWS + 1}:$${TITLE_ROWS + levels}`,
          ...(derivePagesWide(sheet) > 1
            ? { printTitlesColumn: `$A:$${toColumnLetters(sheet.frozenColumns - 1)}` }
            : {}),
          horizontalCentered: true,
          margins: { top: 0.75, bottom: 0.75, left: 0.5, right: 0.5, header: 0.3, footer: 0.3 },
        },
        headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
      },
    ],
  });
  return takeApart(readOwnZip(Buffer.from(bytes)), firstRow);
}

function takeApart(parts: Map<string, Buffer>, firstRow: number): Skeleton {
  const sheetPart = [...parts.keys()].find((name) => name.startsWith('xl/worksheets/sheet')) ?? '';
  const xml = parts.get(sheetPart)?.toString('utf8') ?? '';
  const styleIds = Object.fromEntries(
    ROLES.map((role, offset) => [role, readStyleIds(xml, firstRow + offset)]),
  ) as Record<SheetRowRole, string[]>;
  return {
    parts: [...parts].filter(([name]) => name !== sheetPart).map(([name, content]) => ({ name, content })),
    sheetPart,
    ...splitSheet(xml, firstRow),
    firstRow,
    styleIds,
    noteStyleId: readStyleIds(xml, firstRow + ROLES.length)[0] ?? '0',
  };
}
