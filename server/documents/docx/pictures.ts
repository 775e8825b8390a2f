import {
  AlignmentType,
  ImageRun,
  LineRuleType,
  type Paragraph,
  Table,
  TableBorders,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { Curve, Photos, Qr } from '#core/documents/content-model.ts';
import { toCurveText } from '#core/documents/curve-svg.ts';
import { readPhoto, type StoredPhotos } from '../photos.ts';
import { renderCurvePng, renderQrPng } from '../pictures.ts';
import { OffGridParagraph, SIZE_5, toTextRun, toTwips } from './letters.ts';

const PIXELS_PER_MM = 96 / 25.4;
/** Three of them fill the width of the text. */
const PHOTO_CELL_MM = 52;
const MOST_PHOTO_MM = 50;

function toPictureLine(children: (ImageRun | ReturnType<typeof toTextRun>)[], keepNext: boolean): Paragraph {
  return new OffGridParagraph({
    alignment: AlignmentType.CENTER,
    keepNext,
    spacing: { line: 240, lineRule: LineRuleType.AUTO, before: 0, after: 40 },
    children,
  });
}

function toImage(
  type: 'png' | 'jpg',
  bytes: Uint8Array,
  widthMm: number,
  heightMm: number,
  alt: string,
): ImageRun {
  return new ImageRun({
    type,
    data: bytes,
    transformation: {
      width: Math.round(widthMm * PIXELS_PER_MM),
      height: Math.round(heightMm * PIXELS_PER_MM),
    },
    altText: { name: alt.slice(0, 60), description: alt, title: alt.slice(0, 60) },
  });
}

function toCaption(text: string): Paragraph[] {
  return text === '' ? [] : [toPictureLine([toTextRun(text, { size: SIZE_5 })], false)];
}

export function renderQr(block: Qr): Paragraph[] {
  const image = toImage('png', renderQrPng(block.text), block.sizeMm, block.sizeMm, block.caption);
  return [toPictureLine([image], block.caption !== ''), ...toCaption(block.caption)];
}

export function renderCurve(block: Curve): Paragraph[] {
  const image = toImage('png', renderCurvePng(block), block.widthMm, block.heightMm, toCurveText(block));
  return [...toCaption(block.caption), toPictureLine([image], false)];
}

/** As large as the cell of the strip allows, in its own proportions. */
function toPhotoLine(photo: Photos['photos'][number], heightMm: number, stored: StoredPhotos): Paragraph[] {
  const picture = readPhoto(stored.get(photo.fileSha256));
  if (picture === undefined) return toCaption(`［照片缺失：${photo.caption}］`);
  const scale = Math.min(heightMm / picture.height, MOST_PHOTO_MM / picture.width);
  const image = toImage(
    picture.type,
    picture.bytes,
    picture.width * scale,
    picture.height * scale,
    photo.caption,
  );
  return [toPictureLine([image], true), ...toCaption(photo.caption)];
}

/** Photographs beside one another, each over its words; one whose file is not at hand is named, never left out in silence. */
export function renderPhotos(block: Photos, stored: StoredPhotos): Table[] {
  if (block.photos.length === 0) return [];
  const width = { size: toTwips(PHOTO_CELL_MM), type: WidthType.DXA };
  const cells = block.photos.map(
    (photo) =>
      new TableCell({
        width,
        verticalAlign: VerticalAlignTable.BOTTOM,
        margins: { left: 0, right: 0, top: 60, bottom: 0 },
        children: toPhotoLine(photo, block.heightMm, stored),
      }),
  );
  return [
    new Table({
      rows: [new TableRow({ cantSplit: true, children: cells })],
      layout: TableLayoutType.FIXED,
      alignment: AlignmentType.CENTER,
      columnWidths: cells.map(() => width.size),
      borders: TableBorders.NONE,
    }),
  ];
}
