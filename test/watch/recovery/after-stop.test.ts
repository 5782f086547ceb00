import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountTxPage, LedgerContents } from '../../../electron/xrpl/network-client.ts';
import { settle } from '../support/manual-clock.ts';
import { A, MonitorHarness, payment } from '../support/monitor-harness.ts';
import { emptyPage, serverView } from '../support/scripted-client.ts';

/** History that arrives when the monitor has stopped: another one may have taken over the store, or it is closed. */

let harness: MonitorHarness;

beforeEach(() => {
  harness = new MonitorHarness();
});
afterEach(async () => {
  await harness.dispose();
});

function recorded(): readonly number[] {
  return harness.store.query({ offset: 0, limit: 10 }).rows.map(({ ledgerIndex }) => ledgerIndex);
}

describe('a page', () => {
  let answer: (change: Partial<AccountTxPage>) => void;

  beforeEach(async () => {
    harness.client.answerPage = (query) =>
      new Promise((resolve) => {
        answer = (change) => resolve(emptyPage(query, change));
      });
    harness.watch({ address: A, sinceLedger: 10 });
    harness.monitor.start();
    harness.client.subscribe(99);
    await harness.clock.pass(0);
  });

  it('that is answered before the end is recorded', async () => {
    answer({ transactions: [payment(20)] });
    await harness.clock.pass(0);
    await harness.monitor.stop();
    expect(recorded()).toEqual([20]);
    expect(harness.store.coveredRanges('mainnet', A)).toEqual([[10, 99]]);
  });

  it('that is answered after the end is neither recorded nor counted as examined', async () => {
    await harness.monitor.stop();
    answer({ transactions: [payment(20)] });
    await harness.clock.pass(10_000);
    expect(recorded()).toEqual([]);
    expect(harness.store.coveredRanges('mainnet', A)).toEqual([]);
  });

  it('that waits for the request of the next one while the monitor stops is not recorded either', async () => {
    answer({ transactions: [payment(20)], marker: { ledger: 30, seq: 0 } });
    await settle();
    expect(harness.client.pages).toHaveLength(2);
    await harness.monitor.stop();
    await harness.clock.pass(10_000);
    expect(recorded()).toEqual([]);
    expect(harness.store.coveredRanges('mainnet', A)).toEqual([]);
  });
});

it('a whole ledger that is answered after the end is not recorded', async () => {
  const accounts = Array.from({ length: 40 }, (_, n) => `r${`${n}`.padStart(25, 'x')}`);
  const [first = ''] = accounts;
  const answers: (() => void)[] = [];
  harness.client.serverList = [serverView('wss://a', '1-500', true)];
  harness.client.answerLedger = (ledgerIndex) =>
    new Promise<LedgerContents>((resolve) => {
      const contents = { server: 'wss://a', ledgerIndex, closeTime: null, unreadable: 0 };
      answers.push(() => resolve({ ...contents, transactions: [payment(ledgerIndex, 0, first)] }));
    });
  await harness.live(...accounts);
  harness.client.emit({ type: 'session-ended', session: 1 });
  harness.client.subscribe(104, 2);
  await harness.clock.pass(0);
  expect(answers.length).toBeGreaterThan(1);
  await harness.monitor.stop();
  for (const give of answers) give();
  await harness.clock.pass(10_000);
  expect(recorded()).toEqual([]);
});
