import { EventEmitter, once } from 'node:events';
import type Electron from 'electron';
import { answerInvoke, deliverSend } from './ipc-main.ts';
import { ChromiumPage } from './page.ts';
import { toAppUrl } from './protocol.ts';
import { session } from './small.ts';

interface Hooks {
  readonly readyToShow: () => void;
  readonly gone: () => void;
}
type OpenHandler = (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse;

/** Electron's `webContents`, as far as the app uses it. */
export class WebContentsStandIn extends EventEmitter {
  readonly id: number;
  /** URLs of windows the page asked for. */
  readonly refusedWindows: string[] = [];
  readonly session = session.defaultSession;
  readonly mainFrame: { readonly url: string; readonly origin: string; readonly parent: null };
  readonly #page: Promise<ChromiumPage>;
  #opened: ChromiumPage | null = null;
  #openHandler: OpenHandler | null = null;
  #disposed = false;
  #zoom = 1;

  constructor(id: number, size: Electron.Size, preload: string | null, hooks: Hooks) {
    super();
    this.id = id;
    const contents = this;
    this.mainFrame = {
      parent: null,
      get url() {
        return contents.getURL();
      },
      get origin() {
        return /^[a-z][a-z0-9+.-]*:\/\/[^/]*/.exec(contents.getURL())?.[0] ?? 'null';
      },
    };
    this.#page = ChromiumPage.open(
      { width: size.width, height: size.height, preload },
      {
        message: (text) => void this.#receive(text),
        willNavigate: (url) => this.#mayNavigate(url),
        windowOpen: (url) => this.#askForWindow(url),
        firstPaint: hooks.readyToShow,
        loaded: () => this.emit('did-finish-load'),
        console: (text) => process.stderr.write(`[window ${id}] ${text}\n`),
        gone: hooks.gone,
        crashed: () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 }),
      },
    );
    this.#page.then(
      (page) => {
        this.#opened = page;
      },
      (error) => process.stderr.write(`[window ${id}] ${String(error)}\n`),
    );
  }

  getURL(): string {
    return this.#opened?.url ?? '';
  }
  async loadURL(url: string): Promise<void> {
    const page = await this.#page;
    const stop = new AbortController();
    const loaded = once(this, 'did-finish-load', { signal: stop.signal });
    loaded.catch(() => undefined);
    this.once('destroyed', () => stop.abort());
    try {
      await page.navigate(url);
      await loaded;
    } finally {
      stop.abort();
    }
  }
  reload(): void {
    void this.#page.then((page) => page.navigate(page.url));
  }
  send(channel: string, ...args: unknown[]): void {
    if (this.#disposed) throw new TypeError('Object has been destroyed');
    this.#opened?.deliver({ type: 'push', channel, args: structuredClone(args) });
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }
  isDestroyed(): boolean {
    return this.#disposed;
  }
  isLoading(): boolean {
    return this.#opened === null || this.#opened.url === 'about:blank';
  }
  setZoomFactor(factor: number): void {
    this.#zoom = factor;
    void this.#page.then((page) => page.setZoom(factor));
  }
  getZoomFactor(): number {
    return this.#zoom;
  }
  setVisualZoomLevelLimits(): Promise<void> {
    return Promise.resolve();
  }
  openDevTools(): void {}
  closeDevTools(): void {}
  bringToFront(): void {
    void this.#page.then((page) => page.bringToFront()).catch(() => undefined);
  }
  setSize(width: number, height: number): void {
    void this.#page.then((page) => page.setSize(width, height)).catch(() => undefined);
  }
  async executeJavaScript(code: string): Promise<unknown> {
    const { result, exceptionDetails } = await (await this.#page).evaluate(code);
    if (exceptionDetails !== undefined)
      throw new Error(`Script failed to execute: ${JSON.stringify(exceptionDetails)}`);
    return (result as { value?: unknown }).value;
  }
  /** Chromium's target id, by which a test finds this window's page. */
  async targetId(): Promise<string> {
    return (await this.#page).targetId;
  }
  forcefullyCrashRenderer(): void {
    void this.#page.then((page) => page.crash());
  }
  async dispose(): Promise<void> {
    if (this.#disposed) return;
    this.#disposed = true;
    this.emit('destroyed');
    await (await this.#page).close();
  }

  #askForWindow(url: string): void {
    const answer = this.#openHandler?.({ url } as Electron.HandlerDetails);
    this.refusedWindows.push(url);
    if (answer?.action !== 'deny') process.stderr.write(`[window ${this.id}] would have opened ${url}\n`);
  }

  #mayNavigate(url: string): boolean {
    let prevented = false;
    const details = {
      url,
      isMainFrame: true,
      isSameDocument: false,
      preventDefault: () => {
        prevented = true;
      },
      get defaultPrevented() {
        return prevented;
      },
    };
    this.emit('will-frame-navigate', details);
    this.emit('will-navigate', details, url);
    return !prevented;
  }

  async #receive(text: string): Promise<void> {
    const message = JSON.parse(text) as {
      type: string;
      id: number;
      channel: string;
      args: unknown[];
      url: string;
    };
    if (message.type === 'window-open') {
      this.#askForWindow(toAppUrl(message.url));
      return;
    }
    const event = {
      sender: this,
      senderFrame: this.mainFrame,
      frameId: 1,
      processId: 1,
      type: 'frame',
    } as unknown as Electron.IpcMainInvokeEvent;
    if (message.type === 'invoke') {
      const result = await answerInvoke(event, message.channel, message.args);
      this.#opened?.deliver({ type: 'result', id: message.id, ...result });
    } else deliverSend(event as unknown as Electron.IpcMainEvent, message.channel, message.args);
  }
}

type Used =
  | 'getURL'
  | 'loadURL'
  | 'reload'
  | 'send'
  | 'isDestroyed'
  | 'isLoading'
  | 'setZoomFactor'
  | 'getZoomFactor';
/** @internal Does not compile where the stand-in lacks what the app uses. */
export const webContentsShape: WebContentsStandIn extends Pick<Electron.WebContents, Used> ? true : never =
  true;
