import type { AlertOutcome, Payment } from '../../contract/index.ts';
import { decideAlert, isSmall } from '../../payments/alert-decision.ts';
import type { NewPayment } from '../../store/database/store.types.ts';
import type { ValidatedTransaction } from '../../xrpl/protocol/transaction.ts';
import type { MonitorOptions } from '../monitor-options.ts';
import type { WatchList } from '../watch-list.ts';

export interface BuilderDeps extends Pick<MonitorOptions, 'network' | 'readCredits' | 'rules' | 'sinks'> {
  readonly list: Pick<WatchList, 'alertingEntries' | 'announcedThrough'>;
}

/** A payment to record. A silent one was delivered before the database was lost: nobody hears of it again. */
export interface BuiltPayment extends NewPayment {
  readonly silent: boolean;
}

/** Whence a transaction is known. */
export interface Origin {
  readonly source: Payment['source'];
  /** Redacted URL of the server that said it; null where it is not known. */
  readonly server: string | null;
}

/** What a transaction brought to an account, one payment per asset, ready to be recorded. */
export function paymentsOf(
  transaction: ValidatedTransaction,
  account: string,
  { source, server }: Origin,
  deps: BuilderDeps,
): readonly BuiltPayment[] {
  const read = deps.readCredits(transaction, account);
  if (read === null) return [];
  const { credits, ...details } = read;
  const raw = JSON.stringify({ tx: transaction.tx, meta: transaction.meta });
  const entries = deps.list.alertingEntries(account, transaction.ledgerIndex);
  const announcedThrough = deps.list.announcedThrough(account);
  const silent = announcedThrough !== null && transaction.ledgerIndex <= announcedThrough;
  return credits.map((credit) => {
    const payment: Payment = {
      network: deps.network,
      account,
      hash: transaction.hash,
      ledgerIndex: transaction.ledgerIndex,
      transactionIndex: transaction.transactionIndex,
      closeTime: transaction.closeTime,
      transactionType:
        typeof transaction.tx.TransactionType === 'string' ? transaction.tx.TransactionType : '',
      asset: credit.asset,
      amount: credit.amount,
      source,
      ...details,
    };
    const { alerted, suppressed } = decideAlert(payment, entries, deps.rules());
    const sinks = (deps.sinks ?? []).filter(({ takes }) => !silent && (takes === 'payments' || alerted));
    const willAlert = sinks.some(({ takes }) => takes === 'alerts');
    const outcome: AlertOutcome | null =
      suppressed !== null
        ? { type: 'suppressed', ...suppressed }
        : willAlert
          ? { type: 'pending' }
          : silent
            ? null
            : { type: 'off' };
    // What the account itself sent, it paid for, and is not spam.
    const small = transaction.tx.Account !== account && isSmall(payment, suppressed);
    return {
      ...{ payment, alerted, outcome, raw, small, silent, server },
      ledgerHash: transaction.ledgerHash ?? null,
      sinks: sinks.map(({ name }) => name),
    };
  });
}
