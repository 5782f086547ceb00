import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { A, MonitorBench, payment } from './support/bench-monitor.ts';
import { emptyPage } from './support/scripted-client.ts';

let bench: MonitorBench;

beforeEach(() => {
  bench = new MonitorBench();
});
afterEach(async () => {
  await bench.dispose();
});

describe('live', () => {
  it('an account just added begins with the ledger after the newest', async () => {
    await bench.live();
    bench.client.closeLedgers(101, 105);
    expect(bench.coverage()).toMatchObject({ from: 100, through: 104, gaps: [] });
    expect(bench.client.pages).toEqual([]);
  });

  it('a payment is recorded, announced and rung at once, and only once', async () => {
    await bench.live();
    bench.client.send(payment(100));
    bench.client.send(payment(100));
    expect(bench.payments()).toEqual([100]);
    expect(bench.rang()).toEqual([100]);
    expect(bench.events.findIndex(({ type }) => type === 'payment')).toBeLessThan(
      bench.events.findIndex(({ type }) => type === 'alert'),
    );
    await bench.clock.pass(0);
    expect(bench.store.unannounced('mainnet')).toEqual([]);
    expect(bench.store.unalerted('mainnet')).toEqual([]);
  });

  it('a drop between ledgerClosed and its transactions loses nothing', async () => {
    await bench.live();
    bench.client.closeLedgers(101, 103);
    bench.client.emit({ type: 'session-ended', session: 1 });
    expect(bench.monitor.catchingUp).toBe(true);
    bench.client.answerPage = (query) => emptyPage(query, { transactions: [payment(103)] });
    bench.client.subscribe(110, 2);
    await bench.clock.pass(0);
    expect(bench.client.pages.map(({ query }) => [query.ledgerIndexMin, query.ledgerIndexMax])).toEqual([
      [103, 110],
    ]);
    expect(bench.payments()).toEqual([103]);
    expect(bench.monitor.catchingUp).toBe(false);
  });

  it('a skipped ledger is recovered on both sides of the skip', async () => {
    await bench.live();
    bench.client.closeLedgers(101, 103);
    bench.client.closeLedgers(106, 106);
    await bench.clock.pass(0);
    expect(bench.client.pages.map(({ query }) => [query.ledgerIndexMin, query.ledgerIndexMax])).toEqual([
      [103, 105],
    ]);
    expect(bench.coverage()).toMatchObject({ through: 105, gaps: [] });
  });

  it('a frame that could not be read is looked up', async () => {
    await bench.live();
    bench.client.closeLedgers(101, 103);
    bench.client.emit({ type: 'unreadable', session: 1, ledgerIndex: 103 });
    bench.client.closeLedgers(104, 105);
    await bench.clock.pass(0);
    expect(
      bench.client.pages.some(({ query }) => query.ledgerIndexMin <= 103 && query.ledgerIndexMax >= 103),
    ).toBe(true);
    expect(bench.coverage()).toMatchObject({ through: 104, gaps: [] });
  });

  it('a payment that comes after its ledger was proven shows that the order is not kept', async () => {
    await bench.live();
    bench.client.closeLedgers(101, 104);
    bench.client.send(payment(102));
    await bench.clock.pass(0);
    expect(bench.payments()).toEqual([102]);
    expect(bench.client.pages[0]?.query).toMatchObject({ ledgerIndexMin: 102 });
  });

  it('while a connection is rotated both sessions count, and nothing is asked for', async () => {
    await bench.live();
    bench.client.closeLedgers(101, 103);
    bench.client.subscribe(103, 2);
    bench.client.closeLedgers(104, 104);
    bench.client.closeLedgers(104, 104, 2);
    bench.client.closeLedgers(105, 105);
    bench.client.emit({ type: 'session-ended', session: 1 });
    bench.client.closeLedgers(105, 107, 2);
    await bench.clock.pass(0);
    expect(bench.coverage()).toMatchObject({ through: 106, gaps: [] });
    expect(bench.client.pages).toEqual([]);
  });

  it('coverage is written at least every 30 s, with every payment of the account, on suspend and on quit', async () => {
    const stored = () => bench.store.coverage('mainnet', A)?.through;
    await bench.live();
    bench.client.closeLedgers(101, 105);
    expect(stored()).toBe(99);
    await bench.clock.pass(30_000);
    expect(stored()).toBe(104);
    bench.client.closeLedgers(106, 110);
    bench.client.send(payment(110));
    expect(stored()).toBe(109);
    bench.client.closeLedgers(111, 113);
    bench.monitor.suspend();
    expect(stored()).toBe(112);
    bench.client.closeLedgers(114, 120);
    await bench.monitor.stop();
    expect(stored()).toBe(119);
    expect(bench.clock.pendingTimers).toBe(0);
  });

  it('coverage is told at most once a second', async () => {
    await bench.live();
    await bench.clock.pass(2000);
    bench.events = [];
    bench.client.closeLedgers(101, 150);
    await bench.clock.pass(1000);
    expect(bench.events).toMatchObject([{ type: 'coverage', coverage: { through: 149 } }]);
  });
});
