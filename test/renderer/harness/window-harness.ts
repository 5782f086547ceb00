import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, resolve } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import type { IpcChannel } from '../../../electron/contract/index.ts';
import { CONTENT_SECURITY_POLICY } from '../../../electron/desktop/window/content-security-policy.ts';
import type { FakeMain } from './fake-main.ts';
import { NOW, TIME_ZONE } from './fixture-data.ts';
import { PATIENCE_MS } from './until.ts';

/** The built window; CHIME_WINDOW names another build, to see tests fail on a broken one. */
const BUILT = process.env.CHIME_WINDOW ?? resolve(import.meta.dirname, '../../../dist/renderer');
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** Of the page that keeps the renderer process alive between two windows. */
const EMPTY_PAGE = '/empty';

/** CSS pixels of a window that is opened without a size. */
export const WINDOW_SIZE = { width: 420, height: 640 } as const;

export interface WindowOptions extends Pick<BrowserContextOptions, 'colorScheme' | 'deviceScaleFactor'> {
  readonly width?: number;
  readonly height?: number;
  readonly reducedMotion?: 'reduce' | 'no-preference';
  readonly forcedColors?: 'active' | 'none';
  readonly locale?: string;
}

export interface OpenWindow {
  readonly page: Page;
  readonly main: FakeMain;
  /** Errors, warnings and policy violations of the page: none are expected, ever. */
  readonly complaints: readonly string[];
  /** Waits until every question is answered and what came of it is drawn. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Chromium and a server for the built window, under the real policy. */
export class WindowHarness {
  readonly #browser: Browser;
  readonly #origin: string;
  readonly #stop: () => void;
  readonly #contexts = new Map<string, BrowserContext>();

  private constructor(browser: Browser, origin: string, stop: () => void) {
    this.#browser = browser;
    this.#origin = origin;
    this.#stop = stop;
  }

  static async start(): Promise<WindowHarness> {
    if (!existsSync(join(BUILT, 'index.html'))) {
      throw new Error('The window is not built: npx vite build -c renderer/vite.config.ts');
    }
    const server = createServer((request, response) => {
      const path = normalize(new URL(request.url ?? '/', 'http://window').pathname);
      const file = join(BUILT, path === '/' ? 'index.html' : path);
      // The browser asks for an icon on its own account; Electron does not.
      if (path === '/favicon.ico') {
        response.writeHead(204).end();
        return;
      }
      if (path === EMPTY_PAGE) {
        response.writeHead(200, { 'content-type': TYPES['.html'] }).end();
        return;
      }
      if (!file.startsWith(BUILT) || !existsSync(file)) {
        response.writeHead(404).end();
        return;
      }
      response.writeHead(200, {
        'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
        'content-security-policy': CONTENT_SECURITY_POLICY,
      });
      response.end(readFileSync(file));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: [
        '--no-sandbox',
        '--headless',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-quic',
        '--font-render-hinting=none',
        // Windows share a renderer process: most of what opening one costs is the start of its process.
        '--process-per-site',
      ],
    });
    const { port } = server.address() as AddressInfo;
    return new WindowHarness(browser, `http://127.0.0.1:${port}/`, () => server.close());
  }

  get chromiumVersion(): string {
    return this.#browser.version();
  }

  /** Opens the window with a main process played by the test. */
  async open(main: FakeMain, options: WindowOptions = {}): Promise<OpenWindow> {
    const { width = WINDOW_SIZE.width, height = WINDOW_SIZE.height } = options;
    const { colorScheme = 'light', forcedColors = 'none', reducedMotion = 'reduce' } = options;
    const context = await this.#context(options);
    const page = await context.newPage();
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme, forcedColors, reducedMotion });
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.addInitScript({ content: STOPPED_CLOCK });
    let underWay = 0;
    await page.exposeFunction('chimeInvoke', async (channel: IpcChannel, request: unknown) => {
      if (!main.silent.has(channel)) underWay += 1;
      try {
        return { ok: true, value: await main.invoke(channel, request) };
      } catch (error) {
        return { ok: false, message: error instanceof Error ? error.message : String(error) };
      } finally {
        underWay -= 1;
      }
    });
    const settled = async () => {
      for (let quiet = 0; quiet < 3; quiet = underWay === 0 ? quiet + 1 : 0) {
        await page.evaluate(
          () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
        );
      }
    };
    await page.addInitScript({ content: BRIDGE });
    main.push = async (push, value) => {
      await page.evaluate(
        ([name, sent]) => {
          (window as unknown as { chimePush: (name: string, value: unknown) => void }).chimePush(
            name as string,
            sent,
          );
        },
        [push, value] as const,
      );
    };
    await page.goto(this.#origin);
    await settled();
    return { page, main, complaints, settled, close: () => page.close() };
  }

  /** One for all windows of a language and scale; nothing of the window is kept in it: it has no storage. */
  async #context({ deviceScaleFactor = 1, locale = 'en-GB' }: WindowOptions): Promise<BrowserContext> {
    const key = `${locale}@${deviceScaleFactor}`;
    const known = this.#contexts.get(key);
    if (known !== undefined) return known;
    const context = await this.#browser.newContext({ timezoneId: TIME_ZONE, locale, deviceScaleFactor });
    context.setDefaultTimeout(PATIENCE_MS);
    this.#contexts.set(key, context);
    await (await context.newPage()).goto(new URL(EMPTY_PAGE, this.#origin).href);
    return context;
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    this.#stop();
  }
}

/**
 * Dates stand still, and so do waits of five seconds and more: a message stays until the test has pressed its button,
 * however slow the machine. Short timers and frames go on: Playwright's own clock would replace requestAnimationFrame
 * too, and then what a test looks at is not what was painted.
 */
const STOPPED_CLOCK = `
  const RealDate = Date;
  window.Date = class extends RealDate {
    constructor(...given) {
      if (given.length === 0) super(${NOW});
      else super(...given);
    }
    static now() {
      return ${NOW};
    }
  };
  const setRealTimeout = window.setTimeout;
  window.setTimeout = (run, delay, ...given) =>
    delay >= 5_000 ? -1 : setRealTimeout.call(window, run, delay, ...given);
`;

/** What the preload would put there. */
const BRIDGE = `
  const listeners = new Map();
  window.chime = {
    async invoke(channel, request) {
      const answer = await window.chimeInvoke(channel, request);
      if (answer.ok) return answer.value;
      throw new Error(answer.message);
    },
    on(push, listener) {
      const list = listeners.get(push) ?? new Set();
      listeners.set(push, list.add(listener));
      return () => list.delete(listener);
    },
  };
  window.chimePush = (push, value) => {
    for (const listener of listeners.get(push) ?? []) listener(value);
  };
`;
