import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import type { Menu } from './menu.ts';
import { NativeImageStandIn } from './native-image.ts';

const trays = new Set<Tray>();

/** Electron's `Tray`: what it shows is kept for the control channel to read and click. */
export class Tray extends EventEmitter {
  image: NativeImageStandIn;
  toolTip = '';
  title = '';
  menu: Menu | null = null;
  /** How often the menu was set: a flood would flicker. */
  menuChanges = 0;
  #destroyed = false;

  constructor(image: NativeImageStandIn | string) {
    super();
    this.image = toImage(image);
    trays.add(this);
  }
  setImage(image: NativeImageStandIn | string): void {
    this.image = toImage(image);
  }
  setToolTip(text: string): void {
    this.toolTip = text;
  }
  setTitle(text: string): void {
    this.title = text;
  }
  setContextMenu(menu: Menu | null): void {
    this.menu = menu;
    this.menuChanges++;
  }
  popUpContextMenu(): void {}
  setIgnoreDoubleClickEvents(): void {}
  /** Linux does not tell where the icon is. */
  getBounds(): Electron.Rectangle {
    return { x: 0, y: 0, width: 0, height: 0 };
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  destroy(): void {
    this.#destroyed = true;
    trays.delete(this);
  }
}

function toImage(image: NativeImageStandIn | string): NativeImageStandIn {
  const result = typeof image === 'string' ? NativeImageStandIn.fromPath(image) : image;
  if (result.isEmpty())
    throw new Error(`Failed to load image for the tray: ${typeof image === 'string' ? image : image.path}`);
  return result;
}

/** The tray icons present. */
export const currentTrays = (): readonly Tray[] => [...trays];

type Used = 'setToolTip' | 'setTitle' | 'getBounds' | 'isDestroyed' | 'destroy';
/** @internal Does not compile where the stand-in lacks what the app uses. */
export const trayShape: Tray extends Pick<Electron.Tray, Used> ? true : never = true;
