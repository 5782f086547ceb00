import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { A, MonitorHarness, payment } from '../support/monitor-harness.ts';
import { emptyPage } from '../support/scripted-client.ts';

/** What is kept outside the database, so that losing it neither tells anything again nor leaves anything out. */

let harness: MonitorHarness;

beforeEach(() => {
  harness = new MonitorHarness();
});
afterEach(async () => {
  await harness.dispose();
});

async function live(): Promise<void> {
  harness.watch({ address: A });
  harness.monitor.start();
  harness.client.subscribe(99);
  harness.client.closeLedgers(100, 100);
  await harness.clock.pass(0);
}

/** The process ends without a word, the database is lost, and history has these payments. */
async function lose(...ledgers: readonly number[]): Promise<void> {
  harness.crash(() => writeFileSync(join(harness.folder, 'payments.db'), 'lost '.repeat(1000)));
  harness.watch({ address: A });
  harness.monitor.start();
  harness.client.answerPage = (query) =>
    emptyPage(query, {
      transactions: ledgers
        .filter((ledger) => query.ledgerIndexMin <= ledger && ledger <= query.ledgerIndexMax)
        .map((ledger) => payment(ledger)),
    });
  harness.client.subscribe(120);
  await harness.clock.pass(0);
}

it('a payment that was alerted is not alerted again seconds later, whatever happens to the database', async () => {
  await live();
  harness.client.send(payment(100));
  harness.client.closeLedgers(101, 102);
  await harness.clock.pass(8000);
  await lose(100, 115);
  expect(harness.payments()).toEqual([115]);
  expect(harness.alerted()).toEqual([115]);
});

it('where the network is slow, the mark is written once its ledger is proven', async () => {
  await live();
  harness.client.send(payment(100));
  await harness.clock.pass(20_000);
  harness.client.closeLedgers(101, 102);
  await harness.clock.pass(8000);
  await lose(100, 115);
  expect(harness.alerted()).toEqual([115]);
});

it('a flood writes the file once in eight seconds, and without payments it is not written', async () => {
  await live();
  await harness.clock.pass(60_000);
  const before = harness.checkpoints;
  for (let ledger = 100; ledger < 108; ledger++) {
    for (let index = 0; index < 20; index++) harness.client.send(payment(ledger, index));
    expect(harness.checkpoints).toBe(before);
    await harness.clock.pass(999);
    harness.client.closeLedgers(ledger + 1, ledger + 1);
  }
  await harness.clock.pass(8);
  const after = harness.checkpoints;
  expect(after).not.toBe(before);
  await harness.clock.pass(16_000);
  expect(harness.checkpoints).toMatchObject([{ through: 107 }]);
  const last = harness.checkpoints;
  await harness.clock.pass(120_000);
  expect(harness.checkpoints).toBe(last);
});

it('what was recorded but held back is alerted after the database was lost', async () => {
  await live();
  harness.acknowledges = false;
  harness.client.send(payment(100));
  harness.client.closeLedgers(101, 110);
  await harness.clock.pass(10_000);
  harness.monitor.suspend();
  harness.acknowledges = true;
  await lose(100, 115);
  expect(harness.alerted()).toEqual([100, 115]);
});

it('a database lost again while it is rebuilt does not announce what was announced before the first time', async () => {
  await live();
  harness.client.send(payment(100));
  harness.client.closeLedgers(101, 112);
  await harness.monitor.stop();
  harness.crash(() => writeFileSync(join(harness.folder, 'payments.db'), 'lost '.repeat(1000)));
  harness.watch({ address: A });
  harness.monitor.start();
  // Nothing is recovered this time.
  harness.client.answerPage = () => new Promise<never>(() => undefined);
  harness.client.subscribe(114);
  await harness.clock.pass(0);
  harness.monitor.suspend();
  await lose(100, 115);
  expect(harness.alerted()).toEqual([115]);
});

it('history from before an account was added stays silent when the database is lost while it is read', async () => {
  harness.watch({ address: A, sinceLedger: 10 });
  harness.monitor.start();
  let pages = 0;
  harness.client.answerPage = (query) => {
    pages += 1;
    if (pages > 1) return new Promise<never>(() => undefined);
    return emptyPage(query, { transactions: [payment(12)], marker: { ledger: 40, seq: 0 } });
  };
  harness.client.subscribe(99);
  await harness.clock.pass(0);
  harness.monitor.suspend();
  await lose(12, 50, 115);
  expect(harness.payments()).toEqual([12, 50, 115]);
  expect(harness.alerted()).toEqual([115]);
});
