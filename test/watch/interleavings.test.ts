import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReadCredits } from '../../electron/payments/classify/classify.types.ts';
import type { AccountTxPage, AccountTxQuery } from '../../electron/xrpl/network-client.ts';
import type { ValidatedTransaction } from '../../electron/xrpl/protocol/transaction.ts';
import { A, MonitorHarness, payment } from './support/monitor-harness.ts';
import { emptyPage, serverView } from './support/scripted-client.ts';

/** Things that happen in the middle of other things. */

const YEAR_MS = 365 * 24 * 3600_000;

/** As `payment` brings, with the destination tag that the transaction names. */
const readTagged: ReadCredits = (transaction, account) =>
  (transaction.meta.accounts as readonly string[]).includes(account)
    ? {
        ...{ kind: 'payment', from: null, credits: [{ asset: { currency: 'XRP' }, amount: '1' }] },
        destinationTag:
          typeof transaction.tx.DestinationTag === 'number' ? transaction.tx.DestinationTag : null,
        ...{ sourceTag: null, invoiceId: null, memos: [], credentialIds: [] },
        ...{ partialOf: null, deliveredAmount: null },
      }
    : null;

const tagged = (ledgerIndex: number, tag: number, index = 0): ValidatedTransaction => {
  const plain = payment(ledgerIndex, index);
  return { ...plain, tx: { ...plain.tx, DestinationTag: tag } };
};

let harness: MonitorHarness;

beforeEach(() => {
  harness = new MonitorHarness(readTagged);
});
afterEach(async () => {
  await harness.dispose();
});

/** Pages that a test answers when it wants to. */
function answersByHand(): {
  readonly query: AccountTxQuery;
  answer(change: Partial<AccountTxPage>): Promise<void>;
}[] {
  const asked: ReturnType<typeof answersByHand> = [];
  harness.client.answerPage = (query) =>
    new Promise((resolve) => {
      asked.push({
        query,
        async answer(change) {
          resolve(emptyPage(query, change));
          await harness.clock.pass(0);
        },
      });
    });
  return asked;
}

describe('an account with tags', () => {
  it('removed and taken back with another tag in the middle of its history is examined once and alerts for that tag', async () => {
    await harness.live({ address: A, tag: 1 });
    harness.client.closeLedgers(101, 103);
    harness.client.emit({ type: 'session-ended', session: 1 });
    const pages = answersByHand();
    harness.client.subscribe(120, 2);
    harness.client.closeLedgers(121, 121, 2);
    await harness.clock.pass(0);
    await pages[0]?.answer({
      transactions: [tagged(105, 1), tagged(106, 2)],
      marker: { ledger: 107, seq: 0 },
    });
    harness.watch();
    harness.watch({ address: A, tag: 2 });
    harness.client.emit({ type: 'subscribed', session: 2, accounts: [A], ledgerIndex: 121 });
    for (let n = 1; n < pages.length + 1 && n < 6; n++) {
      await pages[n]?.answer({ transactions: [tagged(110, 1), tagged(111, 2)] });
    }
    harness.client.closeLedgers(122, 124, 2);
    harness.client.send(tagged(124, 2), 2);
    harness.client.send(tagged(124, 1, 1), 2);
    await harness.clock.pass(0);
    for (let n = 1; n < pages.length; n++) await pages[n]?.answer({ transactions: [] });
    await harness.clock.pass(130_000);
    expect(harness.payments().toSorted()).toEqual([105, 106, 110, 111, 124, 124]);
    expect(harness.coverage()).toMatchObject({ from: 100, through: 123, gaps: [] });
    // Tag 1 was watched when 105 came, but is not any more; 111 came before tag 2 was added.
    expect(harness.alerted()).toEqual([124]);
  });

  it('watched under two tags and as a whole alerts once, by the name of the more specific', async () => {
    await harness.live(
      { address: A, tag: 1, id: 'one' },
      { address: A, tag: 2, id: 'two' },
      { address: A, id: 'all' },
    );
    harness.client.send(tagged(100, 1));
    harness.client.send(tagged(100, 2, 1));
    harness.client.send(tagged(100, 3, 2));
    await harness.clock.pass(0);
    const ids = harness.alerts().map((alert) => alert.entries.map(({ id }) => id));
    expect(ids).toEqual([['one', 'all'], ['two', 'all'], ['all']]);
    harness.watch({ address: A, tag: 2, id: 'two' });
    harness.client.send(tagged(100, 1, 3));
    harness.client.send(tagged(100, 2, 4));
    await harness.clock.pass(0);
    expect(harness.alerts()).toHaveLength(4);
    expect(harness.payments()).toHaveLength(5);
  });
});

