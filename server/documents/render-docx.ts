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
import type {
  Annex,
  Block,
  DocumentModel,
  Heading,
  HeadingLevel,
  Paragraph as Line,
} from '#core/documents/content-model.ts';
import { deriveHeadingNumbers, toAnnexLabel } from '#core/documents/numbering.ts';
import { LANDSCAPE_MM, PAGE_MM } from '#core/documents/red-head-layout.ts';
import { renderEnding, renderImprint } from './docx/ending.ts';
import {
  BODY_FONT,
  HEI_FONT,
  KAI_FONT,
  LINE_TWIPS,
  SIZE_3,
  toFont,
  toGap,
  toParagraph,
  toTextRun,
  toTwips,
} from './docx/letters.ts';
import { renderAnnexOpening, renderOpening } from './docx/opening.ts';
import { LYING_PAGE_NUMBERS, NO_FOOTERS, NO_HEADERS, UPRIGHT_PAGE_NUMBERS } from './docx/page-numbers.ts';
import { renderCurve, renderPhotos, renderQr } from './docx/pictures.ts';
import { renderTable } from './docx/table.ts';
import { NO_PHOTOS, type StoredPhotos } from './photos.ts';

/** Heading fonts by level: 黑体 / 楷体 / 仿宋 / 仿宋 (8.9). */
const LEVEL_FONTS: Record<HeadingLevel, string> = { 1: HEI_FONT, 2: KAI_FONT, 3: BODY_FONT, 4: BODY_FONT };
/** Kinds that are one sheet or a form and carry no page number. */
const UNNUMBERED: ReadonlySet<DocumentModel['kind']> = new Set([
  'routing-sheet',
  'confirmation-sheet',
  'project-dossier',
]);

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

function renderLine(block: Line, number: string, isLast: boolean): Paragraph {
  const lead =
    block.lead === null
      ? []
      : [toTextRun(`${number}${block.lead.text}`, { font: LEVEL_FONTS[block.lead.level] })];
  const words = block.runs.map((run) => run.text).join('');
  return toParagraph([...lead, toTextRun(words)], { ...LINE_LOOKS[block.align], keepNext: isLast });
}

function renderBlocks(blocks: readonly Block[], photos: StoredPhotos, keepLast = false): FileChild[] {
  const numbers = deriveHeadingNumbers(blocks);
  return blocks.flatMap((block, index): FileChild[] => {
    if (block.kind === 'heading') return [renderHeading(block, numbers.get(block.id) ?? '')];
    if (block.kind === 'paragraph') {
      return [renderLine(block, numbers.get(block.id) ?? '', keepLast && index === blocks.length - 1)];
    }
    if (block.kind === 'qr') return renderQr(block);
    if (block.kind === 'curve') return renderCurve(block);
    if (block.kind === 'photos') return renderPhotos(block, photos);
    const isBetweenTables = index > 0 && blocks[index - 1]?.kind === 'table';
    return [...(isBetweenTables ? [toGap(5)] : []), ...renderTable(block)];
  });
}

interface Sheet {
  landscape: boolean;
  children: FileChild[];
}

function toSheets(model: DocumentModel, photos: StoredPhotos): Sheet[] {
  const first: Sheet = {
    landscape: model.landscape,
    children: [
      ...renderOpening(model),
      ...renderBlocks(model.blocks, photos, model.signature !== null),
      ...renderEnding(model),
    ],
  };
  const sheets = [first];
  for (const [index, annex] of model.annexes.entries())
    addAnnex(sheets, annex, index, model.annexes.length, photos);
  const last = sheets.at(-1) ?? first;
  if (model.imprint !== null) {
    if (last.landscape) sheets.push({ landscape: false, children: renderImprint(model.imprint) });
    else last.children.push(...renderImprint(model.imprint));
  }
  return sheets;
}

function addAnnex(sheets: Sheet[], annex: Annex, index: number, count: number, photos: StoredPhotos): void {
  const last = sheets.at(-1);
  const starts = last === undefined || last.landscape !== annex.landscape;
  const sheet: Sheet = starts ? { landscape: annex.landscape, children: [] } : last;
  sheet.children.push(
    ...renderAnnexOpening(toAnnexLabel(index, count), annex.title, starts),
    ...renderBlocks(annex.blocks, photos),
  );
  if (starts) sheets.push(sheet);
}

function toSection(sheet: Sheet, isFirst: boolean, numbered: boolean): ISectionOptions {
  const page = sheet.landscape ? LANDSCAPE_MM : PAGE_MM;
  return {
    properties: {
      ...(isFirst ? {} : { type: SectionType.NEXT_PAGE }),
      page: {
        // The library exchanges width and height itself when the page lies.
        size: {
          width: toTwips(PAGE_MM.width),
          height: toTwips(PAGE_MM.height),
          orientation: sheet.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: toTwips(page.top),
          right: toTwips(page.right),
          bottom: toTwips(page.bottom),
          left: toTwips(page.left),
          header: toTwips(12),
          // The number's upper edge stands 7 mm below the type area.
          footer: toTwips(sheet.landscape ? 8 : PAGE_MM.bottom - 7 - 6),
        },
      },
      grid: { type: DocumentGridType.LINES, linePitch: LINE_TWIPS },
    },
    headers: sheet.landscape && numbered ? LYING_PAGE_NUMBERS : NO_HEADERS,
    footers: !sheet.landscape && numbered ? UPRIGHT_PAGE_NUMBERS : NO_FOOTERS,
    children: sheet.children,
  };
}

/**
 * The content model as a Word file in the layout of GB/T 9704-2012 (handbook 5): A4, 22 lines of 28 letters,
 * red head, numbered headings, tables with repeated heads and unbroken rows, wide annexes on lying pages,
 * imprint at the foot of the last page. The legal document is this file.
 */
export async function renderDocx(model: DocumentModel, photos: StoredPhotos = NO_PHOTOS): Promise<Buffer> {
  const numbered = !UNNUMBERED.has(model.kind);
  const document = new Document({
    title: model.title,
    creator: '落实',
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
    sections: toSheets(model, photos).map((sheet, index) => toSection(sheet, index === 0, numbered)),
  });
  return Packer.toBuffer(document);
}
