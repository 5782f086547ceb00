import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { A, B, MonitorHarness, payment } from '../support/monitor-harness.ts';
import { emptyPage, serverView } from '../support/scripted-client.ts';

let harness: MonitorHarness;

beforeEach(() => {
  harness = new MonitorHarness();
});
afterEach(async () => {
  await harness.dispose();
});

describe('gaps', () => {
  async function gap(...others: readonly string[]): Promise<void> {
    harness.watch(...[A, ...others].map((address) => ({ address, sinceLedger: 10 })));
    harness.monitor.start();
    harness.client.serverList = [serverView('wss://a', '50-99', true), serverView('wss://b', '60-99')];
    harness.client.closeTimes = (ledgerIndex) => (ledgerIndex >= 50 ? 820_000_000 + ledgerIndex * 4 : null);
    harness.client.subscribe(99);
    await harness.clock.pass(0);
  }

  it('are kept with their range and time, published, and do not hold up the rest', async () => {
    await gap();
    expect(harness.coverage()).toMatchObject({ from: 10, through: 99, gaps: [[10, 49]] });
    expect(harness.monitor.catchingUp).toBe(false);
    expect(harness.problems()).toEqual(['history-missing']);
    expect(harness.monitor.gaps()).toMatchObject([
      { account: A, range: [10, 49], attempts: 1, fromTime: null, toTime: expect.stringMatching(/^20/) },
    ]);
    harness.client.closeLedgers(100, 101);
    harness.client.send(payment(101));
    expect(harness.alerted()).toEqual([101]);
  });

  it('survive a restart, and are tried again with growing intervals', async () => {
    await gap();
    harness.client.serverList = [serverView('wss://a', null, true)];
    harness.client.answerPage = (query) => emptyPage(query, { ledgerIndexMin: 50 });
    const attempts = () => harness.monitor.gaps()[0]?.attempts;
    const times: number[] = [];
    for (let minute = 1; minute <= 60; minute++) {
      const before = attempts();
      await harness.clock.pass(60_000);
      if (attempts() !== before) times.push(minute);
    }
    // One and two minutes, then four, eight, sixteen … (attempts are counted from their own times).
    expect(times.length).toBeGreaterThanOrEqual(4);
    const waits = times.map((minute, i) => minute - (times[i - 1] ?? 0));
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    const kept = harness.monitor.gaps();
    harness.crash();
    harness.watch({ address: A, sinceLedger: 10 });
    expect(harness.monitor.gaps()).toEqual(kept);
  });

  it('close when a server with history joins', async () => {
    await gap();
    harness.client.answerPage = (query, { server = 'wss://a' }) =>
      emptyPage(query, { server, transactions: server === 'wss://full' ? [payment(20)] : [] });
    harness.client.serverList = [...harness.client.serverList, serverView('wss://full', '1-99')];
    harness.monitor.setServers(['wss://a', 'wss://b', 'wss://full']);
    await harness.clock.pass(0);
    expect(harness.payments()).toEqual([20]);
    expect(harness.monitor.gaps()).toEqual([]);
    expect(harness.coverage()?.gaps).toEqual([]);
    expect(harness.events.findLast(({ type }) => type === 'gaps')).toMatchObject({ gaps: [] });
  });

  it('can be tried again at once, and accepted by hand', async () => {
    await gap();
    harness.client.serverList = [serverView('wss://a', null, true)];
    harness.client.answerPage = (query) => emptyPage(query, { ledgerIndexMin: 30 });
    harness.monitor.retryGaps(A);
    await harness.clock.pass(0);
    expect(harness.coverage()?.gaps).toEqual([[10, 29]]);
    harness.monitor.acceptGap(A, [10, 29]);
    const asked = harness.client.pages.length;
    await harness.clock.pass(24 * 3600_000);
    expect(harness.client.pages.length).toBe(asked);
    expect(harness.monitor.gaps()).toMatchObject([{ range: [10, 29], accepted: true, nextRetryAt: null }]);
    // It stays what it is: not examined.
    expect(harness.coverage()?.gaps).toEqual([[10, 29]]);
  });

  describe('where a server holds more than it last said', () => {
    /** wss://b was restarted with its whole history; wss://a stays in use, and nothing said so. */
    function restartWithHistory(): void {
      harness.client.answerInfo = (server) => {
        if (server === 'wss://b')
          harness.client.serverList = [serverView('wss://a', '50-99', true), serverView('wss://b', '4-99')];
      };
      harness.client.answerPage = (query, { server = 'wss://a' }) =>
        emptyPage(query, { server, transactions: server === 'wss://b' ? [payment(20)] : [] });
    }

    it('are filled when they are due: the other servers are asked what they hold first', async () => {
      await gap();
      restartWithHistory();
      await harness.clock.pass(61_000);
      expect(harness.client.pages.at(-1)).toMatchObject({
        query: { ledgerIndexMin: 10, ledgerIndexMax: 49 },
        options: { server: 'wss://b' },
      });
      expect(harness.payments()).toEqual([20]);
      expect(harness.monitor.gaps()).toEqual([]);
    });

    it('are filled when the user asks', async () => {
      await gap();
      restartWithHistory();
      harness.monitor.retryGaps(A);
      await harness.clock.pass(0);
      expect(harness.payments()).toEqual([20]);
      expect(harness.monitor.gaps()).toEqual([]);
    });

    it('are filled although that server could not give a part of them before', async () => {
      harness.client.answerPage = (query, { server = 'wss://a' }) =>
        emptyPage(query, { server, ledgerIndexMin: Math.max(50, query.ledgerIndexMin) });
      await gap();
      harness.client.serverList = [serverView('wss://a', '50-99', true), serverView('wss://b', '40-99')];
      harness.monitor.retryGaps(A);
      await harness.clock.pass(0);
      expect(harness.client.pages.at(-1)?.query).toMatchObject({ ledgerIndexMin: 40, ledgerIndexMax: 49 });
      // From then on no server is new.
      await harness.clock.pass(31_000);
      expect(harness.monitor.gaps()).toMatchObject([{ range: [10, 49] }]);
      restartWithHistory();
      const due = Date.parse(harness.monitor.gaps()[0]?.nextRetryAt ?? '') - harness.clock.wallTime();
      // Filled when it is due, not by the sweep that follows.
      await harness.clock.pass(due + 5000);
      expect(harness.payments()).toEqual([20]);
      expect(harness.monitor.gaps()).toEqual([]);
    });

    it('are filled for every account that lacks the same, by one round of questions', async () => {
      await gap(B);
      expect(harness.client.asked).toEqual(['wss://b']);
      restartWithHistory();
      await harness.clock.pass(61_000);
      expect(harness.client.asked).toEqual(['wss://b', 'wss://b']);
      expect(harness.monitor.gaps()).toEqual([]);
    });
  });

  it('have the other servers asked once for each attempt, not at every sweep, and never the one in use', async () => {
    await gap();
    await harness.clock.pass(3600_000);
    const attempts = harness.monitor.gaps()[0]?.attempts ?? 0;
    expect(attempts).toBeGreaterThanOrEqual(5);
    expect(harness.client.asked).toEqual(Array.from({ length: attempts }, () => 'wss://b'));
  });

  it('leave no timer behind when the monitor stops', async () => {
    await gap();
    expect(harness.client.asked).toEqual(['wss://b']);
    await harness.monitor.stop();
    expect(harness.clock.pendingTimers).toBe(0);
  });

  it('wait for a server that does not answer what it holds, and are kept after that', async () => {
    await gap();
    harness.client.request = () => new Promise(() => undefined);
    harness.monitor.retryGaps(A);
    await harness.clock.pass(0);
    expect(harness.monitor.catchingUp).toBe(true);
    await harness.clock.pass(15_000);
    expect(harness.monitor.catchingUp).toBe(false);
    expect(harness.monitor.gaps()).toMatchObject([{ range: [10, 49], attempts: 2 }]);
  });
});
