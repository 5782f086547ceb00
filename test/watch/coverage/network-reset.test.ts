import { afterEach, describe, expect, it } from 'vitest';
import type { NetworkName } from '../../../electron/contract/index.ts';
import { A, MonitorBench, payment } from '../support/bench-monitor.ts';
import { emptyPage } from '../support/scripted-client.ts';

const OLD = 5_000_000;
const DAY_MS = 24 * 3600_000;

let bench: MonitorBench;

afterEach(async () => {
  await bench.dispose();
});

/** Watching A, examined through OLD + 9, and then a session on a server whose newest ledger is 2000. */
async function reset(network: NetworkName): Promise<void> {
  bench = new MonitorBench(undefined, network);
  bench.watch({ address: A });
  bench.monitor.start();
  bench.client.subscribe(OLD - 1);
  bench.client.closeLedgers(OLD, OLD + 10);
  bench.client.send(payment(OLD + 10));
  await bench.clock.pass(0);
  bench.client.emit({ type: 'session-ended', session: 1 });
  bench.events = [];
  bench.client.answerPage = (query) => {
    const transactions = query.ledgerIndexMin <= 1500 ? [payment(1500)] : [];
    // It clamps to what it holds, as API v1 does.
    return emptyPage(query, { transactions, ledgerIndexMax: Math.min(query.ledgerIndexMax, 2001) });
  };
  bench.client.subscribe(2000, 2);
  await bench.clock.pass(0);
}

function close(ledgerIndex: number, ageMs = 3000): void {
  const closeTime = new Date(bench.clock.wallTime() - ageMs).toISOString();
  bench.client.emit({ type: 'ledger', session: 2, ledgerIndex, closeTime, transactionCount: 0 });
}

describe('a test network that was reset', () => {
  it('is told, examined from its first ledger on, and rings', async () => {
    await reset('testnet');
    close(2001);
    await bench.clock.pass(0);
    expect(bench.problems()).toEqual(['network-reset']);
    expect(bench.payments()).toEqual([1500]);
    expect(bench.rang()).toEqual([1500]);
    close(2002);
    bench.client.send(payment(2002), 2);
    close(2003);
    await bench.clock.pass(0);
    expect(bench.rang()).toEqual([1500, 2002]);
    expect(bench.coverage()).toMatchObject({ from: 3, through: 2002, gaps: [] });
    expect(bench.monitor.view().validatedLedger).toBe(2003);
    expect(bench.monitor.catchingUp).toBe(false);
    expect(bench.problems()).toEqual(['network-reset']);
    // What was recorded before stays.
    expect(bench.store.query({ offset: 0, limit: 10 }).total).toBe(3);
  });

  it('stays told and examined over a restart', async () => {
    await reset('testnet');
    close(2001);
    close(2002);
    await bench.clock.pass(31_000);
    bench.crash();
    bench.watch({ address: A });
    bench.monitor.start();
    bench.client.answerPage = (query) => emptyPage(query, { transactions: [payment(2004)] });
    bench.client.subscribe(2005, 2);
    close(2006);
    await bench.clock.pass(0);
    expect(bench.client.pages.map(({ query }) => query.ledgerIndexMin)).toEqual([2002]);
    expect(bench.rang()).toEqual([2004]);
    expect(bench.problems()).toEqual([]);
  });

  it('found by the first start after it is handled as well', async () => {
    await reset('testnet');
    bench.monitor.suspend();
    bench.crash();
    bench.watch({ address: A });
    bench.monitor.start();
    bench.client.answerPage = (query) => emptyPage(query, { transactions: [payment(1500)] });
    bench.client.subscribe(2000, 2);
    close(2001);
    await bench.clock.pass(0);
    expect(bench.problems()).toEqual(['network-reset']);
    expect(bench.rang()).toEqual([1500]);
    expect(bench.coverage()).toMatchObject({ from: 3, through: 2001, gaps: [] });
  });

  it('is not concluded from old ledgers that a server replays', async () => {
    await reset('testnet');
    close(2001, 40 * DAY_MS);
    await bench.clock.pass(0);
    expect(bench.problems()).toEqual([]);
    expect(bench.coverage()).toMatchObject({ from: OLD });
  });

  it('does not ring for what came before an account was added', async () => {
    await reset('testnet');
    bench.monitor.suspend();
    bench.crash();
    bench.watch({ address: A, id: 'added later' });
    bench.monitor.start();
    bench.client.answerPage = (query) => emptyPage(query, { transactions: [payment(1500)] });
    bench.client.subscribe(2000, 2);
    close(2001);
    await bench.clock.pass(0);
    expect(bench.payments()).toEqual([1500]);
    expect(bench.rang()).toEqual([]);
  });
});

it('a mainnet server that far behind is of another network: told once, and nothing is given up', async () => {
  await reset('mainnet');
  close(2001);
  close(2002);
  await bench.clock.pass(0);
  expect(bench.problems()).toEqual(['network-reset']);
  expect(bench.coverage()).toMatchObject({ from: OLD, through: OLD + 9 });
});

it('a store that fails at that moment is tried again with the next ledger', async () => {
  await reset('testnet');
  const { restartNetwork } = bench.store;
  Object.assign(bench.store, {
    restartNetwork: () => {
      throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
    },
  });
  close(2001);
  expect(bench.coverage()).toMatchObject({ from: OLD });
  Object.assign(bench.store, { restartNetwork });
  close(2002);
  await bench.clock.pass(0);
  expect(bench.problems()).toEqual(['store-disk-full', 'network-reset']);
  expect(bench.rang()).toEqual([1500]);
});
