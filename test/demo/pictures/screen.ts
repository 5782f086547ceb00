import { readFileSync } from 'node:fs';
import type { Pixels } from './small-png.ts';

const HEADER = { size: 0, width: 4, height: 5, bitsPerPixel: 11, bytesPerLine: 12, colours: 19 } as const;
const COLOUR_BYTES = 12;

/**
 * What is on an Xvfb screen that was started with -fbdir: its file is an XWD dump (X11/XWDFile.h), a header of big-endian
 * words, a colour table, then the pixels as blue, green, red and an unused byte.
 */
export function readScreen(path: string): Pixels {
  const file = readFileSync(path);
  const field = (name: keyof typeof HEADER): number => file.readUInt32BE(HEADER[name] * 4);
  if (field('bitsPerPixel') !== 32) throw new Error(`${path} is no picture of 32 bits per pixel.`);
  const [width, height, bytesPerLine] = [field('width'), field('height'), field('bytesPerLine')];
  const start = field('size') + field('colours') * COLOUR_BYTES;
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = start + y * bytesPerLine + x * 4;
      data.set([file[from + 2] ?? 0, file[from + 1] ?? 0, file[from] ?? 0, 255], (y * width + x) * 4);
    }
  }
  return { width, height, data };
}

/** The part of a picture that is not black, the colour of an empty screen; null where all of it is. */
export function cropToContent({ width, height, data }: Pixels): Pixels | null {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let pixel = 0; pixel < width * height; pixel++) {
    if (data[pixel * 4] === 0 && data[pixel * 4 + 1] === 0 && data[pixel * 4 + 2] === 0) continue;
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  if (right < 0) return null;
  const part = { width: right - left + 1, height: bottom - top + 1 };
  const cropped = new Uint8Array(part.width * part.height * 4);
  for (let y = 0; y < part.height; y++) {
    const from = ((top + y) * width + left) * 4;
    cropped.set(data.subarray(from, from + part.width * 4), y * part.width * 4);
  }
  return { ...part, data: cropped };
}
