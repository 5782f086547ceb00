import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { inflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPaymentStore, type PaymentStore } from '../../../electron/store/database/payment-store.ts';
import { createPostponed } from '../../../electron/store/database/postponed-table.ts';
import { MIGRATIONS } from '../../../electron/store/database/schema.ts';
import { newPayment } from './sample-payment.ts';

let folder: string;
let store: PaymentStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-postponed-'));
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

const numberOf = (table: string) => Number(asked(`SELECT count(*) AS n FROM ${table}`)[0]?.n);
const indexedThrough = () => Number(asked('SELECT through FROM search_progress')[0]?.through);
const found = (search: string) => store.query({ search, offset: 0, limit: 500 }).rows.map(({ id }) => id);
const memo = (data: string) => ({ memos: [{ type: null, format: null, data, dataHex: null }] });

/** About what a transaction of mainnet has. */
const RAW = JSON.stringify({
  tx: { Account: 'r'.repeat(34) },
  meta: Array.from({ length: 8 }, (_, n) => newPayment(n).payment),
});

function record(first: number, last: number): readonly number[] {
  const news = Array.from({ length: last - first + 1 }, (_, index) => ({
    ...newPayment(first + index, memo(`memo-${first + index}.`)),
    raw: RAW.replace('tx', `tx${first + index}`),
  }));
  return store.record(news, []).map(({ id }) => id);
}

/** The store as it is after the process was killed now: from copies of its files. */
function killAndReopen(): void {
  const killed = mkdtempSync(join(tmpdir(), 'chime-postponed-'));
  for (const name of ['payments.db', 'payments.db-wal'])
    if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(killed, name));
  store.close();
  rmSync(folder, { recursive: true, force: true });
  folder = killed;
  store = openPaymentStore(folder);
}

