import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  HeightRule,
  LineRuleType,
  type Paragraph,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  type TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { Annex, DocumentModel, Imprint, Signature } from '#core/documents/content-model.ts';
import { type ImprintLine, listImprintLines } from '#core/documents/imprint-lines.ts';
import { listAnnexNoteLines } from '#core/documents/numbering.ts';
import { hasHeadLine, isOfficialText } from '#core/documents/official-model.ts';
import { PAGE_MM } from '#core/documents/red-head-layout.ts';
import { deriveSignatureIndents, toFullDate } from '#core/documents/signature-layout.ts';
import { measureLetters } from '#core/documents/title-lines.ts';
import {
  LETTER_TWIPS,
  OffGridParagraph,
  SIZE_4,
  toBlankLine,
  toGap,
  toParagraph,
  toTextRun,
  toTwips,
} from './letters.ts';

const EMPTY_DATE = '　　年　月　日';

/** 附件说明: one line below the text, two letters in; a long name continues under its own first letter. */
function renderAnnexNote(annexes: readonly Annex[]): Paragraph[] {
  if (annexes.length === 0) return [];
  const lines = listAnnexNoteLines(annexes.map((annex) => annex.title)).map(({ label, number, title }) => {
    const numberLetters = number === '' ? 0 : 1;
    const hanging = (label === '' ? 0 : 3) + numberLetters;
    return toParagraph([toTextRun(`${label}${number}${number === '' ? '' : ' '}${title}`)], {
      alignment: AlignmentType.LEFT,
      keepNext: true,
      indent: { left: LETTER_TWIPS * (5 + numberLetters), hanging: LETTER_TWIPS * hanging },
    });
  });
  return [toBlankLine({ keepNext: true }), ...lines];
}

/** Body and date, two lines of room above them for the seal; kept on one page with the end of the text. */
function renderSignature(signature: Signature, hasNote: boolean): Paragraph[] {
  const date = signature.dateOn === null ? EMPTY_DATE : toFullDate(signature.dateOn);
  const indents = deriveSignatureIndents(signature.issuingBodies, date, signature.seal);
  const toRight = (text: string, letters: number, keepNext: boolean) =>
    toParagraph([toTextRun(text)], {
      alignment: AlignmentType.RIGHT,
      keepNext,
      indent: { right: Math.round(letters * LETTER_TWIPS) },
    });
  const room = signature.seal
    ? [toBlankLine({ keepNext: true }), toBlankLine({ keepNext: true })]
    : [toBlankLine({ keepNext: true })];
  return [
    ...room,
    ...signature.issuingBodies.map((body, index) => toRight(body, indents.bodies[index] ?? 2, true)),
    // A note never stands alone on the next page.
    toRight(date, indents.date, hasNote),
  ];
}

/** Everything between the text and the annexes. */
export function renderEnding(model: DocumentModel): Paragraph[] {
  return [
    ...(isOfficialText(model.head.style) ? renderAnnexNote(model.annexes) : []),
    ...(model.signature === null || hasHeadLine(model.head.style)
      ? []
      : renderSignature(model.signature, model.endNote !== null)),
    ...(model.endNote === null ? [] : [toParagraph([toTextRun(`（${model.endNote}）`)])]),
  ];
}

const THICK = { style: BorderStyle.SINGLE, size: 8, color: '000000' };
const THIN = { style: BorderStyle.SINGLE, size: 6, color: '000000' };
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
/** One letter of 四号, and the line of the imprint. */
const LETTER_4 = 280;
const IMPRINT_LINE = 500;
/** Letters of 四号 on a line, one free on both sides, after the word 抄送. */
const COPY_TO_WORD = '抄送：';
const COPY_TO_LETTERS = 26;

const IMPRINT_MM = [98, 58] as const;

interface ImprintCell {
  runs: TextRun[];
  widthMm: number;
  colSpan: number;
  hanging: number;
  align: 'left' | 'right';
}

