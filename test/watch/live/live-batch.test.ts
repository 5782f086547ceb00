import { afterEach, beforeEach, expect, it } from 'vitest';
import { A, B, MonitorBench, payment } from '../support/bench-monitor.ts';
import { emptyPage } from '../support/scripted-client.ts';

/** Payments that come in one turn of the event loop share a commit: each costs the disk some milliseconds. */

let bench: MonitorBench;
let commits = 0;

beforeEach(async () => {
  bench = new MonitorBench();
  bench.watch({ address: A }, { address: B });
  bench.monitor.start();
  bench.client.subscribe(99);
  bench.client.closeLedgers(100, 100);
  await bench.clock.pass(0);
  commits = 0;
  for (const method of ['record', 'markTold'] as const) {
    const original = bench.store[method] as (...args: unknown[]) => unknown;
    Object.assign(bench.store, {
      [method]: (...args: unknown[]) => {
        commits += 1;
        return original(...args);
      },
    });
  }
});
afterEach(async () => {
  await bench.dispose();
});

const FLOOD = Array.from({ length: 100 }, (_, index) => payment(100, index, index % 2 === 0 ? A : B));

function full(): never {
  throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
}

it('the first rings at once, the others of the turn together after one commit, all in their order', async () => {
  for (const transaction of FLOOD) bench.client.send(transaction);
  expect(bench.rang()).toEqual([100]);
  await bench.clock.pass(0);
  expect(bench.rang()).toHaveLength(100);
  const order = bench.events.flatMap((event) => (event.type === 'payment' ? [event.payment.hash] : []));
  expect(order).toEqual(FLOOD.map(({ hash }) => hash));
  // Two for the payments, and one or two for the marks that they were told.
  expect(commits).toBeLessThanOrEqual(4);
  expect(bench.store.unannounced('mainnet')).toEqual([]);
  expect(bench.store.unalerted('mainnet')).toEqual([]);
});

it.each<[string, () => void | Promise<void>]>([
  ['the next ledgerClosed', () => bench.client.closeLedgers(101, 101)],
  ['the end of the session', () => bench.client.emit({ type: 'session-ended', session: 1 })],
  [
    'a frame that cannot be read',
    () => bench.client.emit({ type: 'unreadable', session: 1, ledgerIndex: 100 }),
  ],
  ['sleep', () => bench.monitor.suspend()],
  ['a changed list', () => bench.watch({ address: A })],
  ['the end', () => bench.monitor.stop()],
])('%s does not overtake them', async (_what, event) => {
  for (const transaction of FLOOD) bench.client.send(transaction);
  await event();
  expect(bench.store.query({ offset: 0, limit: 1 }).total).toBe(100);
});

it('where their commit fails none of their ledgers is proven, and history brings them', async () => {
  const { record } = bench.store;
  bench.client.answerPage = (query) =>
    emptyPage(query, {
      transactions: [query.account === A ? payment(100, 2, A) : payment(100, 1, B)],
    });
  bench.client.send(payment(100, 0));
  Object.assign(bench.store, { record: full });
  bench.client.send(payment(100, 1, B));
  bench.client.send(payment(100, 2, A));
  bench.client.closeLedgers(101, 102);
  Object.assign(bench.store, { record });
  bench.client.closeLedgers(103, 103);
  await bench.clock.pass(5000);
  expect(bench.problems()).toEqual(['store-disk-full']);
  expect(bench.payments()).toEqual([100, 100, 100]);
  for (const account of [A, B]) {
    expect(bench.coverage(account)).toMatchObject({ from: 100, through: 102, gaps: [] });
  }
});

it('one that comes late among them shows that the order is not kept', async () => {
  bench.client.closeLedgers(101, 104);
  bench.client.send(payment(104, 0));
  bench.client.send(payment(104, 1));
  bench.client.send(payment(102, 0));
  await bench.clock.pass(0);
  expect(bench.payments()).toEqual([104, 102, 104]);
  expect(bench.client.pages[0]?.query).toMatchObject({ ledgerIndexMin: 102 });
});
