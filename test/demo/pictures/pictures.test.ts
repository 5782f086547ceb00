import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { expect, it } from 'vitest';
import { cropToContent, readScreen } from './screen.ts';
import { smallPng } from './small-png.ts';

const pixelsOf = (width: number, colours: readonly (readonly [number, number, number])[]) => ({
  width,
  height: colours.length / width,
  data: Uint8Array.from(colours.flatMap((colour) => [...colour, 255])),
});

it('a picture of few colours is the same in a palette', () => {
  const picture = pixelsOf(3, [
    ...([
      [1, 2, 3],
      [250, 0, 9],
      [1, 2, 3],
    ] as const),
    ...([
      [0, 0, 0],
      [255, 255, 255],
      [7, 7, 7],
    ] as const),
  ]);
  const { width, height, data } = PNG.sync.read(smallPng(picture));
  expect([width, height, [...data]]).toEqual([3, 2, [...picture.data]]);
});

it('of many colours the frequent ones stay, a rare one becomes the nearest of them', () => {
  const frequent = Array.from({ length: 256 }, (_, level) => [level, 0, 0] as const);
  const picture = pixelsOf(1, [...frequent, ...frequent, [100, 0, 1]]);
  const { data } = PNG.sync.read(smallPng(picture));
  expect([...data.subarray(100 * 4, 100 * 4 + 3)]).toEqual([100, 0, 0]);
  expect([...data.subarray(-4, -1)]).toEqual([100, 0, 0]);
});

it('what is on a screen is read of Xvfb’s dump, without the empty part around it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chime-screen-'));
  const header = Buffer.alloc(100);
  for (const [word, value] of [
    [0, 100],
    [4, 4],
    [5, 3],
    [11, 32],
    [12, 20],
    [19, 2],
  ] as const)
    header.writeUInt32BE(value, word * 4);
  const pixels = Buffer.alloc(20 * 3);
  pixels.set([30, 20, 10, 0], 20 + 4);
  pixels.set([6, 5, 4, 0], 20 + 8);
  const file = join(folder, 'screen');
  writeFileSync(file, Buffer.concat([header, Buffer.alloc(24), pixels]));
  const screen = readScreen(file);
  expect([screen.width, screen.height]).toEqual([4, 3]);
  const content = cropToContent(screen);
  expect(content).toMatchObject({ width: 2, height: 1 });
  expect([...(content?.data ?? [])]).toEqual([10, 20, 30, 255, 4, 5, 6, 255]);
  expect(cropToContent({ ...screen, data: screen.data.map(() => 0) })).toBeNull();
  rmSync(folder, { recursive: true });
});
