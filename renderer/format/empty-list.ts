import type { AppSnapshot } from '../../electron/contract/index.ts';

/** What stands where no payment is listed yet. */
export interface EmptyList {
  readonly isOffline: boolean;
  readonly hint: 'payments.emptyHint' | 'payments.emptyCatchingUp' | 'payments.offlineHint';
  /** The newest ledger, where everything up to it is watched; null otherwise. */
  readonly ledger: number | null;
}

/** Why the list is empty, by the state of the connection: a pause of alerts changes nothing about it. */
export function emptyListOf({
  overallConnection: state,
  networks,
}: Pick<AppSnapshot, 'overallConnection' | 'networks'>): EmptyList {
  switch (state) {
    case 'offline':
    case 'stalled':
      return { isOffline: true, hint: 'payments.offlineHint', ledger: null };
    case 'connecting':
    case 'catching-up':
      return { isOffline: false, hint: 'payments.emptyCatchingUp', ledger: null };
    case 'live': {
      const ledger = networks.find((view) => view.validatedLedger !== null)?.validatedLedger ?? null;
      return { isOffline: false, hint: 'payments.emptyHint', ledger };
    }
    default:
      return { isOffline: false, hint: 'payments.emptyHint', ledger: null };
  }
}
