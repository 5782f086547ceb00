import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { NetworkName } from '../../../electron/contract/index.ts';
import { A, MonitorHarness, payment } from '../support/monitor-harness.ts';
import { emptyPage } from '../support/scripted-client.ts';

const OLD = 5_000_000;
const DAY_MS = 24 * 3600_000;

let harness: MonitorHarness;

afterEach(async () => {
  await harness.dispose();
});

/** Watching A, examined through OLD + 9, and then a session on a server whose newest ledger is 2000. */
async function reset(network: NetworkName): Promise<void> {
  harness = new MonitorHarness(undefined, network);
  harness.watch({ address: A });
  harness.monitor.start();
  harness.client.subscribe(OLD - 1);
  harness.client.closeLedgers(OLD, OLD + 10);
  harness.client.send(payment(OLD + 10));
  await harness.clock.pass(0);
  harness.client.emit({ type: 'session-ended', session: 1 });
  harness.events = [];
  harness.client.answerPage = (query) => {
    const transactions = query.ledgerIndexMin <= 1500 ? [payment(1500)] : [];
    // It clamps to what it holds, as API v1 does.
    return emptyPage(query, { transactions, ledgerIndexMax: Math.min(query.ledgerIndexMax, 2001) });
  };
  harness.client.subscribe(2000, 2);
  await harness.clock.pass(0);
}

function close(ledgerIndex: number, ageMs = 3000): string {
  const closeTime = new Date(harness.clock.wallTime() - ageMs).toISOString();
  harness.client.emit({ type: 'ledger', session: 2, ledgerIndex, closeTime, transactionCount: 0 });
  return closeTime;
}

describe('a test network that was reset', () => {
  it('is reported, examined from its first ledger on, and alerts', async () => {
    await reset('testnet');
    close(2001);
    await harness.clock.pass(0);
    expect(harness.problems()).toEqual(['network-reset']);
    expect(harness.payments()).toEqual([1500]);
    expect(harness.alerted()).toEqual([1500]);
    const closeTime = close(2002);
    harness.client.send({ ...payment(2002), closeTime }, 2);
    close(2003);
    await harness.clock.pass(0);
    expect(harness.alerted()).toEqual([1500, 2002]);
    expect(harness.coverage()).toMatchObject({ from: 3, through: 2002, gaps: [] });
    expect(harness.monitor.view().validatedLedger).toBe(2003);
    expect(harness.monitor.catchingUp).toBe(false);
    expect(harness.problems()).toEqual(['network-reset']);
    // What was recorded before stays.
    expect(harness.store.query({ offset: 0, limit: 10 }).total).toBe(3);
  });

  it('alerts too where the database was lost before, whose checkpoint is of the old chain', async () => {
    harness = new MonitorHarness(undefined, 'testnet');
    harness.watch({ address: A });
    harness.monitor.start();
    harness.client.subscribe(OLD - 1);
    harness.client.closeLedgers(OLD, OLD + 10);
    await harness.monitor.stop();
    harness.crash(() => writeFileSync(join(harness.folder, 'payments.db'), 'lost '.repeat(1000)));
    harness.watch({ address: A });
    harness.monitor.start();
    harness.client.subscribe(OLD + 20);
    harness.client.closeLedgers(OLD + 21, OLD + 22);
    await harness.clock.pass(0);
    harness.client.emit({ type: 'session-ended', session: 1 });
    harness.client.answerPage = (query) =>
      emptyPage(query, { ledgerIndexMax: Math.min(query.ledgerIndexMax, 2001) });
    harness.client.subscribe(2000, 2);
    await harness.clock.pass(0);
    close(2001);
    await harness.clock.pass(0);
    const closeTime = close(2002);
    harness.client.send({ ...payment(2002), closeTime }, 2);
    expect(harness.problems()).toContain('network-reset');
    expect(harness.alerted()).toEqual([2002]);
  });

  it('stays reported and examined over a restart', async () => {
    await reset('testnet');
    close(2001);
    close(2002);
    await harness.clock.pass(31_000);
    harness.crash();
    harness.watch({ address: A });
    harness.monitor.start();
    harness.client.answerPage = (query) => emptyPage(query, { transactions: [payment(2004)] });
    harness.client.subscribe(2005, 2);
    close(2006);
    await harness.clock.pass(0);
    expect(harness.client.pages.map(({ query }) => query.ledgerIndexMin)).toEqual([2002]);
    expect(harness.alerted()).toEqual([2004]);
    expect(harness.problems()).toEqual([]);
  });

  it('found by the first start after it is handled as well', async () => {
    await reset('testnet');
    harness.monitor.suspend();
    harness.crash();
    harness.watch({ address: A });
    harness.monitor.start();
    harness.client.answerPage = (query) => emptyPage(query, { transactions: [payment(1500)] });
    harness.client.subscribe(2000, 2);
    close(2001);
    await harness.clock.pass(0);
    expect(harness.problems()).toEqual(['network-reset']);
    expect(harness.alerted()).toEqual([1500]);
    expect(harness.coverage()).toMatchObject({ from: 3, through: 2001, gaps: [] });
  });

  it('is not concluded from old ledgers that a server replays', async () => {
    await reset('testnet');
    close(2001, 40 * DAY_MS);
    await harness.clock.pass(0);
    expect(harness.problems()).toEqual([]);
    expect(harness.coverage()).toMatchObject({ from: OLD });
  });

  it('does not alert for what came before an account was added', async () => {
    await reset('testnet');
    harness.monitor.suspend();
    harness.crash();
    harness.watch({ address: A, id: 'added later' });
    harness.monitor.start();
    harness.client.answerPage = (query) => emptyPage(query, { transactions: [payment(1500)] });
    harness.client.subscribe(2000, 2);
    close(2001);
    await harness.clock.pass(0);
    expect(harness.payments()).toEqual([1500]);
    expect(harness.alerted()).toEqual([]);
  });
});

it('a mainnet server that far behind is of another network: reported once, and nothing is given up', async () => {
  await reset('mainnet');
  close(2001);
  close(2002);
  await harness.clock.pass(0);
  expect(harness.problems()).toEqual(['network-reset']);
  expect(harness.coverage()).toMatchObject({ from: OLD, through: OLD + 9 });
});

it('a store that fails at that moment is tried again with the next ledger', async () => {
  await reset('testnet');
  const { restartNetwork } = harness.store;
  Object.assign(harness.store, {
    restartNetwork: () => {
      throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
    },
  });
  close(2001);
  expect(harness.coverage()).toMatchObject({ from: OLD });
  Object.assign(harness.store, { restartNetwork });
  close(2002);
  await harness.clock.pass(0);
  expect(harness.problems()).toEqual(['store-disk-full', 'network-reset']);
  expect(harness.alerted()).toEqual([1500]);
});
