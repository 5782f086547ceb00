import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import type { PageEvents, PageOptions } from './page.ts';
import { serve } from './protocol.ts';

type Listener = (event: object, ...args: unknown[]) => void;
interface Message {
  readonly type: string;
  readonly id: number;
  readonly ok: boolean;
  readonly value: unknown;
  readonly message: string;
  readonly channel: string;
  readonly args: readonly unknown[];
}

/**
 * A page without a browser: its document is asked for and dropped, its preload runs, none of its own scripts do. What
 * the preload exposes is there for a test to call as the page would.
 */
export class PageModel {
  readonly targetId = 'model';
  url = 'about:blank';
  readonly #options: PageOptions;
  readonly #events: PageEvents;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  readonly #listeners = new Map<string, Set<Listener>>();
  #exposed: Readonly<Record<string, unknown>> = {};
  #next = 1;

  private constructor(options: PageOptions, events: PageEvents) {
    this.#options = options;
    this.#events = events;
  }
  static async open(options: PageOptions, events: PageEvents): Promise<PageModel> {
    return new PageModel(options, events);
  }

  async navigate(url: string): Promise<void> {
    const response = await serve(url, 'GET');
    if (response === null || response.type === 'error') throw new Error(`ERR_FAILED loading '${url}'`);
    this.url = url;
    this.#runPreload();
    this.#events.firstPaint();
    this.#events.loaded();
  }

  bridge(): unknown {
    return this.#exposed;
  }

  deliver(sent: object): void {
    // As text: nothing but data crosses.
    const message = JSON.parse(JSON.stringify(sent)) as Message;
    if (message.type === 'push') {
      for (const listener of this.#listeners.get(message.channel) ?? []) listener({}, ...message.args);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.ok) waiting?.resolve(message.value);
    else waiting?.reject(new Error(message.message));
  }

  crash(): void {
    this.#events.crashed();
  }
  async evaluate(): Promise<Readonly<Record<string, unknown>>> {
    throw new Error('This page runs no scripts: the session has no Chromium.');
  }
  async setSize(): Promise<void> {}
  async setZoom(): Promise<Readonly<Record<string, unknown>>> {
    return {};
  }
  async bringToFront(): Promise<Readonly<Record<string, unknown>>> {
    return {};
  }
  async close(): Promise<void> {
    this.#exposed = {};
  }

  #runPreload(): void {
    const { preload } = this.#options;
    if (preload === null) return;
    const exposed: Record<string, unknown> = {};
    const ipcRenderer = {
      invoke: (channel: string, ...args: unknown[]) => {
        const id = this.#next++;
        const waiting = Promise.withResolvers<unknown>();
        this.#waiting.set(id, waiting);
        this.#post({ type: 'invoke', id, channel, args });
        return waiting.promise;
      },
      send: (channel: string, ...args: unknown[]) => this.#post({ type: 'send', channel, args }),
      on: (channel: string, listener: Listener) => {
        const set = this.#listeners.get(channel) ?? new Set();
        set.add(listener);
        this.#listeners.set(channel, set);
      },
      removeListener: (channel: string, listener: Listener) => {
        this.#listeners.get(channel)?.delete(listener);
      },
    };
    const contextBridge = {
      exposeInMainWorld: (key: string, api: unknown) => {
        exposed[key] = api;
      },
    };
    const require = (name: string) => {
      if (name === 'electron') return { ipcRenderer, contextBridge };
      throw new Error(`module not found: ${name}`);
    };
    const module = { exports: {} };
    const code = `(function (require, process, module, exports) {${readFileSync(preload, 'utf8')}\n})`;
    const run = runInNewContext(code) as (...args: unknown[]) => void;
    run(require, { type: 'renderer', sandboxed: true, contextIsolated: true }, module, module.exports);
    this.#exposed = exposed;
  }

  #post(message: object): void {
    const text = JSON.stringify(message);
    // A message is handled in a turn of its own.
    setImmediate(() => this.#events.message(text));
  }
}