describe('recovery', () => {
  it('put to sleep in the middle of a page goes on after it, and loses nothing of either side', async () => {
    await harness.live();
    harness.client.closeLedgers(101, 103);
    harness.client.emit({ type: 'session-ended', session: 1 });
    const pages = answersByHand();
    harness.client.subscribe(110, 2);
    harness.client.closeLedgers(111, 112, 2);
    await harness.clock.pass(0);
    await pages[0]?.answer({ transactions: [payment(104)], marker: { ledger: 105, seq: 0 } });
    harness.monitor.suspend();
    expect(harness.store.coveredRanges('mainnet', A)).toEqual([
      [100, 103],
      [111, 111],
    ]);
    harness.clock.sleep(8 * 3600_000);
    harness.client.emit({ type: 'session-ended', session: 2 });
    harness.monitor.nudge('resume');
    // The page under way comes after all, from before the sleep.
    await pages[1]?.answer({ transactions: [payment(106)] });
    harness.client.answerPage = (query) =>
      emptyPage(query, {
        transactions: [104, 106, 112, 5000].filter((n) => n >= query.ledgerIndexMin).map((n) => payment(n)),
      });
    harness.client.subscribe(7300, 3);
    harness.client.closeLedgers(7301, 7302, 3);
    await harness.clock.pass(2000);
    expect(harness.payments()).toEqual([104, 106, 112, 5000]);
    expect(harness.coverage()).toMatchObject({ from: 100, through: 7301, gaps: [] });
    expect(harness.alerted()).toEqual([[104, 106, 112, 5000]]);
  });

  it('whose marker dies on the second page, and whose other server clamps, is complete in the end', async () => {
    harness.watch({ address: A, sinceLedger: 10 });
    harness.monitor.start();
    harness.client.serverList = [serverView('wss://a', null, true), serverView('wss://b', null)];
    let deaths = 4;
    harness.client.answerPage = (query, { server = 'wss://a' }) => {
      if (server === 'wss://b') {
        const first = Math.max(60, query.ledgerIndexMin);
        return emptyPage(query, { server, ledgerIndexMin: first, transactions: [payment(70)] });
      }
      if (query.marker !== undefined) return emptyPage(query);
      if (deaths-- > 0 && query.ledgerIndexMin <= 20) {
        return emptyPage(query, { transactions: [payment(20)], marker: { ledger: 20, seq: 1 } });
      }
      const rows = [payment(20), payment(20, 1), payment(70)];
      return emptyPage(query, {
        transactions: rows.filter((row) => row.ledgerIndex >= query.ledgerIndexMin),
      });
    };
    harness.client.subscribe(99);
    await harness.clock.pass(600_000);
    expect(harness.payments().toSorted()).toEqual([20, 20, 70]);
    expect(harness.coverage()).toMatchObject({ from: 10, through: 99, gaps: [] });
    expect(harness.monitor.gaps()).toEqual([]);
  });

  it('of whole ledgers is not fooled by ledgers that are skipped meanwhile', async () => {
    const accounts = Array.from({ length: 40 }, (_, n) => `r${`${n}`.padStart(25, 'x')}`);
    harness.client.serverList = [serverView('wss://a', '1-500', true)];
    await harness.live(...accounts.map((address) => ({ address })));
    harness.client.closeLedgers(101, 103);
    harness.client.emit({ type: 'session-ended', session: 1 });
    const [first = ''] = accounts;
    const waiting: (() => void)[] = [];
    harness.client.answerLedger = (ledgerIndex) =>
      new Promise((resolve) => {
        const paid = [105, 112].includes(ledgerIndex) ? [payment(ledgerIndex, 0, first)] : [];
        waiting.push(() =>
          resolve({
            ...{ server: 'wss://a', ledgerIndex, closeTime: null, unreadable: 0 },
            transactions: paid,
          }),
        );
      });
    harness.client.subscribe(108, 2);
    await harness.clock.pass(0);
    // In the middle of the walk: 111 and 112 are never announced.
    harness.client.closeLedgers(109, 110, 2);
    harness.client.closeLedgers(113, 114, 2);
    for (let turn = 0; turn < 10; turn++) {
      for (const answer of waiting.splice(0)) answer();
      await harness.clock.pass(0);
    }
    expect(harness.payments()).toEqual([105, 112]);
    for (const account of accounts)
      expect(harness.coverage(account)).toMatchObject({ through: 113, gaps: [] });
  });
});

