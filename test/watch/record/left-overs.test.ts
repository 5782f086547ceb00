import { afterEach, beforeEach, expect, it } from 'vitest';
import { A, B, MonitorBench, payment } from '../support/bench-monitor.ts';
import { emptyPage } from '../support/scripted-client.ts';

/** What was committed but not told stays to be told, as long as it takes until somebody watches its account again. */

let bench: MonitorBench;

beforeEach(() => {
  bench = new MonitorBench();
});
afterEach(async () => {
  await bench.dispose();
});

const DAY_MS = 24 * 3600_000;
let session = 1;

/** A run that watches these, from ledger `ledgerIndex` on; what a crash left is told by the end of it. */
async function run(
  ledgerIndex: number,
  ...entries: readonly { readonly address: string; readonly tag?: number | null; readonly id?: string }[]
): Promise<void> {
  session += 1;
  bench.watch(...entries);
  bench.monitor.start();
  bench.client.subscribe(ledgerIndex - 1, session);
  bench.client.closeLedgers(ledgerIndex, ledgerIndex, session);
  await bench.clock.pass(0);
}

/** A payment to A whose alert was shown to nobody: the process ended first. */
async function unconfirmed(tag: number | null = null): Promise<void> {
  bench.confirms = false;
  await run(100, { address: A });
  bench.client.send({ ...payment(100), tx: { ...payment(100).tx, tag } }, session);
  expect(bench.rang()).toEqual([100]);
  bench.confirms = true;
}

it('an alert that a crash prevented outlives a run that watches other accounts only', async () => {
  await unconfirmed();
  bench.crash();
  await run(102, { address: B });
  expect(bench.rang()).toEqual([]);
  bench.crash();
  await run(104, { address: A });
  expect(bench.rang()).toEqual([100]);
  bench.crash();
  await run(106, { address: A });
  expect(bench.rang()).toEqual([]);
});

it('is in a summary where that run was more than a day later', async () => {
  await unconfirmed();
  bench.crash();
  await run(102, { address: B });
  bench.crash();
  bench.clock.jump(2 * DAY_MS);
  await run(104, { address: A });
  expect(bench.rang()).toEqual([[100]]);
});

it('a run that watches another tag of the account leaves it alone', async () => {
  await unconfirmed();
  bench.crash();
  // The payment has no destination tag.
  await run(102, { address: A, tag: 7 });
  expect(bench.rang()).toEqual([]);
  bench.crash();
  await run(104, { address: A });
  expect(bench.rang()).toEqual([100]);
});

it('an entry added after the payment does not ring for it, and does not settle it', async () => {
  await unconfirmed();
  bench.crash();
  await run(102, { address: A, id: 'added later' });
  expect(bench.rang()).toEqual([]);
  bench.crash();
  await run(104, { address: A });
  expect(bench.rang()).toEqual([100]);
});

it('an account taken back in the same run rings for what was held, once', async () => {
  await run(100, { address: A }, { address: B });
  bench.client.closeLedgers(101, 103, session);
  bench.client.emit({ type: 'session-ended', session });
  bench.client.answerPage = (query) =>
    query.account === A
      ? emptyPage(query, { transactions: [payment(105)] })
      : new Promise<never>(() => undefined);
  session += 1;
  bench.client.subscribe(110, session);
  await bench.clock.pass(0);
  // Recorded, and held while B is still being read.
  expect(bench.payments()).toEqual([105]);
  bench.watch({ address: B });
  await bench.clock.pass(130_000);
  expect(bench.rang()).toEqual([]);
  bench.watch({ address: A }, { address: B });
  await bench.clock.pass(130_000);
  expect(bench.rang()).toEqual([105]);
  bench.watch({ address: B });
  bench.watch({ address: A }, { address: B });
  await bench.clock.pass(130_000);
  expect(bench.rang()).toEqual([105]);
});

it('an alert on its way is not taken up a second time when its account is taken back', async () => {
  bench.confirms = false;
  await run(100, { address: A }, { address: B });
  bench.client.send(payment(100), session);
  bench.watch({ address: B });
  bench.watch({ address: A }, { address: B });
  await bench.clock.pass(130_000);
  expect(bench.rang()).toEqual([100]);
});

it('a payment that a crash kept from being announced waits for a run that watches its account', async () => {
  await run(100, { address: A });
  const { markTold } = bench.store;
  Object.assign(bench.store, {
    markTold: () => {
      throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
    },
  });
  bench.client.send(payment(100), session);
  await bench.clock.pass(0);
  Object.assign(bench.store, { markTold });
  bench.crash();
  await run(102, { address: B });
  expect(bench.payments()).toEqual([]);
  bench.crash();
  await run(104, { address: A });
  expect(bench.payments()).toEqual([100]);
  expect(bench.rang()).toEqual([100]);
});

it('an entry that is added without a connection does not ring for what came before it', async () => {
  await unconfirmed();
  bench.crash();
  bench.watch({ address: A, id: 'added later' });
  bench.monitor.start();
  await bench.clock.pass(60_000);
  expect(bench.rang()).toEqual([]);
  expect(bench.store.unalerted('mainnet')).toHaveLength(1);
});
