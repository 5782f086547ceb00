import { afterEach, beforeEach, expect, it } from 'vitest';
import { A, B, MonitorHarness, payment } from '../../watch/support/monitor-harness.ts';
import { emptyPage } from '../../watch/support/scripted-client.ts';

/** What was committed but not announced or alerted stays pending until somebody watches its account again. */

let harness: MonitorHarness;

beforeEach(() => {
  harness = new MonitorHarness();
});
afterEach(async () => {
  await harness.dispose();
});

const DAY_MS = 24 * 3600_000;
let session = 1;

/** A run that watches these, from ledger `ledgerIndex` on; what a crash left is announced and alerted by the end of it. */
async function run(
  ledgerIndex: number,
  ...entries: readonly { readonly address: string; readonly tag?: number | null; readonly id?: string }[]
): Promise<void> {
  session += 1;
  harness.watch(...entries);
  harness.monitor.start();
  harness.client.subscribe(ledgerIndex - 1, session);
  harness.client.closeLedgers(ledgerIndex, ledgerIndex, session);
  await harness.clock.pass(0);
}

/** A payment to A whose alert was shown to nobody: the process ended first. */
async function unacknowledged(tag: number | null = null): Promise<void> {
  harness.acknowledges = false;
  await run(100, { address: A });
  harness.client.send({ ...payment(100), tx: { ...payment(100).tx, tag } }, session);
  expect(harness.alerted()).toEqual([100]);
  harness.acknowledges = true;
}

it('an alert that a crash prevented outlives a run that watches other accounts only', async () => {
  await unacknowledged();
  harness.crash();
  await run(102, { address: B });
  expect(harness.alerted()).toEqual([]);
  harness.crash();
  await run(104, { address: A });
  expect(harness.alerted()).toEqual([100]);
  harness.crash();
  await run(106, { address: A });
  expect(harness.alerted()).toEqual([]);
});

it('is in a summary where that run was more than a day later', async () => {
  await unacknowledged();
  harness.crash();
  await run(102, { address: B });
  harness.crash();
  harness.clock.jump(2 * DAY_MS);
  await run(104, { address: A });
  expect(harness.alerted()).toEqual([[100]]);
});

it('a run that watches another tag of the account leaves it alone', async () => {
  await unacknowledged();
  harness.crash();
  // The payment has no destination tag.
  await run(102, { address: A, tag: 7 });
  expect(harness.alerted()).toEqual([]);
  harness.crash();
  await run(104, { address: A });
  expect(harness.alerted()).toEqual([100]);
});

it('an entry added after the payment does not alert for it, and does not settle it', async () => {
  await unacknowledged();
  harness.crash();
  await run(102, { address: A, id: 'added later' });
  expect(harness.alerted()).toEqual([]);
  harness.crash();
  await run(104, { address: A });
  expect(harness.alerted()).toEqual([100]);
});

it('an account taken back in the same run alerts for what was held, once', async () => {
  await run(100, { address: A }, { address: B });
  harness.client.closeLedgers(101, 103, session);
  harness.client.emit({ type: 'session-ended', session });
  harness.client.answerPage = (query) =>
    query.account === A
      ? emptyPage(query, { transactions: [payment(105)] })
      : new Promise<never>(() => undefined);
  session += 1;
  harness.client.subscribe(110, session);
  await harness.clock.pass(0);
  // Recorded, and held while B is still being read.
  expect(harness.payments()).toEqual([105]);
  harness.watch({ address: B });
  await harness.clock.pass(130_000);
  expect(harness.alerted()).toEqual([]);
  harness.watch({ address: A }, { address: B });
  await harness.clock.pass(130_000);
  expect(harness.alerted()).toEqual([105]);
  harness.watch({ address: B });
  harness.watch({ address: A }, { address: B });
  await harness.clock.pass(130_000);
  expect(harness.alerted()).toEqual([105]);
});

it('an alert on its way is not taken up a second time when its account is taken back', async () => {
  harness.acknowledges = false;
  await run(100, { address: A }, { address: B });
  harness.client.send(payment(100), session);
  harness.watch({ address: B });
  harness.watch({ address: A }, { address: B });
  await harness.clock.pass(130_000);
  expect(harness.alerted()).toEqual([100]);
});

it('a payment that a crash kept from being announced waits for a run that watches its account', async () => {
  await run(100, { address: A });
  const { acknowledge } = harness.store;
  Object.assign(harness.store, {
    acknowledge: () => {
      throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
    },
  });
  harness.client.send(payment(100), session);
  await harness.clock.pass(0);
  Object.assign(harness.store, { acknowledge });
  harness.crash();
  await run(102, { address: B });
  expect(harness.payments()).toEqual([]);
  harness.crash();
  await run(104, { address: A });
  expect(harness.payments()).toEqual([100]);
  expect(harness.alerted()).toEqual([100]);
});

it('an entry that is added without a connection does not alert for what came before it', async () => {
  await unacknowledged();
  harness.crash();
  harness.watch({ address: A, id: 'added later' });
  harness.monitor.start();
  await harness.clock.pass(60_000);
  expect(harness.alerted()).toEqual([]);
  expect(harness.store.pending('mainnet', 'notification')).toHaveLength(1);
});
