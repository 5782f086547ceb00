import type { BrowserWindow } from 'electron';

/**
 * Runs a function in the page's own world and resolves with its result; it may use its arguments and `fetch` only.
 * Rejects with what it throws.
 */
export async function ask<R>(
  window: BrowserWindow,
  run: (bridge: Bridge, page: PageGlobals) => R | Promise<R>,
): Promise<R> {
  // What a page throws is told by some versions as an error of its own: the text is what counts here.
  const code = `Promise.resolve().then(() => (${run})(window.bridge, window)).then(
    (value) => ({ value }), (error) => ({ error: String(error?.message ?? error) }))`;
  const answer = (await window.webContents.executeJavaScript(code)) as { value: R } | { error: string };
  if ('error' in answer) throw new Error(answer.error);
  return answer.value;
}

/** What the page itself has. */
export interface PageGlobals {
  readonly isSecureContext: boolean;
  readonly open: (url: string) => unknown;
  readonly atFirst?: string;
  readonly exposedTwice?: string;
  /** What a statement keeps there from one call to the next. */
  heard: unknown[];
  late: unknown[];
  remove: () => void;
}

/** What preload.ts exposes. */
export interface Bridge {
  readonly seen: {
    readonly isSandboxed: boolean;
    readonly hasDocument: boolean;
    readonly refused: string;
    readonly refusedFile: string;
  };
  readonly kept: { inner: { list: number[] } };
  readonly invoke: (channel: string, ...args: unknown[]) => Promise<unknown>;
  readonly send: (channel: string, ...args: unknown[]) => void;
  readonly on: (channel: string, listener: (value: unknown) => void) => () => void;
  readonly echo: (value: unknown) => unknown;
  readonly later: (value: unknown) => Promise<unknown>;
  readonly throwing: () => void;
  readonly rejecting: () => Promise<void>;
  readonly callBack: (listener: (value: unknown) => void) => void;
}
