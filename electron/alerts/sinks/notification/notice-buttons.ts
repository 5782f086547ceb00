import type { Payment, StoredPayment, WatchedAccount } from '../../../contract/index.ts';
import { matchingEntries } from '../../../payments/alert-decision.ts';
import { NOTICE_ACTIONS, type PaymentAction, type SummaryAction } from './notice.ts';
import { freshNotificationId, notificationId, summaryId } from './notification-id.ts';

/** Most senders that an account mutes (contract/accounts/account.ts). */
const MOST_MUTED = 1000;

export interface ButtonDeps {
  readonly watched: () => readonly WatchedAccount[];
  /** Whether there is a page of an explorer for this payment. */
  readonly hasExplorer: (payment: Payment) => boolean;
}

/** What a notification of these payments is called, and the buttons it has, by ascending number. */
export interface Reach {
  readonly id: string;
  readonly actions: readonly { readonly number: number; readonly action: PaymentAction | SummaryAction }[];
}

/**
 * A payment's notification can mark it as read, show it in an explorer and mute its sender; in privacy mode only mark it,
 * since the others show or name what is kept back. A summary's can mark all of it as read where its id can name them:
 * an action must do its work also after a restart. What is of no payment has none.
 */
export function reachOf(payments: readonly StoredPayment[], isPrivate: boolean, deps: ButtonDeps): Reach {
  const [only] = payments;
  if (payments.length === 1 && only !== undefined) {
    const offered: Readonly<Record<PaymentAction, boolean>> = {
      'mark-read': true,
      'open-explorer': !isPrivate && deps.hasExplorer(only),
      'mute-sender': !isPrivate && entriesToMute(only, deps.watched()).length > 0,
    };
    return { id: notificationId(only), actions: numbered(NOTICE_ACTIONS.payment, offered) };
  }
  const id = summaryId(payments);
  return id === null
    ? { id: freshNotificationId(), actions: [] }
    : { id, actions: numbered(NOTICE_ACTIONS.summary, { 'mark-read': true, open: true }) };
}

function numbered<A extends PaymentAction | SummaryAction>(
  actions: readonly A[],
  offered: Readonly<Record<A, boolean>>,
): Reach['actions'] {
  return actions.map((action, number) => ({ action, number })).filter(({ action }) => offered[action]);
}

/** The watched entries of a payment for which its sender can be muted: somebody else, and not muted yet. */
export function entriesToMute(
  payment: Pick<Payment, 'network' | 'account' | 'destinationTag' | 'from'>,
  watched: readonly WatchedAccount[],
): readonly WatchedAccount[] {
  const { from, account } = payment;
  if (from === null || from === account) return [];
  return matchingEntries(payment, watched).filter(
    ({ mutedSenders }) => !mutedSenders.includes(from) && mutedSenders.length < MOST_MUTED,
  );
}
