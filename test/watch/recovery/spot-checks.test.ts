import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ValidatedTransaction } from '../../../electron/xrpl/protocol/transaction.ts';
import { A, B, MonitorHarness, payment } from '../support/monitor-harness.ts';
import { emptyPage, serverError, serverView } from '../support/scripted-client.ts';

let harness: MonitorHarness;
/** What chance says next; 0 takes each range for the sample, 1 none. */
let chance: number;
/** By server, the payments it has; a server that is not there lacks all ledgers. */
let told: Record<string, readonly ValidatedTransaction[]>;
/** By server: the last ledger in which the account's root was changed. */
let changed: Record<string, number>;

const URLS = ['wss://a', 'wss://b', 'wss://c'] as const;
const TRUTH = [payment(50), payment(70)];

beforeEach(() => {
  chance = 0;
  told = { 'wss://a': [], 'wss://b': TRUTH, 'wss://c': TRUTH };
  changed = {};
});

afterEach(() => harness.dispose());

/** Watches A from 40 on, on these servers, of which the first is in use; what came before 100 is asked of it. */
async function watching(servers: number, secondOpinion = true): Promise<void> {
  harness = new MonitorHarness();
  harness.secondOpinion = secondOpinion;
  harness.chance = chance;
  const { client } = harness;
  client.serverList = URLS.slice(0, servers).map((url, n) => serverView(url, '1-200', n === 0));
  client.answerPage = (query, { server = 'wss://a' }) => {
    const rows = told[server];
    if (rows === undefined) throw serverError('lgrIdxsInvalid', server);
    const { ledgerIndexMin: first, ledgerIndexMax: last } = query;
    const transactions = rows.filter(({ ledgerIndex }) => ledgerIndex >= first && ledgerIndex <= last);
    return emptyPage(query, { server, transactions });
  };
  client.answerRoot = (account, ledgerIndex, server = 'wss://a') => ({
    ...{ validated: true, ledger_index: ledgerIndex },
    account_data: { Account: account, PreviousTxnLgrSeq: changed[server] ?? 1 },
  });
  await harness.live({ address: A, sinceLedger: 40 });
}

/** Requests of account_tx to servers other than the one in use, "server first-last". */
const askedBeside = () =>
  harness.client.pages.flatMap(({ query, options: { server } }) =>
    server === undefined ? [] : [`${server} ${query.ledgerIndexMin}-${query.ledgerIndexMax}`],
  );

/** Whom the monitor found to lie; the second opinion of each payment finds it again. */
const liars = () => [...new Set(harness.client.distrusted.map((source) => harness.client.nameOf(source)))];

describe('history that one server gave', () => {
  it('is compared with another’s; what it withheld is recorded once, and the liar named, by a third server', async () => {
    await watching(3);
    expect(harness.payments()).toEqual([]);
    expect(harness.coverage()).toMatchObject({ from: 40, through: 99, gaps: [] });
    await harness.clock.pass(10_000);
    expect(harness.payments()).toEqual([50, 70]);
    expect(liars()).toEqual(['wss://a']);
    expect(harness.problems()).toContain('history-differs');
    // One comparison, one decision, and what was withdrawn is examined on another server.
    expect(askedBeside().slice(0, 3)).toEqual(['wss://b 40-99', 'wss://c 50-50', 'wss://b 40-99']);
    expect(harness.coverage()).toMatchObject({ from: 40, gaps: [] });
    await harness.clock.pass(3_600_000);
    expect(harness.payments()).toEqual([50, 70]);
    expect(harness.alerted()).toEqual([]);
  });

  it('withheld payments alert once, where they came after the account was added', async () => {
    await watching(3);
    await harness.clock.pass(10_000);
    harness.events = [];
    told = { 'wss://d': [], 'wss://b': [payment(110)], 'wss://c': [payment(110)] };
    // Another server is in use by now, and it withholds, too.
    harness.client.serverList = ['wss://d', 'wss://b', 'wss://c'].map((url, n) =>
      serverView(url, '1-200', n === 0),
    );
    const honest = harness.client.answerPage;
    harness.client.answerPage = (query, options) =>
      honest(query, { ...options, server: options.server ?? 'wss://d' });
    // A skip proves neither side: history is asked for what lies between.
    harness.client.closeLedgers(120, 122);
    await harness.clock.pass(0);
    expect(harness.payments()).toEqual([]);
    await harness.clock.pass(60_000);
    expect(harness.alerted()).toEqual([110]);
    await harness.clock.pass(3_600_000);
    expect(harness.alerted()).toEqual([110]);
  });

  it('with two servers, one word against one: the range is examined on the other', async () => {
    await watching(2);
    await harness.clock.pass(10_000);
    expect(liars()).toEqual([]);
    expect(harness.problems()).toContain('history-differs');
    expect(harness.payments()).toEqual([50, 70]);
    expect(harness.coverage()).toMatchObject({ from: 40, through: 99, gaps: [] });
  });

  it('a second server that invents costs the first one nothing', async () => {
    told = { 'wss://a': TRUTH, 'wss://b': [...TRUTH, payment(60)], 'wss://c': TRUTH };
    await watching(3);
    await harness.clock.pass(10_000);
    expect(liars()).toEqual(['wss://b']);
    expect(harness.payments()).toEqual([50, 70]);
    expect(harness.coverage()).toMatchObject({ from: 40, through: 99, gaps: [] });
  });

  it('the same credit in other words, or in both, is no difference', async () => {
    told['wss://a'] = TRUTH;
    await watching(3);
    await harness.clock.pass(60_000);
    expect(harness.problems()).toEqual([]);
    expect(harness.monitor.view().spotChecks).toEqual({ checked: 1, ranges: 1, underWay: false });
  });
});