function toImprintRow(cells: readonly ImprintCell[], lineCount: number): TableRow {
  const height = { value: lineCount * IMPRINT_LINE + 20, rule: HeightRule.EXACT };
  return new TableRow({
    cantSplit: true,
    height,
    children: cells.map(
      (cell) =>
        new TableCell({
          width: { size: toTwips(cell.widthMm), type: WidthType.DXA },
          columnSpan: cell.colSpan,
          verticalAlign: VerticalAlignTable.CENTER,
          children: [
            new OffGridParagraph({
              alignment: cell.align === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT,
              spacing: { line: IMPRINT_LINE, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
              indent:
                cell.align === 'left'
                  ? { left: LETTER_4 * (1 + cell.hanging), hanging: LETTER_4 * cell.hanging }
                  : { right: LETTER_4 },
              children: cell.runs,
            }),
          ],
        }),
    ),
  });
}

function toListRow({ word, text }: ImprintLine): TableRow {
  const wide: ImprintCell = {
    runs: [toTextRun(`${word}${text}`, { size: SIZE_4 })],
    widthMm: 156,
    colSpan: 2,
    hanging: word.length,
    align: 'left',
  };
  return toImprintRow([wide], countLines({ word, text }));
}

const countLines = ({ word, text }: ImprintLine): number =>
  Math.ceil(measureLetters(text) / (COPY_TO_LETTERS + COPY_TO_WORD.length - word.length));

/** A letter names whom it is copied to under its text, without lines (GB/T 9704-2012, 10.1). */
const toLetterCopyLine = ({ word, text }: ImprintLine): Paragraph[] => [
  toBlankLine({ keepNext: true }),
  toParagraph([toTextRun(`${word}${text}`, { size: SIZE_4 })], {
    indent: { left: LETTER_4 * (1 + word.length), hanging: LETTER_4 * word.length },
  }),
];

function toPrinterRow(imprint: Imprint): TableRow {
  const printedOn = imprint.printedOn === null ? EMPTY_DATE : toFullDate(imprint.printedOn);
  const letters = { size: SIZE_4 };
  const cell = (text: string, widthMm: number, align: ImprintCell['align']): ImprintCell => ({
    runs: [toTextRun(text, letters)],
    widthMm,
    colSpan: 1,
    hanging: 0,
    align,
  });
  return toImprintRow(
    [cell(imprint.printedBy, IMPRINT_MM[0], 'left'), cell(`${printedOn}印发`, IMPRINT_MM[1], 'right')],
    1,
  );
}

/**
 * 版记: at the foot of the last page, thick lines above and below, a thin one between; 四号, one letter free on
 * both sides (GB/T 9704-2012, 7.4). Rows of exact height, so that the place on the page can be given from
 * its upper edge: LibreOffice knows neither “at the bottom” for a table nor
 * places counted from the edge of the page.
 */
export function renderImprint(model: DocumentModel): FileChild[] {
  const { lines, printer } = listImprintLines(model);
  if (lines.length === 0 && printer === null) return [];
  if (printer === null && model.head.style !== 'brief') return lines.flatMap(toLetterCopyLine);
  const lineCount = lines.reduce((sum, line) => sum + countLines(line), printer === null ? 0 : 1);
  const height = lineCount * IMPRINT_LINE + 60;
  const table = new Table({
    layout: TableLayoutType.FIXED,
    // Said to be narrower than its column, or LibreOffice takes it for a table in the text.
    width: { size: toTwips(150), type: WidthType.DXA },
    columnWidths: IMPRINT_MM.map(toTwips),
    float: {
      horizontalAnchor: TableAnchorType.MARGIN,
      verticalAnchor: TableAnchorType.MARGIN,
      absoluteHorizontalPosition: 1,
      absoluteVerticalPosition: toTwips(PAGE_MM.height - PAGE_MM.top - PAGE_MM.bottom) - height,
    },
    borders: {
      top: THICK,
      bottom: THICK,
      left: NONE,
      right: NONE,
      insideHorizontal: THIN,
      insideVertical: NONE,
    },
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    rows: [...lines.map(toListRow), ...(printer === null ? [] : [toPrinterRow(printer)])],
  });
  return [table, toGap(0.5)];
}
