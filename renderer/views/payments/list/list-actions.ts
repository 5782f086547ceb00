import type { PaymentFilter } from '../../../../electron/contract/index.ts';
import { act } from '../../../bridge.ts';
import { sayExported } from '../../../state/exported.ts';
import { say, worked } from '../../../state/messages.ts';
import { goTo } from '../../../state/navigation.ts';
import type { WindowTranslate } from '../../../texts/language.ts';
import { filterPayments, paymentList } from './payment-list-store.ts';

export async function markAllRead(t: WindowTranslate): Promise<void> {
  if (!worked(await act('payments:mark-read', { ids: 'all' }))) return;
  paymentList.showRead('all');
  say(t('payments.allRead'), { label: t('app.undo'), run: () => void undoMarkAllRead(t) });
}

async function undoMarkAllRead(t: WindowTranslate): Promise<void> {
  const outcome = await act('payments:undo-mark-read', null);
  if (!worked(outcome)) return;
  paymentList.refresh();
  say(t('payments.unreadAgain', { count: outcome.value.count }));
}

/** Writes what the list shows, all of it, to a file that main asks for. */
export async function exportPayments(
  filter: PaymentFilter,
  format: 'csv' | 'json',
  t: WindowTranslate,
): Promise<void> {
  // main exports all that match; offset and limit only complete the query's shape.
  const outcome = await act('payments:export', { query: { ...filter, offset: 0, limit: 500 }, format });
  if (!worked(outcome) || outcome.value === null) return;
  if (outcome.value === 'canceled') say(t('export.canceled'));
  else sayExported(t('payments.exported', outcome.value), t);
}

/** Opens a payment's transaction in the explorer; where its network has none, opens the payment's page, which says so. */
export async function openInExplorer(id: number): Promise<void> {
  const detail = await act('payments:detail', { id });
  if (!worked(detail)) return;
  const url = detail.value.explorerUrl;
  if (url === null) goTo('payments', { page: 'payment', id });
  else worked(await act('link:open', { url }));
}

/** Everything that one sender has sent. */
export function showPaymentsOfSender(address: string): void {
  filterPayments({ search: address });
  goTo('payments');
}

/** Leaves the accounts for the payments of one of them. */
export function showPaymentsOf(watchId: string): void {
  filterPayments({ watchIds: [watchId] });
  goTo('payments');
}
