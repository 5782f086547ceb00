import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { A, B, MonitorBench, payment } from './support/bench-monitor.ts';
import { emptyPage } from './support/scripted-client.ts';

let bench: MonitorBench;

beforeEach(() => {
  bench = new MonitorBench();
});
afterEach(async () => {
  await bench.dispose();
});

describe('adding and removing', () => {
  it('an account added without a connection begins when it was added, by the ledgers’ own clock', async () => {
    // The local clock is wrong by a year, now as when it was added; only the time passed counts.
    bench.clock.jump(365 * 24 * 3600_000);
    bench.monitor.start();
    const added = new Date(bench.clock.wallTime() - 600_000).toISOString();
    bench.watch({ address: A, addedAt: added });
    bench.client.closeTimes = (ledgerIndex) => 820_000_000 + ledgerIndex * 4;
    bench.client.subscribe(10_000);
    await bench.clock.pass(0);
    // 600 s are 150 ledgers; close times may be rounded by 10 s.
    expect(bench.coverage()?.from).toBeGreaterThanOrEqual(10_000 - 154);
    expect(bench.coverage()?.from).toBeLessThanOrEqual(10_000 - 149);
  });

  it('an account removed and added again later does not ring for what came in between', async () => {
    await bench.live(A, B);
    bench.client.closeLedgers(101, 110);
    bench.watch({ address: A });
    expect(bench.client.accounts).toEqual([A]);
    expect(bench.store.coverage('mainnet', B)?.through).toBe(109);
    bench.client.emit({ type: 'unsubscribed', session: 1, accounts: [B] });
    bench.client.closeLedgers(111, 120);
    bench.client.answerPage = (query) => emptyPage(query, { transactions: [payment(115, 0, B)] });
    bench.watch({ address: A }, { address: B, id: 'again' });
    bench.client.emit({ type: 'subscribed', session: 1, accounts: [B], ledgerIndex: 120 });
    bench.client.closeLedgers(121, 121);
    await bench.clock.pass(0);
    expect(bench.payments()).toEqual([115]);
    expect(bench.rang()).toEqual([]);
    bench.client.send(payment(121, 0, B));
    expect(bench.rang()).toEqual([121]);
  });
});

describe('the store', () => {
  it('that fails keeps the ledger unproven, says so once, and history brings the payment', async () => {
    await bench.live();
    bench.client.closeLedgers(101, 102);
    const record = bench.store.record;
    const failing = () => {
      throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
    };
    Object.assign(bench.store, { record: failing });
    bench.client.send(payment(102));
    bench.client.send(payment(102, 1));
    bench.client.closeLedgers(103, 104);
    await bench.clock.pass(5000);
    expect(bench.problems()).toEqual(['store-disk-full']);
    expect(bench.payments()).toEqual([]);
    Object.assign(bench.store, { record });
    bench.client.answerPage = (query) => emptyPage(query, { transactions: [payment(102), payment(102, 1)] });
    await bench.clock.pass(5000);
    expect(bench.payments()).toEqual([102, 102]);
    expect(bench.rang()).toEqual([102, 102]);
    expect(bench.coverage()).toMatchObject({ through: 103, gaps: [] });
  });

  it('that was lost is rebuilt from the network, silently up to where it had been told', async () => {
    await bench.live();
    bench.client.send(payment(100));
    bench.client.closeLedgers(101, 110);
    await bench.monitor.stop();
    expect(bench.marks).toEqual([
      { network: 'mainnet', account: A, from: 100, through: 109, ringsFrom: 100 },
    ]);
    bench.crash(() => writeFileSync(join(bench.folder, 'payments.db'), 'lost '.repeat(1000)));
    expect(bench.store.problems).toMatchObject([{ code: 'store-corrupted' }]);
    bench.watch({ address: A });
    bench.monitor.start();
    bench.client.answerPage = (query) => emptyPage(query, { transactions: [payment(100), payment(115)] });
    bench.client.subscribe(120);
    await bench.clock.pass(0);
    expect(bench.client.pages.map(({ query }) => [query.ledgerIndexMin, query.ledgerIndexMax])).toEqual([
      [100, 120],
    ]);
    expect(bench.store.query({ offset: 0, limit: 10 }).total).toBe(2);
    expect(bench.payments()).toEqual([115]);
    expect(bench.rang()).toEqual([115]);
  });
});
