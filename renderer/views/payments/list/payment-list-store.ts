import type { VirtualItem } from '@tanstack/react-virtual';
import type { PaymentFilter } from '../../../../electron/contract/index.ts';
import { ask, listen } from '../../../bridge.ts';
import { Store } from '../../../state/external-store.ts';
import { PaymentList } from '../../../state/payment-list.ts';

/** The one list of payments of the window: it outlives the view, so that coming back shows it at once, in its place. */
export const paymentList = new PaymentList((query) => ask('payments:query', query));

/** Where the reader was, kept while another tab is shown: pixels mean something only with the heights they were measured by. */
export const listPlace: {
  offset: number;
  margin: number;
  measured: { readonly upToId: number; readonly total: number; readonly sizes: VirtualItem[] } | null;
} = { offset: 0, margin: 0, measured: null };

/** What the list is narrowed to, from whatever part of the window. */
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

/** True while the reader is at the top: new payments then enter the list by themselves. */
export const atTopStore = new Store(true);
let timer: number | undefined;

/** Refreshing more often than this shows nothing more to a reader. */
const REFRESH_MS = 200;

/** Begins to load and to take what main pushes. Further calls do nothing. */
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

/** The list tells where the reader is. */
export function readerAtTop(top: boolean): void {
  const reached = top && !atTopStore.get();
  atTopStore.set(top);
  if (reached && paymentList.store.get().newer > 0) refreshSoon();
}

function refreshSoon(): void {
  if (timer !== undefined) return;
  timer = window.setTimeout(() => {
    timer = undefined;
    paymentList.refresh();
  }, REFRESH_MS);
}
