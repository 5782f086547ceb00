import { afterEach, beforeEach, expect, it } from 'vitest';
import { A, B, MonitorHarness, payment } from '../support/monitor-harness.ts';
import { emptyPage } from '../support/scripted-client.ts';

/** Payments that come in one turn of the event loop share a commit: each costs the disk some milliseconds. */

let harness: MonitorHarness;
let commits = 0;

beforeEach(async () => {
  harness = new MonitorHarness();
  harness.watch({ address: A }, { address: B });
  harness.monitor.start();
  harness.client.subscribe(99);
  harness.client.closeLedgers(100, 100);
  await harness.clock.pass(0);
  commits = 0;
  for (const method of ['record', 'acknowledge'] as const) {
    const original = harness.store[method] as (...args: unknown[]) => unknown;
    Object.assign(harness.store, {
      [method]: (...args: unknown[]) => {
        commits += 1;
        return original(...args);
      },
    });
  }
});
afterEach(async () => {
  await harness.dispose();
});

const FLOOD = Array.from({ length: 100 }, (_, index) => payment(100, index, index % 2 === 0 ? A : B));

function full(): never {
  throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
}

it('the first alerts at once, the others of the turn together after one commit, all in their order', async () => {
  for (const transaction of FLOOD) harness.client.send(transaction);
  expect(harness.alerted()).toEqual([100]);
  await harness.clock.pass(0);
  expect(harness.alerted()).toHaveLength(100);
  const order = harness.events.flatMap((event) => (event.type === 'payment' ? [event.payment.hash] : []));
  expect(order).toEqual(FLOOD.map(({ hash }) => hash));
  // Two for the payments, and one or two for the acknowledgements.
  expect(commits).toBeLessThanOrEqual(4);
  expect(harness.store.pending('mainnet', 'stdout')).toEqual([]);
  expect(harness.store.pending('mainnet', 'notification')).toEqual([]);
});

it('a flood of many turns has one commit in each, and a payment after it is alone again', async () => {
  for (const transaction of FLOOD) harness.client.send(transaction);
  await harness.clock.pass(0);
  commits = 0;
  harness.client.send(payment(100, 200));
  harness.client.send(payment(100, 201));
  expect(commits).toBe(0);
  await harness.clock.pass(50);
  expect(harness.alerted()).toHaveLength(102);
  // One for the payments, one for the acknowledgements.
  expect(commits).toBeLessThanOrEqual(2);
  await harness.clock.pass(50);
  harness.client.send(payment(100, 202));
  expect(harness.alerted()).toHaveLength(103);
});

it.each<[string, () => void | Promise<void>]>([
  ['the next ledgerClosed', () => harness.client.closeLedgers(101, 101)],
  ['the end of the session', () => harness.client.emit({ type: 'session-ended', session: 1 })],
  [
    'a frame that cannot be read',
    () => harness.client.emit({ type: 'unreadable', session: 1, ledgerIndex: 100 }),
  ],
  ['sleep', () => harness.monitor.suspend()],
  ['a changed list', () => harness.watch({ address: A })],
  ['the end', () => harness.monitor.stop()],
])('%s does not overtake them', async (_what, event) => {
  for (const transaction of FLOOD) harness.client.send(transaction);
  await event();
  expect(harness.store.query({ offset: 0, limit: 1 }).total).toBe(100);
});

it('where their commit fails none of their ledgers is proven, and history brings them', async () => {
  const { record } = harness.store;
  harness.client.answerPage = (query) =>
    emptyPage(query, {
      transactions: [query.account === A ? payment(100, 2, A) : payment(100, 1, B)],
    });
  harness.client.send(payment(100, 0));
  Object.assign(harness.store, { record: full });
  harness.client.send(payment(100, 1, B));
  harness.client.send(payment(100, 2, A));
  harness.client.closeLedgers(101, 102);
  Object.assign(harness.store, { record });
  harness.client.closeLedgers(103, 103);
  await harness.clock.pass(5000);
  expect(harness.problems()).toEqual(['store-disk-full']);
  expect(harness.payments()).toEqual([100, 100, 100]);
  for (const account of [A, B]) {
    expect(harness.coverage(account)).toMatchObject({ from: 100, through: 102, gaps: [] });
  }
});

it('one that cannot be compared with the record costs the others nothing, and history brings it', async () => {
  const { creditsOf } = harness.store;
  harness.client.answerPage = (query) => emptyPage(query, { transactions: [payment(99, 5, A)] });
  harness.client.send(payment(100, 0));
  Object.assign(harness.store, { creditsOf: full });
  // Of a ledger that an earlier run may have recorded.
  harness.client.send(payment(99, 5, A));
  harness.client.send(payment(100, 1, B));
  harness.client.closeLedgers(101, 102);
  Object.assign(harness.store, { creditsOf });
  expect(harness.problems()).toEqual(['store-disk-full']);
  expect(harness.payments()).toEqual([100, 100]);
  harness.client.closeLedgers(103, 103);
  await harness.clock.pass(5000);
  expect(harness.coverage(B)).toMatchObject({ from: 100, through: 102, gaps: [] });
  expect(harness.coverage(A)).toMatchObject({ from: 100, through: 102, gaps: [] });
  expect(harness.client.pages.map(({ query }) => query.account)).toContain(A);
});

it('payments of ledgers that this run alone can have recorded are not looked for in the store', async () => {
  let asked = 0;
  const { creditsOf } = harness.store;
  Object.assign(harness.store, {
    creditsOf: (...args: Parameters<typeof creditsOf>) => {
      asked += 1;
      return creditsOf(...args);
    },
  });
  harness.client.closeLedgers(101, 103);
  for (let index = 0; index < 20; index += 1) harness.client.send(payment(103, index));
  await harness.clock.pass(0);
  expect(harness.payments()).toHaveLength(20);
  expect(asked).toBe(0);
});

it('one that comes late among them shows that the order is not kept', async () => {
  harness.client.closeLedgers(101, 104);
  harness.client.send(payment(104, 0));
  harness.client.send(payment(104, 1));
  harness.client.send(payment(102, 0));
  await harness.clock.pass(0);
  expect(harness.payments()).toEqual([104, 102, 104]);
  expect(harness.client.pages[0]?.query).toMatchObject({ ledgerIndexMin: 102 });
});

/** Names the account and brings it nothing. */
function nothing(ledgerIndex: number, index: number) {
  return { ...payment(ledgerIndex, index), meta: { accounts: [] } };
}

it('what brings nothing costs no commit, and what is proven is written with the next payment', async () => {
  harness.client.closeLedgers(101, 103);
  for (let index = 0; index < 50; index += 1) harness.client.send(nothing(103, index));
  await harness.clock.pass(0);
  expect(commits).toBe(0);
  harness.client.send(payment(103, 50));
  expect(commits).toBeGreaterThan(0);
  expect(harness.store.coverage('mainnet', A)).toMatchObject({ through: 102 });
});
