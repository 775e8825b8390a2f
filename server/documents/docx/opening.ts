import { AlignmentType, BorderStyle, LineRuleType, type Paragraph, TextRun } from 'docx';
import type { DocumentHead, DocumentModel } from '#core/documents/content-model.ts';
import { deriveRedHeadSize, toAddresseeText } from '#core/documents/red-head-layout.ts';
import { breakTitle, SHEET_TITLE_LETTERS, TITLE_LINE_LETTERS } from '#core/documents/title-lines.ts';
import {
  HEI_FONT,
  OffGridParagraph,
  RED,
  SIZE_2,
  TITLE_FONT,
  toBlankLine,
  toFont,
  toGap,
  toParagraph,
  toTextRun,
  toXmlText,
} from './letters.ts';

const LINE_MM = 10.23;
/** The red head stands 35 mm below the top of the type area, marks and copy number above it (7.2.4). */
const HEAD_FROM_TOP_MM = 35;

function toMarkLine(text: string): Paragraph {
  return toParagraph([toTextRun(text, { font: HEI_FONT })], { indent: {}, alignment: AlignmentType.LEFT });
}

function renderRedHead(head: DocumentHead): Paragraph[] {
  const marks = [head.copyNumber, head.mark, head.urgency].filter((mark) => mark !== null);
  const { sizePt, scalePercent } = deriveRedHeadSize(head.issuingBody);
  const name = new OffGridParagraph({
    alignment: AlignmentType.CENTER,
    spacing: { line: Math.round(sizePt * 20 * 1.25), lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    children: [
      new TextRun({
        text: toXmlText(head.issuingBody),
        font: toFont(TITLE_FONT),
        size: sizePt * 2,
        color: RED,
        scale: scalePercent,
      }),
    ],
  });
  const number = toParagraph([toTextRun(head.documentNumber ?? '　')], {
    alignment: AlignmentType.CENTER,
    indent: {},
    border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: RED, space: 11 } },
  });
  return [
    ...marks.map(toMarkLine),
    toGap(HEAD_FROM_TOP_MM - marks.length * LINE_MM),
    name,
    toBlankLine(),
    toBlankLine(),
    number,
    toBlankLine(),
    toBlankLine(),
  ];
}

interface TitleLook {
  size: number;
  line: number;
  letters: number;
}

const OFFICIAL_TITLE: TitleLook = { size: SIZE_2, line: 660, letters: TITLE_LINE_LETTERS };
const SHEET_TITLE: TitleLook = { size: 36, line: 520, letters: SHEET_TITLE_LETTERS };

/** A title in 小标宋 二号, centred, broken at word ends. */
export function renderTitle(title: string, look: TitleLook = OFFICIAL_TITLE): Paragraph[] {
  return breakTitle(title, look.letters).map(
    (line) =>
      new OffGridParagraph({
        alignment: AlignmentType.CENTER,
        keepNext: true,
        spacing: { line: look.line, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
        children: [toTextRun(line, { font: TITLE_FONT, size: look.size })],
      }),
  );
}

/** Everything above the text: red head with number and line, title, addressees. */
export function renderOpening(model: DocumentModel): Paragraph[] {
  const addressees = toAddresseeText(model.addressees);
  const head = model.head.style === 'red' ? renderRedHead(model.head) : [];
  return [
    ...head,
    ...renderTitle(model.title, model.head.style === 'red' ? OFFICIAL_TITLE : SHEET_TITLE),
    ...(model.head.style === 'red' ? [toBlankLine()] : [toGap(2)]),
    ...(addressees === null ? [] : [toParagraph([toTextRun(addressees)], { indent: {} })]),
  ];
}

export function renderAnnexOpening(label: string, title: string, isFirstOnPage: boolean): Paragraph[] {
  return [
    toParagraph([toTextRun(label, { font: HEI_FONT })], {
      indent: {},
      keepNext: true,
      pageBreakBefore: !isFirstOnPage,
    }),
    toGap(4),
    ...renderTitle(title),
    toGap(4),
  ];
}
