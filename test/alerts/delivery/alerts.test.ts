import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RequestError } from '../../../electron/xrpl/protocol/request-error.ts';
import { A, MonitorHarness, payment } from '../../watch/support/monitor-harness.ts';
import { emptyPage } from '../../watch/support/scripted-client.ts';

let harness: MonitorHarness;

beforeEach(() => {
  harness = new MonitorHarness();
});
afterEach(async () => {
  await harness.dispose();
});

describe('alerts', () => {
  it('of recovered payments are held until caught up: three one by one, more as one summary', async () => {
    await harness.live();
    harness.client.closeLedgers(101, 103);
    for (const count of [3, 4]) {
      harness.events = [];
      harness.client.emit({ type: 'session-ended', session: 1 });
      const start = count * 100;
      const found = Array.from({ length: count }, (_, n) => payment(start + n));
      harness.client.answerPage = (query) =>
        query.marker === undefined
          ? emptyPage(query, {
              transactions: found.slice(1).reverse(),
              marker: { ledger: start + 50, seq: 0 },
            })
          : emptyPage(query, { transactions: found });
      harness.client.subscribe(start + 60);
      harness.client.closeLedgers(start + 61, start + 61);
      await harness.clock.pass(0);
      const ledgers = found.map(({ ledgerIndex }) => ledgerIndex);
      expect(harness.alerted()).toEqual(count === 3 ? ledgers : [ledgers]);
      expect(harness.store.pending('mainnet', 'notification')).toEqual([]);
    }
  });

  it('of live payments are given while history is still being read', async () => {
    harness.watch({ address: A, sinceLedger: 10 });
    harness.monitor.start();
    let answer: () => void = () => undefined;
    const wait = new Promise<void>((resolve) => {
      answer = resolve;
    });
    harness.client.answerPage = async (query) => {
      await wait;
      return emptyPage(query, { transactions: [payment(20)] });
    };
    harness.client.subscribe(99);
    harness.client.closeLedgers(100, 100);
    harness.client.send(payment(100));
    expect(harness.alerted()).toEqual([100]);
    answer();
    await harness.clock.pass(0);
    // What came before the account was added does not alert.
    expect(harness.payments()).toEqual([100, 20]);
    expect(harness.alerted()).toEqual([100]);
  });

  it('that a crash prevented are given after the restart, once', async () => {
    harness.acknowledges = false;
    await harness.live();
    harness.client.send(payment(100));
    expect(harness.alerted()).toEqual([100]);
    await harness.clock.pass(0);
    harness.acknowledges = true;
    for (const expected of [[100], []]) {
      harness.crash();
      harness.watch({ address: A });
      harness.monitor.start();
      harness.client.subscribe(101);
      await harness.clock.pass(0);
      expect(harness.alerted()).toEqual(expected);
      expect(harness.payments()).toEqual([]);
    }
  });

  it('that a crash prevented more than a day ago are in a summary', async () => {
    harness.acknowledges = false;
    await harness.live();
    harness.client.send(payment(100));
    harness.crash();
    harness.clock.jump(2 * 24 * 3600_000);
    harness.watch({ address: A });
    harness.monitor.start();
    harness.client.subscribe(101);
    await harness.clock.pass(0);
    expect(harness.alerted()).toEqual([[100]]);
  });

  it('do not wait for a connection that does not come back', async () => {
    await harness.live();
    harness.client.emit({ type: 'session-ended', session: 1 });
    let pages = 0;
    harness.client.answerPage = (query) => {
      pages += 1;
      if (pages > 1) throw new RequestError('disconnected', 'gone');
      return emptyPage(query, { transactions: [payment(105)], marker: { ledger: 106, seq: 0 } });
    };
    harness.client.subscribe(110, 2);
    await harness.clock.pass(0);
    harness.client.emit({ type: 'session-ended', session: 2 });
    expect(harness.alerted()).toEqual([]);
    await harness.clock.pass(31_000);
    expect(harness.alerted()).toEqual([105]);
  });
});
