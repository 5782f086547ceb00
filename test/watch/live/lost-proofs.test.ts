import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountTxPage } from '../../../electron/xrpl/network-client.ts';
import { A, B, MonitorBench, payment } from '../support/bench-monitor.ts';
import { emptyPage, serverView } from '../support/scripted-client.ts';

/** Ways in which coverage could claim more than was examined, or alerts could be held for ever. */

let bench: MonitorBench;

beforeEach(() => {
  bench = new MonitorBench();
});
afterEach(async () => {
  await bench.dispose();
});

async function live(...accounts: readonly string[]): Promise<void> {
  bench.watch(...accounts.map((address) => ({ address })));
  bench.monitor.start();
  bench.client.subscribe(99);
  bench.client.closeLedgers(100, 100);
  await bench.clock.pass(0);
}

it('a row that could not be read stays unproven through the later pages of its walk', async () => {
  bench.watch({ address: A, sinceLedger: 10 });
  bench.monitor.start();
  bench.client.answerPage = (query) =>
    query.marker === undefined && query.ledgerIndexMin === 10
      ? emptyPage(query, {
          transactions: [payment(12)],
          unreadable: [15],
          marker: { ledger: 20, seq: 0 },
        })
      : emptyPage(query, { transactions: [payment(30)] });
  bench.client.serverList = [serverView('wss://a', '1-99', true)];
  bench.client.subscribe(99);
  await bench.clock.pass(0);
  expect(bench.coverage()?.gaps).toEqual([[15, 15]]);
});

describe('an account removed and taken back', () => {
  it('in the middle of its history misses no page of it', async () => {
    const answers: (() => void)[] = [];
    bench.client.answerPage = (query) =>
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
      await bench.clock.pass(0);
    };
    bench.watch({ address: A, sinceLedger: 10 });
    bench.monitor.start();
    bench.client.subscribe(99);
    await bench.clock.pass(0);
    bench.watch();
    await answerOne();
    await answerOne();
    bench.watch({ address: A, sinceLedger: 10 });
    bench.client.subscribe(99);
    for (let n = 0; n < 30; n++) await answerOne();
    expect(bench.payments().toSorted((a, b) => a - b)).toEqual([15, 25, 35, 45, 55, 65, 75, 85, 95]);
    expect(bench.coverage()?.gaps).toEqual([]);
  });

  it('before the server confirmed the removal misses nothing of the moment between', async () => {
    await live(A, B);
    bench.client.closeLedgers(101, 103);
    bench.watch({ address: A });
    bench.client.send(payment(103, 0, B));
    bench.client.answerPage = (query) =>
      emptyPage(query, { transactions: query.ledgerIndexMin <= 103 ? [payment(103, 0, B)] : [] });
    bench.watch({ address: A }, { address: B });
    bench.client.closeLedgers(104, 106);
    await bench.clock.pass(0);
    expect(bench.payments()).toEqual([103]);
    expect(bench.coverage(B)).toMatchObject({ through: 105, gaps: [] });
  });
});

it('ledgers that closed while an account was still looking for its first one are examined', async () => {
  bench.watch({ address: A, addedAt: new Date(bench.clock.wallTime() - 600_000).toISOString() });
  bench.monitor.start();
  bench.client.closeTimes = (ledgerIndex) => 820_000_000 + ledgerIndex * 4;
  const request = bench.client.request.bind(bench.client);
  let release: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => {
    release = resolve;
  });
  bench.client.request = async (command, parameters) => {
    await slow;
    return request(command, parameters);
  };
  bench.client.subscribe(10_000);
  bench.client.closeLedgers(10_001, 10_006);
  await bench.clock.pass(0);
  release();
  await bench.clock.pass(0);
  bench.client.closeLedgers(10_007, 10_007);
  await bench.clock.pass(0);
  expect(bench.coverage()).toMatchObject({ through: 10_006, gaps: [] });
});

it('a listener that fails costs neither the alert nor the proof', async () => {
  await live(A);
  let failures = 1;
  bench.monitor.onEvent(({ type }) => {
    if (type === 'payment' && failures-- > 0) throw new Error('a mistake of a listener');
  });
  bench.client.send(payment(100));
  // It is seen, later and apart.
  await expect(bench.clock.pass(0)).rejects.toThrow('a mistake of a listener');
  expect(bench.rang()).toEqual([100]);
  expect(bench.problems()).toEqual([]);
  bench.client.closeLedgers(101, 102);
  expect(bench.coverage()?.through).toBe(101);
});

it('a gap is tried again although the clock was set back by a year since', async () => {
  bench.watch({ address: A, sinceLedger: 10 });
  bench.monitor.start();
  bench.client.answerPage = (query) => emptyPage(query, { ledgerIndexMin: 50 });
  bench.client.subscribe(99);
  await bench.clock.pass(0);
  expect(bench.monitor.gaps()).toMatchObject([{ range: [10, 49], attempts: 1 }]);
  bench.clock.jump(-365 * 24 * 3600_000);
  await bench.clock.pass(2 * 3600_000);
  expect(bench.monitor.gaps()[0]?.attempts).toBeGreaterThan(1);
});

