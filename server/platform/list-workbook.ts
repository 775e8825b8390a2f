// A plain list as an Excel workbook: title, head, rows as text, printed on A4 with the head repeated.
import { type CellStyle, type CellValue, type WriteSheet, writeXlsx } from 'hucre';

export const XLSX_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface ListColumn {
  title: string;
  /** In characters. */
  width: number;
  /** Left unless said otherwise. */
  align?: 'left' | 'center' | 'right';
}
export interface ListSheet {
  name: string;
  title: string;
  /** Under the title, on the left: 2026年11月3日导出，共60人. */
  note: string;
  columns: readonly ListColumn[];
  rows: readonly (readonly string[])[];
  isLandscape?: boolean;
  /** Cells that are plain numbers become numbers, each with the digits that it shows, so that they can be added up. */
  hasNumbers?: boolean;
}

const NUMBER = /^-?\d{1,15}(\.\d{1,6})?$/;
const isNumber = (sheet: ListSheet, text: string): boolean => sheet.hasNumbers === true && NUMBER.test(text);
const toFormat = (text: string): string => {
  const digits = text.split('.')[1]?.length ?? 0;
  return digits === 0 ? '0' : `0.${'0'.repeat(digits)}`;
};

const line = { style: 'thin' as const, color: { rgb: '000000' } };
const border = { top: line, bottom: line, left: line, right: line };
const TITLE: CellStyle = {
  font: { name: '方正小标宋简体', size: 18 },
  alignment: { horizontal: 'center', vertical: 'center' },
};
const NOTE: CellStyle = {
  font: { name: '仿宋_GB2312', size: 10 },
  alignment: { horizontal: 'left', vertical: 'center', wrapText: true },
};
const HEAD: CellStyle = {
  font: { name: '黑体', size: 11 },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  border,
};
const BODY: CellStyle = {
  font: { name: '仿宋_GB2312', size: 11 },
  alignment: { vertical: 'center', wrapText: true },
  border,
};

function listStyles(sheet: ListSheet): NonNullable<WriteSheet['cells']> {
  const cells: NonNullable<WriteSheet['cells']> = new Map();
  cells.set('0,0', { style: TITLE });
  cells.set('1,0', { style: NOTE });
  sheet.columns.forEach(({ align }, column) => {
    cells.set(`2,${column}`, { style: HEAD });
    const style = align ? { ...BODY, alignment: { ...BODY.alignment, horizontal: align } } : BODY;
    sheet.rows.forEach((texts, row) => {
      const text = texts[column] ?? '';
      const isFigure = isNumber(sheet, text);
      cells.set(`${row + 3},${column}`, { style: isFigure ? { ...style, numFmt: toFormat(text) } : style });
    });
  });
  return cells;
}

const LINE_POINTS = 16;
const ROOM_POINTS = 4;
/** In characters as a column is measured: a Han character or a full-width mark takes two. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, one) => sum + ((one.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);

/** Rows whose text wraps are given their height: not every office program finds it when it opens the file. */
export function deriveRowHeights({ columns, rows }: Pick<ListSheet, 'columns' | 'rows'>): (number | null)[] {
  return rows.map((row) => {
    const lines = row.map((text, column) =>
      text
        .split('\n')
        .reduce(
          (sum, part) => sum + Math.max(1, Math.ceil(widthOf(part) / (columns[column]?.width ?? 8))),
          0,
        ),
    );
    const most = Math.max(1, ...lines);
    return most === 1 ? null : most * LINE_POINTS + ROOM_POINTS;
  });
}

const TITLE_POINTS = 30;

/** Title, note and head, each as high as its text is where it wraps. */
function deriveTopHeights({ columns, note }: ListSheet): [row: number, def: { height: number }][] {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const [head = null] = deriveRowHeights({ columns, rows: [columns.map(({ title }) => title)] });
  const noteLines = Math.max(1, Math.ceil(widthOf(note) / whole));
  return [
    [0, { height: TITLE_POINTS }],
    [1, { height: noteLines * LINE_POINTS }],
    [2, { height: head ?? LINE_POINTS + ROOM_POINTS }],
  ];
}

function toSheet(sheet: ListSheet): WriteSheet {
  const last = sheet.columns.length - 1;
  const blank = (text: string): CellValue[] => [text, ...Array.from({ length: last }, () => null)];
  return {
    name: sheet.name,
    columns: sheet.columns.map(({ width }) => ({ width })),
    rows: [
      blank(sheet.title),
      blank(sheet.note),
      sheet.columns.map(({ title }) => title),
      ...sheet.rows.map((row) => row.map((text) => (isNumber(sheet, text) ? Number(text) : text))),
    ],
    cells: listStyles(sheet),
    rowDefs: new Map([
      ...deriveTopHeights(sheet),
      ...deriveRowHeights(sheet).flatMap((height, row) =>
        height === null ? [] : [[row + 3, { height }] as [number, { height: number }]],
      ),
    ]),
    merges: [0, 1].map((row) => ({ startRow: row, endRow: row, startCol: 0, endCol: last })),
    freezePane: { rows: 3 },
    pageSetup: {
      paperSize: 'a4',
      orientation: sheet.isLandscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$3:$3',
    },
  };
}

/** Every value stays text, identifiers and telephone numbers too, unless the sheet says that it holds numbers. */
export async function writeListWorkbook(sheets: readonly ListSheet[]): Promise<Buffer> {
  return Buffer.from(await writeXlsx({ sheets: sheets.map(toSheet) }));
}

/** The head that gives a file its Chinese name (RFC 6266). */
export const toDisposition = (name: string): string =>
  `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
