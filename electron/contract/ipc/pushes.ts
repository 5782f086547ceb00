/** What main pushes to the window without being asked, and the bridge that the preload puts between the two. */

import type { PaymentRow } from '../payments/query.ts';
import type { AppSnapshot } from '../window/snapshot.ts';
import type { IpcChannel, IpcRequests } from './channels.ts';

/** For the compiler alone. */
interface Push<Value> {
  readonly value?: Value;
}
const carries = <Value>(): Push<Value> => ({});

/** What main pushes to the window, coalesced to at most 10 messages a second. */
export const PUSHES = /* @__PURE__ */ (() => ({
  /** Only the top-level fields of AppSnapshot that changed. */
  'app:patch': carries<Partial<AppSnapshot>>(),
  /** New or changed payments since the last push, newest first, at most 200; `more` when there were more: query again. */
  'payments:arrived': carries<{ readonly rows: readonly PaymentRow[]; readonly more: boolean }>(),
  /** Open this view (a notification or a menu item was clicked). */
  'view:show': carries<ViewTarget>(),
  /** Whether the window can be seen. A hidden page rests: no clock of it ticks, and no change is pushed to it. */
  'window:seen': carries<boolean>(),
}))();

export type IpcPush = keyof typeof PUSHES;
export type IpcPushes = {
  readonly [P in IpcPush]: (typeof PUSHES)[P] extends Push<infer Value> ? Value : never;
};

export type ViewTarget =
  | { readonly view: 'payments' }
  | { readonly view: 'payment'; readonly id: number }
  /** With an id the account's page, with a field that field of it, to be changed. */
  | { readonly view: 'accounts'; readonly id?: string; readonly field?: 'label' | 'threshold' }
  | { readonly view: 'add-account'; readonly text?: string }
  | { readonly view: 'health' }
  | { readonly view: 'preferences'; readonly section?: 'forwarding' }
  | { readonly view: 'about' };

/** What the preload puts on window.chime. */
export interface ChimeBridge {
  invoke<C extends IpcChannel>(
    channel: C,
    request: IpcRequests[C]['request'],
  ): Promise<IpcRequests[C]['response']>;
  /** Returns its own remover. */
  on<P extends IpcPush>(push: P, listener: (value: IpcPushes[P]) => void): () => void;
}
