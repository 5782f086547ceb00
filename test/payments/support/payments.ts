import type { Asset, Payment, WatchedAccount } from '../../../electron/contract/index.ts';
import type { AccountCredits } from '../../../electron/payments/classify/classify.types.ts';
import { EXPORT_FORMATS, type ExportedPayment } from '../../../electron/payments/text/export.ts';
import type { ValidatedTransaction } from '../../../electron/xrpl/protocol/transaction.ts';

/** The payments that a transaction's credits make, as watch/ records them. */
export function paymentsOf(
  transaction: ValidatedTransaction,
  account: string,
  credits: AccountCredits,
): readonly Payment[] {
  const { credits: amounts, ...rest } = credits;
  const { TransactionType } = transaction.tx;
  return amounts.map(({ asset, amount }) => ({
    ...rest,
    asset,
    amount,
    network: 'mainnet',
    account,
    hash: transaction.hash,
    ledgerIndex: transaction.ledgerIndex,
    transactionIndex: transaction.transactionIndex,
    closeTime: transaction.closeTime,
    transactionType: typeof TransactionType === 'string' ? TransactionType : '',
    source: 'live',
  }));
}

export const ALICE = 'r49AdCGSoAq9aWrkudMWDvHqSu7YRhzATa';
export const SHOP = 'r4h7MSFXRiKG8M6x3TFB85Ydt9zhGQL6LT';
export const ISSUER = 'rpvdLSZ1yhvneQpkp1KHnJeKfSykwCDexr';
export const MPT = '00000004DF3C31EE3E95467D472BEA0A11BBE77FDC0D6B28';

/** A payment of 25 XRP from Alice to the shop, changed as given. */
export function payment(change: Partial<Payment> = {}): Payment {
  return {
    network: 'mainnet',
    account: SHOP,
    hash: 'AB'.repeat(32),
    ledgerIndex: 1000,
    transactionIndex: 0,
    closeTime: '2026-11-21T02:00:07Z',
    kind: 'payment',
    transactionType: 'Payment',
    from: ALICE,
    asset: { currency: 'XRP' },
    amount: '25',
    destinationTag: null,
    sourceTag: null,
    invoiceId: null,
    memos: [],
    credentialIds: [],
    partialOf: null,
    deliveredAmount: null,
    source: 'live',
    ...change,
  };
}

export function issued(currency: string, issuer = ISSUER): Asset {
  return { currency, issuer };
}

/** An entry that watches the shop, changed as given. */
export function watched(change: Partial<WatchedAccount> = {}): WatchedAccount {
  return {
    id: 'entry',
    network: 'mainnet',
    address: SHOP,
    tag: null,
    label: 'Shop',
    addedAt: '2026-11-01T00:00:00Z',
    sinceLedger: null,
    colour: null,
    mutedUntil: null,
    minimumAmounts: {},
    alertKinds: null,
    mutedSenders: [],
    ...change,
  };
}

/** The whole text of an export. */
export function exported(format: 'csv' | 'json', payments: readonly ExportedPayment[]): string {
  const { begin, payment: textOf, end } = EXPORT_FORMATS[format];
  return begin + payments.map(textOf).join('') + end(payments.length);
}
