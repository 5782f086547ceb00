import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openPaymentStore, type PaymentStore } from '../../../electron/store/database/payment-store.ts';
import type { StoreQuery } from '../../../electron/store/database/store.types.ts';
import { ACCOUNT, newPayment, OTHER } from './sample-payment.ts';

/** Tables that have a row for each payment, or for each account's tag, and so on: their size is how long the app is used. */
const GROWING = [
  ...['payments', 'payment_totals', 'raw_transactions', 'raw_of_transaction', 'raw_uncompressed'],
  ...['trust_story', 'proofs', 'coverage_ranges', 'alert_starts', 'gaps', 'asset_info'],
];

/** What reads a growing table from its beginning, by how it begins or what it has, and why that is right. */
const SCANS: Readonly<Record<string, string>> = {
  'SELECT network, account, destination_tag, asset_key, asset, amount FROM payments': 'a migration',
  'SELECT asset_key, min(asset) AS asset, sum(payments) AS n FROM payment_totals':
    'sums by account and tag, when somebody filters by asset',
  'SELECT payment_id, raw FROM raw_uncompressed ORDER BY payment_id LIMIT ?': 'the first few of a queue',
  'UPDATE payments SET is_read = 1 WHERE is_read = 0': 'the index of the unread alone',
  'SELECT json_group_array(id) AS ids FROM payments WHERE is_read = 0': 'the index of the unread alone',
  'SELECT count(*) AS n FROM payments WHERE (is_read = 0)': 'the index of the unread alone',
  'FROM pragma_page_count()': 'how many payments there are, when Health is looked at',
  'SELECT count(*) AS n FROM payments WHERE TRUE': 'all payments are counted',
  'SELECT json_group_array(id) AS ids FROM (SELECT id FROM payments': 'all that match are asked for',
};

/** What the window asks at once: everything, and each thing that it narrows by. A search is asked by slices of rows. */
const QUERIES: readonly Partial<StoreQuery>[] = [
  {},
  { watched: [{ network: 'mainnet', account: ACCOUNT, tag: null }] },
  { watched: [{ network: 'mainnet', account: ACCOUNT, tag: 7 }] },
  { kinds: ['payment'] },
  { assets: ['XRP'] },
  { unread: true },
];
const DAY = { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' };

let folder: string;
let store: PaymentStore;
let database: DatabaseSync | null = null;
const asked = new Set<string>();

/** How SQLite goes about each statement: one line a table that it reads. */
function plans(): readonly { readonly sql: string; readonly steps: readonly string[] }[] {
  const isQuery = (sql: string) => /^(SELECT|INSERT|UPDATE|DELETE|REPLACE|WITH)\b/.test(sql);
  return [...asked].filter(isQuery).map((sql) => {
    const steps = database?.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() ?? [];
    return { sql, steps: steps.map(({ detail }) => String(detail)) };
  });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-plans-'));
  const prepare = DatabaseSync.prototype.prepare;
  const spy = vi.spyOn(DatabaseSync.prototype, 'prepare').mockImplementation(function (
    this: DatabaseSync,
    sql,
  ) {
    asked.add(sql.replaceAll(/\s+/g, ' ').trim());
    database = this;
    return prepare.call(this, sql);
  });
  store = openPaymentStore(folder);
  const [first] = store.record([newPayment(1), newPayment(2)], []);
  for (const narrowed of QUERIES) {
    const query: StoreQuery = { limit: 50, offset: 0, ...narrowed };
    store.query(query);
    store.neighbours(query, first?.id ?? 0);
    store.query({ ...query, ...DAY });
    store.sums({ ...query, ...DAY });
    store.matching(query);
    store.matching({ ...query, afterId: 1 });
    store.countBetween(query, 0, 1);
  }
  for (const search of [OTHER, 'coffee', '12']) {
    const query: StoreQuery = { limit: 50, offset: 0, search };
    store.matchingAmong(query, [1, 2]);
    store.countAmong(query, [1, 2]);
  }
  store.unreadCount();
  spy.mockRestore();
});

afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

it('each index is used: one that is not costs every payment something, and gives nothing', () => {
  // To count, SQLite goes over whichever index is the smallest: that is no use that one is there for.
  const steps = plans().flatMap((plan) =>
    plan.steps.filter((step) => !(step.startsWith('SCAN') && plan.sql.includes('count(*)'))),
  );
  const used = new Set(steps.flatMap((step) => /\bINDEX (\w+)/.exec(step)?.[1] ?? []));
  const indexes = database
    ?.prepare(`SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL`)
    .all();
  const names = indexes?.map(({ name }) => String(name)) ?? [];
  expect(names).not.toEqual([]);
  expect(names.filter((name) => !used.has(name))).toEqual([]);
});

it('no statement goes over a table that grows, but those that are meant to', () => {
  const isScan = (step: string) =>
    GROWING.some((table) => step === `SCAN ${table}` || step.startsWith(`SCAN ${table} `));
  // What reads in an order that an index holds, and stops after some rows, is not meant.
  const stops = (sql: string, steps: readonly string[]) => {
    const scanned = steps.filter(isScan);
    const limits = sql.match(/LIMIT (\?|\d+)/g) ?? [];
    return scanned.length <= limits.length && scanned.every((step) => step.includes('USING'));
  };
  const scans = plans()
    .filter(({ sql, steps }) => steps.some(isScan) && !stops(sql, steps))
    .map(({ sql }) => sql);
  const meant = (sql: string) => Object.keys(SCANS).find((begin) => sql.includes(begin));
  expect(scans.filter((sql) => meant(sql) === undefined)).toEqual([]);
  // An exception that nobody needs any more would hide the next scan.
  const needed = new Set(scans.map(meant));
  expect(Object.keys(SCANS).filter((begin) => !needed.has(begin))).toEqual([]);
});
