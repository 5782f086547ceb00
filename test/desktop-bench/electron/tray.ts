import type Electron from 'electron';
import { isReady } from './app.ts';
import { noKeys } from './event.ts';
import { Menu } from './menu.ts';
import { NativeImageStandIn } from './native-image.ts';
import { platform } from './platform/platform.ts';
import { strictEmitter } from './strict.ts';

const trays = new Set<Tray>();
const NOWHERE = { x: 0, y: 0, width: 0, height: 0 };

/** Electron's `Tray`: what it shows is kept for the control channel to read and click. */
export class Tray extends strictEmitter('Tray') {
  image: NativeImageStandIn;
  toolTip = '';
  title = '';
  menu: Menu | null = null;
  /** The menu that is open. */
  opened: Menu | null = null;
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
    if (platform.tray.keepsTitle) this.title = text;
  }
  getTitle(): string {
    this.#requireAlive();
    return this.title;
  }
  setContextMenu(menu: Menu | null): void {
    this.#requireAlive();
    if (menu !== null && !(menu instanceof Menu)) throw new TypeError('Must pass Menu or null');
    this.menu = menu;
    this.menuChanges++;
  }
  /** Opens the menu it is given, or the one that is set; on Linux nothing (tray_icon.cc). */
  popUpContextMenu(menu?: Menu): void {
    this.#requireAlive();
    if (process.platform === 'linux') return;
    this.openMenu(menu ?? this.menu);
  }
  closeContextMenu(): void {
    this.#requireAlive();
    this.opened?.closed();
    this.opened = null;
  }
  setIgnoreDoubleClickEvents(): void {
    this.#requireAlive();
  }
  getBounds(): Electron.Rectangle {
    this.#requireAlive();
    return platform.tray.bounds ?? NOWHERE;
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  destroy(): void {
    this.#destroyed = true;
    trays.delete(this);
  }

  // What the panel does, for the control channel.

  /** A left click. Linux panels that open the menu instead deliver none. */
  clicked(): void {
    const bounds = platform.tray.bounds ?? NOWHERE;
    this.emit('click', noKeys(), bounds, { x: bounds.x, y: bounds.y });
    if (platform.tray.clickOpensMenu) this.openMenu(this.menu);
  }
  /** Both clicks of a double click: the first has been told as a click (notify_icon_host.cc, tray_icon_cocoa.mm). */
  doubleClicked(): void {
    this.clicked();
    if (process.platform === 'linux') this.clicked();
    else this.emit('double-click', noKeys(), platform.tray.bounds);
  }
  rightClicked(): void {
    const { rightClick, bounds } = platform.tray;
    if (rightClick === 'tells' || (rightClick === 'opens-menu' && this.menu === null))
      this.emit('right-click', noKeys(), bounds);
    else this.openMenu(this.menu);
  }
  approached(): void {
    if (platform.tray.tellsPointer) this.emit('mouse-enter', noKeys(), { x: 0, y: 0 });
  }
  openMenu(menu: Menu | null): void {
    if (menu === null) return;
    this.closeContextMenu();
    this.opened = menu;
    menu.shown();
  }

  #requireAlive(): void {
    if (this.#destroyed) throw new Error('Tray is destroyed');
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
