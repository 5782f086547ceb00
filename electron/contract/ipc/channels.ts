/** The channels between main and the renderer. */

import type { AccountChange, AddressCheck, Contact, NewAccount } from '../accounts/account.ts';
import type { LedgerRange } from '../accounts/coverage.ts';
import type { NetworkName } from '../payments/payment.ts';
import type {
  AssetChoice,
  DaySum,
  PaymentDetail,
  PaymentFilter,
  PaymentPage,
  PaymentQuery,
  PaymentRow,
} from '../payments/query.ts';
import type { Settings } from '../settings/settings.ts';
import type { AppSnapshot, DataInfo, HealthView, UpdateView } from '../window/snapshot.ts';
import type { AppStart } from '../window/start.ts';

/** Outcome of an action: nothing throws across IPC. `text` says what is wrong, in the user's language. */
export type Outcome<T = null> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string; readonly text: string };

/**
 * One request and one response per channel (renderer asks, main answers). main validates each request by the
 * schema of the same name in desktop/ipc-schemas.ts; a channel without a schema does not compile.
 */
export interface IpcRequests {
  /** What a page begins with. Asked for by the preload, while the page's own scripts are still loading. */
  'app:start': { readonly request: null; readonly response: AppStart };
  'app:snapshot': { readonly request: null; readonly response: AppSnapshot };
  'payments:query': { readonly request: PaymentQuery; readonly response: PaymentPage };
  'payments:detail': { readonly request: { readonly id: number }; readonly response: Outcome<PaymentDetail> };
  'payments:mark-read': {
    readonly request: { readonly ids: readonly number[] | 'all' };
    readonly response: Outcome;
  };
  /** The last `days` local days, today included, oldest first; days without payments may be left out. */
  'payments:daily': {
    readonly request: { readonly days: number; readonly filter?: PaymentFilter };
    readonly response: readonly DaySum[];
  };
  /** Every asset ever received, with the key that filters and minimum amounts use; most frequent first. */
  'payments:assets': { readonly request: null; readonly response: readonly AssetChoice[] };
  'payments:export': {
    readonly request: { readonly query: PaymentQuery; readonly format: 'csv' | 'json' };
    readonly response: Outcome<{ readonly path: string; readonly count: number } | null>;
  };
  'accounts:check': {
    readonly request: { readonly text: string; readonly network: NetworkName };
    readonly response: AddressCheck;
  };
  'accounts:add': { readonly request: NewAccount; readonly response: Outcome<{ readonly id: string }> };
  'accounts:update': {
    readonly request: { readonly id: string; readonly change: AccountChange };
    readonly response: Outcome;
  };
  'accounts:remove': { readonly request: { readonly id: string }; readonly response: Outcome };
  'accounts:undo-remove': { readonly request: null; readonly response: Outcome };
  'accounts:reorder': { readonly request: { readonly ids: readonly string[] }; readonly response: Outcome };
  'accounts:export': { readonly request: null; readonly response: Outcome<{ readonly path: string } | null> };
  'accounts:import': {
    readonly request: null;
    readonly response: Outcome<{ readonly added: number; readonly skipped: number } | null>;
  };
  'contacts:set': { readonly request: Contact; readonly response: Outcome };
  'contacts:remove': { readonly request: { readonly address: string }; readonly response: Outcome };
  'alerts:pause': { readonly request: { readonly until: string | null }; readonly response: Outcome };
  'alerts:test': { readonly request: null; readonly response: Outcome<{ readonly via: string }> };
  /** Reconnects at once where the connection is down and asks every network for its state. */
  'connection:check': { readonly request: null; readonly response: Outcome };
  'health:get': { readonly request: null; readonly response: HealthView };
  'gaps:retry': {
    readonly request: { readonly network: NetworkName; readonly account: string };
    readonly response: Outcome;
  };
  'gaps:accept': {
    readonly request: {
      readonly network: NetworkName;
      readonly account: string;
      readonly range: LedgerRange;
    };
    readonly response: Outcome;
  };
  'servers:test': {
    readonly request: { readonly network: NetworkName; readonly url: string };
    readonly response: Outcome<{
      readonly latencyMs: number;
      readonly ledgerIndex: number;
      readonly completeLedgers: string;
    }>;
  };
  'settings:update': { readonly request: Partial<Settings>; readonly response: Outcome };
  'diagnostics:text': { readonly request: null; readonly response: string };
  'updates:check': { readonly request: null; readonly response: Outcome<UpdateView> };
  /** Restarts into the downloaded update. */
  'updates:install': { readonly request: null; readonly response: Outcome };
  'data:info': { readonly request: null; readonly response: DataInfo };
  'data:open-folder': { readonly request: null; readonly response: Outcome };
  /** Asks for a sound file by the platform's dialog and keeps it in settings.soundFile; null when cancelled. */
  'sound:choose': { readonly request: null; readonly response: Outcome<{ readonly path: string } | null> };
  'data:erase': { readonly request: { readonly confirm: 'erase' }; readonly response: Outcome };
  'demo:start': { readonly request: null; readonly response: Outcome };
  /** Starts again on the real networks. */
  'demo:leave': { readonly request: null; readonly response: Outcome };
  'link:open': { readonly request: { readonly url: string }; readonly response: Outcome };
  'clipboard:write': { readonly request: { readonly text: string }; readonly response: Outcome };
  'window:hide': { readonly request: null; readonly response: Outcome };
}

export type IpcChannel = keyof IpcRequests;

/** What main pushes to the renderer, coalesced to at most 10 messages a second. */
export interface IpcPushes {
  /** Only the top-level fields of AppSnapshot that changed. */
  'app:patch': Partial<AppSnapshot>;
  /** New or changed payments since the last push, newest first, at most 200; `more` when there were more: query again. */
  'payments:arrived': { readonly rows: readonly PaymentRow[]; readonly more: boolean };
  /** Open this view (a notification or a menu item was clicked). */
  'view:show': ViewTarget;
}

export type IpcPush = keyof IpcPushes;

export type ViewTarget =
  | { readonly view: 'payments' }
  | { readonly view: 'payment'; readonly id: number }
  /** With an id the account's page, with a field that field of it, to be changed. */
  | { readonly view: 'accounts'; readonly id?: string; readonly field?: 'label' | 'threshold' }
  | { readonly view: 'add-account'; readonly text?: string }
  | { readonly view: 'health' }
  | { readonly view: 'preferences' }
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
