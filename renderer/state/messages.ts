import type { Outcome } from '../../electron/contract/index.ts';
import { Store } from './external-store.ts';

/** A short message at the foot of the window, perhaps with one thing to do about it. */
export interface Message {
  readonly id: number;
  readonly tone: 'done' | 'failed';
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

export const messageStore = new Store<Message | null>(null);
let lastId = 0;

/** Shows a message in place of the one before. */
export function say(text: string, action?: Message['action']): void {
  lastId += 1;
  messageStore.set({ id: lastId, tone: 'done', text, ...(action === undefined ? {} : { action }) });
}

export function sayFailed(text: string): void {
  lastId += 1;
  messageStore.set({ id: lastId, tone: 'failed', text });
}

/** Says why an action failed; true when it worked. */
export function worked<T>(outcome: Outcome<T>): outcome is Extract<Outcome<T>, { readonly ok: true }> {
  if (!outcome.ok) sayFailed(outcome.text);
  return outcome.ok;
}
