import { layoutPicture, type PictureModel, type PictureText } from './picture-layout.ts';

const FACE = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif';
const INK: Record<PictureText['tone'], string> = {
  title: '#1c2733',
  head: '#1c2733',
  strong: '#a8201a',
  plain: '#1c2733',
  faint: '#5b6875',
};
const BOLD = new Set<PictureText['tone']>(['title', 'head', 'strong']);
/** Sharp on phones. */
const SCALE = 2;

const fontOf = (size: number, tone: PictureText['tone']): string =>
  `${BOLD.has(tone) ? '600 ' : ''}${size}px ${FACE}`;

/** Draws the picture in the browser, with nothing but its own canvas. */
export async function drawPicture(model: PictureModel): Promise<Blob> {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('this browser has no canvas');
  const layout = layoutPicture(model, (text, size) => {
    pen.font = fontOf(size, 'head');
    return pen.measureText(text).width;
  });
  canvas.width = layout.width * SCALE;
  canvas.height = layout.height * SCALE;
  pen.scale(SCALE, SCALE);
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, layout.width, layout.height);
  if (layout.headBand) {
    pen.fillStyle = '#eef2f7';
    pen.fillRect(24, layout.headBand.y, layout.width - 48, layout.headBand.height);
  }
  pen.fillStyle = '#d5dce4';
  for (const y of layout.rules) pen.fillRect(24, y, layout.width - 48, 1);
  pen.textBaseline = 'top';
  for (const { text, x, y, size, align, tone } of layout.texts) {
    pen.font = fontOf(size, tone);
    pen.fillStyle = INK[tone];
    pen.textAlign = align;
    pen.fillText(text, x, y);
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the picture is too long'))),
      'image/png',
    );
  });
}
