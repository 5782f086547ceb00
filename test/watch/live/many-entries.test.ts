import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { addressOf } from '../../benchmarks/worlds/large-history.ts';
import { MonitorHarness, payment } from '../support/monitor-harness.ts';

/** Each commit that waits for the disk takes milliseconds: a thousand new accounts must not take a thousand. */

const ACCOUNTS = Array.from({ length: 100 }, (_unused, index) => addressOf(`many ${index}`));

let harness: MonitorHarness;
let statements: string[] = [];

beforeEach(() => {
  harness = new MonitorHarness();
  statements = [];
  const { exec } = DatabaseSync.prototype;
  vi.spyOn(DatabaseSync.prototype, 'exec').mockImplementation(function (this: DatabaseSync, sql: string) {
    statements.push(sql);
    exec.call(this, sql);
  });
  harness.watch(...ACCOUNTS.map((address) => ({ address })));
  harness.monitor.start();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await harness.dispose();
});

function full(): never {
  throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
}

it('begin in one commit when the first connection shows where', () => {
  statements = [];
  harness.client.subscribe(99);
  expect(statements.filter((sql) => sql === 'COMMIT')).toHaveLength(1);
  for (const account of ACCOUNTS)
    expect(harness.store.coverage('mainnet', account)).toMatchObject({ from: 100 });
});

it('begin with the next ledger where storing one of them failed, and none is lost', () => {
  const { beginCoverage } = harness.store;
  let left = 50;
  Object.assign(harness.store, {
    beginCoverage: (...args: Parameters<typeof beginCoverage>) => {
      left -= 1;
      return left === 0 ? full() : beginCoverage(...args);
    },
  });
  harness.client.subscribe(99);
  expect(ACCOUNTS.filter((account) => harness.store.coverage('mainnet', account) !== null)).toEqual([]);
  expect(harness.problems()).toContain('store-disk-full');
  harness.client.closeLedgers(100, 100);
  for (const account of ACCOUNTS)
    expect(harness.store.coverage('mainnet', account)).toMatchObject({ from: 100 });
});

it('prove their ledgers without waiting for the disk, and payments wait for it', async () => {
  harness.client.subscribe(99);
  harness.client.closeLedgers(100, 105);
  await harness.clock.pass(0);
  statements = [];
  harness.monitor.suspend();
  // Who waits for nothing also writes the log back into the database.
  const unsynced = 'PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 1000';
  const synced = 'PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000';
  expect(statements.slice(0, 4)).toEqual([unsynced, 'BEGIN IMMEDIATE', 'COMMIT', synced]);
  statements = [];
  harness.client.send(payment(105, 0, ACCOUNTS[0] ?? ''));
  expect(statements.slice(0, 2)).toEqual(['BEGIN IMMEDIATE', 'COMMIT']);
  expect(statements).not.toContain(unsynced);
});

it('that were added together in an earlier run are placed by one look at the ledgers, not by one each', async () => {
  const hour = 3600_000;
  const addedAt = new Date(harness.clock.wallTime() - hour).toISOString();
  harness.watch(...ACCOUNTS.map((address) => ({ address, addedAt, id: `earlier ${address}` })));
  const now = harness.clock.wallTime() / 1000 - 946_684_800;
  let looks = 0;
  harness.client.closeTimes = (ledgerIndex) => {
    looks += 1;
    return Math.round((now - (2000 - ledgerIndex) * 4) / 10) * 10;
  };
  harness.client.subscribe(2000);
  await harness.clock.pass(0);
  expect(looks).toBeGreaterThan(0);
  expect(looks).toBeLessThan(20);
  const froms = ACCOUNTS.map((account) => harness.store.coverage('mainnet', account)?.from ?? 0);
  expect(Math.min(...froms)).toBeGreaterThan(1090);
  // The ledger after that time is 1101.
  expect(Math.max(...froms)).toBeLessThanOrEqual(1101);
});
