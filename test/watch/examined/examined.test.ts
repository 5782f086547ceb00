import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LedgerTimes } from '../../../electron/watch/coverage/ledger-times.ts';
import { CatchUpTotals } from '../../../electron/watch/examined/catch-up-totals.ts';
import { A, B, MonitorHarness, payment } from '../support/monitor-harness.ts';
import { emptyPage, serverView } from '../support/scripted-client.ts';

let harness: MonitorHarness;

beforeEach(() => {
  harness = new MonitorHarness();
});
afterEach(async () => {
  await harness.dispose();
});

/** Sets the state of the connection, which the scripted client only tells when it is asked. */
function connection(state: 'connected' | 'waiting'): void {
  Object.assign(harness.client.status, { state });
}

function closeLedgers(first: number, last: number): void {
  for (let ledgerIndex = first; ledgerIndex <= last; ledgerIndex++) {
    const { closeTime } = payment(ledgerIndex);
    harness.client.emit({ type: 'ledger', session: 1, ledgerIndex, closeTime, transactionCount: 0 });
  }
}

const examined = (account = A) => harness.monitor.examined(account);
const ofNetwork = () => harness.monitor.view().examined;

describe('what a monitor says of its examined ledgers', () => {
  it('is nothing before the first connection, and then how much is left, of how much', async () => {
    harness.watch({ address: A, sinceLedger: 11 });
    harness.monitor.start();
    connection('waiting');
    expect(examined()).toMatchObject({ state: 'disconnected', through: null, left: 0 });
    let release: () => void = () => undefined;
    const held = new Promise<void>((done) => {
      release = done;
    });
    harness.client.answerPage = async (query) => {
      if (query.marker === undefined && query.ledgerIndexMin === 11)
        return { ...emptyPage(query), transactions: [payment(40), payment(41)], marker: { ledger: 41 } };
      await held;
      return emptyPage(query);
    };
    connection('connected');
    harness.client.subscribe(99);
    closeLedgers(100, 101);
    await harness.clock.pass(0);
    // 41 has a marker after it: only what is before it is complete. 100 is proven by the subscription.
    expect(examined()).toMatchObject({ state: 'catching-up', through: 40, left: 59, total: 89 });
    expect(examined().throughTime).toBe(payment(40).closeTime);
    expect(ofNetwork()).toEqual(examined());
    release();
    await harness.clock.pass(1000);
    expect(examined()).toMatchObject({ state: 'complete', through: 100, left: 0, total: 0 });
  });

  it('is no more than what was reached while there is no connection, also after a restart', async () => {
    await harness.live();
    closeLedgers(101, 110);
    const before = examined();
    expect(before).toMatchObject({ state: 'complete', through: 109 });
    expect(before.throughTime).not.toBeNull();
    connection('waiting');
    harness.client.emit({ type: 'session-ended', session: 1 });
    expect(examined()).toMatchObject({
      state: 'disconnected',
      through: 109,
      throughTime: before.throughTime,
    });
    await harness.monitor.stop();
    harness.crash();
    connection('waiting');
    harness.watch({ address: A });
    const { throughTime } = before;
    expect(examined()).toMatchObject({ state: 'disconnected', through: 109, throughTime });
  });

  it('counts a gap as a gap also while it is asked for again, and leaves out what was accepted', async () => {
    harness.watch({ address: A, sinceLedger: 10 }, { address: B, sinceLedger: 50 });
    harness.monitor.start();
    harness.client.serverList = [serverView('wss://a', '50-99', true)];
    harness.client.subscribe(99);
    closeLedgers(100, 101);
    await harness.clock.pass(0);
    expect(examined()).toMatchObject({ state: 'incomplete', left: 0, open: 40, accepted: 0 });
    expect(examined(B)).toMatchObject({ state: 'complete', open: 0 });
    expect(ofNetwork()).toMatchObject({ state: 'incomplete', left: 0, open: 40 });
    harness.client.answerPage = () => new Promise(() => undefined);
    harness.monitor.retryGaps(A);
    await harness.clock.pass(0);
    expect(examined()).toMatchObject({ state: 'incomplete', left: 0, open: 40 });
    harness.monitor.acceptGap(A, [10, 29]);
    expect(examined()).toMatchObject({ state: 'incomplete', open: 20, accepted: 20 });
    harness.monitor.acceptGap(A, [30, 49]);
    expect(examined()).toMatchObject({ state: 'complete', open: 0, accepted: 40 });
  });
});

describe('the progress of catching up', () => {
  it('is measured from the most that was left, until nothing is', () => {
    const totals = new CatchUpTotals();
    expect([10, 4, 6, 0, 3].map((left) => totals.of('a', left))).toEqual([10, 10, 10, 0, 3]);
    expect(totals.of('b', 1)).toBe(1);
  });

  it('knows when a ledger closed only where it, or one just before it, was seen', () => {
    const times = new LedgerTimes();
    times.note(100, '2026-01-01T00:00:00Z');
    times.note(101, null);
    expect([99, 100, 101, 114, 115].map((ledger) => times.of(ledger) !== null)).toEqual([
      ...[false, true, true, true, false],
    ]);
    times.restart();
    expect(times.of(100)).toBeNull();
  });
});
