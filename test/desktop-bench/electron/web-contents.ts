import type Electron from 'electron';
import { createEvent } from './event.ts';
import { answerInvoke, deliverSend } from './ipc-main.ts';
import { openPage, type Page } from './open-page.ts';
import { toAppUrl } from './protocol.ts';
import { record, session } from './small.ts';
import { registered, strictEmitter } from './strict.ts';

interface Hooks {
  readonly readyToShow: () => void;
  readonly gone: () => void;
}
type WebRtcPolicy = Parameters<Electron.WebContents['setWebRTCIPHandlingPolicy']>[0];
type OpenHandler = (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse;

/** Electron's `webContents`, as far as the app uses it. */
export class WebContentsStandIn extends strictEmitter('webContents') {
  readonly id: number;
  /** URLs of windows the page asked for. */
  readonly refusedWindows: string[] = [];
  readonly session = session.defaultSession;
  readonly mainFrame: { readonly url: string; readonly origin: string; readonly parent: null };
  readonly #page: Promise<Page>;
  #opened: Page | null = null;
  /** Of the navigation that loadURL waits for. */
  #loading: PromiseWithResolvers<void> | null = null;
  #openHandler: OpenHandler | null = null;
  #disposed = false;
  #webRtcPolicy: WebRtcPolicy = 'default';
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
    this.#page = openPage(
      { width: size.width, height: size.height, preload },
      {
        message: (text) => void this.#receive(text),
        willNavigate: (url) => this.mayNavigate(url),
        willRedirect: (url) => this.#mayRedirect(url),
        willDownload: (url) => this.#mayDownload(url),
        windowOpen: (url) => this.#askForWindow(url),
        firstPaint: hooks.readyToShow,
        loaded: () => {
          this.emit('did-finish-load', createEvent());
          this.#loading?.resolve();
        },
        console: (text) => process.stderr.write(`[window ${id}] ${text}\n`),
        foreignRequest: (url) => record.foreignRequests.push(url),
        gone: hooks.gone,
        crashed: () => this.gone('crashed'),
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
    const loading = Promise.withResolvers<void>();
    this.#loading = loading;
    // Nobody waits where the navigation itself fails.
    loading.promise.catch(() => undefined);
    await page.navigate(url);
    await loading.promise;
  }
  reload(): void {
    void this.#page.then((page) => page.navigate(page.url));
  }
  send(channel: string, ...args: unknown[]): void {
    if (this.#disposed) throw new TypeError('Object has been destroyed');
    this.#opened?.deliver({ type: 'push', channel, args: structuredClone(args) });
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = registered('webContents', 'setWindowOpenHandler', handler);
  }
  /** Noted only: the session's Chromium has one policy for all its pages, from its start (host.ts). */
  setWebRTCIPHandlingPolicy(policy: WebRtcPolicy): void {
    this.#webRtcPolicy = policy;
  }
  getWebRTCIPHandlingPolicy(): WebRtcPolicy {
    return this.#webRtcPolicy;
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
    this.emit('destroyed', createEvent());
    this.#loading?.reject(new Error('The page is gone.'));
    await (await this.#page).close();
  }

  #askForWindow(url: string): void {
    const answer = this.#openHandler?.({ url } as Electron.HandlerDetails);
    this.refusedWindows.push(url);
    if (answer?.action !== 'deny') process.stderr.write(`[window ${this.id}] would have opened ${url}\n`);
  }

  /** The page itself wants to go somewhere: whether it may. */
  mayNavigate(url: string): boolean {
    const details = createEvent({ url, isMainFrame: true, isSameDocument: false });
    this.emit('will-frame-navigate', details);
    this.emit('will-navigate', details, url);
    return !details.defaultPrevented;
  }

  /** shell/browser/electron_navigation_throttle.cc, WillRedirectRequest */
  #mayRedirect(url: string): boolean {
    const details = createEvent({ url, isMainFrame: true, isSameDocument: false });
    this.emit('will-redirect', details, url);
    return !details.defaultPrevented;
  }

  /** shell/browser/api/electron_api_session.cc, Session::OnDownloadCreated */
  #mayDownload(url: string): boolean {
    const event = createEvent();
    this.session.emit('will-download', event, { getURL: () => url }, this);
    record.downloads.push({ url, isLet: !event.defaultPrevented });
    return !event.defaultPrevented;
  }

  /** The page's process has ended (api-web-contents: render-process-gone). */
  gone(reason: string): void {
    this.emit('render-process-gone', createEvent(), { reason, exitCode: reason === 'clean-exit' ? 0 : 5 });
  }

  /** What the page exposes to itself, where its preload runs in this process (PageModel); else null. */
  bridge(): unknown {
    return this.#opened?.bridge() ?? null;
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
  | 'setWebRTCIPHandlingPolicy'
  | 'isLoading'
  | 'setZoomFactor'
  | 'getZoomFactor';
/** @internal Does not compile where the stand-in lacks what the app uses. */
export const webContentsShape: WebContentsStandIn extends Pick<Electron.WebContents, Used> ? true : never =
  true;
