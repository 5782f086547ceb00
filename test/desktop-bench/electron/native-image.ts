import { existsSync, readFileSync } from 'node:fs';
import type Electron from 'electron';

/** Electron's `NativeImage`: files only; the size is read from the PNG's header. */
export class NativeImageStandIn {
  readonly path: string;
  readonly #size: Electron.Size;
  #template = false;

  private constructor(path: string, size: Electron.Size) {
    this.path = path;
    this.#size = size;
  }
  static fromPath(path: string): NativeImageStandIn {
    const image = new NativeImageStandIn(path, pngSize(path));
    if (/Template(@\dx)?\.png$/.test(path)) image.setTemplateImage(true);
    return image;
  }
  static empty(): NativeImageStandIn {
    return new NativeImageStandIn('', { width: 0, height: 0 });
  }
  isEmpty(): boolean {
    return this.#size.width === 0;
  }
  getSize(): Electron.Size {
    return this.#size;
  }
  setTemplateImage(option: boolean): void {
    this.#template = option;
  }
  isTemplateImage(): boolean {
    return this.#template;
  }
}

function pngSize(path: string): Electron.Size {
  if (!existsSync(path)) return { width: 0, height: 0 };
  const bytes = readFileSync(path);
  const isPng = bytes.length > 24 && bytes.readUInt32BE(0) === 0x89504e47;
  return isPng ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : { width: 0, height: 0 };
}

export const nativeImage = {
  createFromPath: (path: string) => NativeImageStandIn.fromPath(path),
  createEmpty: () => NativeImageStandIn.empty(),
};
