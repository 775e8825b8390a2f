import ExcelJS from 'exceljs';
import type { UpwardMapping } from '#core/exchange/upward-mapping.ts';
import type { UpwardFacts } from '#core/exchange/upward-values.ts';
import { listUpwardCells, type UpwardCell } from '#core/exchange/upward-values.ts';
import { refuse } from '#core/platform/public.ts';

export interface FilledCell {
  address: string;
  rowName: string;
  head: string;
  value: string | null;
}

interface FilledRow {
  row: number;
  name: string;
  cells: UpwardCell[];
}

export interface UpwardSource {
  projects: UpwardFacts[];
  groups: Map<string, UpwardFacts>;
}

/** A template may call its total row the first of the projects: they stand below it then, never on it. */
const besideTotal = (mapping: UpwardMapping): UpwardMapping =>
  mapping.rows === 'projects' && mapping.totalRow === mapping.firstRow
    ? { ...mapping, firstRow: mapping.firstRow + 1 }
    : mapping;

/** Which cells are written where; rows beyond the free ones of the template are added below them. */
export function planUpwardRows(
  given: UpwardMapping,
  source: UpwardSource,
): { rows: FilledRow[]; added: number } {
  const mapping = besideTotal(given);
  const shifted = (row: number, added: number): number =>
    row > Math.max(mapping.lastFreeRow, mapping.firstRow) ? row + added : row;
  const total = source.groups.get('total/');
  if (mapping.rows === 'groups') {
    const rows = mapping.lines.flatMap((line) => {
      const facts = line.split === null ? undefined : source.groups.get(`${line.split}/${line.key}`);
      return facts
        ? [{ row: line.row, name: line.label, cells: listUpwardCells(mapping, facts, 0, 'group') }]
        : [];
    });
    return { rows, added: 0 };
  }
  const free = Math.max(1, mapping.lastFreeRow - mapping.firstRow + 1);
  const added = Math.max(0, source.projects.length - free);
  const rows = source.projects.map((facts, index) => ({
    row: mapping.firstRow + index,
    name: facts.texts.name ?? '',
    cells: listUpwardCells(mapping, facts, index + 1, 'project'),
  }));
  if (mapping.totalRow !== null && total)
    rows.push({
      row: shifted(mapping.totalRow, added),
      name: '合计',
      cells: listUpwardCells(mapping, total, 0, 'group'),
    });
  return { rows, added };
}

const toFilledCells = (rows: FilledRow[]): FilledCell[] =>
  rows.flatMap((row) =>
    row.cells.map((cell) => ({
      address: `${cell.column}${row.row}`,
      rowName: row.name,
      head: cell.head,
      value: cell.number ?? cell.text,
    })),
  );

interface Merged {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

function readMerges(sheet: ExcelJS.Worksheet): Merged[] {
  const { merges = [] } = sheet.model as unknown as { merges?: string[] };
  return merges.flatMap((range) => {
    const [from = '', to = from] = range.split(':');
    const a = sheet.getCell(from);
    const b = sheet.getCell(to);
    return [{ top: Number(a.row), left: Number(a.col), bottom: Number(b.row), right: Number(b.col) }];
  });
}

/** Adds rows below one, in its looks; what stands underneath, merged or not, moves down with its own looks. */
function addRows(sheet: ExcelJS.Worksheet, below: number, count: number): void {
  if (count === 0) return;
  const lower = readMerges(sheet).filter((merge) => merge.top > below);
  for (const merge of lower) sheet.unMergeCells(merge.top, merge.left, merge.bottom, merge.right);
  const heights = new Map<number, number>();
  for (let row = below + 1; row <= sheet.rowCount; row += 1) {
    const { height } = sheet.getRow(row);
    if (height) heights.set(row, height);
  }
  // A row that the file does not hold, below heads alone, has to be made before it can be copied.
  sheet.getRow(below);
  sheet.duplicateRow(below, count, true);
  for (const [row, height] of heights) sheet.getRow(row + count).height = height;
  for (const merge of lower)
    sheet.mergeCells(merge.top + count, merge.left, merge.bottom + count, merge.right);
}

/** Where a note follows the heads or the total at once, the rows of the projects are let in above it. */
function makeRoom(sheet: ExcelJS.Worksheet, { firstRow, lastFreeRow }: UpwardMapping): void {
  if (lastFreeRow >= firstRow || !sheet.getRow(firstRow).hasValues) return;
  addRows(sheet, firstRow - 1, 1);
  sheet.getRow(firstRow).eachCell({ includeEmpty: true }, (cell) => {
    cell.value = null;
  });
}

/** Letters as wide as a figure that a text takes up; Chinese ones count twice. */
const widthOf = (text: string): number => [...text].reduce((sum, one) => sum + (one > '\u00ff' ? 2 : 1), 0);
const LINE_POINTS = 15;

/** A row whose texts break is made as high as they need, unless the template gives its height. */
function fitHeight(sheet: ExcelJS.Worksheet, row: number, cells: readonly UpwardCell[]): void {
  if (sheet.getRow(row).height) return;
  const lines = cells.map(({ column, text }) => {
    const isWrapped = sheet.getCell(`${column}${row}`).alignment?.wrapText === true;
    const room = Math.max(1, (sheet.getColumn(column).width ?? 9) - 1);
    return isWrapped && text ? Math.ceil(widthOf(text) / room) : 1;
  });
  const most = Math.max(1, ...lines);
  if (most > 1) sheet.getRow(row).height = most * LINE_POINTS;
}

function writeCell(sheet: ExcelJS.Worksheet, row: number, cell: UpwardCell): void {
  const target = sheet.getCell(`${cell.column}${row}`);
  if (cell.number === null) {
    target.value = cell.text;
    return;
  }
  const isShare = typeof target.numFmt === 'string' && target.numFmt.includes('%');
  const digits = cell.number.replace(/[-.]/g, '').replace(/^0+/, '').length;
  // A cell formatted as a percent holds the share; beyond 15 digits Excel would alter the number, so it stays text.
  if (digits > 15) target.value = cell.number;
  else target.value = isShare ? Number(`${cell.number}e-2`) : Number(cell.number);
}

/** The template with its figures, looks untouched; what the rest of the workbook holds stays as it was. */
export async function fillTemplate(
  template: Buffer,
  given: UpwardMapping,
  source: UpwardSource,
): Promise<{ content: Buffer; cells: FilledCell[] }> {
  const mapping = besideTotal(given);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(template as unknown as ArrayBuffer);
  const sheet = workbook.getWorksheet(mapping.sheet);
  if (!sheet)
    throw refuse(
      'not-found',
      'SHEET_NOT_FOUND',
      `模板中没有工作表“${mapping.sheet}”`,
      `The template has no sheet "${mapping.sheet}"`,
      ['重新上传模板'],
    );
  const { rows, added } = planUpwardRows(mapping, source);
  if (mapping.rows === 'projects') {
    makeRoom(sheet, mapping);
    addRows(sheet, Math.max(mapping.lastFreeRow, mapping.firstRow), added);
    // Old sample rows of the template are blanked where no project follows.
    for (let row = mapping.firstRow + source.projects.length; row <= mapping.lastFreeRow; row += 1)
      for (const column of mapping.columns)
        if (column.field !== null) sheet.getCell(`${column.column}${row}`).value = null;
  }
  for (const row of rows) {
    for (const cell of row.cells) writeCell(sheet, row.row, cell);
    fitHeight(sheet, row.row, row.cells);
  }
  return { content: Buffer.from(await workbook.xlsx.writeBuffer()), cells: toFilledCells(rows) };
}
