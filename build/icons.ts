/**
 * Draws every icon from the SVG sources in build/svg: `npm run icons`. The results are committed, so that
 * neither building nor packaging needs this step; test/icons.test.ts fails when they are out of date.
 *
 * Tray icons are named by state, unread dot and panel: `light` is for light panels (a dark glyph), `dark` for
 * dark panels (a light glyph), `Template` for macOS (black with alpha, coloured by the system).
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { encodeIcns } from './icns.ts';
import { encodeIco } from './ico.ts';
import { type Pixels, rasterise } from './rasterise.ts';

export const TRAY_STATES = [
  'live',
  'catching-up',
  'incomplete',
  'stalled',
  'offline',
  'paused',
  'empty',
] as const;
export type TrayState = (typeof TRAY_STATES)[number];

interface Panel {
  readonly glyph: string;
  readonly state: Readonly<Partial<Record<TrayState, string>>>;
  readonly dot: string;
}

/** State colours keep 3:1 against the panel they are for (WCAG 1.4.11): checked in test/icons.test.ts. */
export const PANELS: Readonly<Record<'light' | 'dark', Panel>> = {
  light: {
    glyph: '#1c2430',
    state: { 'catching-up': '#1d5fd0', incomplete: '#b35c00', stalled: '#c8322b', offline: '#c8322b' },
    dot: '#d6261f',
  },
  dark: {
    glyph: '#f4f5f7',
    state: { 'catching-up': '#6cb0ff', incomplete: '#ffb020', stalled: '#ff7b72', offline: '#ff7b72' },
    dot: '#ff5a4f',
  },
};

const TEMPLATE: Panel = { glyph: '#000000', state: {}, dot: '#000000' };

/** Sizes Windows asks a notification area icon for, from 100 % to 300 % scaling. */
const TRAY_ICO_SIZES = [16, 20, 24, 32, 40, 48] as const;
const APP_ICO_SIZES = [16, 24, 32, 48, 64, 128, 256] as const;
const LINUX_SIZES = [16, 24, 32, 48, 64, 128, 256, 512] as const;
/** The largest size drawn from the simplified source. */
const SMALL = 32;

/** Cuts a ring around the unread dot out of the drawing, then draws the dot: it reads on any glyph. */
function withUnreadDot(svg: string, colour: string): string {
  const mask =
    '<mask id="unread" maskUnits="userSpaceOnUse" x="0" y="0" width="16" height="16">' +
    '<rect width="16" height="16" fill="#fff"/><circle cx="13.5" cy="2.5" r="3.6" fill="#000"/></mask>';
  return svg
    .replace(/(<svg[^>]*>)([\s\S]*)<\/svg>/, `$1${mask}<g mask="url(#unread)">$2</g>`)
    .concat(`<circle cx="13.5" cy="2.5" r="2.5" fill="${colour}"/></svg>`);
}

/** The SVG of one tray icon, coloured for a panel. */
function traySvg(buildFolder: string, state: TrayState, panel: Panel, unread: boolean): string {
  const source = readFileSync(join(buildFolder, 'svg', `tray-${state}.svg`), 'utf8').trim();
  const coloured = source
    .replaceAll('currentColor', panel.glyph)
    .replaceAll('var(--state)', panel.state[state] ?? panel.glyph);
  return unread ? withUnreadDot(coloured, panel.dot) : coloured;
}

/** macOS draws app icons on a plate of 824 of 1024 pixels, with room for the shadow around it. */
function withMacMargin(svg: string): string {
  return svg.replace(
    /(<svg[^>]*>)([\s\S]*)<\/svg>/,
    '$1<g transform="translate(100 100) scale(.8046875)">$2</g></svg>',
  );
}

/** Every icon file, by path inside the build folder. */
export function drawIcons(buildFolder: string): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  const app = readFileSync(join(buildFolder, 'svg/app.svg'), 'utf8');
  const small = readFileSync(join(buildFolder, 'svg/app-small.svg'), 'utf8');
  const draw = (size: number): Pixels => rasterise(size <= SMALL ? small : app, size);

  files.set('icon.png', rasterise(app, 1024).png);
  files.set(
    'icon.icns',
    encodeIcns((size) => rasterise(withMacMargin(app), size).png),
  );
  files.set('icon.ico', encodeIco(APP_ICO_SIZES.map(draw)));
  for (const size of LINUX_SIZES) files.set(`icons/${size}x${size}.png`, draw(size).png);

  for (const state of TRAY_STATES) {
    for (const unread of [false, true]) {
      const name = `tray/tray-${state}${unread ? '-unread' : ''}`;
      for (const [theme, panel] of Object.entries(PANELS)) {
        const svg = traySvg(buildFolder, state, panel, unread);
        files.set(`${name}-${theme}.png`, rasterise(svg, 16).png);
        files.set(`${name}-${theme}@2x.png`, rasterise(svg, 32).png);
        files.set(`${name}-${theme}.ico`, encodeIco(TRAY_ICO_SIZES.map((size) => rasterise(svg, size))));
      }
      const template = traySvg(buildFolder, state, TEMPLATE, unread);
      files.set(`${name}Template.png`, rasterise(template, 16).png);
      files.set(`${name}Template@2x.png`, rasterise(template, 32).png);
    }
  }
  return files;
}

if (import.meta.main) {
  const files = drawIcons(import.meta.dirname);
  for (const [path, bytes] of files) {
    const target = join(import.meta.dirname, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes);
  }
  console.log(`${files.size} icons drawn`);
}