describe('what is checked', () => {
  it('by chance is a quarter; of the others the account’s last change is asked for, which costs little', async () => {
    chance = 0.25;
    told['wss://b'] = [];
    await watching(2);
    await harness.clock.pass(60_000);
    expect(askedBeside()).toEqual([]);
    expect(harness.client.roots).toEqual([{ account: A, ledgerIndex: 99, server: 'wss://b' }]);
    expect(harness.monitor.view().spotChecks).toEqual({ checked: 0, ranges: 1, underWay: false });
    harness.chance = 0.24;
    harness.client.closeLedgers(120, 121);
    await harness.clock.pass(60_000);
    expect(harness.monitor.view().spotChecks).toEqual({ checked: 1, ranges: 2, underWay: false });
    expect(harness.monitor.spotChecks([A])).toEqual({ checked: 1, ranges: 2, underWay: false });
    expect(harness.monitor.spotChecks([B])).toEqual({ checked: 0, ranges: 0, underWay: false });
  });

  it('is each range whose emptiness surprises', async () => {
    chance = 1;
    changed = { 'wss://b': 70 };
    await watching(3);
    await harness.clock.pass(10_000);
    expect(harness.payments()).toEqual([50, 70]);
    expect(liars()).toEqual(['wss://a']);
  });

  it('is asked of the next server where the second lacks it, and stays unchecked where all do', async () => {
    told = { 'wss://a': [], 'wss://c': [] };
    await watching(3);
    await harness.clock.pass(10_000);
    expect(askedBeside()).toEqual(['wss://b 40-99', 'wss://c 40-99']);
    expect(harness.monitor.view().spotChecks).toEqual({ checked: 1, ranges: 1, underWay: false });
    await harness.dispose();
    told = { 'wss://a': [] };
    await watching(3);
    await harness.clock.pass(10_000);
    expect(harness.monitor.view().spotChecks).toEqual({ checked: 0, ranges: 1, underWay: false });
  });

  it('counts as checked only where the second server holds the whole range', async () => {
    told = { 'wss://a': [], 'wss://b': [] };
    await watching(2);
    const { answerPage } = harness.client;
    harness.client.answerPage = async (query, options) => ({
      ...(await answerPage(query, options)),
      ledgerIndexMin: 41,
    });
    await harness.clock.pass(10_000);
    expect(askedBeside()).toEqual(['wss://b 40-99']);
    expect(harness.monitor.view().spotChecks).toEqual({ checked: 0, ranges: 1, underWay: false });
  });

  it('is nothing where no second server is asked, or none is of another operator', async () => {
    await watching(3, false);
    await harness.clock.pass(60_000);
    expect([askedBeside(), harness.client.roots]).toEqual([[], []]);
    expect(harness.monitor.view().spotChecks).toBeNull();
    await harness.dispose();
    await watching(1);
    await harness.clock.pass(60_000);
    expect([askedBeside(), harness.client.roots]).toEqual([[], []]);
    expect(harness.monitor.view().spotChecks).toEqual({ checked: 0, ranges: 1, underWay: false });
  });

  it('comes one at a time, a second apart', async () => {
    harness = new MonitorHarness();
    harness.secondOpinion = true;
    harness.chance = 0;
    harness.client.serverList = [serverView('wss://a', '1-200', true), serverView('wss://b', '1-200')];
    harness.client.answerPage = (query, { server = 'wss://a' }) => emptyPage(query, { server });
    await harness.live({ address: A, sinceLedger: 40 }, { address: B, sinceLedger: 50 });
    await harness.clock.pass(3900);
    expect(askedBeside()).toEqual([]);
    await harness.clock.pass(200);
    expect(askedBeside()).toHaveLength(1);
    await harness.clock.pass(1000);
    expect(askedBeside().toSorted()).toEqual(['wss://b 40-99', 'wss://b 50-99']);
  });
});
