import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { type CdpConnection, chromium } from './cdp.ts';
import type { PageEvents, PageOptions } from './page.ts';
import { serve, toAppUrl, toChromiumUrl } from './protocol.ts';
import { BINDING, ISOLATED_WORLD, isolatedWorldScript, mainWorldScript } from './worlds.ts';

type Parameters = Readonly<Record<string, unknown>>;

/** One page of the real Chromium, with the preload in an isolated world and its requests answered by the app. */
export class ChromiumPage {
  readonly #cdp: CdpConnection;
  readonly #session: string;
  readonly #events: PageEvents;
  readonly targetId: string;
  #mainFrame = '';
  #isolatedContext: string | null = null;
  #expected: string | null = null;
  url = 'about:blank';

  private constructor(cdp: CdpConnection, session: string, targetId: string, events: PageEvents) {
    this.#cdp = cdp;
    this.#session = session;
    this.#events = events;
    this.targetId = targetId;
  }

  static async open(options: PageOptions, events: PageEvents): Promise<ChromiumPage> {
    const cdp = await chromium();
    const { width, height } = options;
    const { targetId } = await cdp.send('', 'Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      width,
      height,
    });
    const { sessionId } = await cdp.send('', 'Target.attachToTarget', { targetId, flatten: true });
    const page = new ChromiumPage(cdp, String(sessionId), String(targetId), events);
    await page.#prepare(options.preload);
    return page;
  }

  async #prepare(preload: string | null): Promise<void> {
    this.#cdp.listen(this.#session, (method, params) => this.#onEvent(method, params));
    this.#cdp.listen('', (method, params) => this.#onBrowserEvent(method, params));
    const tree = await this.#send('Page.getFrameTree');
    this.#mainFrame = (tree.frameTree as { frame: { id: string } }).frame.id;
    await Promise.all([
      this.#send('Page.enable'),
      this.#send('Page.setLifecycleEventsEnabled', { enabled: true }),
      this.#send('Runtime.enable'),
      this.#send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      this.#send('Runtime.addBinding', { name: BINDING, executionContextName: ISOLATED_WORLD }),
      this.#cdp.send('', 'Target.setDiscoverTargets', { discover: true }),
      this.#cdp.send('', 'Browser.setDownloadBehavior', {
        behavior: 'allowAndName',
        downloadPath: tmpdir(),
        eventsEnabled: true,
      }),
    ]);
    const probe = process.env.CHIME_BENCH_PROBE;
    if (probe !== undefined) await this.#send('Page.addScriptToEvaluateOnNewDocument', { source: probe });
    if (preload === null) return;
    const eventName = `bench-${randomUUID()}`;
    await this.#send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldScript(eventName) });
    await this.#send('Page.addScriptToEvaluateOnNewDocument', {
      source: isolatedWorldScript(eventName, readFileSync(preload, 'utf8')),
      worldName: ISOLATED_WORLD,
    });
  }

  #send(method: string, params: Parameters = {}): Promise<Parameters> {
    return this.#cdp.send(this.#session, method, params);
  }

  async navigate(url: string): Promise<void> {
    const target = toChromiumUrl(url);
    this.#expected = target;
    const { errorText } = await this.#send('Page.navigate', { url: target });
    if (errorText !== undefined)
      throw new Error(`${String(errorText).replace('net::', '')} loading '${url}'`);
  }

  /** Hands a message to the isolated world; lost when no document is there, as in Electron. */
  deliver(message: object): void {
    if (this.#isolatedContext === null) return;
    const expression = `__electronBenchReceive(${JSON.stringify(JSON.stringify(message))})`;
    this.#send('Runtime.evaluate', { expression, uniqueContextId: this.#isolatedContext }).catch(
      () => undefined,
    );
  }

  /** Ends the renderer, as a fault of it would. */
  crash(): void {
    this.#send('Page.crash').catch(() => undefined);
  }

  evaluate(expression: string): Promise<Parameters> {
    return this.#send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
  }

  async setSize(width: number, height: number): Promise<void> {
    const { windowId } = await this.#cdp.send('', 'Browser.getWindowForTarget', { targetId: this.targetId });
    await this.#cdp.send('', 'Browser.setWindowBounds', { windowId, bounds: { width, height } });
  }

  setZoom(factor: number): Promise<Parameters> {
    return this.#send('Emulation.setPageScaleFactor', { pageScaleFactor: factor });
  }

  /** Its preload runs in the browser. */
  bridge(): null {
    return null;
  }

  bringToFront(): Promise<Parameters> {
    return this.#send('Page.bringToFront');
  }

  async close(): Promise<void> {
    this.#cdp.forget(this.#session);
    await this.#cdp.send('', 'Target.closeTarget', { targetId: this.targetId }).catch(() => undefined);
  }

  #onBrowserEvent(method: string, params: Parameters): void {
    const info = params.targetInfo as { targetId: string; openerId?: string; type: string } | undefined;
    // The window handler has decided already (windowOpen): a window that Chromium opened by itself is closed.
    if (method === 'Target.targetCreated' && info?.openerId === this.targetId) {
      this.#cdp.send('', 'Target.closeTarget', { targetId: info.targetId }).catch(() => undefined);
    }
    if (method === 'Browser.downloadWillBegin' && params.frameId === this.#mainFrame) {
      const isWanted = this.#events.willDownload(toAppUrl(String(params.url)));
      if (!isWanted)
        this.#cdp.send('', 'Browser.cancelDownload', { guid: params.guid }).catch(() => undefined);
    }
    if (method === 'Target.targetDestroyed' && params.targetId === this.targetId) this.#events.gone();
  }

  #onEvent(method: string, params: Parameters): void {
    if (method === 'Inspector.targetCrashed') this.#events.crashed();
    else if (method === 'Fetch.requestPaused') this.#answer(params).catch(() => undefined);
    else if (method === 'Runtime.bindingCalled') this.#events.message(String(params.payload));
    else if (method === 'Runtime.executionContextCreated') this.#onContext(params);
    else if (method === 'Runtime.executionContextDestroyed') {
      if (params.executionContextUniqueId === this.#isolatedContext) this.#isolatedContext = null;
    } else if (method === 'Page.windowOpen') this.#events.windowOpen(toAppUrl(String(params.url)));
    else if (method === 'Page.frameNavigated') {
      const frame = params.frame as { id: string; url: string };
      if (frame.id === this.#mainFrame) this.url = toAppUrl(frame.url);
    } else if (method === 'Page.navigatedWithinDocument' && params.frameId === this.#mainFrame) {
      this.url = toAppUrl(String(params.url));
    } else if (method === 'Page.loadEventFired') this.#events.loaded();
    else if (method === 'Page.lifecycleEvent' && params.name === 'firstPaint') this.#events.firstPaint();
    else if (method === 'Runtime.exceptionThrown') {
      const details = params.exceptionDetails as { text: string; exception?: { description?: string } };
      this.#events.console(`uncaught: ${details.exception?.description ?? details.text}`);
    } else if (method === 'Runtime.consoleAPICalled') {
      const args = params.args as readonly { value?: unknown; description?: string }[];
      this.#events.console(`${params.type}: ${args.map((a) => a.value ?? a.description).join(' ')}`);
    }
  }

  #onContext(params: Parameters): void {
    const context = params.context as {
      name: string;
      uniqueId: string;
      auxData?: { frameId?: string };
    };
    if (context.name === ISOLATED_WORLD && context.auxData?.frameId === this.#mainFrame) {
      this.#isolatedContext = context.uniqueId;
    }
  }

  async #answer(params: Parameters): Promise<void> {
    const requestId = params.requestId;
    const request = params.request as { url: string; method: string };
    const refuse = (errorReason: string) => this.#send('Fetch.failRequest', { requestId, errorReason });
    if (params.resourceType === 'Document' && params.frameId === this.#mainFrame) {
      const ownNavigation = this.#expected === request.url;
      this.#expected = null;
      const url = toAppUrl(request.url);
      const isLet =
        params.redirectedRequestId === undefined
          ? ownNavigation || this.#events.willNavigate(url)
          : this.#events.willRedirect(url);
      if (!isLet) {
        await refuse('Aborted');
        return;
      }
    }
    const response = await serve(request.url, request.method).catch((error: unknown) => {
      this.#events.console(`protocol handler: ${String(error)}`);
      return Response.error();
    });
    if (response === null) this.#events.foreignRequest(request.url);
    if (response === null || response.type === 'error') {
      await refuse(response === null ? 'BlockedByClient' : 'Failed');
      return;
    }
    await this.#send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    });
  }
}
