import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RequestError } from '../../../electron/xrpl/protocol/request-error.ts';
import { A, MonitorBench, payment } from '../support/bench-monitor.ts';
import { emptyPage } from '../support/scripted-client.ts';

let bench: MonitorBench;

beforeEach(() => {
  bench = new MonitorBench();
});
afterEach(async () => {
  await bench.dispose();
});

describe('alerts', () => {
  it('of recovered payments are held until caught up: three one by one, more as one summary', async () => {
    await bench.live();
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
    await bench.live();
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
    await bench.live();
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
    await bench.live();
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
