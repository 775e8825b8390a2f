import { AlignmentType, BorderStyle, LineRuleType, type Paragraph, Tab, TabStopType, TextRun } from 'docx';
import type { DocumentHead, DocumentModel } from '#core/documents/content-model.ts';
import { isOfficialText } from '#core/documents/official-model.ts';
import { deriveRedHeadSize, toAddresseeText } from '#core/documents/red-head-layout.ts';
import { toFullDate } from '#core/documents/signature-layout.ts';
import { breakTitle, SHEET_TITLE_LETTERS, TITLE_LINE_LETTERS } from '#core/documents/title-lines.ts';
import {
  EXACT_LINE,
  HEI_FONT,
  OffGridParagraph,
  RED,
  SIZE_2,
  SIZE_SMALL_4,
  TITLE_FONT,
  toBlankLine,
  toFont,
  toGap,
  toParagraph,
  toTextRun,
  toTwips,
  toXmlText,
} from './letters.ts';

const LINE_MM = 10.23;
const TYPE_WIDTH_MM = 156;
const EMPTY_DATE = '　　年　月　日';
/** The red head stands 35 mm below the top of the type area, marks and copy number above it (7.2.4). */
const HEAD_FROM_TOP_MM = 35;

const listMarks = (head: DocumentHead): string[] =>
  [head.copyNumber, head.mark, head.urgency].filter((mark) => mark !== null);

function toMarkLine(text: string): Paragraph {
  return toParagraph([toTextRun(text, { font: HEI_FONT })], { indent: {}, alignment: AlignmentType.LEFT });
}

export function toRedName(text: string): Paragraph {
  const { sizePt, scalePercent } = deriveRedHeadSize(text);
  return new OffGridParagraph({
    alignment: AlignmentType.CENTER,
    spacing: { line: Math.round(sizePt * 20 * 1.25), lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    children: [
      new TextRun({
        text: toXmlText(text),
        font: toFont(TITLE_FONT),
        size: sizePt * 2,
        color: RED,
        scale: scalePercent,
      }),
    ],
  });
}

const RED_RULE = { bottom: { style: BorderStyle.SINGLE, size: 12, color: RED, space: 11 } };

/** Marks, room and name: what the red head of a document and that of minutes begin with. */
function renderHeadName(head: DocumentHead): Paragraph[] {
  const marks = listMarks(head);
  return [
    ...marks.map(toMarkLine),
    toGap(HEAD_FROM_TOP_MM - marks.length * LINE_MM),
    toRedName(head.issuingBody),
  ];
}

function renderRedHead(head: DocumentHead): Paragraph[] {
  const number = toParagraph([toTextRun(head.documentNumber ?? '　')], {
    alignment: AlignmentType.CENTER,
    indent: {},
    border: RED_RULE,
  });
  return [...renderHeadName(head), toBlankLine(), toBlankLine(), number, toBlankLine(), toBlankLine()];
}

/** 纪要 and 专报: number under the name, then issuing body at the left and date at the right over the red line (8.9). */
function renderIssueHead({ head, signature }: DocumentModel): Paragraph[] {
  const body = signature?.issuingBodies.join('　') ?? '';
  const date = signature?.dateOn ? toFullDate(signature.dateOn) : EMPTY_DATE;
  return [
    ...renderHeadName(head),
    toBlankLine(),
    toParagraph([toTextRun(head.documentNumber ?? '　')], { alignment: AlignmentType.CENTER, indent: {} }),
    toParagraph([toTextRun(` ${body}`), new TextRun({ children: [new Tab()] }), toTextRun(`${date} `)], {
      alignment: AlignmentType.LEFT,
      indent: {},
      tabStops: [{ type: TabStopType.RIGHT, position: toTwips(TYPE_WIDTH_MM) }],
      border: RED_RULE,
    }),
    toBlankLine(),
  ];
}

/** 信函: the number at the right under the double line, marks at the left (GB/T 9704-2012, 10.1). */
function renderLetterHead(head: DocumentHead): Paragraph[] {
  return [
    toGap(2),
    toParagraph([toTextRun(head.documentNumber ?? '　')], { alignment: AlignmentType.RIGHT, indent: {} }),
    ...listMarks(head).map(toMarkLine),
    toBlankLine(),
  ];
}

/** A form carries its name as its title and the number at the right over the table. */
function renderFormHead(head: DocumentHead): Paragraph[] {
  const number = `编号：${head.documentNumber ?? '　　　　　　　　　　'}`;
  return [
    ...renderTitle(head.issuingBody, { ...OFFICIAL_TITLE, color: RED }),
    toGap(2),
    toParagraph(
      [
        toTextRun([listMarks(head).join('　'), number].filter((part) => part !== '').join('　'), {
          size: SIZE_SMALL_4,
        }),
      ],
      {
        alignment: AlignmentType.RIGHT,
        spacing: { ...EXACT_LINE, line: 400 },
        indent: {},
      },
    ),
  ];
}

interface TitleLook {
  size: number;
  line: number;
  letters: number;
  color?: string;
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
        children: [
          toTextRun(line, {
            font: TITLE_FONT,
            size: look.size,
            ...(look.color === undefined ? {} : { color: look.color }),
          }),
        ],
      }),
  );
}

function renderHead(model: DocumentModel): Paragraph[] {
  switch (model.head.style) {
    case 'red':
      return renderRedHead(model.head);
    case 'minutes':
    case 'brief':
      return renderIssueHead(model);
    case 'letter':
      return renderLetterHead(model.head);
    case 'form':
      return renderFormHead(model.head);
    case 'white':
      return listMarks(model.head).map(toMarkLine);
    case 'plain':
      return [];
  }
}

/** Everything above the text: head by style, title, addressees. */
export function renderOpening(model: DocumentModel): Paragraph[] {
  const { style } = model.head;
  const isOfficial = isOfficialText(style);
  // A brief names whom it goes to at its foot (8.9).
  const addressees = style === 'brief' ? null : toAddresseeText(model.addressees);
  return [
    ...renderHead(model),
    ...(style === 'form' ? [] : renderTitle(model.title, isOfficial ? OFFICIAL_TITLE : SHEET_TITLE)),
    ...(isOfficial ? [toBlankLine()] : [toGap(2)]),
    // Not justified: LibreOffice squeezes the comma at the end of a full justified line to nothing.
    ...(addressees === null
      ? []
      : [toParagraph([toTextRun(addressees)], { indent: {}, alignment: AlignmentType.LEFT })]),
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
