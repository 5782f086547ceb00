import type { LedgerRange } from '../../../electron/contract/index.ts';
import { readCredits } from '../../../electron/payments/classify/read-credits.ts';
import type { PaymentStore } from '../../../electron/store/database/payment-store.ts';
import { allRecorded } from '../../payments/support/recorded.ts';

/** "hash asset amount" of every credit to an account in these ledgers, by the recorded ledgers alone. */
export function creditsIn(account: string, ranges: readonly LedgerRange[]): readonly string[] {
  return allRecorded()
    .filter(({ ledgerIndex }) => ranges.some(([first, last]) => first <= ledgerIndex && ledgerIndex <= last))
    .flatMap((transaction) => {
      const credits = readCredits(transaction, account)?.credits ?? [];
      return credits.map(({ asset, amount }) => `${transaction.hash} ${JSON.stringify(asset)} ${amount}`);
    })
    .toSorted();
}

/** The same of what a store holds. */
export function creditsStored(store: Pick<PaymentStore, 'query'>): readonly string[] {
  const { rows } = store.query({ offset: 0, limit: 500 });
  return rows.map(({ hash, asset, amount }) => `${hash} ${JSON.stringify(asset)} ${amount}`).toSorted();
}