describe('what the commit of a payment leaves for later', () => {
  it('is neither seen in a search nor in the details, before it is done and after', () => {
    const [first = 0, second = 0] = record(1, 2);
    expect(numberOf('raw_uncompressed')).toBe(2);
    expect([store.raw(first), store.raw(second)]).toEqual([
      RAW.replace('tx', 'tx1'),
      RAW.replace('tx', 'tx2'),
    ]);
    expect([found('memo-1.'), found('MEMO-'), found('nothing')]).toEqual([[first], [second, first], []]);
    const [third = 0] = record(3, 3);
    const search = { search: 'memo-', offset: 0, limit: 9 };
    expect(store.total(search)).toBe(3);
    record(4, 4);
    expect(store.page(search)).toHaveLength(4);
    record(5, 5);
    expect(store.matching(search)).toHaveLength(5);
    record(6, 6);
    expect(store.sums(search)[0]?.amount).toBe('24');
    record(7, 7);
    expect(store.neighbours({ search: 'memo-7.', offset: 0, limit: 1 }, third).previous).toBe(7);
    record(8, 8);
    expect(store.matchingAmong(search, [8, 8])).toEqual([8]);
    record(9, 9);
    expect(store.countAmong(search, [9, 9])).toBe(1);
    record(10, 10);
    expect(store.countBetween(search, 0, Number.MAX_SAFE_INTEGER)).toBe(10);
    while (store.workOff(2));
    expect([numberOf('raw_uncompressed'), numberOf('raw_transactions')]).toEqual([0, 10]);
    expect(store.raw(third)).toBe(RAW.replace('tx', 'tx3'));
    expect(found('memo-3.')).toEqual([third]);
  });

  it('says whether there is more', () => {
    expect(store.workOff(10)).toBe(false);
    record(1, 25);
    expect([store.workOff(10), store.workOff(10), store.workOff(10)]).toEqual([true, true, false]);
    expect(indexedThrough()).toBe(25);
  });

  it('keeps the database smaller than what was received', () => {
    record(1, 300);
    while (store.workOff(50));
    const [sizes] = asked(
      'SELECT sum(length(deflated)) AS bytes, max(payment_id) AS last FROM raw_transactions',
    );
    expect(sizes?.last).toBe(300);
    expect(Number(sizes?.bytes)).toBeLessThan((300 * RAW.length) / 2);
    const before = store.info().bytes;
    // Freed pages are used again.
    record(301, 600);
    while (store.workOff(50));
    expect(store.info().bytes - before).toBeLessThan(300 * RAW.length);
  });

  it('stays bounded where payments come without a pause', () => {
    for (let n = 0; n < 21; n += 1)
      store.record(
        Array.from({ length: 500 }, (_, index) => newPayment(n * 500 + index)),
        [],
      );
    expect(numberOf('raw_uncompressed')).toBeLessThanOrEqual(10_000);
    expect(numberOf('raw_uncompressed') + numberOf('raw_transactions')).toBe(10_500);
    expect(10_500 - indexedThrough()).toBeLessThanOrEqual(1000);
  });

  it('is done by the next run where a kill prevented it', () => {
    const ids = record(1, 30);
    store.workOff(10);
    killAndReopen();
    expect(ids.map((id) => store.raw(id))).toEqual(ids.map((id) => RAW.replace('tx', `tx${id}`)));
    while (store.workOff(10));
    expect([numberOf('raw_uncompressed'), numberOf('raw_transactions')]).toEqual([0, 30]);
    killAndReopen();
    expect(ids.map((id) => store.raw(id))).toEqual(ids.map((id) => RAW.replace('tx', `tx${id}`)));
    expect(ids.map((id) => found(`memo-${id}.`))).toEqual(ids.map((id) => [id]));
  });

  it('is undone in whole by an error in the midst of it', () => {
    record(1, 5);
    const database = new DatabaseSync(join(folder, 'payments.db'));
    database.exec(
      `CREATE TRIGGER full BEFORE INSERT ON raw_transactions WHEN new.payment_id = 3
       BEGIN SELECT raise(ABORT, 'full'); END`,
    );
    expect(() => store.workOff(10)).toThrow();
    expect([numberOf('raw_uncompressed'), numberOf('raw_transactions'), indexedThrough()]).toEqual([5, 0, 0]);
    database.exec('DROP TRIGGER full');
    database.close();
    expect(store.workOff(10)).toBe(false);
    expect(found('memo-3.')).toEqual([3]);
  });

  it('can be deleted before it is done, and does not come back', () => {
    record(1, 3);
    store.workOff(2);
    store.prune('2027-01-01T00:00:00Z');
    expect(found('memo-')).toEqual([]);
    const again = record(1, 3);
    expect(found('memo-')).toEqual([...again].reverse());
    while (store.workOff(10));
    expect(numberOf('raw_transactions')).toBe(3);
    expect(numberOf('payment_search_docsize')).toBe(3);
  });
});

describe('a database of the version before', () => {
  it('has all of its details, and indexes what comes then', () => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
    folder = mkdtempSync(join(tmpdir(), 'chime-postponed-'));
    store = openPaymentStore(folder, { migrations: MIGRATIONS });
    record(1, 2);
    while (store.workOff(10));
    store.close();
    // What the version before would have written: everything compressed and indexed.
    const database = new DatabaseSync(join(folder, 'payments.db'));
    database.exec('DROP TABLE raw_uncompressed; DROP TABLE search_progress');
    // And what versions after it made.
    database.exec('DROP TABLE proofs; DROP TABLE validator_lists; DROP TABLE withdrawn_keys');
    database.exec('DROP TABLE outbox; DROP TABLE outbox_dropped; DROP TABLE events');
    database.exec('DROP TABLE sink_attempts; DROP TABLE sink_progress');
    database.exec(`PRAGMA user_version = ${MIGRATIONS.indexOf(createPostponed)}`);
    const [old] = database.prepare('SELECT deflated FROM raw_transactions WHERE payment_id = 1').all();
    expect(inflateRawSync(old?.deflated as Uint8Array).toString()).toBe(RAW.replace('tx', 'tx1'));
    database.close();
    store = openPaymentStore(folder);
    const [third = 0] = record(3, 3);
    expect([store.raw(1), store.raw(third)]).toEqual([RAW.replace('tx', 'tx1'), RAW.replace('tx', 'tx3')]);
    expect(found('memo-')).toEqual([third, 2, 1]);
    expect(indexedThrough()).toBe(third);
  });
});
