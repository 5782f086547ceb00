import { createHash } from 'node:crypto';
import type { Payment, TrustStatement } from '../../../electron/contract/index.ts';
import type { NewPayment } from '../../../electron/store/database/store.types.ts';

export const ACCOUNT = 'r4h7MSFXRiKG8M6x3TFB85Ydt9zhGQL6LT';
export const OTHER = 'rNmkbZTX3gzXzxvV7MoMGt88sBJYEL8RkQ';

/** Payment number n: hash, ledger and time follow from it. */
export function samplePayment(n: number, change: Partial<Payment> = {}): Payment {
  return {
    network: 'mainnet',
    account: ACCOUNT,
    hash: createHash('sha256').update(`payment ${n}`).digest('hex').toUpperCase(),
    ledgerIndex: 1000 + n,
    transactionIndex: n % 7,
    closeTime: new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString().replace('.000', ''),
    kind: 'payment',
    transactionType: 'Payment',
    from: OTHER,
    asset: { currency: 'XRP' },
    amount: `${n}.5`,
    destinationTag: n % 10 === 0 ? null : n,
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

export function newPayment(n: number, change: Partial<Payment> = {}, alerted = true): NewPayment {
  return { payment: samplePayment(n, change), alerted, raw: JSON.stringify({ tx: { n }, meta: {} }) };
}

/** Another server holds the whole ledger without the transaction. */
export const STATEMENT: Omit<TrustStatement, 'trust'> = {
  ...{ server: 'wss://b', at: '2026-01-02T00:00:00Z', says: 'disagrees' },
  ...{ stated: null, ledgerHashCheck: null },
};