describe('a gap', () => {
  async function gap(): Promise<ReturnType<typeof answersByHand>> {
    harness.watch({ address: A, sinceLedger: 10 });
    harness.monitor.start();
    harness.client.answerPage = (query) => emptyPage(query, { ledgerIndexMin: 50 });
    harness.client.subscribe(99);
    await harness.clock.pass(0);
    expect(harness.monitor.gaps()).toMatchObject([{ range: [10, 49] }]);
    const pages = answersByHand();
    harness.monitor.retryGaps(A);
    await harness.clock.pass(0);
    expect(pages).toHaveLength(1);
    return pages;
  }

  it('accepted while it is tried again stays accepted where nobody has it', async () => {
    const pages = await gap();
    harness.monitor.acceptGap(A, [10, 49]);
    await pages[0]?.answer({ ledgerIndexMin: 50, ledgerIndexMax: 99 });
    expect(harness.monitor.gaps()).toMatchObject([{ range: [10, 49], accepted: true, nextRetryAt: null }]);
    await harness.clock.pass(24 * 3600_000);
    expect(pages).toHaveLength(1);
    expect(harness.monitor.catchingUp).toBe(false);
  });

  it('accepted while it is tried again closes where it is found after all', async () => {
    const pages = await gap();
    harness.monitor.acceptGap(A, [10, 49]);
    await pages[0]?.answer({ transactions: [payment(20)] });
    expect(harness.monitor.gaps()).toEqual([]);
    expect(harness.payments()).toEqual([20]);
    expect(harness.coverage()).toMatchObject({ from: 10, gaps: [] });
  });
});

it('a folder that cannot be written to for a while loses nothing, and says so once', async () => {
  await harness.live();
  const methods = [
    'record',
    'recordTail',
    'acknowledge',
    'saveGaps',
    'withdrawCoverage',
    'setAlertsFrom',
  ] as const;
  const originals = methods.map((method) => [method, harness.store[method]] as const);
  for (const method of methods) {
    Object.assign(harness.store, {
      [method]: () => {
        throw Object.assign(new Error('attempt to write a readonly database'), { errcode: 8 });
      },
    });
  }
  for (let ledger = 100; ledger < 110; ledger++) {
    harness.client.send(payment(ledger));
    harness.client.closeLedgers(ledger + 1, ledger + 1);
    await harness.clock.pass(4000);
  }
  harness.client.emit({ type: 'session-ended', session: 1 });
  harness.client.answerPage = (query) =>
    emptyPage(query, {
      transactions: Array.from({ length: 10 }, (_, n) => payment(100 + n)).filter(
        ({ ledgerIndex }) => ledgerIndex >= query.ledgerIndexMin && ledgerIndex <= query.ledgerIndexMax,
      ),
    });
  harness.client.subscribe(112, 2);
  harness.client.closeLedgers(113, 114, 2);
  await harness.clock.pass(60_000);
  expect(harness.problems()).toEqual(['data-dir-readonly']);
  expect(harness.payments()).toEqual([]);
  Object.assign(harness.store, Object.fromEntries(originals));
  await harness.clock.pass(60_000);
  expect(harness.payments()).toEqual([100, 101, 102, 103, 104, 105, 106, 107, 108, 109]);
  expect(harness.alerted().flat()).toHaveLength(10);
  expect(harness.coverage()).toMatchObject({ from: 100, through: 113, gaps: [] });
});

it.each([-YEAR_MS, YEAR_MS])(
  'a clock set by %i ms in the middle of catching up changes nothing of what is alerted',
  async (ms) => {
    await harness.live();
    harness.client.closeLedgers(101, 103);
    harness.client.emit({ type: 'session-ended', session: 1 });
    const pages = answersByHand();
    harness.client.subscribe(110, 2);
    harness.client.closeLedgers(111, 111, 2);
    await harness.clock.pass(0);
    await pages[0]?.answer({ transactions: [payment(104)], marker: { ledger: 105, seq: 0 } });
    harness.clock.jump(ms);
    harness.monitor.nudge('clock-jump');
    for (let n = 1; n < pages.length; n++) await pages[n]?.answer({ transactions: [payment(106)] });
    await harness.clock.pass(1000);
    expect(harness.payments()).toEqual([104, 106]);
    expect(harness.alerted()).toEqual([104, 106]);
    expect(harness.coverage()).toMatchObject({ through: 110, gaps: [] });
  },
);
