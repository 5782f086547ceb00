import type { Pixels } from './rasterise.ts';

const HEADER_BYTES = 6;
const ENTRY_BYTES = 16;
const DIB_HEADER_BYTES = 40;
/** Smaller pictures are stored as bitmaps: the Windows shell reads PNG reliably only at 256. */
const PNG_FROM = 256;

/** A 32-bit device-independent bitmap as ICO holds it: BGRA from the bottom row up, then an empty AND mask. */
function encodeBitmap({ size, rgba }: Pixels): Buffer {
  const maskRowBytes = Math.ceil(size / 32) * 4;
  const bitmap = Buffer.alloc(DIB_HEADER_BYTES + size * size * 4 + maskRowBytes * size);
  bitmap.writeUInt32LE(DIB_HEADER_BYTES, 0);
  bitmap.writeInt32LE(size, 4);
  // The height counts the colour rows and the mask rows.
  bitmap.writeInt32LE(size * 2, 8);
  bitmap.writeUInt16LE(1, 12);
  bitmap.writeUInt16LE(32, 14);
  bitmap.writeUInt32LE(size * size * 4, 20);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const from = (row * size + column) * 4;
      const to = DIB_HEADER_BYTES + ((size - 1 - row) * size + column) * 4;
      bitmap.writeUInt32BE(rgba.readUInt32BE(from), to);
      bitmap[to] = rgba[from + 2] ?? 0;
      bitmap[to + 2] = rgba[from] ?? 0;
    }
  }
  return bitmap;
}

/** A Windows icon file of several square pictures, at most 256 pixels each. */
export function encodeIco(pictures: readonly Pixels[]): Buffer {
  const header = Buffer.alloc(HEADER_BYTES + ENTRY_BYTES * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  const bodies = pictures.map((picture) => (picture.size >= PNG_FROM ? picture.png : encodeBitmap(picture)));
  let offset = header.length;
  for (const [index, picture] of pictures.entries()) {
    const at = HEADER_BYTES + ENTRY_BYTES * index;
    const bytes = bodies[index]?.length ?? 0;
    // A side of 256 is written as 0.
    header.writeUInt8(picture.size % 256, at);
    header.writeUInt8(picture.size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(bytes, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += bytes;
  }
  return Buffer.concat([header, ...bodies]);
}
