import type { VirtualItem } from '@tanstack/react-virtual';
import type { PaymentFilter } from '../../../../electron/contract/index.ts';
import { ask, listen } from '../../../bridge.ts';
import { Store } from '../../../state/external-store.ts';
import { PaymentList } from '../../../state/payment-list.ts';

/** The window's only list of payments. It outlives the view, so that returning shows it at once and in its place. */
export const paymentList = new PaymentList((query) => ask('payments:query', query));

/** The scroll position, kept while another tab is shown, with the measured heights that it refers to. */
export const listPlace: {
  offset: number;
  margin: number;
  measured: { readonly upToId: number; readonly total: number; readonly sizes: VirtualItem[] } | null;
} = { offset: 0, margin: 0, measured: null };

/** What is read on from the list, one payment after the other: going back leads to the last one. */
const reading: {
  /** Where in the list the payment stood that was opened, moved by each step; null where it was opened elsewhere. */
  index: number | null;
  /** The payment that a step led to; null before the first step. */
  id: number | null;
} = { index: null, id: null };

/** A payment of the list was opened. */
export function beginReading(index: number): void {
  reading.index = index;
  reading.id = null;
}

/** A reader stepped to the payment before (-1) or after (1). */
export function readOn(id: number, step: 1 | -1): void {
  reading.id = id;
  if (reading.index !== null) reading.index += step;
}

/** Where in the list the reader was led to, once; null where nobody stepped on. */
export function endReading(): number | null {
  const { index, id } = reading;
  reading.index = null;
  reading.id = null;
  return id === null ? null : (paymentList.indexOf(id) ?? index);
}

/** The list's filter, set from any part of the window. */
export const filterStore = new Store<PaymentFilter>({});

/** Shows what matches this filter, from its top. */
export function filterPayments(filter: PaymentFilter): void {
  filterStore.set(filter);
  listPlace.offset = 0;
  listPlace.measured = null;
  atTopStore.set(true);
  paymentList.setFilter(filter);
}

let following = false;

/** True while the list is scrolled to its top: new payments then enter it by themselves. */
export const atTopStore = new Store(true);
let timer: number | undefined;
let refreshedAt = Number.NEGATIVE_INFINITY;

/** More frequent refreshes would show a reader nothing more. */
const REFRESH_MS = 200;

/** Starts loading and listening to main's pushes. Further calls do nothing. */
export function followPayments(): void {
  if (following) return;
  following = true;
  listen('payments:arrived', ({ rows, more }) => {
    paymentList.arrived(rows);
    const { newer } = paymentList.store.get();
    if (atTopStore.get() && (newer > 0 || more)) refreshSoon();
  });
  paymentList.refresh();
}

/** Called when the list scrolls to its top or away from it. */
export function readerAtTop(top: boolean): void {
  const reached = top && !atTopStore.get();
  atTopStore.set(top);
  if (reached && paymentList.store.get().newer > 0) refreshSoon();
}

function refreshSoon(): void {
  if (timer !== undefined) return;
  // The first one at once: a window that is shown again is told then what arrived while it was hidden.
  const waitMs = refreshedAt + REFRESH_MS - performance.now();
  if (waitMs <= 0) {
    refreshNow();
    return;
  }
  timer = window.setTimeout(refreshNow, waitMs);
}

function refreshNow(): void {
  timer = undefined;
  refreshedAt = performance.now();
  paymentList.refresh();
}
