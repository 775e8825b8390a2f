import {
  AlignmentType,
  BorderStyle,
  Footer,
  Header,
  HeightRule,
  PageNumber,
  Paragraph,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { A3_MM, PAGE_MM } from '#core/documents/red-head-layout.ts';
import { SIZE_4, SONG_FONT, toTwips } from './letters.ts';

/** One letter of 四号. */
const LETTER = 280;

function toNumberRun(): TextRun {
  const font = { ascii: SONG_FONT, hAnsi: SONG_FONT, eastAsia: SONG_FONT, cs: SONG_FONT };
  return new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font, size: SIZE_4 });
}

function toFooter(side: 'left' | 'right'): Footer {
  const paragraph = new Paragraph({
    alignment: side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
    indent: side === 'right' ? { right: LETTER } : { left: LETTER },
    children: [toNumberRun()],
  });
  return new Footer({ children: [paragraph] });
}

/** 四号 宋体, a dash on both sides, odd pages right, even pages left, one letter in (GB/T 9704-2012, 7.5). */
export const UPRIGHT_PAGE_NUMBERS = { default: toFooter('right'), even: toFooter('left') };

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };

/** The frame of a low number above the foot of a lying page. */
const LOW_FROM_FOOT_MM = 61;

/**
 * On a lying page the number stands where it stands on the upright sheet: on the narrow edge at the left,
 * turned with the sheet, low on odd pages and high on even ones (GB/T 9704-2012, 7.5 and 8).
 */
function toLyingHeader(position: 'low' | 'high', pageHeightMm: number): Header {
  const cell = new TableCell({
    width: { size: toTwips(9), type: WidthType.DXA },
    textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT,
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    children: [
      new Paragraph({
        alignment: position === 'low' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        children: [toNumberRun()],
      }),
    ],
  });
  const table = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: toTwips(9), type: WidthType.DXA },
    columnWidths: [toTwips(9)],
    float: {
      horizontalAnchor: TableAnchorType.PAGE,
      verticalAnchor: TableAnchorType.PAGE,
      absoluteHorizontalPosition: toTwips(20),
      absoluteVerticalPosition: toTwips(position === 'low' ? pageHeightMm - LOW_FROM_FOOT_MM : 33),
    },
    borders: {
      top: NONE,
      bottom: NONE,
      left: NONE,
      right: NONE,
      insideHorizontal: NONE,
      insideVertical: NONE,
    },
    rows: [new TableRow({ height: { value: toTwips(30), rule: HeightRule.EXACT }, children: [cell] })],
  });
  return new Header({ children: [table, new Paragraph({ children: [] })] });
}

const toLyingNumbers = (pageHeightMm: number) => ({
  default: toLyingHeader('low', pageHeightMm),
  even: toLyingHeader('high', pageHeightMm),
});
export const LYING_PAGE_NUMBERS = toLyingNumbers(PAGE_MM.width);
export const A3_PAGE_NUMBERS = toLyingNumbers(A3_MM.width);
export const NO_FOOTERS = {
  default: new Footer({ children: [new Paragraph({ children: [] })] }),
  even: new Footer({ children: [new Paragraph({ children: [] })] }),
};
export const NO_HEADERS = {
  default: new Header({ children: [new Paragraph({ children: [] })] }),
  even: new Header({ children: [new Paragraph({ children: [] })] }),
};
