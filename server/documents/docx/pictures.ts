import { AlignmentType, ImageRun, LineRuleType, type Paragraph } from 'docx';
import type { Curve, Photos, Qr } from '#core/documents/content-model.ts';
import { toCurveText } from '#core/documents/curve-svg.ts';
import { readPhoto, type StoredPhotos } from '../photos.ts';
import { renderCurvePng, renderQrPng } from '../pictures.ts';
import { OffGridParagraph, SIZE_5, toTextRun } from './letters.ts';

const PIXELS_PER_MM = 96 / 25.4;

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

/** Photographs beside one another; one whose file is not at hand is named in words, never left out in silence. */
export function renderPhotos(block: Photos, stored: StoredPhotos): Paragraph[] {
  const known = block.photos.map((photo) => ({ photo, picture: readPhoto(stored.get(photo.fileSha256)) }));
  const images = known.flatMap(({ photo, picture }) =>
    picture === undefined
      ? [toTextRun(`［照片缺失：${photo.caption}］`, { size: SIZE_5 })]
      : [
          toImage(
            picture.type,
            picture.bytes,
            (block.heightMm * picture.width) / picture.height,
            block.heightMm,
            photo.caption,
          ),
          toTextRun('　', { size: SIZE_5 }),
        ],
  );
  const captions = block.photos.map((photo) => photo.caption).join('　　');
  return images.length === 0 ? [] : [toPictureLine(images, true), ...toCaption(captions)];
}
