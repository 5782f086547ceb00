import type {
  ChimeBridge,
  IpcChannel,
  IpcPush,
  IpcPushes,
  IpcRequests,
  Outcome,
} from '../electron/contract/index.ts';
import { currentTranslate } from './texts/current.ts';

declare global {
  interface Window {
    /** Set by the preload. */
    readonly chime: ChimeBridge;
  }
}

/** Sends a request to the main process. Rejects only where the channel itself fails (the app quits, a schema refuses). */
export function ask<C extends IpcChannel>(
  channel: C,
  request: IpcRequests[C]['request'],
): Promise<IpcRequests[C]['response']> {
  return window.chime.invoke(channel, request);
}

type OutcomeChannel = {
  [C in IpcChannel]: IpcRequests[C]['response'] extends Outcome<unknown> ? C : never;
}[IpcChannel];

/** Like ask, for channels that answer with an Outcome. A channel that fails gives a failed outcome, so that callers handle one case. */
export async function act<C extends OutcomeChannel>(
  channel: C,
  request: IpcRequests[C]['request'],
): Promise<IpcRequests[C]['response'] | { ok: false; code: string; text: string }> {
  try {
    return await ask(channel, request);
  } catch {
    return { ok: false, code: 'ipc', text: currentTranslate()('app.failed') };
  }
}

/** Listens to main's pushes; returns the remover. */
export function listen<P extends IpcPush>(push: P, listener: (value: IpcPushes[P]) => void): () => void {
  return window.chime.on(push, listener);
}
