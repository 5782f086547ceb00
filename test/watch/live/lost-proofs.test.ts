import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountTxPage } from '../../../electron/xrpl/network-client.ts';
import { A, B, MonitorHarness, payment } from '../support/monitor-harness.ts';
import { emptyPage, serverView } from '../support/scripted-client.ts';

/** Ways in which coverage could claim more than was examined, or alerts could be held for ever. */

let harness: MonitorHarness;

beforeEach(() => {
  harness = new MonitorHarness();
});
afterEach(async () => {
  await harness.dispose();
});

async function live(...accounts: readonly string[]): Promise<void> {
  harness.watch(...accounts.map((address) => ({ address })));
  harness.monitor.start();
  harness.client.subscribe(99);
  harness.client.closeLedgers(100, 100);
  await harness.clock.pass(0);
}

it('a row that could not be read stays unproven through the later pages of its walk', async () => {
  harness.watch({ address: A, sinceLedger: 10 });
  harness.monitor.start();
  harness.client.answerPage = (query) =>
    query.marker === undefined && query.ledgerIndexMin === 10
      ? emptyPage(query, {
          transactions: [payment(12)],
          unreadable: [15],
          marker: { ledger: 20, seq: 0 },
        })
      : emptyPage(query, { transactions: [payment(30)] });
  harness.client.serverList = [serverView('wss://a', '1-99', true)];
  harness.client.subscribe(99);
  await harness.clock.pass(0);
  expect(harness.coverage()?.gaps).toEqual([[15, 15]]);
});

describe('an account removed and taken back', () => {
  it('in the middle of its history misses no page of it', async () => {
    const answers: (() => void)[] = [];
    harness.client.answerPage = (query) =>
      new Promise<AccountTxPage>((resolve) => {
        const next = (Number(query.marker?.ledger ?? query.ledgerIndexMin) || 0) + 10;
        const page =
          next > 90
            ? emptyPage(query, { transactions: [payment(95)] })
            : emptyPage(query, { transactions: [payment(next - 5)], marker: { ledger: next, seq: 0 } });
        answers.push(() => resolve(page));
      });
    const answerOne = async () => {
      answers.shift()?.();
      await harness.clock.pass(0);
    };
    harness.watch({ address: A, sinceLedger: 10 });
    harness.monitor.start();
    harness.client.subscribe(99);
    await harness.clock.pass(0);
    harness.watch();
    await answerOne();
    await answerOne();
    harness.watch({ address: A, sinceLedger: 10 });
    harness.client.subscribe(99);
    for (let n = 0; n < 30; n++) await answerOne();
    expect(harness.payments().toSorted((a, b) => a - b)).toEqual([15, 25, 35, 45, 55, 65, 75, 85, 95]);
    expect(harness.coverage()?.gaps).toEqual([]);
  });

  it('before the server confirmed the removal misses nothing of the moment between', async () => {
    await live(A, B);
    harness.client.closeLedgers(101, 103);
    harness.watch({ address: A });
    harness.client.send(payment(103, 0, B));
    harness.client.answerPage = (query) =>
      emptyPage(query, { transactions: query.ledgerIndexMin <= 103 ? [payment(103, 0, B)] : [] });
    harness.watch({ address: A }, { address: B });
    harness.client.closeLedgers(104, 106);
    await harness.clock.pass(0);
    expect(harness.payments()).toEqual([103]);
    expect(harness.coverage(B)).toMatchObject({ through: 105, gaps: [] });
  });
});

it('ledgers that closed while an account was still looking for its first one are examined', async () => {
  harness.watch({ address: A, addedAt: new Date(harness.clock.wallTime() - 600_000).toISOString() });
  harness.monitor.start();
  harness.client.closeTimes = (ledgerIndex) => 820_000_000 + ledgerIndex * 4;
  const request = harness.client.request.bind(harness.client);
  let release: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => {
    release = resolve;
  });
  harness.client.request = async (command, parameters) => {
    await slow;
    return request(command, parameters);
  };
  harness.client.subscribe(10_000);
  harness.client.closeLedgers(10_001, 10_006);
  await harness.clock.pass(0);
  release();
  await harness.clock.pass(0);
  harness.client.closeLedgers(10_007, 10_007);
  await harness.clock.pass(0);
  expect(harness.coverage()).toMatchObject({ through: 10_006, gaps: [] });
});

it('a listener that fails costs neither the alert nor the proof', async () => {
  await live(A);
  let failures = 1;
  harness.monitor.onEvent(({ type }) => {
    if (type === 'recorded' && failures-- > 0) throw new Error('a mistake of a listener');
  });
  harness.client.send(payment(100));
  // It is seen, later and apart.
  await expect(harness.clock.pass(0)).rejects.toThrow('a mistake of a listener');
  expect(harness.alerted()).toEqual([100]);
  expect(harness.problems()).toEqual([]);
  harness.client.closeLedgers(101, 102);
  expect(harness.coverage()?.through).toBe(101);
});

it('a gap is tried again although the clock was set back by a year since', async () => {
  harness.watch({ address: A, sinceLedger: 10 });
  harness.monitor.start();
  harness.client.answerPage = (query) => emptyPage(query, { ledgerIndexMin: 50 });
  harness.client.subscribe(99);
  await harness.clock.pass(0);
  expect(harness.monitor.gaps()).toMatchObject([{ range: [10, 49], attempts: 1 }]);
  harness.clock.jump(-365 * 24 * 3600_000);
  await harness.clock.pass(2 * 3600_000);
  expect(harness.monitor.gaps()[0]?.attempts).toBeGreaterThan(1);
});

