import { Resvg } from '@resvg/resvg-js';

/** A square picture, both as a file and as pixels. */
export interface Pixels {
  readonly size: number;
  readonly png: Buffer;
  /** Straight (not premultiplied) RGBA, row by row from the top. */
  readonly rgba: Buffer;
}

/** Draws an SVG as a square of `size` pixels on a transparent ground. */
export function rasterise(svg: string, size: number): Pixels {
  const image = new Resvg(svg, {
    fitTo: { mode: 'width', value: size },
    font: { loadSystemFonts: false },
  }).render();
  return { size, png: image.asPng(), rgba: straight(image.pixels) };
}

/** resvg renders premultiplied pixels; ICO and PNG hold straight ones. */
function straight(premultiplied: Buffer): Buffer {
  const rgba = Buffer.from(premultiplied);
  for (let at = 0; at < rgba.length; at += 4) {
    const alpha = rgba[at + 3] ?? 0;
    if (alpha === 0 || alpha === 255) continue;
    for (let channel = at; channel < at + 3; channel++) {
      rgba[channel] = Math.min(255, Math.round(((rgba[channel] ?? 0) * 255) / alpha));
    }
  }
  return rgba;
}
