import QRCode from 'qrcode';
import { useMemo } from 'react';
import type { Curve, Photos, Qr } from '#core/documents/content-model.ts';
import { buildCurveSvg, toCurveText } from '#core/documents/curve-svg.ts';

function toQrPath(text: string): { path: string; size: number } {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const dark: string[] = [];
  for (let y = 0; y < modules.size; y += 1) {
    for (let x = 0; x < modules.size; x += 1)
      if (modules.get(y, x) === 1) dark.push(`M${x + 2} ${y + 2}h1v1h-1z`);
  }
  return { path: dark.join(''), size: modules.size + 4 };
}

export function QrPicture({ block }: { block: Qr }) {
  const { path, size } = useMemo(() => toQrPath(block.text), [block.text]);
  return (
    <figure className="document-picture">
      <svg
        viewBox={`0 0 ${size} ${size}`}
        width={`${block.sizeMm}mm`}
        role="img"
        aria-label={block.caption}
        shapeRendering="crispEdges"
      >
        <rect width={size} height={size} fill="#ffffff" />
        <path d={path} fill="#000000" />
      </svg>
      <figcaption>{block.caption}</figcaption>
    </figure>
  );
}

export function CurvePicture({ block }: { block: Curve }) {
  const source = useMemo(
    () => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(buildCurveSvg(block))}`,
    [block],
  );
  return (
    <figure className="document-picture">
      <figcaption>{block.caption}</figcaption>
      <img src={source} alt={toCurveText(block)} style={{ width: `${block.widthMm}mm` }} />
    </figure>
  );
}

interface PhotoStripProps {
  block: Photos;
  /** Address of a stored file; without it the photograph is named in words. */
  photoAddress?: ((fileSha256: string) => string) | undefined;
}

export function PhotoStrip({ block, photoAddress }: PhotoStripProps) {
  return (
    <div className="document-photos">
      {block.photos.map((photo) => (
        <figure key={photo.fileSha256} className="document-picture">
          {photoAddress ? (
            <img
              src={photoAddress(photo.fileSha256)}
              alt={photo.caption}
              style={{ height: `${block.heightMm}mm` }}
            />
          ) : null}
          <figcaption>{photo.caption}</figcaption>
        </figure>
      ))}
    </div>
  );
}
