import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RequestError } from '../../electron/xrpl/errors.ts';
import { A, B, MonitorBench, payment } from './bench-monitor.ts';
import { emptyPage, serverError, serverView } from './scripted-client.ts';

let bench: MonitorBench;

beforeEach(() => {
  bench = new MonitorBench();
});
afterEach(async () => {
  await bench.dispose();
});

/** Watching A (and B), live from ledger 100 on. */
async function live(...accounts: readonly string[]): Promise<void> {
  bench.watch(...(accounts.length === 0 ? [A] : accounts).map((address) => ({ address })));
  bench.monitor.start();
  bench.client.subscribe(99);
  bench.client.closeLedgers(100, 100);
  await bench.clock.pass(0);
}

describe('live', () => {
  it('an account just added begins with the ledger after the newest', async () => {
    await live();
    bench.client.closeLedgers(101, 105);
    expect(bench.coverage()).toMatchObject({ from: 100, through: 104, gaps: [] });
    expect(bench.client.pages).toEqual([]);
  });

  it('a payment is recorded, announced and rung at once, and only once', async () => {
    await live();
    bench.client.send(payment(100));
    bench.client.send(payment(100));
    expect(bench.payments()).toEqual([100]);
    expect(bench.rang()).toEqual([100]);
    expect(bench.events.findIndex(({ type }) => type === 'payment')).toBeLessThan(
      bench.events.findIndex(({ type }) => type === 'alert'),
    );
    await bench.clock.pass(0);
    expect(bench.store.unannounced('mainnet')).toEqual([]);
    expect(bench.store.unalerted('mainnet')).toEqual([]);
  });

  it('a drop between ledgerClosed and its transactions loses nothing', async () => {
    await live();
    bench.client.closeLedgers(101, 103);
    bench.client.emit({ type: 'session-ended', session: 1 });
    expect(bench.monitor.catchingUp).toBe(true);
    bench.client.answerPage = (query) => emptyPage(query, { transactions: [payment(103)] });
    bench.client.subscribe(110, 2);
    await bench.clock.pass(0);
    expect(bench.client.pages.map(({ query }) => [query.ledgerIndexMin, query.ledgerIndexMax])).toEqual([
      [103, 110],
    ]);
    expect(bench.payments()).toEqual([103]);
    expect(bench.monitor.catchingUp).toBe(false);
  });

  it('a skipped ledger is recovered on both sides of the skip', async () => {
    await live();
    bench.client.closeLedgers(101, 103);
    bench.client.closeLedgers(106, 106);
    await bench.clock.pass(0);
    expect(bench.client.pages.map(({ query }) => [query.ledgerIndexMin, query.ledgerIndexMax])).toEqual([
      [103, 105],
    ]);
    expect(bench.coverage()).toMatchObject({ through: 105, gaps: [] });
  });

  it('a frame that could not be read is looked up', async () => {
    await live();
    bench.client.closeLedgers(101, 103);
    bench.client.emit({ type: 'unreadable', session: 1, ledgerIndex: 103 });
    bench.client.closeLedgers(104, 105);
    await bench.clock.pass(0);
    expect(
      bench.client.pages.some(({ query }) => query.ledgerIndexMin <= 103 && query.ledgerIndexMax >= 103),
    ).toBe(true);
    expect(bench.coverage()).toMatchObject({ through: 104, gaps: [] });
  });

  it('a payment that comes after its ledger was proven shows that the order is not kept', async () => {
    await live();
    bench.client.closeLedgers(101, 104);
    bench.client.send(payment(102));
    await bench.clock.pass(0);
    expect(bench.payments()).toEqual([102]);
    expect(bench.client.pages[0]?.query).toMatchObject({ ledgerIndexMin: 102 });
  });

  it('while a connection is rotated both sessions count, and nothing is asked for', async () => {
    await live();
    bench.client.closeLedgers(101, 103);
    bench.client.subscribe(103, 2);
    bench.client.closeLedgers(104, 104);
    bench.client.closeLedgers(104, 104, 2);
    bench.client.closeLedgers(105, 105);
    bench.client.emit({ type: 'session-ended', session: 1 });
    bench.client.closeLedgers(105, 107, 2);
    await bench.clock.pass(0);
    expect(bench.coverage()).toMatchObject({ through: 106, gaps: [] });
    expect(bench.client.pages).toEqual([]);
  });

  it('coverage is written at least every 30 s, with every payment of the account, on suspend and on quit', async () => {
    const stored = () => bench.store.coverage('mainnet', A)?.through;
    await live();
    bench.client.closeLedgers(101, 105);
    expect(stored()).toBe(99);
    await bench.clock.pass(30_000);
    expect(stored()).toBe(104);
    bench.client.closeLedgers(106, 110);
    bench.client.send(payment(110));
    expect(stored()).toBe(109);
    bench.client.closeLedgers(111, 113);
    bench.monitor.suspend();
    expect(stored()).toBe(112);
    bench.client.closeLedgers(114, 120);
    await bench.monitor.stop();
    expect(stored()).toBe(119);
    expect(bench.clock.pendingTimers).toBe(0);
  });

  it('coverage is told at most once a second', async () => {
    await live();
    await bench.clock.pass(2000);
    bench.events = [];
    bench.client.closeLedgers(101, 150);
    await bench.clock.pass(1000);
    expect(bench.events).toMatchObject([{ type: 'coverage', coverage: { through: 149 } }]);
  });
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
    ['a changed connection', new RequestError('connectionChanged', 'other', { server: 'wss://a' })],
    ['a full queue', new RequestError('queueFull', 'full')],
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
    await live(...accounts);
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
    await live(...accounts);
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

describe('gaps', () => {
  async function gap(): Promise<void> {
    bench.watch({ address: A, sinceLedger: 10 });
    bench.monitor.start();
    bench.client.serverList = [serverView('wss://a', '50-99', true), serverView('wss://b', '60-99')];
    bench.client.closeTimes = (ledgerIndex) => (ledgerIndex >= 50 ? 820_000_000 + ledgerIndex * 4 : null);
    bench.client.subscribe(99);
    await bench.clock.pass(0);
  }

  it('are kept with their range and time, told, and do not hold up the rest', async () => {
    await gap();
    expect(bench.coverage()).toMatchObject({ from: 10, through: 99, gaps: [[10, 49]] });
    expect(bench.monitor.catchingUp).toBe(false);
    expect(bench.problems()).toEqual(['history-missing']);
    expect(bench.monitor.gaps()).toMatchObject([
      { account: A, range: [10, 49], attempts: 1, fromTime: null, toTime: expect.stringMatching(/^20/) },
    ]);
    bench.client.closeLedgers(100, 101);
    bench.client.send(payment(101));
    expect(bench.rang()).toEqual([101]);
  });

  it('survive a restart, and are tried again with growing intervals', async () => {
    await gap();
    bench.client.serverList = [serverView('wss://a', null, true)];
    bench.client.answerPage = (query) => emptyPage(query, { ledgerIndexMin: 50 });
    const attempts = () => bench.monitor.gaps()[0]?.attempts;
    const times: number[] = [];
    for (let minute = 1; minute <= 60; minute++) {
      const before = attempts();
      await bench.clock.pass(60_000);
      if (attempts() !== before) times.push(minute);
    }
    // One and two minutes, then four, eight, sixteen … (attempts are counted from their own times).
    expect(times.length).toBeGreaterThanOrEqual(4);
    const waits = times.map((minute, i) => minute - (times[i - 1] ?? 0));
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    const kept = bench.monitor.gaps();
    bench.crash();
    bench.watch({ address: A, sinceLedger: 10 });
    expect(bench.monitor.gaps()).toEqual(kept);
  });

  it('close when a server with history joins', async () => {
    await gap();
    bench.client.answerPage = (query, { server = 'wss://a' }) =>
      emptyPage(query, { server, transactions: server === 'wss://full' ? [payment(20)] : [] });
    bench.client.serverList = [...bench.client.serverList, serverView('wss://full', '1-99')];
    bench.monitor.setServers(['wss://a', 'wss://b', 'wss://full']);
    await bench.clock.pass(0);
    expect(bench.payments()).toEqual([20]);
    expect(bench.monitor.gaps()).toEqual([]);
    expect(bench.coverage()?.gaps).toEqual([]);
    expect(bench.events.findLast(({ type }) => type === 'gaps')).toMatchObject({ gaps: [] });
  });

  it('can be tried again at once, and accepted by hand', async () => {
    await gap();
    bench.client.serverList = [serverView('wss://a', null, true)];
    bench.client.answerPage = (query) => emptyPage(query, { ledgerIndexMin: 30 });
    bench.monitor.retryGaps(A);
    await bench.clock.pass(0);
    expect(bench.coverage()?.gaps).toEqual([[10, 29]]);
    bench.monitor.acceptGap(A, [10, 29]);
    const asked = bench.client.pages.length;
    await bench.clock.pass(24 * 3600_000);
    expect(bench.client.pages.length).toBe(asked);
    expect(bench.monitor.gaps()).toMatchObject([{ range: [10, 29], accepted: true, nextRetryAt: null }]);
    // It stays what it is: not examined.
    expect(bench.coverage()?.gaps).toEqual([[10, 29]]);
  });
});

describe('alerts', () => {
  it('of recovered payments are held until caught up: three one by one, more as one summary', async () => {
    await live();
    bench.client.closeLedgers(101, 103);
    for (const count of [3, 4]) {
      bench.events = [];
      bench.client.emit({ type: 'session-ended', session: 1 });
      const start = count * 100;
      const found = Array.from({ length: count }, (_, n) => payment(start + n));
      bench.client.answerPage = (query) =>
        query.marker === undefined
          ? emptyPage(query, {
              transactions: found.slice(1).reverse(),
              marker: { ledger: start + 50, seq: 0 },
            })
          : emptyPage(query, { transactions: found });
      bench.client.subscribe(start + 60);
      bench.client.closeLedgers(start + 61, start + 61);
      await bench.clock.pass(0);
      const ledgers = found.map(({ ledgerIndex }) => ledgerIndex);
      expect(bench.rang()).toEqual(count === 3 ? ledgers : [ledgers]);
      expect(bench.store.unalerted('mainnet')).toEqual([]);
    }
  });

  it('of live payments ring while history is still being read', async () => {
    bench.watch({ address: A, sinceLedger: 10 });
    bench.monitor.start();
    let answer: () => void = () => undefined;
    const wait = new Promise<void>((resolve) => {
      answer = resolve;
    });
    bench.client.answerPage = async (query) => {
      await wait;
      return emptyPage(query, { transactions: [payment(20)] });
    };
    bench.client.subscribe(99);
    bench.client.closeLedgers(100, 100);
    bench.client.send(payment(100));
    expect(bench.rang()).toEqual([100]);
    answer();
    await bench.clock.pass(0);
    // What came before the account was added does not ring.
    expect(bench.payments()).toEqual([100, 20]);
    expect(bench.rang()).toEqual([100]);
  });

  it('that a crash prevented ring after the restart, once', async () => {
    bench.confirms = false;
    await live();
    bench.client.send(payment(100));
    expect(bench.rang()).toEqual([100]);
    await bench.clock.pass(0);
    bench.confirms = true;
    for (const expected of [[100], []]) {
      bench.crash();
      bench.watch({ address: A });
      bench.monitor.start();
      bench.client.subscribe(101);
      await bench.clock.pass(0);
      expect(bench.rang()).toEqual(expected);
      expect(bench.payments()).toEqual([]);
    }
  });

  it('that a crash prevented more than a day ago are in a summary', async () => {
    bench.confirms = false;
    await live();
    bench.client.send(payment(100));
    bench.crash();
    bench.clock.jump(2 * 24 * 3600_000);
    bench.watch({ address: A });
    bench.monitor.start();
    bench.client.subscribe(101);
    await bench.clock.pass(0);
    expect(bench.rang()).toEqual([[100]]);
  });

  it('do not wait for a connection that does not come back', async () => {
    await live();
    bench.client.emit({ type: 'session-ended', session: 1 });
    let pages = 0;
    bench.client.answerPage = (query) => {
      pages += 1;
      if (pages > 1) throw new RequestError('disconnected', 'gone');
      return emptyPage(query, { transactions: [payment(105)], marker: { ledger: 106, seq: 0 } });
    };
    bench.client.subscribe(110, 2);
    await bench.clock.pass(0);
    bench.client.emit({ type: 'session-ended', session: 2 });
    expect(bench.rang()).toEqual([]);
    await bench.clock.pass(31_000);
    expect(bench.rang()).toEqual([105]);
  });
});

describe('adding and removing', () => {
  it('an account added without a connection begins when it was added, by the ledgers’ own clock', async () => {
    // The local clock is wrong by a year, now as when it was added; only the time passed counts.
    bench.clock.jump(365 * 24 * 3600_000);
    bench.monitor.start();
    const added = new Date(bench.clock.wallTime() - 600_000).toISOString();
    bench.watch({ address: A, addedAt: added });
    bench.client.closeTimes = (ledgerIndex) => 820_000_000 + ledgerIndex * 4;
    bench.client.subscribe(10_000);
    await bench.clock.pass(0);
    // 600 s are 150 ledgers; close times may be rounded by 10 s.
    expect(bench.coverage()?.from).toBeGreaterThanOrEqual(10_000 - 154);
    expect(bench.coverage()?.from).toBeLessThanOrEqual(10_000 - 149);
  });

  it('an account removed and added again later does not ring for what came in between', async () => {
    await live(A, B);
    bench.client.closeLedgers(101, 110);
    bench.watch({ address: A });
    expect(bench.client.accounts).toEqual([A]);
    expect(bench.store.coverage('mainnet', B)?.through).toBe(109);
    bench.client.emit({ type: 'unsubscribed', session: 1, accounts: [B] });
    bench.client.closeLedgers(111, 120);
    bench.client.answerPage = (query) => emptyPage(query, { transactions: [payment(115, 0, B)] });
    bench.watch({ address: A }, { address: B, id: 'again' });
    bench.client.emit({ type: 'subscribed', session: 1, accounts: [B], ledgerIndex: 120 });
    bench.client.closeLedgers(121, 121);
    await bench.clock.pass(0);
    expect(bench.payments()).toEqual([115]);
    expect(bench.rang()).toEqual([]);
    bench.client.send(payment(121, 0, B));
    expect(bench.rang()).toEqual([121]);
  });
});

describe('the store', () => {
  it('that fails keeps the ledger unproven, says so once, and history brings the payment', async () => {
    await live();
    bench.client.closeLedgers(101, 102);
    const record = bench.store.record;
    const failing = () => {
      throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
    };
    Object.assign(bench.store, { record: failing });
    bench.client.send(payment(102));
    bench.client.send(payment(102, 1));
    bench.client.closeLedgers(103, 104);
    await bench.clock.pass(5000);
    expect(bench.problems()).toEqual(['store-disk-full']);
    expect(bench.payments()).toEqual([]);
    Object.assign(bench.store, { record });
    bench.client.answerPage = (query) => emptyPage(query, { transactions: [payment(102), payment(102, 1)] });
    await bench.clock.pass(5000);
    expect(bench.payments()).toEqual([102, 102]);
    expect(bench.rang()).toEqual([102, 102]);
    expect(bench.coverage()).toMatchObject({ through: 103, gaps: [] });
  });

  it('that was lost is rebuilt from the network, silently up to where it had been told', async () => {
    await live();
    bench.client.send(payment(100));
    bench.client.closeLedgers(101, 110);
    await bench.monitor.stop();
    expect(bench.marks).toEqual([
      { network: 'mainnet', account: A, from: 100, through: 109, ringsFrom: 100 },
    ]);
    bench.crash(() => writeFileSync(join(bench.folder, 'payments.db'), 'lost '.repeat(1000)));
    expect(bench.store.problems).toMatchObject([{ code: 'store-corrupted' }]);
    bench.watch({ address: A });
    bench.monitor.start();
    bench.client.answerPage = (query) => emptyPage(query, { transactions: [payment(100), payment(115)] });
    bench.client.subscribe(120);
    await bench.clock.pass(0);
    expect(bench.client.pages.map(({ query }) => [query.ledgerIndexMin, query.ledgerIndexMax])).toEqual([
      [100, 120],
    ]);
    expect(bench.store.query({ offset: 0, limit: 10 }).total).toBe(2);
    expect(bench.payments()).toEqual([115]);
    expect(bench.rang()).toEqual([115]);
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
