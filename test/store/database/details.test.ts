import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Memo, SMALL_PAYMENTS_PER_DAY } from '../../../electron/contract/index.ts';
import { createDetails } from '../../../electron/store/database/detail-table.ts';
import { openPaymentStore, type PaymentStore } from '../../../electron/store/database/payment-store.ts';
import { MIGRATIONS, migrate } from '../../../electron/store/database/schema.ts';
import type { NewPayment } from '../../../electron/store/database/store.types.ts';
import { ACCOUNT, newPayment, OTHER, samplePayment } from './sample-payment.ts';

let folder: string;
let store: PaymentStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-details-'));
  store = openPaymentStore(folder);
});

afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What the database itself says, beside the store. */
function asked(sql: string): readonly Readonly<Record<string, unknown>>[] {
  const database = new DatabaseSync(join(folder, 'payments.db'), { readOnly: true });
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}

/** Does all that was left for later, slice by slice. */
function workOff(): void {
  while (store.workOff(100));
}

const numberOf = (table: string) => asked(`SELECT count(*) AS n FROM ${table}`)[0]?.n;

describe('the raw transaction', () => {
  const USD = { currency: 'USD', issuer: OTHER } as const;
  const shared = [
    newPayment(1),
    newPayment(1, { asset: USD }),
    newPayment(1, { account: OTHER }),
    newPayment(1, { account: OTHER, asset: USD }),
  ];

  it('is stored once, whatever its assets and the accounts that it paid, and each of them has it', () => {
    // Of one account in one commit, of the other later, as history brings it.
    const first = store.record(shared.slice(0, 2), []);
    const later = store.record(shared.slice(2), []);
    for (const { id } of [...first, ...later]) expect(store.raw(id)).toBe(shared[0]?.raw);
    workOff();
    expect(numberOf('raw_transactions')).toBe(1);
    for (const { id } of [...first, ...later]) expect(store.raw(id)).toBe(shared[0]?.raw);
    const [elsewhere] = store.record([newPayment(1, { network: 'testnet' })], []);
    expect(store.raw(elsewhere?.id ?? 0)).toBe(shared[0]?.raw);
    workOff();
    expect(numberOf('raw_transactions')).toBe(2);
  });

  it('goes with its payments, and comes again with them', () => {
    const tables = ['payments', 'raw_uncompressed', 'raw_transactions', 'raw_of_transaction'];
    const none = [0, 0, 0, 0];
    store.record(shared, []);
    store.prune('2027-01-01T00:00:00Z');
    expect(tables.map(numberOf)).toEqual(none);
    store.record(shared, []);
    workOff();
    store.prune('2027-01-01T00:00:00Z');
    expect(tables.map(numberOf)).toEqual(none);
    const [again] = store.record(shared, []);
    expect(store.raw(again?.id ?? 0)).toBe(shared[0]?.raw);
    store.erase();
    expect(tables.map(numberOf)).toEqual(none);
  });

  it('above 256 KiB is left to the explorer', () => {
    const raw = `"${'x'.repeat(256 * 1024)}"`;
    const [recorded] = store.record([{ ...newPayment(1), raw }], []);
    expect(store.raw(recorded?.id ?? 0)).toBeNull();
    expect(numberOf('raw_uncompressed')).toBe(0);
  });

  it('of a database of before, where each account had its own, is kept once', () => {
    store.close();
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    const database = new DatabaseSync(join(folder, 'payments.db'));
    migrate(database, MIGRATIONS.slice(0, MIGRATIONS.indexOf(createDetails)), () => undefined);
    const row = (account: string, n: number) => {
      const { hash } = samplePayment(n);
      database.exec(`INSERT INTO payments (network, account, hash, asset_key, asset, amount, ledger_index,
        transaction_index, sort_time, kind, transaction_type, memos, credential_ids, source, recorded_at, alerted)
        VALUES ('mainnet', '${account}', '${hash}', 'XRP', '{"currency":"XRP"}', '1', 1, 1, 1, 'payment', 'Payment',
          '[]', '[]', 'live', '2026-01-01T00:00:00.000Z', 1)`);
      // Deflate without compression: one last block of two bytes.
      database.exec(`INSERT INTO raw_transactions VALUES (last_insert_rowid(), x'010200fdff7b7d')`);
    };
    row(ACCOUNT, 1);
    row(OTHER, 1);
    row(OTHER, 2);
    database.close();
    store = openPaymentStore(folder);
    expect(numberOf('raw_transactions')).toBe(2);
    expect([1, 2, 3].map((id) => store.raw(id))).toEqual(['{}', '{}', '{}']);
    expect(store.detailsAreDropped(1)).toBe(false);
  });
});

