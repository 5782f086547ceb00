/**
 * Scripts that run inside the page: the preload's isolated world and the main world's half of the context
 * bridge. They are sent as text, so each function is self-contained. The two worlds share the DOM and nothing
 * else, so that the bridge crosses by synchronous DOM events, as data: no object of one world reaches the other.
 */

declare const document: {
  dispatchEvent(event: Event): boolean;
  addEventListener(name: string, listener: (event: Event) => void): void;
};
interface PointerLike {
  readonly target: {
    closest?(selector: string): { readonly href: string; readonly target: string } | null;
  } | null;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly button: number;
  preventDefault(): void;
}
declare const window: {
  addEventListener(name: 'click' | 'auxclick', listener: (event: PointerLike) => void, capture: true): void;
};
declare const location: { readonly href: string };

/** Name of the isolated world, as Electron names its own. */
export const ISOLATED_WORLD = 'Electron Isolated Context';
/** Binding (visible in the isolated world only) that carries messages to the main process. */
export const BINDING = '__electronBenchSend';

/** Main world: turns what the preload exposes into frozen objects of this world. */
function mainWorldBridge(eventName: string): void {
  const callbacks = new Map<number, (...args: unknown[]) => unknown>();
  const pending = new Map<number, { resolve: (v: unknown) => void; reject: (e: Error) => void }>();
  let next = 1;
  let answer: unknown;

  const send = (message: object): void => {
    document.dispatchEvent(new CustomEvent(`${eventName}:isolated`, { detail: JSON.stringify(message) }));
  };
  const revive = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(revive);
    const record = value as Record<string, unknown>;
    if ('$function' in record) {
      const id = record.$function;
      return (...args: unknown[]) => {
        answer = undefined;
        send({ type: 'call', id, args: args.map(store) });
        const result = answer as { ok: boolean; value?: unknown; message?: string };
        if (result === undefined) throw new Error('The context bridge gave no answer.');
        if (!result.ok) throw new Error(result.message);
        return revive(result.value);
      };
    }
    if ('$promise' in record) {
      const id = record.$promise as number;
      return new Promise((resolve, reject) => pending.set(id, { resolve, reject }));
    }
    if ('$undefined' in record) return undefined;
    return Object.fromEntries(Object.entries(record).map(([key, entry]) => [key, revive(entry)]));
  };
  const store = (value: unknown): unknown => {
    if (value === undefined) return { $undefined: true };
    if (typeof value === 'function') {
      const id = next++;
      callbacks.set(id, value as (...args: unknown[]) => unknown);
      return { $callback: id };
    }
    if (value === null || typeof value !== 'object') {
      if (typeof value === 'symbol' || typeof value === 'bigint')
        throw new Error('An object could not be cloned.');
      return value;
    }
    if (Array.isArray(value)) return value.map(store);
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, store(entry)]));
  };
  const freeze = (value: unknown): unknown => {
    if (value !== null && typeof value === 'object') {
      for (const entry of Object.values(value)) freeze(entry);
      Object.freeze(value);
    }
    return value;
  };
  /**
   * Windows that the page asks for, as in Electron with a handler that denies: none is made, the handler is told.
   * A window that Chromium had to make and take away again would stop this page for a while.
   */
  const refuseWindow = (url: unknown): null => {
    send({ type: 'window-open', url: new URL(String(url ?? ''), location.href).href });
    return null;
  };
  Object.defineProperty(window, 'open', { value: refuseWindow, writable: false, configurable: false });
  const onClick = (event: PointerLike): void => {
    const link = event.target?.closest?.('a[href]') ?? null;
    if (link === null) return;
    const isElsewhere = link.target !== '' && link.target !== '_self';
    if (!isElsewhere && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button !== 1) return;
    event.preventDefault();
    refuseWindow(link.href);
  };
  window.addEventListener('click', onClick, true);
  window.addEventListener('auxclick', onClick, true);
  document.addEventListener(`${eventName}:main`, (event) => {
    const message = JSON.parse((event as CustomEvent<string>).detail);
    if (message.type === 'expose') {
      if (message.key in window) {
        send({ type: 'not-exposed' });
        return;
      }
      Object.defineProperty(window, message.key, {
        value: freeze(revive(message.api)),
        writable: false,
        configurable: false,
        enumerable: true,
      });
    } else if (message.type === 'answer') answer = message;
    else if (message.type === 'settle') {
      const waiting = pending.get(message.id);
      pending.delete(message.id);
      if (message.ok) waiting?.resolve(revive(message.value));
      else waiting?.reject(new Error(message.message));
    } else if (message.type === 'callback') {
      callbacks.get(message.id)?.(...message.args.map(revive));
    }
  });
}

