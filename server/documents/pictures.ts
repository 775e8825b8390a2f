import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import QRCode from 'qrcode';
import type { Curve } from '#core/documents/content-model.ts';
import { buildCurveSvg } from '#core/documents/curve-svg.ts';

const require = createRequire(import.meta.url);

/** The bundled font of pictures; nothing of the machine's own is read, so that pictures are equal everywhere. */
export const PICTURE_FONT_FILE = require.resolve(
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
);

function renderSvgPng(svg: string, width: number): Uint8Array {
  return new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    background: 'white',
    font: { fontFiles: [PICTURE_FONT_FILE], loadSystemFonts: false, defaultFontFamily: 'Noto Sans SC' },
  })
    .render()
    .asPng();
}

/** The curve at 200 dots per inch. */
export function renderCurvePng(curve: Curve): Uint8Array {
  return renderSvgPng(buildCurveSvg(curve), Math.round((curve.widthMm / 25.4) * 200));
}

/** The QR code as SVG: one path, quiet zone of two modules, middle error correction. */
export function renderQrSvg(text: string): string {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const size = modules.size + 4;
  const dark: string[] = [];
  for (let y = 0; y < modules.size; y += 1) {
    for (let x = 0; x < modules.size; x += 1) {
      if (modules.get(y, x) === 1) dark.push(`M${x + 2} ${y + 2}h1v1h-1z`);
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size}" height="${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${dark.join('')}" fill="#000"/></svg>`;
}

export function renderQrPng(text: string): Uint8Array {
  return renderSvgPng(renderQrSvg(text), 480);
}
