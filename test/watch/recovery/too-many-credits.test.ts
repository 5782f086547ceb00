import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ReadCredits } from '../../../electron/payments/classify/classify.types.ts';
import { bringsTooMuch } from '../../../electron/watch/record/most-credits.ts';
import type { ValidatedTransaction } from '../../../electron/xrpl/protocol/transaction.ts';
import { A, MonitorHarness, payment } from '../support/monitor-harness.ts';
import { emptyPage, serverView } from '../support/scripted-client.ts';

/** No transaction brings an account more than 64 assets: who says so, in a page or in a ledger, is not believed. */

const ISSUER = 'rNmkbZTX3gzXzxvV7MoMGt88sBJYEL8RkQ';

/** As many assets as the metadata has entries. */
const readCredits: ReadCredits = ({ meta }) => ({
  ...{ kind: 'payment', from: null, destinationTag: null, sourceTag: null, invoiceId: null },
  ...{ memos: [], credentialIds: [], partialOf: null, deliveredAmount: null },
  credits: (meta.AffectedNodes as readonly unknown[]).map((_, n) => ({
    asset: { currency: n.toString(36).toUpperCase().padStart(3, '0'), issuer: ISSUER },
    amount: '1',
  })),
});

function bringing(ledgerIndex: number, assets: number): ValidatedTransaction {
  const transaction = payment(ledgerIndex);
  return {
    ...transaction,
    meta: { ...transaction.meta, AffectedNodes: Array.from({ length: assets }, () => ({})) },
  };
}

let harness: MonitorHarness;

beforeEach(() => {
  harness = new MonitorHarness(readCredits);
  harness.client.serverList = [serverView('wss://a', '1-200', true), serverView('wss://b', '1-200')];
});
afterEach(async () => {
  await harness.dispose();
});

it('in a page of history: nothing of it is recorded, its ledger is asked of another server, and the rest is proven', async () => {
  harness.watch({ address: A, sinceLedger: 10 });
  harness.monitor.start();
  harness.client.answerPage = (query, { server = 'wss://a' }) => {
    const within = [bringing(20, server === 'wss://a' ? 65 : 1), bringing(30, 1)].filter(
      ({ ledgerIndex }) => ledgerIndex >= query.ledgerIndexMin && ledgerIndex <= query.ledgerIndexMax,
    );
    return emptyPage(query, { server, transactions: within });
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
    ['wss://b', 20, 20],
  ]);
  expect(harness.payments().toSorted()).toEqual([20, 30]);
  expect(harness.coverage()).toMatchObject({ from: 10, through: 99, gaps: [] });
});

it('64 are not too many', () => {
  const most = [64, 65].map((assets) => bringsTooMuch(bringing(20, assets), [A], readCredits));
  expect(most).toEqual([false, true]);
});

it('on every server: the ledger is left as a gap, not asked for in a loop', async () => {
  harness.watch({ address: A, sinceLedger: 10 });
  harness.monitor.start();
  harness.client.answerPage = (query, { server = 'wss://a' }) => {
    if (harness.client.pages.length > 50) throw new Error('asked in a loop');
    return emptyPage(query, { server, transactions: [bringing(20, 65)] });
  };
  harness.client.subscribe(99);
  await harness.clock.pass(5000);
  expect(harness.client.pages.length).toBeLessThan(10);
  expect(harness.monitor.gaps().map(({ range }) => range)).toEqual([[20, 20]]);
  expect(harness.payments()).toEqual([]);
});

it('in a whole ledger: account_tx takes over', async () => {
  const accounts = Array.from({ length: 40 }, (_, n) => `r${`${n}`.padStart(25, 'x')}`);
  await harness.live(...accounts);
  harness.client.closeLedgers(101, 103);
  harness.client.emit({ type: 'session-ended', session: 1 });
  harness.client.answerLedger = (ledgerIndex) => ({
    ...{ server: 'wss://a', ledgerIndex, closeTime: null, unreadable: 0 },
    transactions: ledgerIndex === 105 ? [bringing(105, 65)] : [],
  });
  harness.client.subscribe(108, 2);
  await harness.clock.pass(0);
  expect(harness.client.pages.map(({ query }) => query.ledgerIndexMin)).toEqual(accounts.map(() => 105));
  expect(harness.payments()).toEqual([]);
  expect(harness.coverage(accounts[0])).toMatchObject({ through: 108, gaps: [] });
});