/** Isolated world: `electron` for a sandboxed preload (ipcRenderer, contextBridge), then the preload itself. */
function isolatedWorld(
  eventName: string,
  binding: string,
  runPreload: (require: (name: string) => unknown, process: object) => void,
): void {
  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const invocations = new Map<number, { resolve: (v: unknown) => void; reject: (e: Error) => void }>();
  const listeners = new Map<string, Set<(event: object, ...args: unknown[]) => void>>();
  let next = 1;

  const toMain = (message: object): void => {
    document.dispatchEvent(new CustomEvent(`${eventName}:main`, { detail: JSON.stringify(message) }));
  };
  const post = (message: object): void => {
    (globalThis as unknown as Record<string, (text: string) => void>)[binding]?.(JSON.stringify(message));
  };
  const describe = (value: unknown): unknown => {
    if (value === undefined) return { $undefined: true };
    if (typeof value === 'function') {
      const id = next++;
      functions.set(id, value as (...args: unknown[]) => unknown);
      return { $function: id };
    }
    if (value instanceof Promise) {
      const id = next++;
      value.then(
        (result) => toMain({ type: 'settle', id, ok: true, value: describe(result) }),
        (error) => toMain({ type: 'settle', id, ok: false, message: String(error?.message ?? error) }),
      );
      return { $promise: id };
    }
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(describe);
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, describe(entry)]));
  };
  const rebuild = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(rebuild);
    const record = value as Record<string, unknown>;
    if ('$undefined' in record) return undefined;
    if ('$callback' in record) {
      const id = record.$callback;
      return (...args: unknown[]) => toMain({ type: 'callback', id, args: args.map(describe) });
    }
    return Object.fromEntries(Object.entries(record).map(([key, entry]) => [key, rebuild(entry)]));
  };
  document.addEventListener(`${eventName}:isolated`, (event) => {
    const message = JSON.parse((event as CustomEvent<string>).detail);
    if (message.type === 'window-open') post(message);
    if (message.type === 'not-exposed') isRefused = true;
    if (message.type !== 'call') return;
    try {
      const value = functions.get(message.id)?.(...message.args.map(rebuild));
      toMain({ type: 'answer', ok: true, value: describe(value) });
    } catch (error) {
      toMain({ type: 'answer', ok: false, message: String((error as Error)?.message ?? error) });
    }
  });
  (globalThis as unknown as Record<string, unknown>).__electronBenchReceive = (text: string) => {
    const message = JSON.parse(text);
    if (message.type === 'result') {
      const waiting = invocations.get(message.id);
      invocations.delete(message.id);
      if (message.ok) waiting?.resolve(message.value);
      else waiting?.reject(new Error(message.message));
    } else if (message.type === 'push') {
      for (const listener of listeners.get(message.channel) ?? [])
        listener({ sender: ipcRenderer }, ...message.args);
    }
  };
  const ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]) => {
      const id = next++;
      structuredClone(args);
      return new Promise((resolve, reject) => {
        invocations.set(id, { resolve, reject });
        post({ type: 'invoke', id, channel, args });
      });
    },
    send: (channel: string, ...args: unknown[]) => {
      structuredClone(args);
      post({ type: 'send', channel, args });
    },
    on: (channel: string, listener: (event: object, ...args: unknown[]) => void) => {
      const set = listeners.get(channel) ?? new Set();
      set.add(listener);
      listeners.set(channel, set);
      return ipcRenderer;
    },
    removeListener: (channel: string, listener: (event: object, ...args: unknown[]) => void) => {
      listeners.get(channel)?.delete(listener);
      return ipcRenderer;
    },
    off: (channel: string, listener: (event: object, ...args: unknown[]) => void) =>
      ipcRenderer.removeListener(channel, listener),
  };
  let isRefused = false;
  const contextBridge = {
    exposeInMainWorld: (key: string, api: unknown) => {
      isRefused = false;
      toMain({ type: 'expose', key, api: describe(api) });
      if (isRefused)
        throw new Error(`Cannot bind an API on top of an existing property on the window object: ${key}`);
    },
  };
  const load = (name: string) => {
    if (name === 'electron') return { ipcRenderer, contextBridge };
    throw new Error(`module not found: ${name}`);
  };
  runPreload(load, { type: 'renderer', sandboxed: true, contextIsolated: true });
}

/** The main world's script. `eventName` is unguessable per page. */
export function mainWorldScript(eventName: string): string {
  return `if (location.protocol !== 'about:') (${mainWorldBridge.toString()})(${JSON.stringify(eventName)});`;
}

/** The isolated world's script around the text of the real preload. */
export function isolatedWorldScript(eventName: string, preload: string): string {
  const names = `${JSON.stringify(eventName)}, ${JSON.stringify(BINDING)}`;
  const body = `(require, process) => { const module = { exports: {} }; const exports = module.exports;\n${preload}\n}`;
  return `if (location.protocol !== 'about:') (${isolatedWorld.toString()})(${names}, ${body});`;
}
