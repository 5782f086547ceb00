import { existsSync, readFileSync } from 'node:fs';
import type Electron from 'electron';
import { strict } from './strict.ts';

/** Electron's `NativeImage`: files only. ICO files are read on Windows alone (native_image.cc). */
export class NativeImageStandIn {
  readonly path: string;
  readonly #size: Electron.Size;
  #template = false;

  private constructor(path: string, size: Electron.Size) {
    this.path = path;
    this.#size = size;
  }
  static fromPath(path: string): NativeImageStandIn {
    const image = new NativeImageStandIn(path, imageSize(path));
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

/** Of a PNG by its header, of an ICO by its first picture; nothing for any other file. */
function imageSize(path: string): Electron.Size {
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  if (bytes.length > 24 && bytes.readUInt32BE(0) === 0x89504e47)
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  const isIcon = bytes.length > 22 && bytes.readUInt32LE(0) === 0x00010000 && process.platform === 'win32';
  // 0 stands for 256.
  return isIcon
    ? { width: bytes.readUInt8(6) || 256, height: bytes.readUInt8(7) || 256 }
    : { width: 0, height: 0 };
}

export const nativeImage = strict('nativeImage', {
  createFromPath: (path: string) => NativeImageStandIn.fromPath(path),
  createEmpty: () => NativeImageStandIn.empty(),
});
