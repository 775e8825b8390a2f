import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  LineRuleType,
  type Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type {
  Cell,
  LightColour,
  TableRow as RowBlock,
  Table as TableBlock,
} from '#core/documents/content-model.ts';
import {
  BODY_FONT,
  HEI_FONT,
  type LetterOptions,
  OffGridParagraph,
  SIZE_5,
  SIZE_SMALL_4,
  toTextRun,
  toTwips,
} from './letters.ts';

export const TONE_COLOURS: Record<LightColour, string> = {
  red: 'C00000',
  yellow: '8A5A00',
  green: '1B6E3C',
  blue: '1F4E9E',
  grey: '595959',
};

const ALIGNMENTS = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT };
const LINE = { table: 290, form: 400 };
const LEAST_ROW_MM = { table: 6, form: 11 };

interface CellLook {
  widthMm: number;
  align: 'left' | 'center' | 'right';
  letters: LetterOptions;
  density: TableBlock['density'];
  colSpan: number;
  rowSpan: number;
  fill?: string;
  /** The head of a group never stands alone at the foot of a page. */
  keepNext?: boolean;
}

function toTableCell(text: string, look: CellLook): TableCell {
  return new TableCell({
    width: { size: toTwips(look.widthMm), type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    columnSpan: look.colSpan,
    rowSpan: look.rowSpan,
    margins: { left: 45, right: 45, top: 20, bottom: 20 },
    ...(look.fill === undefined
      ? {}
      : { shading: { type: ShadingType.CLEAR, color: 'auto', fill: look.fill } }),
    children: text.split('\n').map(
      (line) =>
        new OffGridParagraph({
          alignment: ALIGNMENTS[look.align],
          keepNext: look.keepNext ?? false,
          spacing: { line: LINE[look.density], lineRule: LineRuleType.EXACT, before: 0, after: 0 },
          children: [toTextRun(line, look.letters)],
        }),
    ),
  });
}

function toHeadRows(block: TableBlock, size: number): TableRow[] {
  const taken: number[] = [];
  return block.head.map((cells, rowIndex) => {
    let column = 0;
    const children = cells.map((cell) => {
      while ((taken[column] ?? 0) > rowIndex) column += 1;
      const widthMm = sumWidths(block, column, cell.colSpan);
      for (let offset = 0; offset < cell.colSpan; offset += 1)
        taken[column + offset] = rowIndex + cell.rowSpan;
      column += cell.colSpan;
      return toTableCell(cell.text, {
        widthMm,
        align: 'center',
        letters: { font: HEI_FONT, size },
        density: block.density,
        colSpan: cell.colSpan,
        rowSpan: cell.rowSpan,
      });
    });
    return new TableRow({ tableHeader: true, cantSplit: true, children });
  });
}

function sumWidths(block: TableBlock, from: number, span: number): number {
  return block.columns.slice(from, from + span).reduce((sum, column) => sum + column.widthMm, 0);
}

function toLetters(row: RowBlock, cell: Cell, size: number): LetterOptions {
  const heavy = row.role !== 'data' || cell.label;
  return {
    font: heavy ? HEI_FONT : BODY_FONT,
    size,
    ...(cell.tone === null ? {} : { color: TONE_COLOURS[cell.tone] }),
  };
}

function toBodyRows(block: TableBlock, size: number): TableRow[] {
  const taken: number[] = [];
  return block.rows.map((row, rowIndex) => {
    let column = 0;
    const children = row.cells.map((cell) => {
      while ((taken[column] ?? 0) > rowIndex) column += 1;
      const at = column;
      for (let offset = 0; offset < cell.colSpan; offset += 1) taken[at + offset] = rowIndex + cell.rowSpan;
      column += cell.colSpan;
      return toTableCell(cell.text, {
        widthMm: sumWidths(block, at, cell.colSpan),
        align: cell.align ?? block.columns[at]?.align ?? 'left',
        letters: toLetters(row, cell, size),
        density: block.density,
        colSpan: cell.colSpan,
        rowSpan: cell.rowSpan,
        ...(row.role === 'data' ? {} : { fill: 'F2F2F2' }),
        ...(row.role === 'group' ? { keepNext: true } : {}),
      });
    });
    const least = row.heightMm ?? LEAST_ROW_MM[block.density];
    return new TableRow({
      cantSplit: true,
      height: { value: toTwips(least), rule: HeightRule.ATLEAST },
      children,
    });
  });
}

function toNoteLine(
  text: string,
  align: (typeof AlignmentType)[keyof typeof AlignmentType],
  keepNext: boolean,
  font = BODY_FONT,
): Paragraph {
  return new OffGridParagraph({
    alignment: align,
    keepNext,
    spacing: { line: 340, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    children: [toTextRun(text, { font, size: font === HEI_FONT ? SIZE_SMALL_4 : SIZE_5 })],
  });
}

/** A table with caption, unit line, repeated heads, unbroken rows and its notes. */
export function renderTable(block: TableBlock): (Paragraph | Table)[] {
  const size = block.density === 'form' ? SIZE_SMALL_4 : SIZE_5;
  const widths = block.columns.map((column) => toTwips(column.widthMm));
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
  const table = new Table({
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: line,
      bottom: line,
      left: line,
      right: line,
      insideHorizontal: line,
      insideVertical: line,
    },
    rows: [...toHeadRows(block, size), ...toBodyRows(block, size)],
  });
  return [
    ...(block.caption === null ? [] : [toNoteLine(block.caption, AlignmentType.CENTER, true, HEI_FONT)]),
    ...(block.unitNote === null ? [] : [toNoteLine(block.unitNote, AlignmentType.RIGHT, true)]),
    table,
    ...block.notes.map((note, index) =>
      toNoteLine(
        `${index === 0 ? '注：' : '　　'}${block.notes.length > 1 ? `${index + 1}.` : ''}${note}`,
        AlignmentType.LEFT,
        false,
      ),
    ),
  ];
}
