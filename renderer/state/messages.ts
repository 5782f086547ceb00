import type { Outcome } from '../../electron/contract/index.ts';
import { Store } from './external-store.ts';

/** A short message at the bottom of the window, with one action at most. */
export interface Message {
  readonly id: number;
  readonly tone: 'done' | 'failed';
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

export const messageStore = new Store<Message | null>(null);
let lastId = 0;

/** Shows a message instead of the previous one. */
export function say(text: string, action?: Message['action']): void {
  lastId += 1;
  messageStore.set({ id: lastId, tone: 'done', text, ...(action === undefined ? {} : { action }) });
}

export function sayFailed(text: string): void {
  lastId += 1;
  messageStore.set({ id: lastId, tone: 'failed', text });
}

/** True when an action worked; otherwise shows why it failed. */
export function worked<T>(outcome: Outcome<T>): outcome is Extract<Outcome<T>, { readonly ok: true }> {
  if (!outcome.ok) sayFailed(outcome.text);
  return outcome.ok;
}
