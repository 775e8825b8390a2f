/** Bytes of photographs by the sha256 that the content model names. */
export type StoredPhotos = ReadonlyMap<string, Uint8Array>;

export const NO_PHOTOS: StoredPhotos = new Map();

export interface Photo {
  type: 'png' | 'jpg';
  bytes: Uint8Array;
  width: number;
  height: number;
}

function readPngSize(bytes: Uint8Array): Photo | undefined {
  if (bytes.length < 24 || bytes[0] !== 0x89 || bytes[1] !== 0x50) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return { type: 'png', bytes, width: view.getUint32(16), height: view.getUint32(20) };
}

/** Walks the segments to the first start-of-frame, which holds the size. */
function readJpegSize(bytes: Uint8Array): Photo | undefined {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { type: 'jpg', bytes, height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** The picture with its size, or undefined when there are no bytes or they are neither PNG nor JPEG. */
export function readPhoto(bytes: Uint8Array | undefined): Photo | undefined {
  const photo = bytes && (readPngSize(bytes) ?? readJpegSize(bytes));
  return photo && photo.width > 0 && photo.height > 0 ? photo : undefined;
}
