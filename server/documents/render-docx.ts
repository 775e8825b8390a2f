import {
  AlignmentType,
  Document,
  DocumentGridType,
  type FileChild,
  type ISectionOptions,
  Packer,
  PageOrientation,
  type Paragraph,
  SectionType,
} from 'docx';
import {
  type Annex,
  type Block,
  type DocumentHead,
  type DocumentModel,
  type Heading,
  type HeadingLevel,
  isOnePageSheet,
  type Paragraph as Line,
} from '#core/documents/content-model.ts';
import { deriveHeadingNumbers, toAnnexLabel } from '#core/documents/numbering.ts';
import { hasHeadLine, isOfficialText } from '#core/documents/official-model.ts';
import { A3_MM, LANDSCAPE_MM, PAGE_MM, SHEET_MM } from '#core/documents/red-head-layout.ts';
import { renderEnding, renderImprint } from './docx/ending.ts';
import { LETTER_FOOT_MM, LETTER_FOOTER, LETTER_HEAD_MM, toLetterHeader } from './docx/letter-page.ts';
import {
  BODY_FONT,
  EXACT_LINE,
  HEI_FONT,
  KAI_FONT,
  LINE_TWIPS,
  SIZE_3,
  SIZE_SMALL_4,
  toFont,
  toGap,
  toParagraph,
  toTextRun,
  toTwips,
} from './docx/letters.ts';
import { renderAnnexOpening, renderOpening, toRedName } from './docx/opening.ts';
import {
  A3_PAGE_NUMBERS,
  LYING_PAGE_NUMBERS,
  NO_FOOTERS,
  NO_HEADERS,
  UPRIGHT_PAGE_NUMBERS,
} from './docx/page-numbers.ts';
import { renderCurve, renderPhotos, renderQr } from './docx/pictures.ts';
import { renderTable } from './docx/table.ts';
import { NO_PHOTOS, type StoredPhotos } from './photos.ts';

/** Heading fonts by level: 黑体 / 楷体 / 仿宋 / 仿宋 (8.9). */
const LEVEL_FONTS: Record<HeadingLevel, string> = { 1: HEI_FONT, 2: KAI_FONT, 3: BODY_FONT, 4: BODY_FONT };

function renderHeading(block: Heading, number: string): Paragraph {
  return toParagraph([toTextRun(`${number}${block.text}`, { font: LEVEL_FONTS[block.level] })], {
    keepNext: true,
  });
}

const LINE_LOOKS = {
  body: {},
  center: { alignment: AlignmentType.CENTER, indent: {} },
  left: { alignment: AlignmentType.LEFT, indent: {} },
  right: { alignment: AlignmentType.RIGHT, indent: {} },
};

function renderLine(block: Line, number: string, isLast: boolean, size: number): Paragraph {
  const lead =
    block.lead === null
      ? []
      : [toTextRun(`${number}${block.lead.text}`, { font: LEVEL_FONTS[block.lead.level], size })];
  const words = block.runs.map((run) => run.text).join('');
  const tight = size === SIZE_3 ? {} : { spacing: { ...EXACT_LINE, line: 400 } };
  return toParagraph([...lead, toTextRun(words, { size })], {
    ...tight,
    ...LINE_LOOKS[block.align],
    keepNext: isLast,
  });
}

interface BlockLook {
  photos: StoredPhotos;
  keepLast: boolean;
  size: number;
  /** Papers of `official/` leave room between a table and the text after it. */
  gapAfterTable: boolean;
}

function renderBlocks(blocks: readonly Block[], look: BlockLook): FileChild[] {
  const numbers = deriveHeadingNumbers(blocks);
  return blocks.flatMap((block, index): FileChild[] => {
    if (block.kind === 'heading') return [renderHeading(block, numbers.get(block.id) ?? '')];
    if (block.kind === 'paragraph') {
      return [
        renderLine(
          block,
          numbers.get(block.id) ?? '',
          look.keepLast && index === blocks.length - 1,
          look.size,
        ),
      ];
    }
    if (block.kind === 'qr') return renderQr(block);
    if (block.kind === 'curve') return renderCurve(block);
    if (block.kind === 'photos') return renderPhotos(block, look.photos);
    const isBetweenTables = index > 0 && blocks[index - 1]?.kind === 'table';
    const isBeforeText =
      look.gapAfterTable && ['paragraph', 'heading'].includes(blocks[index + 1]?.kind ?? '');
    return [
      ...(isBetweenTables ? [toGap(3)] : []),
      ...renderTable(block),
      ...(isBeforeText ? [toGap(4)] : []),
    ];
  });
}

interface Sheet {
  landscape: boolean;
  paper: 'A4' | 'A3';
  children: FileChild[];
}

/** Nothing stands between the last table and what follows it. */
function endsWithTable({ annexes, blocks, signature, endNote }: DocumentModel): boolean {
  if (annexes.length === 0 && (signature !== null || endNote !== null)) return false;
  const last = (annexes.at(-1)?.blocks ?? blocks).at(-1);
  return last?.kind === 'table' && last.notes.length === 0;
}

