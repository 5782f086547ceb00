import { createHash } from 'node:crypto';
import { encodeAccountID } from 'ripple-address-codec';
import type { Asset, CreditKind, Payment } from '../../../electron/contract/index.ts';
import { openPaymentStore, type PaymentStore } from '../../../electron/store/database/payment-store.ts';

/** A history as a busy merchant has it: twenty accounts, one of which received four fifths of all payments. */
const ACCOUNT_COUNT = 20;
const DAYS = 400;
const DAY_MS = 24 * 3_600_000;
const BATCH = 5000;

const addresses = new Map<string, string>();
const ISSUER = addressOf('issuer');
const ASSETS: readonly Asset[] = [
  { currency: 'XRP' },
  { currency: 'XRP' },
  { currency: 'XRP' },
  { currency: 'USD', issuer: ISSUER },
  { currency: 'EUR', issuer: ISSUER },
];
const KINDS: readonly CreditKind[] = [
  'payment',
  'payment',
  'payment',
  'payment',
  'escrow',
  'check',
  'exchange',
];

/** A classic address that nobody has the key of. */
export function addressOf(name: string): string {
  const known = addresses.get(name);
  if (known !== undefined) return known;
  const address = encodeAccountID(createHash('sha256').update(name).digest().subarray(0, 20));
  addresses.set(name, address);
  return address;
}

const SENDERS: readonly string[] = Array.from({ length: 300 }, (_unused, index) =>
  addressOf(`sender ${index}`),
);

export const ACCOUNTS: readonly string[] = Array.from({ length: ACCOUNT_COUNT }, (_unused, index) =>
  addressOf(`account ${index}`),
);

/** Payment `number` of `count`, spread over the last 400 days. */
export function historyPayment(number: number, count: number, now: number): Payment {
  const index = number % 5 === 0 ? 1 + ((number / 5) % (ACCOUNT_COUNT - 1)) : 0;
  return {
    network: 'mainnet',
    account: ACCOUNTS[index] ?? '',
    hash: createHash('sha256').update(`payment ${number}`).digest('hex').toUpperCase(),
    ledgerIndex: 80_000_000 + number,
    transactionIndex: number % 50,
    closeTime: new Date(now - DAYS * DAY_MS + Math.floor((number * DAYS * DAY_MS) / count)).toISOString(),
    kind: KINDS[number % KINDS.length] ?? 'payment',
    transactionType: 'Payment',
    from: SENDERS[number % SENDERS.length] ?? '',
    asset: ASSETS[number % ASSETS.length] ?? { currency: 'XRP' },
    amount: `${(number % 9973) + 1}.${String(number % 1_000_000).padStart(6, '0')}1`,
    destinationTag: number % 3 === 0 ? number % 1000 : null,
    sourceTag: null,
    invoiceId: null,
    memos: number % 20 === 0 ? [{ type: null, format: null, data: `Order ${number}`, dataHex: null }] : [],
    credentialIds: [],
    partialOf: null,
    deliveredAmount: null,
    source: 'recovered',
  };
}

/** Stores the history in the data folder, everything read but ten. */
export function fillStore(folder: string, count: number): void {
  const store = openPaymentStore(folder);
  recordHistory(store, 0, count - 10, count);
  store.markRead('all');
  recordHistory(store, count - 10, count, count);
  store.close();
}

/** Records the payments from `first` to before `end` of a history of `count`. */
export function recordHistory(
  store: Pick<PaymentStore, 'record'>,
  first: number,
  end: number,
  count: number,
): void {
  const now = Date.now();
  for (let batch = first; batch < end; batch += BATCH) {
    const payments = Array.from({ length: Math.min(BATCH, end - batch) }, (_unused, index) => ({
      payment: historyPayment(batch + index, count, now),
      alerted: true,
      announced: true,
      raw: '{"tx":{},"meta":{}}',
    }));
    store.record(payments, []);
  }
}
