import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { app, onLastWindowClosed, quitHooks } from './app.ts';
import { WebContentsStandIn } from './web-contents.ts';

let nextId = 1;
const windows = new Map<number, BrowserWindow>();

/** Electron's `BrowserWindow`, as far as the app uses it: one page of the real Chromium. */
export class BrowserWindow extends EventEmitter {
  readonly id = nextId++;
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly webContents: WebContentsStandIn;
  #visible: boolean;
  #focused = false;
  #minimized = false;
  #destroyed = false;
  #bounds: Electron.Rectangle;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    this.options = options;
    const preferences = options.webPreferences ?? {};
    if (
      preferences.sandbox === false ||
      preferences.contextIsolation === false ||
      preferences.nodeIntegration
    ) {
      throw new Error('The bench runs sandboxed, isolated windows only.');
    }
    this.#visible = options.show ?? true;
    this.#bounds = {
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: Math.max(options.width ?? 800, options.minWidth ?? 0),
      height: Math.max(options.height ?? 600, options.minHeight ?? 0),
    };
    this.webContents = new WebContentsStandIn(this.id, this.#bounds, preferences.preload ?? null, {
      readyToShow: () => this.emit('ready-to-show'),
      gone: () => this.#end(),
    });
    windows.set(this.id, this);
    app.emit('browser-window-created', {}, this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows.values()];
  }
  static getFocusedWindow(): BrowserWindow | null {
    return [...windows.values()].find((window) => window.isFocused()) ?? null;
  }
  static fromWebContents(contents: unknown): BrowserWindow | null {
    return [...windows.values()].find((window) => window.webContents === contents) ?? null;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }
  show(): void {
    this.#requireAlive();
    const wasVisible = this.#visible;
    this.#visible = true;
    this.#minimized = false;
    if (!wasVisible) this.emit('show');
    this.focus();
  }
  showInactive(): void {
    this.#visible = true;
    this.emit('show');
  }
  hide(): void {
    this.#requireAlive();
    if (!this.#visible) return;
    this.blur();
    this.#visible = false;
    this.emit('hide');
  }
  focus(): void {
    this.#requireAlive();
    if (!this.#visible || this.#focused) return;
    this.#focused = true;
    this.webContents.bringToFront();
    this.emit('focus');
    app.emit('browser-window-focus', {}, this);
  }
  blur(): void {
    if (!this.#focused) return;
    this.#focused = false;
    this.emit('blur');
  }
  isVisible(): boolean {
    this.#requireAlive();
    return this.#visible;
  }
  isFocused(): boolean {
    this.#requireAlive();
    return this.#focused;
  }
  isMinimized(): boolean {
    this.#requireAlive();
    return this.#minimized;
  }
  minimize(): void {
    this.#requireAlive();
    this.#minimized = true;
    this.emit('minimize');
  }
  restore(): void {
    this.#requireAlive();
    this.#minimized = false;
    this.emit('restore');
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  getBounds(): Electron.Rectangle {
    this.#requireAlive();
    return { ...this.#bounds };
  }
  getNormalBounds(): Electron.Rectangle {
    return this.getBounds();
  }
  setBounds(bounds: Partial<Electron.Rectangle>): void {
    const before = this.#bounds;
    this.#bounds = { ...before, ...bounds };
    const { width, height } = this.#bounds;
    if (width !== before.width || height !== before.height) {
      this.webContents.setSize(width, height);
      this.emit('resize');
    }
    if (this.#bounds.x !== before.x || this.#bounds.y !== before.y) this.emit('move');
  }
  setPosition(x: number, y: number): void {
    this.setBounds({ x, y });
  }
  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }
  setSkipTaskbar(): void {}
  setMenuBarVisibility(): void {}
  removeMenu(): void {}
  setBackgroundColor(): void {}
  setVisibleOnAllWorkspaces(): void {}
  flashFrame(): void {}
  close(): void {
    this.#requireAlive();
    let prevented = false;
    this.emit('close', {
      preventDefault: () => {
        prevented = true;
      },
      get defaultPrevented() {
        return prevented;
      },
    });
    if (!prevented) this.#end();
  }
  #requireAlive(): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
  }
  destroy(): void {
    this.#requireAlive();
    this.#end();
  }
  #end(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    windows.delete(this.id);
    this.webContents.dispose().catch(() => undefined);
    this.emit('closed');
    if (windows.size === 0) onLastWindowClosed();
  }
}

quitHooks.closeWindows = () => {
  for (const window of windows.values()) window.close();
  return windows.size === 0;
};
quitHooks.disposeAll = async () => {
  await Promise.all([...windows.values()].map((window) => window.webContents.dispose()));
};

/** Fails to compile where a method's shape departs from Electron's. */
type Used =
  | 'loadURL'
  | 'show'
  | 'showInactive'
  | 'hide'
  | 'focus'
  | 'isVisible'
  | 'isFocused'
  | 'isMinimized'
  | 'restore'
  | 'isDestroyed'
  | 'getBounds'
  | 'getNormalBounds'
  | 'setBounds'
  | 'setPosition'
  | 'setSize'
  | 'close'
  | 'destroy';
/** @internal Does not compile where the stand-in lacks what the app uses. */
export const browserWindowShape: BrowserWindow extends Pick<Electron.BrowserWindow, Used> ? true : never =
  true;
