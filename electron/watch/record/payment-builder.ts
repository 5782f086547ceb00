import type { NetworkName, Payment, WatchedAccount } from '../../contract/index.ts';
import { decideAlert } from '../../payments/alert-decision.ts';
import type { ReadCredits } from '../../payments/classify/classify.types.ts';
import type { NewPayment } from '../../store/database/store.types.ts';
import type { ValidatedTransaction } from '../../xrpl/protocol/transaction.ts';
import type { AlertRules } from '../monitor.types.ts';

export interface BuilderContext {
  readonly network: NetworkName;
  readonly readCredits: ReadCredits;
  readonly rules: AlertRules;
  /** Entries of the account that may ring for this ledger: those added before it. */
  readonly entriesFor: (account: string, ledgerIndex: number) => readonly WatchedAccount[];
  /** Last ledger whose payments were announced before the database was lost; null when it never was. */
  readonly announcedThrough: (account: string) => number | null;
}

/** What a transaction brought to an account, one payment per asset, ready to be recorded. */
export function paymentsOf(
  transaction: ValidatedTransaction,
  account: string,
  source: Payment['source'],
  context: BuilderContext,
): readonly NewPayment[] {
  const read = context.readCredits(transaction, account);
  if (read === null) return [];
  const { credits, ...details } = read;
  const raw = JSON.stringify({ tx: transaction.tx, meta: transaction.meta });
  const entries = context.entriesFor(account, transaction.ledgerIndex);
  const announcedThrough = context.announcedThrough(account);
  const announced = announcedThrough !== null && transaction.ledgerIndex <= announcedThrough;
  return credits.map((credit) => {
    const payment: Payment = {
      network: context.network,
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
    return { payment, alerted: decideAlert(payment, entries, context.rules).alerted, raw, announced };
  });
}
