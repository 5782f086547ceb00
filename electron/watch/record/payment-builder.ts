import type { NetworkName, Payment, WatchedAccount } from '../../contract/index.ts';
import { type AlertRules, decideAlert } from '../../payments/alert-decision.ts';
import type { ReadCredits } from '../../payments/classify/classify.types.ts';
import type { NewPayment } from '../../store/database/store.types.ts';
import type { ValidatedTransaction } from '../../xrpl/protocol/transaction.ts';
import type { SinkWish } from '../monitor-options.ts';

export interface BuilderContext {
  readonly network: NetworkName;
  readonly readCredits: ReadCredits;
  readonly rules: AlertRules;
  readonly sinks: readonly SinkWish[];
  /** Entries of the account that may alert for this ledger: those added before it. */
  readonly entriesFor: (account: string, ledgerIndex: number) => readonly WatchedAccount[];
  /** Last ledger whose payments were announced before the database was lost; null when it never was. */
  readonly announcedThrough: (account: string) => number | null;
}

/** A payment to record. A silent one was delivered before the database was lost: nobody hears of it again. */
export interface BuiltPayment extends NewPayment {
  readonly silent: boolean;
}

/** What a transaction brought to an account, one payment per asset, ready to be recorded. */
export function paymentsOf(
  transaction: ValidatedTransaction,
  account: string,
  source: Payment['source'],
  context: BuilderContext,
): readonly BuiltPayment[] {
  const read = context.readCredits(transaction, account);
  if (read === null) return [];
  const { credits, ...details } = read;
  const raw = JSON.stringify({ tx: transaction.tx, meta: transaction.meta });
  const entries = context.entriesFor(account, transaction.ledgerIndex);
  const announcedThrough = context.announcedThrough(account);
  const silent = announcedThrough !== null && transaction.ledgerIndex <= announcedThrough;
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
    const { alerted } = decideAlert(payment, entries, context.rules);
    const sinks = context.sinks.filter(({ takes }) => !silent && (takes === 'payments' || alerted));
    return { payment, alerted, raw, silent, sinks: sinks.map(({ name }) => name) };
  });
}
