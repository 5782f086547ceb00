import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { drawIcons, PANELS, TRAY_STATES } from '../../build/icons.ts';

const buildFolder = join(import.meta.dirname, '../../build');
const drawn = drawIcons(buildFolder);

/** Relative luminance and contrast ratio as WCAG 2 defines them. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** Alpha of each pixel of a template icon: its shape, without any colour. */
function shape(path: string): readonly number[] {
  const { data } = PNG.sync.read(readFileSync(join(buildFolder, path)));
  return Array.from({ length: data.length / 4 }, (_, pixel) => data[pixel * 4 + 3] ?? 0);
}

describe('icons', () => {
  it.each([...drawn.keys()])('%s is what its source draws', (path) => {
    const committed = readFileSync(join(buildFolder, path));
    const now = drawn.get(path) ?? Buffer.alloc(0);
    if (!path.endsWith('.png')) return expect(committed.length).toBe(now.length);
    const [a, b] = [PNG.sync.read(committed), PNG.sync.read(now)];
    expect([a.width, a.height]).toEqual([b.width, b.height]);
    // Rasterisers on different processors may round an edge differently by one step or two.
    const worst = a.data.reduce((most, value, at) => Math.max(most, Math.abs(value - (b.data[at] ?? 0))), 0);
    expect(worst).toBeLessThanOrEqual(2);
  });

  it('has every state with and without the dot for both panels and macOS, at 1x and 2x', () => {
    const sizes = (path: string) => PNG.sync.read(drawn.get(path) ?? Buffer.alloc(0)).width;
    for (const state of TRAY_STATES) {
      for (const unread of ['', '-unread']) {
        for (const look of ['-light', '-dark', 'Template']) {
          expect(sizes(`tray/tray-${state}${unread}${look}.png`)).toBe(16);
          expect(sizes(`tray/tray-${state}${unread}${look}@2x.png`)).toBe(32);
        }
      }
    }
  });

  it('draws template icons in black only: the system colours them', () => {
    for (const [path, bytes] of drawn) {
      if (!path.includes('Template')) continue;
      const { data } = PNG.sync.read(bytes);
      const coloured = data.filter((value, at) => at % 4 !== 3 && value !== 0 && (data[at | 3] ?? 0) > 0);
      expect(coloured.length, path).toBe(0);
    }
  });

  it('tells the states apart by shape alone at 16 pixels', () => {
    const names = TRAY_STATES.flatMap((state) => [state, `${state}-unread`]);
    const shapes = names.map((name) => shape(`tray/tray-${name}Template.png`));
    for (const [i, one] of shapes.entries()) {
      for (const [j, other] of shapes.entries()) {
        if (i >= j) continue;
        const changed = one.filter((alpha, at) => Math.abs(alpha - (other[at] ?? 0)) > 128).length;
        expect(changed, `${names[i]} and ${names[j]}`).toBeGreaterThanOrEqual(12);
      }
    }
  });

  it('is crisp at 16 pixels: what is straight lies on whole pixels', () => {
    for (const state of TRAY_STATES) {
      const alphas = shape(`tray/tray-${state}Template.png`);
      // The middle of the bell, where its walls and what is cut out of it are straight; the cross of 'offline' is not.
      const rows = [6, 7, 8].flatMap((row) => alphas.slice(row * 16 + 3, row * 16 + 13));
      expect(
        rows.filter((alpha) => alpha > 8 && alpha < 247),
        state,
      ).toEqual([]);
    }
  });

  it('keeps 3:1 contrast of every colour against its panel', () => {
    // The darkest light panel and the lightest dark panel of the platforms in common use.
    const panels = { light: '#d9dce1', dark: '#3a3d44' } as const;
    for (const [theme, { glyph, state, dot }] of Object.entries(PANELS)) {
      const panel = panels[theme as keyof typeof panels];
      for (const colour of [glyph, dot, ...Object.values(state)]) {
        expect(contrast(colour, panel), `${colour} on ${panel}`).toBeGreaterThanOrEqual(3);
      }
    }
  });

  it('writes an ICNS file whose entries are PNG files of the sizes their types promise', () => {
    const icon = drawn.get('icon.icns') ?? Buffer.alloc(0);
    expect(icon.toString('latin1', 0, 4)).toBe('icns');
    expect(icon.readUInt32BE(4)).toBe(icon.length);
    const sizes: Record<string, number> = {};
    for (let at = 8; at < icon.length; at += icon.readUInt32BE(at + 4)) {
      const png = PNG.sync.read(icon.subarray(at + 8, at + icon.readUInt32BE(at + 4)));
      sizes[icon.toString('latin1', at, at + 4)] = png.width;
    }
    expect(sizes).toEqual({
      ic07: 128,
      ic08: 256,
      ic09: 512,
      ic10: 1024,
      ic11: 32,
      ic12: 64,
      ic13: 256,
      ic14: 512,
    });
  });

  it('writes ICO files whose entries lie inside the file, from 16 pixels up', () => {
    const icon = drawn.get('tray/tray-live-dark.ico') ?? Buffer.alloc(0);
    const count = icon.readUInt16LE(4);
    const entries = Array.from({ length: count }, (_, index) => {
      const at = 6 + index * 16;
      return { size: icon[at], bytes: icon.readUInt32LE(at + 8), offset: icon.readUInt32LE(at + 12) };
    });
    expect(entries.map((entry) => entry.size)).toEqual([16, 20, 24, 32, 40, 48]);
    expect((entries.at(-1)?.offset ?? 0) + (entries.at(-1)?.bytes ?? 0)).toBe(icon.length);
    // The glyph's colour stands as blue, green, red, alpha in the rows of the bitmap.
    const { bytes = 0, offset = 0 } = entries[0] ?? {};
    const [, red, green, blue] = /#(..)(..)(..)/.exec(PANELS.dark.glyph) ?? [];
    expect(icon.subarray(offset, offset + bytes).toString('hex')).toContain(`${blue}${green}${red}ff`);
  });
});
