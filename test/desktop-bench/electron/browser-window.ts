import type Electron from 'electron';
import { app, isQuitting, onLastWindowClosed, quitHooks } from './app.ts';
import { createEvent } from './event.ts';
import { menuTargets } from './menu.ts';
import { isWayland } from './platform/platform.ts';
import { strictEmitter } from './strict.ts';
import { WebContentsStandIn } from './web-contents.ts';

let nextId = 1;
const windows = new Map<number, BrowserWindow>();

/** Electron's `BrowserWindow`, as far as the app uses it: one page of the real Chromium. */
export class BrowserWindow extends strictEmitter('BrowserWindow') {
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
      x: isWayland() ? 0 : (options.x ?? 0),
      y: isWayland() ? 0 : (options.y ?? 0),
      width: Math.max(options.width ?? 800, options.minWidth ?? 0),
      height: Math.max(options.height ?? 600, options.minHeight ?? 0),
    };
    this.webContents = new WebContentsStandIn(this.id, this.#bounds, preferences.preload ?? null, {
      readyToShow: () => this.#tell('ready-to-show'),
      gone: () => this.#end(),
    });
    windows.set(this.id, this);
    app.emit('browser-window-created', createEvent(), this);
    app.emit('web-contents-created', createEvent(), this.webContents);
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
    if (!wasVisible) this.#tell('show');
    this.focus();
  }
  showInactive(): void {
    this.#visible = true;
    this.#tell('show');
  }
  hide(): void {
    this.#requireAlive();
    if (!this.#visible) return;
    this.blur();
    this.#visible = false;
    this.#tell('hide');
  }
  focus(): void {
    this.#requireAlive();
    if (!this.#visible || this.#focused) return;
    this.#focused = true;
    this.webContents.bringToFront();
    this.#tell('focus');
    app.emit('browser-window-focus', createEvent(), this);
    app.emit('browser-window-focus', {}, this);
  }
  blur(): void {
    if (!this.#focused) return;
    this.#focused = false;
    this.#tell('blur');
    app.emit('browser-window-blur', createEvent(), this);
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
    this.#tell('minimize');
  }
  restore(): void {
    this.#requireAlive();
    this.#minimized = false;
    this.#tell('restore');
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
    // Wayland places windows itself and tells nobody where.
    this.#bounds = { ...before, ...bounds, ...(isWayland() ? { x: 0, y: 0 } : {}) };
    const { width, height } = this.#bounds;
    if (width !== before.width || height !== before.height) {
      this.webContents.setSize(width, height);
      this.#tell('resize');
    }
    if (this.#bounds.x !== before.x || this.#bounds.y !== before.y) this.#tell('move');
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
    const event = createEvent();
    this.emit('close', event);
    if (!event.defaultPrevented) this.#end();
  }
  #tell(name: string): void {
    this.emit(name, createEvent());
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
    this.#tell('closed');
    if (windows.size === 0) onLastWindowClosed();
  }
}

menuTargets.focused = () => {
  const window = BrowserWindow.getFocusedWindow();
  return window === null ? null : { window, webContents: window.webContents };
};
menuTargets.count = () => windows.size;

/** Windows ends the session: every window is asked, then told; then the program is ended, unless it is quitting (native_window_views_win.cc). */
export function endWindowsSession(reasons: readonly string[]): void {
  for (const window of windows.values()) window.emit('query-session-end', createEvent({ reasons }));
  for (const window of windows.values()) window.emit('session-end', createEvent({ reasons }));
  if (!isQuitting()) process.kill(process.pid, 'SIGKILL');
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
