import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { A, MonitorHarness, payment } from './support/monitor-harness.ts';
import { emptyPage } from './support/scripted-client.ts';

let harness: MonitorHarness;

beforeEach(() => {
  harness = new MonitorHarness();
});
afterEach(async () => {
  await harness.dispose();
});

describe('live', () => {
  it('an account just added begins with the ledger after the newest', async () => {
    await harness.live();
    harness.client.closeLedgers(101, 105);
    expect(harness.coverage()).toMatchObject({ from: 100, through: 104, gaps: [] });
    expect(harness.client.pages).toEqual([]);
  });

  it('a payment is recorded, announced and alerted at once, and only once', async () => {
    await harness.live();
    harness.client.send(payment(100));
    harness.client.send(payment(100));
    expect(harness.payments()).toEqual([100]);
    expect(harness.alerted()).toEqual([100]);
    expect(harness.events.findIndex(({ type }) => type === 'payment')).toBeLessThan(
      harness.events.findIndex(({ type }) => type === 'alert'),
    );
    await harness.clock.pass(0);
    expect(harness.store.pending('mainnet', 'stdout')).toEqual([]);
    expect(harness.store.pending('mainnet', 'notification')).toEqual([]);
  });

  it('a handover to a server that is ahead asks no history for what the old session is still to prove', async () => {
    await harness.live();
    harness.client.closeLedgers(101, 118);
    harness.client.subscribe(119, 2);
    harness.client.closeLedgers(120, 120, 2);
    await harness.clock.pass(0);
    harness.client.closeLedgers(119, 121);
    harness.client.closeLedgers(121, 122, 2);
    harness.client.emit({ type: 'session-ended', session: 1 });
    await harness.clock.pass(0);
    expect(harness.coverage()).toMatchObject({ through: 121, gaps: [] });
    expect(harness.client.pages).toEqual([]);
  });

  it('a drop between ledgerClosed and its transactions loses nothing', async () => {
    await harness.live();
    harness.client.closeLedgers(101, 103);
    harness.client.emit({ type: 'session-ended', session: 1 });
    expect(harness.monitor.catchingUp).toBe(true);
    harness.client.answerPage = (query) => emptyPage(query, { transactions: [payment(103)] });
    harness.client.subscribe(110, 2);
    await harness.clock.pass(0);
    expect(harness.client.pages.map(({ query }) => [query.ledgerIndexMin, query.ledgerIndexMax])).toEqual([
      [103, 110],
    ]);
    expect(harness.payments()).toEqual([103]);
    expect(harness.monitor.catchingUp).toBe(false);
  });

  it('a skipped ledger is recovered on both sides of the skip', async () => {
    await harness.live();
    harness.client.closeLedgers(101, 103);
    harness.client.closeLedgers(106, 106);
    await harness.clock.pass(0);
    expect(harness.client.pages.map(({ query }) => [query.ledgerIndexMin, query.ledgerIndexMax])).toEqual([
      [103, 105],
    ]);
    expect(harness.coverage()).toMatchObject({ through: 105, gaps: [] });
  });

  it('a frame that could not be read is looked up', async () => {
    await harness.live();
    harness.client.closeLedgers(101, 103);
    harness.client.emit({ type: 'unreadable', session: 1, ledgerIndex: 103 });
    harness.client.closeLedgers(104, 105);
    await harness.clock.pass(0);
    expect(
      harness.client.pages.some(({ query }) => query.ledgerIndexMin <= 103 && query.ledgerIndexMax >= 103),
    ).toBe(true);
    expect(harness.coverage()).toMatchObject({ through: 104, gaps: [] });
  });

  it('a payment that comes after its ledger was proven shows that the order is not kept', async () => {
    await harness.live();
    harness.client.closeLedgers(101, 104);
    harness.client.send(payment(102));
    await harness.clock.pass(0);
    expect(harness.payments()).toEqual([102]);
    expect(harness.client.pages[0]?.query).toMatchObject({ ledgerIndexMin: 102 });
  });

  it('while a connection is rotated both sessions count, and nothing is asked for', async () => {
    await harness.live();
    harness.client.closeLedgers(101, 103);
    harness.client.subscribe(103, 2);
    harness.client.closeLedgers(104, 104);
    harness.client.closeLedgers(104, 104, 2);
    harness.client.closeLedgers(105, 105);
    harness.client.emit({ type: 'session-ended', session: 1 });
    harness.client.closeLedgers(105, 107, 2);
    await harness.clock.pass(0);
    expect(harness.coverage()).toMatchObject({ through: 106, gaps: [] });
    expect(harness.client.pages).toEqual([]);
  });

  it('coverage is written at least every 30 s, with every payment of the account, on suspend and on quit', async () => {
    const stored = () => harness.store.coverage('mainnet', A)?.through;
    await harness.live();
    harness.client.closeLedgers(101, 105);
    expect(stored()).toBe(99);
    await harness.clock.pass(30_000);
    expect(stored()).toBe(104);
    harness.client.closeLedgers(106, 110);
    harness.client.send(payment(110));
    expect(stored()).toBe(109);
    harness.client.closeLedgers(111, 113);
    harness.monitor.suspend();
    expect(stored()).toBe(112);
    harness.client.closeLedgers(114, 120);
    await harness.monitor.stop();
    expect(stored()).toBe(119);
    expect(harness.clock.pendingTimers).toBe(0);
  });

  it('coverage is published at most once a second', async () => {
    await harness.live();
    await harness.clock.pass(2000);
    harness.events = [];
    harness.client.closeLedgers(101, 150);
    await harness.clock.pass(1000);
    expect(harness.events).toMatchObject([{ type: 'coverage', coverage: { through: 149 } }]);
  });
});
