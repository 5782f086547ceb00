import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { isReady } from './app.ts';
import { Menu } from './menu.ts';
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
    if (!isReady()) throw new Error('Cannot create Tray before app is ready');
    this.image = toImage(image);
    trays.add(this);
  }
  setImage(image: NativeImageStandIn | string): void {
    this.#requireAlive();
    this.image = toImage(image);
  }
  setToolTip(text: string): void {
    this.#requireAlive();
    this.toolTip = text;
  }
  setTitle(text: string): void {
    this.#requireAlive();
    this.title = text;
  }
  getTitle(): string {
    return process.platform === 'darwin' ? this.title : '';
  }
  setContextMenu(menu: Menu | null): void {
    this.#requireAlive();
    if (menu !== null && !(menu instanceof Menu)) throw new TypeError('Must pass Menu or null');
    this.menu = menu;
    this.menuChanges++;
  }
  popUpContextMenu(): void {}
  setIgnoreDoubleClickEvents(): void {}
  /** Linux does not tell where the icon is. */
  getBounds(): Electron.Rectangle {
    return { x: 0, y: 0, width: 0, height: 0 };
  }
  #requireAlive(): void {
    if (this.#destroyed) throw new Error('Tray is destroyed');
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
  if (typeof image !== 'string') return image;
  const loaded = NativeImageStandIn.fromPath(image);
  if (loaded.isEmpty()) throw new Error(`Failed to load image from path '${image}'`);
  return loaded;
}

/** The tray icons present. */
export const currentTrays = (): readonly Tray[] => [...trays];

type Used = 'setToolTip' | 'setTitle' | 'getBounds' | 'isDestroyed' | 'destroy';
/** @internal Does not compile where the stand-in lacks what the app uses. */
export const trayShape: Tray extends Pick<Electron.Tray, Used> ? true : never = true;