describe('small payments', () => {
  const memo: Memo = { type: null, format: null, data: 'visit-us', dataHex: '7669736974' };
  const MIDNIGHT = Date.UTC(2026, 3, 1);

  /** Number n of a day, a second after the one before. */
  function small(n: number, change: Partial<NewPayment['payment']> = {}): NewPayment {
    const closeTime = new Date(MIDNIGHT + n * 1000).toISOString().replace('.000', '');
    return {
      ...newPayment(
        n,
        { amount: '0.000001', memos: [memo], closeTime, destinationTag: null, ...change },
        false,
      ),
      small: true,
    };
  }

  const flood = (first: number, last: number, change: Partial<NewPayment['payment']> = {}) =>
    Array.from({ length: last - first + 1 }, (_, index) => small(first + index, change));

  const withDetails = () => numberOf('raw_uncompressed');

  it('beyond so many a day keep their rows, keys and sums, and nothing else', () => {
    store.record(flood(1, SMALL_PAYMENTS_PER_DAY), []);
    const [cut] = store.record([small(SMALL_PAYMENTS_PER_DAY + 1)], []);
    expect(cut).toMatchObject({ memos: [], read: true, amount: '0.000001' });
    expect(store.payment(cut?.id ?? 0)).toEqual(cut);
    expect(store.raw(cut?.id ?? 0)).toBeNull();
    expect(store.detailsAreDropped(cut?.id ?? 0)).toBe(true);
    expect(store.detailsAreDropped(1)).toBe(false);
    expect(store.payment(1)?.memos).toEqual([memo]);
    expect(withDetails()).toBe(SMALL_PAYMENTS_PER_DAY);
    const found = store.query({ search: 'visit-us', offset: 0, limit: 1 });
    expect(found.total).toBe(SMALL_PAYMENTS_PER_DAY);
    expect(store.unreadCount()).toBe(SMALL_PAYMENTS_PER_DAY);
    // Recorded once, whatever is kept of it; and the sums are of all.
    expect(store.record([small(1), small(SMALL_PAYMENTS_PER_DAY + 1)], [])).toEqual([]);
    expect(store.totals('mainnet', ACCOUNT, null)).toEqual({
      count: SMALL_PAYMENTS_PER_DAY + 1,
      sums: [{ asset: { currency: 'XRP' }, amount: '0.001001' }],
    });
  });

  it('are counted for each account and each day of the ledger, over restarts', () => {
    store.record(flood(1, SMALL_PAYMENTS_PER_DAY - 1), []);
    // What comes again, as over a second connection, does not count again.
    store.record(flood(1, 50), []);
    store.close();
    store = openPaymentStore(folder);
    const [last, cut] = store.record(flood(SMALL_PAYMENTS_PER_DAY, SMALL_PAYMENTS_PER_DAY + 1), []);
    expect([last, cut].map((row) => store.detailsAreDropped(row?.id ?? 0))).toEqual([false, true]);
    const others = store.record(
      [
        small(5000, { account: OTHER }),
        small(5001, { network: 'testnet' }),
        small(86_399),
        small(86_400),
        small(-1),
        { ...newPayment(5002, { memos: [memo] }), small: false },
      ],
      [],
    );
    expect(others.map(({ id }) => store.detailsAreDropped(id))).toEqual([
      false,
      false,
      true,
      false,
      false,
      false,
    ]);
  });

  it('that were not committed do not count', () => {
    const broken = { network: 'mainnet', account: ACCOUNT, ranges: [[1, 1.5]] } as const;
    expect(() => store.record(flood(1, SMALL_PAYMENTS_PER_DAY), [broken])).toThrow();
    const recorded = store.record(flood(1, SMALL_PAYMENTS_PER_DAY), []);
    expect(recorded.filter(({ id }) => store.detailsAreDropped(id))).toEqual([]);
    expect(withDetails()).toBe(SMALL_PAYMENTS_PER_DAY);
  });

  it('share the raw transaction of an account that asked to hear of it', () => {
    store.record(flood(1, SMALL_PAYMENTS_PER_DAY), []);
    const n = SMALL_PAYMENTS_PER_DAY + 1;
    const [cut, heard] = store.record([small(n), { ...small(n, { account: OTHER }), small: false }], []);
    expect(store.raw(heard?.id ?? 0)).toBe(small(n).raw);
    expect(store.raw(cut?.id ?? 0)).toBe(small(n).raw);
    expect(cut?.memos).toEqual([]);
  });

  it('cost less than 1.2 kB each on the disk once their details are dropped, indexes included', () => {
    const raw = JSON.stringify({
      tx: {},
      meta: Array.from({ length: 60 }, (_, n) => ({ n, hash: samplePayment(n).hash })),
    });
    const outcome = { type: 'suppressed', reason: 'below-minimum', minimum: '0.001' } as const;
    const record = (first: number, last: number) =>
      store.record(
        flood(first, last).map((one) => ({ ...one, raw, outcome, sinks: ['stdout'] })),
        [],
      );
    record(1, SMALL_PAYMENTS_PER_DAY);
    const before = store.info().bytes;
    record(SMALL_PAYMENTS_PER_DAY + 1, 4 * SMALL_PAYMENTS_PER_DAY);
    expect((store.info().bytes - before) / (3 * SMALL_PAYMENTS_PER_DAY)).toBeLessThan(1200);
  });
});
