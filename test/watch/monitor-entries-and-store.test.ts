import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { A, B, MonitorHarness, payment } from './support/monitor-harness.ts';
import { emptyPage } from './support/scripted-client.ts';

let harness: MonitorHarness;

beforeEach(() => {
  harness = new MonitorHarness();
});
afterEach(async () => {
  await harness.dispose();
});

describe('adding and removing', () => {
  it('an account added without a connection begins when it was added, by the ledgers’ own clock', async () => {
    // The local clock is wrong by a year, now as when it was added; only the time passed counts.
    harness.clock.jump(365 * 24 * 3600_000);
    harness.monitor.start();
    const added = new Date(harness.clock.wallTime() - 600_000).toISOString();
    harness.watch({ address: A, addedAt: added });
    harness.client.closeTimes = (ledgerIndex) => 820_000_000 + ledgerIndex * 4;
    harness.client.subscribe(10_000);
    await harness.clock.pass(0);
    // 600 s are 150 ledgers; close times may be rounded by 10 s.
    expect(harness.coverage()?.from).toBeGreaterThanOrEqual(10_000 - 154);
    expect(harness.coverage()?.from).toBeLessThanOrEqual(10_000 - 149);
  });

  it('an account removed and added again later does not alert for what came in between', async () => {
    await harness.live(A, B);
    harness.client.closeLedgers(101, 110);
    harness.watch({ address: A });
    expect(harness.client.accounts).toEqual([A]);
    expect(harness.store.coverage('mainnet', B)?.through).toBe(109);
    harness.client.emit({ type: 'unsubscribed', session: 1, accounts: [B] });
    harness.client.closeLedgers(111, 120);
    harness.client.answerPage = (query) => emptyPage(query, { transactions: [payment(115, 0, B)] });
    harness.watch({ address: A }, { address: B, id: 'again' });
    harness.client.emit({ type: 'subscribed', session: 1, accounts: [B], ledgerIndex: 120 });
    harness.client.closeLedgers(121, 121);
    await harness.clock.pass(0);
    expect(harness.payments()).toEqual([115]);
    expect(harness.alerted()).toEqual([]);
    harness.client.send(payment(121, 0, B));
    expect(harness.alerted()).toEqual([121]);
  });
});

describe('the store', () => {
  it('that fails keeps the ledger unproven, says so once, and history brings the payment', async () => {
    await harness.live();
    harness.client.closeLedgers(101, 102);
    const record = harness.store.record;
    const failing = () => {
      throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
    };
    Object.assign(harness.store, { record: failing });
    harness.client.send(payment(102));
    harness.client.send(payment(102, 1));
    harness.client.closeLedgers(103, 104);
    await harness.clock.pass(5000);
    expect(harness.problems()).toEqual(['store-disk-full']);
    expect(harness.payments()).toEqual([]);
    Object.assign(harness.store, { record });
    harness.client.answerPage = (query) =>
      emptyPage(query, { transactions: [payment(102), payment(102, 1)] });
    await harness.clock.pass(5000);
    expect(harness.payments()).toEqual([102, 102]);
    expect(harness.alerted()).toEqual([102, 102]);
    expect(harness.coverage()).toMatchObject({ through: 103, gaps: [] });
  });

  it('that was lost is rebuilt from the network, silently up to its checkpoint', async () => {
    await harness.live();
    harness.client.send(payment(100));
    harness.client.closeLedgers(101, 110);
    await harness.monitor.stop();
    expect(harness.checkpoints).toEqual([
      { network: 'mainnet', account: A, from: 100, through: 109, ringsFrom: 100 },
    ]);
    harness.crash(() => writeFileSync(join(harness.folder, 'payments.db'), 'lost '.repeat(1000)));
    expect(harness.store.problems).toMatchObject([{ code: 'store-corrupted' }]);
    harness.watch({ address: A });
    harness.monitor.start();
    harness.client.answerPage = (query) => emptyPage(query, { transactions: [payment(100), payment(115)] });
    harness.client.subscribe(120);
    await harness.clock.pass(0);
    expect(harness.client.pages.map(({ query }) => [query.ledgerIndexMin, query.ledgerIndexMax])).toEqual([
      [100, 120],
    ]);
    expect(harness.store.query({ offset: 0, limit: 10 }).total).toBe(2);
    expect(harness.payments()).toEqual([115]);
    expect(harness.alerted()).toEqual([115]);
  });
});