it('an alert that a crash prevented rings although no server can be reached', async () => {
  bench.confirms = false;
  await live(A);
  bench.client.send(payment(100));
  bench.crash();
  bench.confirms = true;
  bench.watch({ address: A });
  bench.monitor.start();
  await bench.clock.pass(31_000);
  expect(bench.rang()).toEqual([100]);
});

it('an account whose beginning could not be stored at once begins where it was to', async () => {
  await live(A);
  const { beginCoverage } = bench.store;
  Object.assign(bench.store, {
    beginCoverage: () => {
      throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
    },
  });
  bench.watch({ address: A }, { address: B });
  bench.client.closeLedgers(101, 104);
  Object.assign(bench.store, { beginCoverage });
  bench.client.answerPage = (query) =>
    emptyPage(query, { transactions: query.ledgerIndexMin <= 102 ? [payment(102, 0, B)] : [] });
  bench.client.emit({ type: 'subscribed', session: 1, accounts: [B], ledgerIndex: 104 });
  bench.client.closeLedgers(105, 106);
  await bench.clock.pass(0);
  expect(bench.payments()).toEqual([102]);
  expect(bench.coverage(B)).toMatchObject({ from: 101, gaps: [] });
});

it('an account added without a connection misses nothing where the clock is set back meanwhile', async () => {
  bench.watch({ address: A });
  bench.monitor.start();
  await bench.clock.pass(600_000);
  bench.clock.jump(-365 * 24 * 3600_000);
  bench.client.closeTimes = (ledgerIndex) => 820_000_000 + ledgerIndex * 4;
  bench.client.subscribe(10_000);
  await bench.clock.pass(0);
  expect(bench.coverage()?.from).toBeLessThanOrEqual(10_000 - 149);
  expect(bench.coverage()?.from).toBeGreaterThanOrEqual(10_000 - 154);
});

it('alerts of recovered payments do not wait for hours until another account’s long history is read', async () => {
  await live(B);
  bench.client.emit({ type: 'session-ended', session: 1 });
  bench.client.answerPage = (query) =>
    query.account === B
      ? emptyPage(query, { transactions: [payment(105, 0, B)] })
      : new Promise<AccountTxPage>(() => undefined);
  bench.watch({ address: B }, { address: A, sinceLedger: 10 });
  bench.client.subscribe(110, 2);
  await bench.clock.pass(60_000);
  expect(bench.rang()).toEqual([]);
  expect(bench.monitor.catchingUp).toBe(true);
  await bench.clock.pass(61_000);
  expect(bench.rang()).toEqual([105]);
});

it('nothing runs after the end, where ending the connection tells that it is gone', async () => {
  await live(A);
  const { client } = bench;
  client.stop = async () => client.emit({ type: 'session-ended', session: 1 });
  await bench.monitor.stop();
  expect(bench.clock.pendingTimers).toBe(0);
});

it('a withdrawal that cannot be stored for one account continues with the others, and history is asked', async () => {
  await live(A, B);
  bench.client.closeLedgers(101, 105);
  bench.monitor.suspend();
  expect(bench.store.coveredRanges('mainnet', B)).toEqual([[100, 104]]);
  const { withdrawCoverage } = bench.store;
  const tried: string[] = [];
  Object.assign(bench.store, {
    withdrawCoverage: (...args: Parameters<typeof withdrawCoverage>) => {
      tried.push(args[1]);
      if (tried.length === 1) throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
      withdrawCoverage(...args);
    },
  });
  const asked: (readonly [string, number])[] = [];
  bench.client.answerPage = (query) => {
    asked.push([query.account, query.ledgerIndexMin]);
    return new Promise<AccountTxPage>(() => undefined);
  };
  // It comes late: this server does not keep the order, and what it proved from there on is taken back.
  bench.client.send(payment(102, 0, A));
  await bench.clock.pass(0);
  expect(tried).toEqual([A, B]);
  expect(bench.problems()).toEqual(['store-disk-full']);
  expect(bench.store.coveredRanges('mainnet', B)).toEqual([[100, 101]]);
  // In memory it is withdrawn for both.
  expect(asked).toEqual([
    [A, 102],
    [B, 102],
  ]);
  // And in the store as soon as that takes it, so that a restart does not believe it either.
  expect(bench.store.coveredRanges('mainnet', A)).toEqual([[100, 104]]);
  bench.monitor.suspend();
  expect(bench.store.coveredRanges('mainnet', A)).toEqual([[100, 101]]);
});

it('a monitor that was stopped writes no gaps any more: another one may have taken over', async () => {
  bench.watch({ address: A, sinceLedger: 10 });
  bench.monitor.start();
  bench.client.answerPage = (query) => emptyPage(query, { ledgerIndexMin: 50 });
  const answers: (() => void)[] = [];
  bench.client.request = (_command, { ledger_index: index }) =>
    new Promise((resolve) => {
      answers.push(() => resolve({ ledger: { close_time: 820_000_000 + Number(index) } }));
    });
  bench.client.subscribe(99);
  await bench.clock.pass(0);
  expect(bench.monitor.gaps()).toMatchObject([{ range: [10, 49] }]);
  await bench.monitor.stop();
  // As the other one does when the gap was filled.
  bench.store.saveGaps('mainnet', []);
  for (const answer of answers) answer();
  await bench.clock.pass(0);
  expect(bench.store.gaps('mainnet')).toEqual([]);
  expect(bench.clock.pendingTimers).toBe(0);
});