it('an alert that a crash prevented is given although no server can be reached', async () => {
  harness.acknowledges = false;
  await live(A);
  harness.client.send(payment(100));
  harness.crash();
  harness.acknowledges = true;
  harness.watch({ address: A });
  harness.monitor.start();
  await harness.clock.pass(31_000);
  expect(harness.alerted()).toEqual([100]);
});

it('an account whose beginning could not be stored at once begins where it was to', async () => {
  await live(A);
  const { beginCoverage } = harness.store;
  Object.assign(harness.store, {
    beginCoverage: () => {
      throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
    },
  });
  harness.watch({ address: A }, { address: B });
  harness.client.closeLedgers(101, 104);
  Object.assign(harness.store, { beginCoverage });
  harness.client.answerPage = (query) =>
    emptyPage(query, { transactions: query.ledgerIndexMin <= 102 ? [payment(102, 0, B)] : [] });
  harness.client.emit({ type: 'subscribed', session: 1, accounts: [B], ledgerIndex: 104 });
  harness.client.closeLedgers(105, 106);
  await harness.clock.pass(0);
  expect(harness.payments()).toEqual([102]);
  expect(harness.coverage(B)).toMatchObject({ from: 101, gaps: [] });
});

it('an account added without a connection misses nothing where the clock is set back meanwhile', async () => {
  harness.watch({ address: A });
  harness.monitor.start();
  await harness.clock.pass(600_000);
  harness.clock.jump(-365 * 24 * 3600_000);
  harness.client.closeTimes = (ledgerIndex) => 820_000_000 + ledgerIndex * 4;
  harness.client.subscribe(10_000);
  await harness.clock.pass(0);
  expect(harness.coverage()?.from).toBeLessThanOrEqual(10_000 - 149);
  expect(harness.coverage()?.from).toBeGreaterThanOrEqual(10_000 - 154);
});

it('alerts of recovered payments do not wait for hours until another account’s long history is read', async () => {
  await live(B);
  harness.client.emit({ type: 'session-ended', session: 1 });
  harness.client.answerPage = (query) =>
    query.account === B
      ? emptyPage(query, { transactions: [payment(105, 0, B)] })
      : new Promise<AccountTxPage>(() => undefined);
  harness.watch({ address: B }, { address: A, sinceLedger: 10 });
  harness.client.subscribe(110, 2);
  await harness.clock.pass(60_000);
  expect(harness.alerted()).toEqual([]);
  expect(harness.monitor.catchingUp).toBe(true);
  await harness.clock.pass(61_000);
  expect(harness.alerted()).toEqual([105]);
});

it('nothing runs after the end, where ending the connection tells that it is gone', async () => {
  await live(A);
  const { client } = harness;
  client.stop = async () => client.emit({ type: 'session-ended', session: 1 });
  await harness.monitor.stop();
  harness.alerting.stop();
  expect(harness.clock.pendingTimers).toBe(0);
});

it('a withdrawal that cannot be stored for one account continues with the others, and history is asked', async () => {
  await live(A, B);
  harness.client.closeLedgers(101, 105);
  harness.monitor.suspend();
  expect(harness.store.coveredRanges('mainnet', B)).toEqual([[100, 104]]);
  const { withdrawCoverage } = harness.store;
  const tried: string[] = [];
  Object.assign(harness.store, {
    withdrawCoverage: (...args: Parameters<typeof withdrawCoverage>) => {
      tried.push(args[1]);
      if (tried.length === 1) throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
      withdrawCoverage(...args);
    },
  });
  const asked: (readonly [string, number])[] = [];
  harness.client.answerPage = (query) => {
    asked.push([query.account, query.ledgerIndexMin]);
    return new Promise<AccountTxPage>(() => undefined);
  };
  // It comes late: this server does not keep the order, and what it proved from there on is taken back.
  harness.client.send(payment(102, 0, A));
  await harness.clock.pass(0);
  expect(tried).toEqual([A, B]);
  expect(harness.problems()).toEqual(['store-disk-full']);
  expect(harness.store.coveredRanges('mainnet', B)).toEqual([[100, 101]]);
  // In memory it is withdrawn for both.
  expect(asked).toEqual([
    [A, 102],
    [B, 102],
  ]);
  // And in the store as soon as that takes it, so that a restart does not believe it either.
  expect(harness.store.coveredRanges('mainnet', A)).toEqual([[100, 104]]);
  harness.monitor.suspend();
  expect(harness.store.coveredRanges('mainnet', A)).toEqual([[100, 101]]);
});

it('a monitor that was stopped writes no gaps any more: another one may have taken over', async () => {
  harness.watch({ address: A, sinceLedger: 10 });
  harness.monitor.start();
  harness.client.answerPage = (query) => emptyPage(query, { ledgerIndexMin: 50 });
  const answers: (() => void)[] = [];
  harness.client.request = (_command, { ledger_index: index }) =>
    new Promise((resolve) => {
      answers.push(() => resolve({ ledger: { close_time: 820_000_000 + Number(index) } }));
    });
  harness.client.subscribe(99);
  await harness.clock.pass(0);
  expect(harness.monitor.gaps()).toMatchObject([{ range: [10, 49] }]);
  await harness.monitor.stop();
  // As the other one does when the gap was filled.
  harness.store.saveGaps('mainnet', []);
  for (const answer of answers) answer();
  await harness.clock.pass(0);
  expect(harness.store.gaps('mainnet')).toEqual([]);
  expect(harness.clock.pendingTimers).toBe(0);
});
