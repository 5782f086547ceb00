import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CoverageTracker } from '../../../electron/watch/coverage/coverage-tracker.ts';
import { PAGES_AT_ONCE } from '../../../electron/watch/recovery/history-cost.ts';
import { RequestError } from '../../../electron/xrpl/protocol/request-error.ts';
import { A, MonitorHarness, payment } from '../support/monitor-harness.ts';
import { emptyPage, serverError, serverView } from '../support/scripted-client.ts';

let harness: MonitorHarness;

beforeEach(() => {
  harness = new MonitorHarness();
});
afterEach(async () => {
  await harness.dispose();
});

describe('recovery', () => {
  it('goes page by page, and an interruption resumes where it stood', async () => {
    harness.watch({ address: A, sinceLedger: 10 });
    harness.monitor.start();
    const pages = [
      { transactions: [payment(12), payment(20)], marker: { ledger: 20, seq: 1 } },
      { transactions: [payment(20, 1), payment(30)], marker: { ledger: 31, seq: 0 } },
    ];
    harness.client.answerPage = (query) => {
      const page = pages.shift();
      if (page === undefined) throw new RequestError('disconnected', 'gone');
      return emptyPage(query, page);
    };
    harness.client.subscribe(99);
    await harness.clock.pass(0);
    expect(harness.client.pages.map(({ query }) => query.marker ?? null)).toEqual([
      null,
      { ledger: 20, seq: 1 },
      { ledger: 31, seq: 0 },
    ]);
    expect(harness.client.pages[1]?.options.connection).toBe(1);
    expect(harness.store.coveredRanges('mainnet', A)).toEqual([[10, 29]]);

    harness.crash();
    harness.watch({ address: A, sinceLedger: 10 });
    harness.monitor.start();
    harness.client.answerPage = (query) => emptyPage(query, { transactions: [payment(30), payment(50)] });
    harness.client.subscribe(99);
    await harness.clock.pass(0);
    expect(harness.client.pages.map(({ query }) => [query.ledgerIndexMin, query.marker])).toEqual([
      [30, undefined],
    ]);
    expect(harness.payments()).toEqual([50]);
    expect(harness.coverage()).toMatchObject({ from: 10, through: 99, gaps: [] });
  });

  it('of an account that waited for its turn while the connection was lost uses no marker of that connection', async () => {
    // One more than have requests under way at once.
    const accounts = Array.from({ length: PAGES_AT_ONCE + 1 }, (_, n) => `r${`${n}`.padStart(25, 'x')}`);
    const [first = ''] = accounts;
    const failures: (() => void)[] = [];
    harness.client.answerPage = (query) => {
      if (query.account !== first) {
        return new Promise((_, reject) => {
          failures.push(() => reject(new RequestError('disconnected', 'gone')));
        });
      }
      const ledger = Number(query.marker?.ledger ?? 10) + 10;
      return emptyPage(query, { transactions: [payment(ledger, 0, first)], marker: { ledger, seq: 1 } });
    };
    harness.watch(...accounts.map((address) => ({ address, sinceLedger: 10 })));
    harness.monitor.start();
    harness.client.subscribe(99);
    // Until the connection is lost every other request waits for its answer; the first account reads page after page.
    await harness.clock.pass(0);
    const through = harness.store.coveredRanges('mainnet', first)[0]?.[1] ?? 0;
    expect(through).toBeGreaterThanOrEqual(19);
    harness.client.emit({ type: 'session-ended', session: 1 });
    harness.client.gone.add(1);
    for (const fail of failures) fail();
    await harness.clock.pass(1000);
    const asked = harness.client.pages.length;
    harness.client.answerPage = (query) => emptyPage(query, { connection: 2 });
    harness.client.subscribe(99, 2);
    await harness.clock.pass(1000);
    const own = harness.client.pages.slice(asked).filter(({ query }) => query.account === first);
    // A marker is asked with on its own connection alone, which refuses: the rest is read without one.
    expect(own.filter(({ query, options }) => query.marker && options.connection !== 1)).toEqual([]);
    expect(own.at(-1)?.query).not.toHaveProperty('marker');
    for (const account of accounts) {
      expect(harness.coverage(account)).toMatchObject({ from: 10, through: 99, gaps: [] });
    }
  });

  it('begins again at what is not proven when a marker has died', async () => {
    harness.watch({ address: A, sinceLedger: 10 });
    harness.monitor.start();
    harness.client.answerPage = (query) => {
      if (query.marker !== undefined) return emptyPage(query);
      if (query.ledgerIndexMin === 10) {
        return emptyPage(query, { transactions: [payment(40)], marker: { ledger: 40, seq: 1 } });
      }
      return emptyPage(query, { transactions: [payment(40), payment(41)] });
    };
    harness.client.subscribe(99);
    await harness.clock.pass(0);
    expect(
      harness.client.pages.map(({ query }) => [query.ledgerIndexMin, query.marker !== undefined]),
    ).toEqual([
      [10, false],
      [10, true],
      [40, false],
    ]);
    expect(harness.payments()).toEqual([40, 41]);
    expect(harness.coverage()).toMatchObject({ through: 99, gaps: [] });
  });

  it('asks other servers for what the one in use clamps away', async () => {
    harness.watch({ address: A, sinceLedger: 10 });
    harness.monitor.start();
    harness.client.serverList = [serverView('wss://a', null, true), serverView('wss://b', '1-99')];
    harness.client.answerPage = (query, { server = 'wss://a' }) => {
      const first = server === 'wss://a' ? Math.max(50, query.ledgerIndexMin) : query.ledgerIndexMin;
      return emptyPage(query, { server, ledgerIndexMin: first });
    };
    harness.client.subscribe(99);
    await harness.clock.pass(0);
    expect(
      harness.client.pages.map(({ query, options }) => [
        options.server,
        query.ledgerIndexMin,
        query.ledgerIndexMax,
      ]),
    ).toEqual([
      [undefined, 10, 99],
      ['wss://b', 10, 49],
    ]);
    expect(harness.coverage()?.gaps).toEqual([]);
  });

  it.each(['lgrIdxsInvalid', 'lgrIdxMalformed', 'invalidLgrRange', 'lgrNotFound'])(
    'learns by %s what a server holds, and asks for that',
    async (word) => {
      harness.watch({ address: A, sinceLedger: 10 });
      harness.monitor.start();
      harness.client.answerPage = (query) => {
        if (query.ledgerIndexMin === -1) return emptyPage(query, { ledgerIndexMin: 60, ledgerIndexMax: 99 });
        if (query.ledgerIndexMin < 60) throw serverError(word);
        return emptyPage(query);
      };
      harness.client.subscribe(99);
      await harness.clock.pass(0);
      expect(harness.store.coveredRanges('mainnet', A)).toEqual([[60, 99]]);
      expect(harness.coverage()?.gaps).toEqual([[10, 59]]);
      expect(harness.monitor.gaps()).toMatchObject([{ range: [10, 59], attempts: 1, accepted: false }]);
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
    harness.watch({ address: A, sinceLedger: 10 });
    harness.monitor.start();
    let failures = 2;
    harness.client.answerPage = (query) => {
      if (failures-- > 0) throw error;
      return emptyPage(query, { transactions: [payment(15)] });
    };
    harness.client.subscribe(99);
    await harness.clock.pass(0);
    if (_what !== 'a changed connection') {
      expect(harness.client.pages).toHaveLength(1);
      expect(harness.monitor.catchingUp).toBe(true);
    }
    await harness.clock.pass(120_000);
    expect(harness.payments()).toEqual([15]);
    expect(harness.coverage()?.gaps).toEqual([]);
  });

  it('continues through empty pages with markers', async () => {
    harness.watch({ address: A, sinceLedger: 10 });
    harness.monitor.start();
    let turn = 0;
    harness.client.answerPage = (query) => {
      turn += 1;
      if (turn < 4) return emptyPage(query, { marker: { ledger: 10 + turn, seq: 0 } });
      return emptyPage(query, { transactions: [payment(50)] });
    };
    harness.client.subscribe(99);
    await harness.clock.pass(0);
    expect(turn).toBe(4);
    expect(harness.payments()).toEqual([50]);
  });

  it('asks once more for the newest ledger when the server announced it but does not tell it yet', async () => {
    harness.watch({ address: A, sinceLedger: 90 });
    harness.monitor.start();
    harness.client.answerPage = (query) =>
      emptyPage(query, { ledgerIndexMax: harness.clock.now() < 900 ? 97 : 99 });
    harness.client.subscribe(99);
    await harness.clock.pass(0);
    expect(harness.coverage()).toMatchObject({ through: 97 });
    expect(harness.monitor.gaps()).toEqual([]);
    expect(harness.monitor.catchingUp).toBe(true);
    await harness.clock.pass(1100);
    expect(harness.coverage()).toMatchObject({ through: 99, gaps: [] });
    expect(harness.monitor.catchingUp).toBe(false);
  });

  it('lets a busy account not starve the others', async () => {
    const others = Array.from({ length: 30 }, (_, n) => `r${`${n}`.padStart(25, 'x')}`);
    harness.watch(...[A, ...others].map((address) => ({ address, sinceLedger: 10 })));
    harness.monitor.start();
    let busyPages = 0;
    harness.client.answerPage = (query) => {
      if (query.account !== A || busyPages++ >= 50) return emptyPage(query);
      const ledger = 10 + busyPages;
      return emptyPage(query, { transactions: [payment(ledger)], marker: { ledger: ledger + 1, seq: 0 } });
    };
    harness.client.subscribe(99);
    await harness.clock.pass(0);
    const order = harness.client.pages.map(({ query }) => query.account);
    // Every other account had its one request before the busy one had a fifth of its pages.
    const lastOther = Math.max(...others.map((account) => order.indexOf(account)));
    expect(order.slice(0, lastOther).filter((account) => account === A).length).toBeLessThan(10);
    for (const account of others) expect(order.filter((each) => each === account)).toHaveLength(1);
  });

  it('walks whole ledgers where many accounts lack the same few', async () => {
    const accounts = Array.from({ length: 40 }, (_, n) => `r${`${n}`.padStart(25, 'x')}`);
    harness.client.serverList = [serverView('wss://a', '1-200', true)];
    await harness.live(...accounts);
    harness.client.closeLedgers(101, 103);
    harness.client.emit({ type: 'session-ended', session: 1 });
    const [first = '', second = ''] = accounts;
    harness.client.answerLedger = (ledgerIndex) => ({
      ...{ server: 'wss://a', ledgerIndex, closeTime: null, unreadable: 0 },
      transactions: ledgerIndex === 105 ? [payment(105, 0, first, second), payment(105, 1, 'rNobody')] : [],
    });
    harness.client.subscribe(108, 2);
    await harness.clock.pass(0);
    expect(harness.client.ledgers).toEqual([103, 104, 105, 106, 107, 108]);
    expect(harness.client.pages).toEqual([]);
    expect(harness.payments()).toEqual([105, 105]);
    for (const account of accounts)
      expect(harness.coverage(account)).toMatchObject({ through: 108, gaps: [] });
  });

  it('weighs the two ways not after every page: it looks at every account that waits', async () => {
    const accounts = Array.from({ length: 200 }, (_, n) => `r${`${n}`.padStart(25, 'x')}`);
    const looks = vi.spyOn(CoverageTracker.prototype, 'missing');
    harness.watch(...accounts.map((address) => ({ address, sinceLedger: 10 })));
    harness.monitor.start();
    harness.client.subscribe(999);
    await harness.clock.pass(0);
    expect(harness.client.pages).toHaveLength(200);
    // Each account for itself before and after its page, in its totals and in its coverage, but not 200 times.
    expect(looks.mock.calls.length).toBeLessThan(20 * accounts.length);
    looks.mockRestore();
  });

  it('weighs them again when more accounts lack ledgers, also while pages are under way', async () => {
    const accounts = Array.from({ length: 40 }, (_, n) => `r${`${n}`.padStart(25, 'x')}`);
    harness.client.serverList = [serverView('wss://a', '1-200', true)];
    harness.watch({ address: A, sinceLedger: 10 }, ...accounts.map((address) => ({ address })));
    harness.monitor.start();
    const unanswered = Promise.withResolvers<void>();
    harness.client.answerPage = async (query) => {
      await unanswered.promise;
      return emptyPage(query);
    };
    harness.client.subscribe(99);
    await harness.clock.pass(0);
    harness.client.closeLedgers(100, 103);
    harness.client.emit({ type: 'session-ended', session: 1 });
    harness.client.subscribe(108, 2);
    await harness.clock.pass(0);
    expect(harness.client.ledgers).toContain(105);
    unanswered.resolve();
    await harness.clock.pass(0);
    for (const account of accounts)
      expect(harness.coverage(account)).toMatchObject({ through: 108, gaps: [] });
  });

  it('falls back to account_tx when a ledger cannot be had whole', async () => {
    const accounts = Array.from({ length: 40 }, (_, n) => `r${`${n}`.padStart(25, 'x')}`);
    harness.client.serverList = [serverView('wss://a', '1-200', true)];
    await harness.live(...accounts);
    harness.client.closeLedgers(101, 103);
    harness.client.emit({ type: 'session-ended', session: 1 });
    harness.client.answerLedger = (ledgerIndex) => {
      if (ledgerIndex === 105) throw serverError('lgrNotFound');
      return { ...{ server: 'wss://a', ledgerIndex, closeTime: null, transactions: [], unreadable: 0 } };
    };
    harness.client.subscribe(108, 2);
    await harness.clock.pass(0);
    expect(harness.client.pages).toHaveLength(40);
    for (const account of accounts)
      expect(harness.coverage(account)).toMatchObject({ through: 108, gaps: [] });
  });
});

it('resume hurries: nothing waits for its time', async () => {
  harness.watch({ address: A, sinceLedger: 10 });
  harness.monitor.start();
  let busy = true;
  harness.client.answerPage = (query) => {
    if (busy) throw serverError('slowDown');
    return emptyPage(query);
  };
  harness.client.subscribe(99);
  await harness.clock.pass(0);
  busy = false;
  harness.monitor.nudge('resume');
  await harness.clock.pass(0);
  expect(harness.client.nudges).toBe(1);
  expect(harness.coverage()).toMatchObject({ through: 99, gaps: [] });
});
