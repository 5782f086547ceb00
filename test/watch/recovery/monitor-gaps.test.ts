import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { A, MonitorBench, payment } from '../support/bench-monitor.ts';
import { emptyPage, serverView } from '../support/scripted-client.ts';

let bench: MonitorBench;

beforeEach(() => {
  bench = new MonitorBench();
});
afterEach(async () => {
  await bench.dispose();
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