function toSheets(model: DocumentModel, photos: StoredPhotos): Sheet[] {
  const first: Sheet = {
    landscape: model.landscape,
    paper: 'A4',
    children: [
      ...renderOpening(model),
      ...renderBlocks(model.blocks, {
        photos,
        keepLast: model.signature !== null && !hasHeadLine(model.head.style),
        size: isOfficialText(model.head.style) ? SIZE_3 : SIZE_SMALL_4,
        gapAfterTable: model.template.startsWith('official/'),
      }),
      ...renderEnding(model),
    ],
  };
  const sheets = [first];
  for (const [index, annex] of model.annexes.entries())
    addAnnex(sheets, annex, index, model.annexes.length, photos);
  const last = sheets.at(-1) ?? first;
  const imprint = renderImprint(model);
  if (imprint.length > 0) {
    // A page of nothing but a floating table is no page to LibreOffice: it would hang over the lying one.
    if (last.landscape) sheets.push({ landscape: false, paper: 'A4', children: [toGap(0.5), ...imprint] });
    // Two tables side by side would become one.
    else last.children.push(...(endsWithTable(model) ? [toGap(0.5)] : []), ...imprint);
  }
  return sheets;
}

function addAnnex(sheets: Sheet[], annex: Annex, index: number, count: number, photos: StoredPhotos): void {
  const last = sheets.at(-1);
  const { landscape, paper = 'A4' } = annex;
  const starts = last === undefined || last.landscape !== landscape || last.paper !== paper;
  const sheet: Sheet = starts ? { landscape, paper, children: [] } : last;
  sheet.children.push(
    ...renderAnnexOpening(toAnnexLabel(index, count), annex.title, starts),
    ...renderBlocks(annex.blocks, { photos, keepLast: false, size: SIZE_3, gapAfterTable: false }),
  );
  if (starts) sheets.push(sheet);
}

/** A letter opens with its body over a red double line, closed by another at the foot, without a number (10.1). */
const toLetterPage = (head: DocumentHead): Pick<ISectionOptions, 'headers' | 'footers'> => ({
  headers: { ...NO_HEADERS, first: toLetterHeader(toRedName(head.issuingBody)) },
  footers: { ...UPRIGHT_PAGE_NUMBERS, first: LETTER_FOOTER },
});

/** Each section says both, or it would go on with the one before. */
function toPageNumbers({ landscape, paper }: Sheet): Pick<ISectionOptions, 'headers' | 'footers'> {
  return landscape
    ? { headers: paper === 'A3' ? A3_PAGE_NUMBERS : LYING_PAGE_NUMBERS, footers: NO_FOOTERS }
    : { headers: NO_HEADERS, footers: UPRIGHT_PAGE_NUMBERS };
}

const toFootMm = ({ landscape }: Sheet, numbered: boolean, isLetter: boolean): number => {
  if (isLetter) return LETTER_FOOT_MM;
  return landscape || !numbered ? 5 : PAGE_MM.bottom - 7 - 6;
};

function toSection(sheet: Sheet, isFirst: boolean, model: DocumentModel): ISectionOptions {
  const numbered = !isOnePageSheet(model);
  const isLetter = isFirst && model.head.style === 'letter';
  const page = sheet.landscape ? LANDSCAPE_MM : numbered ? PAGE_MM : SHEET_MM;
  const size = sheet.paper === 'A3' ? A3_MM : PAGE_MM;
  return {
    properties: {
      ...(isFirst ? {} : { type: SectionType.NEXT_PAGE }),
      ...(isLetter ? { titlePage: true } : {}),
      page: {
        // The library exchanges width and height itself when the page lies.
        size: {
          width: toTwips(size.width),
          height: toTwips(size.height),
          orientation: sheet.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: toTwips(page.top),
          right: toTwips(page.right),
          bottom: toTwips(page.bottom),
          left: toTwips(page.left),
          header: toTwips(isLetter ? LETTER_HEAD_MM : numbered ? 12 : 5),
          // The number's upper edge stands 7 mm below the type area.
          footer: toTwips(toFootMm(sheet, numbered, isLetter)),
        },
      },
      grid: { type: DocumentGridType.LINES, linePitch: LINE_TWIPS },
    },
    ...(isLetter ? toLetterPage(model.head) : numbered ? toPageNumbers(sheet) : {}),
    children: sheet.children,
  };
}

/**
 * The content model as a Word file in the layout of GB/T 9704-2012 (handbook 5): A4, 22 lines of 28 letters,
 * red head, numbered headings, tables with repeated heads and unbroken rows, wide annexes on lying pages,
 * imprint at the foot of the last page. The legal document is this file.
 */
export async function renderDocx(model: DocumentModel, photos: StoredPhotos = NO_PHOTOS): Promise<Buffer> {
  const document = new Document({
    title: model.title,
    creator: '落实',
    lastModifiedBy: '落实',
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: {
            font: toFont(BODY_FONT),
            size: SIZE_3,
            language: { value: 'en-US', eastAsia: 'zh-CN' },
          },
        },
      },
    },
    sections: toSheets(model, photos).map((sheet, index) => toSection(sheet, index === 0, model)),
  });
  return Packer.toBuffer(document);
}
