import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RequestError } from '../../../electron/xrpl/protocol/request-error.ts';
import { A, MonitorBench, payment } from '../support/bench-monitor.ts';
import { emptyPage, serverError, serverView } from '../support/scripted-client.ts';

let bench: MonitorBench;

beforeEach(() => {
  bench = new MonitorBench();
});
afterEach(async () => {
  await bench.dispose();
});

describe('recovery', () => {
  it('goes page by page, and an interruption resumes where it stood', async () => {
    bench.watch({ address: A, sinceLedger: 10 });
    bench.monitor.start();
    const pages = [
      { transactions: [payment(12), payment(20)], marker: { ledger: 20, seq: 1 } },
      { transactions: [payment(20, 1), payment(30)], marker: { ledger: 31, seq: 0 } },
    ];
    bench.client.answerPage = (query) => {
      const page = pages.shift();
      if (page === undefined) throw new RequestError('disconnected', 'gone');
      return emptyPage(query, page);
    };
    bench.client.subscribe(99);
    await bench.clock.pass(0);
    expect(bench.client.pages.map(({ query }) => query.marker ?? null)).toEqual([
      null,
      { ledger: 20, seq: 1 },
      { ledger: 31, seq: 0 },
    ]);
    expect(bench.client.pages[1]?.options.connection).toBe(1);
    expect(bench.store.coveredRanges('mainnet', A)).toEqual([[10, 29]]);

    bench.crash();
    bench.watch({ address: A, sinceLedger: 10 });
    bench.monitor.start();
    bench.client.answerPage = (query) => emptyPage(query, { transactions: [payment(30), payment(50)] });
    bench.client.subscribe(99);
    await bench.clock.pass(0);
    expect(bench.client.pages.map(({ query }) => [query.ledgerIndexMin, query.marker])).toEqual([
      [30, undefined],
    ]);
    expect(bench.payments()).toEqual([50]);
    expect(bench.coverage()).toMatchObject({ from: 10, through: 99, gaps: [] });
  });

  it('begins again at what is not proven when a marker has died', async () => {
    bench.watch({ address: A, sinceLedger: 10 });
    bench.monitor.start();
    bench.client.answerPage = (query) => {
      if (query.marker !== undefined) return emptyPage(query);
      if (query.ledgerIndexMin === 10) {
        return emptyPage(query, { transactions: [payment(40)], marker: { ledger: 40, seq: 1 } });
      }
      return emptyPage(query, { transactions: [payment(40), payment(41)] });
    };
    bench.client.subscribe(99);
    await bench.clock.pass(0);
    expect(bench.client.pages.map(({ query }) => [query.ledgerIndexMin, query.marker !== undefined])).toEqual(
      [
        [10, false],
        [10, true],
        [40, false],
      ],
    );
    expect(bench.payments()).toEqual([40, 41]);
    expect(bench.coverage()).toMatchObject({ through: 99, gaps: [] });
  });

  it('asks other servers for what the one in use clamps away', async () => {
    bench.watch({ address: A, sinceLedger: 10 });
    bench.monitor.start();
    bench.client.serverList = [serverView('wss://a', null, true), serverView('wss://b', '1-99')];
    bench.client.answerPage = (query, { server = 'wss://a' }) => {
      const first = server === 'wss://a' ? Math.max(50, query.ledgerIndexMin) : query.ledgerIndexMin;
      return emptyPage(query, { server, ledgerIndexMin: first });
    };
    bench.client.subscribe(99);
    await bench.clock.pass(0);
    expect(
      bench.client.pages.map(({ query, options }) => [
        options.server,
        query.ledgerIndexMin,
        query.ledgerIndexMax,
      ]),
    ).toEqual([
      [undefined, 10, 99],
      ['wss://b', 10, 49],
    ]);
    expect(bench.coverage()?.gaps).toEqual([]);
  });

  it.each(['lgrIdxsInvalid', 'lgrIdxMalformed', 'invalidLgrRange', 'lgrNotFound'])(
    'learns by %s what a server holds, and asks for that',
    async (word) => {
      bench.watch({ address: A, sinceLedger: 10 });
      bench.monitor.start();
      bench.client.answerPage = (query) => {
        if (query.ledgerIndexMin === -1) return emptyPage(query, { ledgerIndexMin: 60, ledgerIndexMax: 99 });
        if (query.ledgerIndexMin < 60) throw serverError(word);
        return emptyPage(query);
      };
      bench.client.subscribe(99);
      await bench.clock.pass(0);
      expect(bench.store.coveredRanges('mainnet', A)).toEqual([[60, 99]]);
      expect(bench.coverage()?.gaps).toEqual([[10, 59]]);
      expect(bench.monitor.gaps()).toMatchObject([{ range: [10, 59], attempts: 1, accepted: false }]);
    },
  );

  it.each<[string, unknown]>([
    ['notSynced', serverError('notSynced')],
    ['noNetwork', serverError('noNetwork')],
    ['tooBusy', serverError('tooBusy')],
    ['slowDown', serverError('slowDown')],
    ['a time limit', new RequestError('timeout', 'late', { server: 'wss://a' })],
    ['a changed connection', new RequestError('connection-changed', 'other', { server: 'wss://a' })],
    ['a full queue', new RequestError('queue-full', 'full')],
  ])('waits and tries again after %s', async (_what, error) => {
    bench.watch({ address: A, sinceLedger: 10 });
    bench.monitor.start();
    let failures = 2;
    bench.client.answerPage = (query) => {
      if (failures-- > 0) throw error;
      return emptyPage(query, { transactions: [payment(15)] });
    };
    bench.client.subscribe(99);
    await bench.clock.pass(0);
    if (_what !== 'a changed connection') {
      expect(bench.client.pages).toHaveLength(1);
      expect(bench.monitor.catchingUp).toBe(true);
    }
    await bench.clock.pass(120_000);
    expect(bench.payments()).toEqual([15]);
    expect(bench.coverage()?.gaps).toEqual([]);
  });

  it('continues through empty pages with markers', async () => {
    bench.watch({ address: A, sinceLedger: 10 });
    bench.monitor.start();
    let turn = 0;
    bench.client.answerPage = (query) => {
      turn += 1;
      if (turn < 4) return emptyPage(query, { marker: { ledger: 10 + turn, seq: 0 } });
      return emptyPage(query, { transactions: [payment(50)] });
    };
    bench.client.subscribe(99);
    await bench.clock.pass(0);
    expect(turn).toBe(4);
    expect(bench.payments()).toEqual([50]);
  });

  it('asks once more for the newest ledger when the server announced it but does not tell it yet', async () => {
    bench.watch({ address: A, sinceLedger: 90 });
    bench.monitor.start();
    bench.client.answerPage = (query) =>
      emptyPage(query, { ledgerIndexMax: bench.clock.now() < 900 ? 97 : 99 });
    bench.client.subscribe(99);
    await bench.clock.pass(0);
    expect(bench.coverage()).toMatchObject({ through: 97 });
    expect(bench.monitor.gaps()).toEqual([]);
    expect(bench.monitor.catchingUp).toBe(true);
    await bench.clock.pass(1100);
    expect(bench.coverage()).toMatchObject({ through: 99, gaps: [] });
    expect(bench.monitor.catchingUp).toBe(false);
  });

  it('lets a busy account not starve the others', async () => {
    const others = Array.from({ length: 30 }, (_, n) => `r${`${n}`.padStart(25, 'x')}`);
    bench.watch(...[A, ...others].map((address) => ({ address, sinceLedger: 10 })));
    bench.monitor.start();
    let busyPages = 0;
    bench.client.answerPage = (query) => {
      if (query.account !== A || busyPages++ >= 50) return emptyPage(query);
      const ledger = 10 + busyPages;
      return emptyPage(query, { transactions: [payment(ledger)], marker: { ledger: ledger + 1, seq: 0 } });
    };
    bench.client.subscribe(99);
    await bench.clock.pass(0);
    const order = bench.client.pages.map(({ query }) => query.account);
    // Every other account had its one request before the busy one had a fifth of its pages.
    const lastOther = Math.max(...others.map((account) => order.indexOf(account)));
    expect(order.slice(0, lastOther).filter((account) => account === A).length).toBeLessThan(10);
    for (const account of others) expect(order.filter((each) => each === account)).toHaveLength(1);
  });

  it('walks whole ledgers where many accounts lack the same few', async () => {
    const accounts = Array.from({ length: 40 }, (_, n) => `r${`${n}`.padStart(25, 'x')}`);
    bench.client.serverList = [serverView('wss://a', '1-200', true)];
    await bench.live(...accounts);
    bench.client.closeLedgers(101, 103);
    bench.client.emit({ type: 'session-ended', session: 1 });
    const [first = '', second = ''] = accounts;
    bench.client.answerLedger = (ledgerIndex) => ({
      ...{ server: 'wss://a', ledgerIndex, closeTime: null, unreadable: 0 },
      transactions: ledgerIndex === 105 ? [payment(105, 0, first, second), payment(105, 1, 'rNobody')] : [],
    });
    bench.client.subscribe(108, 2);
    await bench.clock.pass(0);
    expect(bench.client.ledgers).toEqual([103, 104, 105, 106, 107, 108]);
    expect(bench.client.pages).toEqual([]);
    expect(bench.payments()).toEqual([105, 105]);
    for (const account of accounts) expect(bench.coverage(account)).toMatchObject({ through: 108, gaps: [] });
  });

  it('falls back to account_tx when a ledger cannot be had whole', async () => {
    const accounts = Array.from({ length: 40 }, (_, n) => `r${`${n}`.padStart(25, 'x')}`);
    bench.client.serverList = [serverView('wss://a', '1-200', true)];
    await bench.live(...accounts);
    bench.client.closeLedgers(101, 103);
    bench.client.emit({ type: 'session-ended', session: 1 });
    bench.client.answerLedger = (ledgerIndex) => {
      if (ledgerIndex === 105) throw serverError('lgrNotFound');
      return { ...{ server: 'wss://a', ledgerIndex, closeTime: null, transactions: [], unreadable: 0 } };
    };
    bench.client.subscribe(108, 2);
    await bench.clock.pass(0);
    expect(bench.client.pages).toHaveLength(40);
    for (const account of accounts) expect(bench.coverage(account)).toMatchObject({ through: 108, gaps: [] });
  });
});

it('resume hurries: nothing waits for its time', async () => {
  bench.watch({ address: A, sinceLedger: 10 });
  bench.monitor.start();
  let busy = true;
  bench.client.answerPage = (query) => {
    if (busy) throw serverError('slowDown');
    return emptyPage(query);
  };
  bench.client.subscribe(99);
  await bench.clock.pass(0);
  busy = false;
  bench.monitor.nudge('resume');
  await bench.clock.pass(0);
  expect(bench.client.nudges).toBe(1);
  expect(bench.coverage()).toMatchObject({ through: 99, gaps: [] });
});
