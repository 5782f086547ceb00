import type Electron from 'electron';
import { registered, strict } from './strict.ts';

type Handler = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown;
type Listener = (event: Electron.IpcMainEvent, ...args: unknown[]) => void;

const handlers = new Map<string, Handler>();
const listeners = new Map<string, Set<Listener>>();

/** Electron's `ipcMain`, as far as the app uses it. */
export const ipcMain = strict('ipcMain', {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, registered('ipcMain', channel, handler));
  },
  removeHandler(channel: string): void {
    handlers.delete(channel);
  },
  on(channel: string, listener: Listener): unknown {
    const set = listeners.get(channel) ?? new Set();
    set.add(registered('ipcMain', channel, listener));
    listeners.set(channel, set);
    return ipcMain;
  },
}) satisfies Record<keyof Pick<Electron.IpcMain, 'handle' | 'removeHandler' | 'on'>, unknown>;

/** Runs the handler of an invoke, as ipcRenderer.invoke sees it: errors become text, values are cloned. */
export async function answerInvoke(
  event: Electron.IpcMainInvokeEvent,
  channel: string,
  args: readonly unknown[],
): Promise<
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string }
> {
  const handler = handlers.get(channel);
  try {
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    return { ok: true, value: structuredClone(await handler(event, ...args)) };
  } catch (error) {
    return { ok: false, message: `Error invoking remote method '${channel}': ${String(error)}` };
  }
}

export function deliverSend(event: Electron.IpcMainEvent, channel: string, args: readonly unknown[]): void {
  for (const listener of listeners.get(channel) ?? []) listener(event, ...args);
}
