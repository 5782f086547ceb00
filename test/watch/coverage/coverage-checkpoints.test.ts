import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { A, MonitorBench, payment } from '../support/bench-monitor.ts';
import { emptyPage } from '../support/scripted-client.ts';

/** What is kept outside the database, so that losing it neither tells anything again nor leaves anything out. */

let bench: MonitorBench;

beforeEach(() => {
  bench = new MonitorBench();
});
afterEach(async () => {
  await bench.dispose();
});

async function live(): Promise<void> {
  bench.watch({ address: A });
  bench.monitor.start();
  bench.client.subscribe(99);
  bench.client.closeLedgers(100, 100);
  await bench.clock.pass(0);
}

/** The process ends without a word, the database is lost, and history has these payments. */
async function lose(...ledgers: readonly number[]): Promise<void> {
  bench.crash(() => writeFileSync(join(bench.folder, 'payments.db'), 'lost '.repeat(1000)));
  bench.watch({ address: A });
  bench.monitor.start();
  bench.client.answerPage = (query) =>
    emptyPage(query, {
      transactions: ledgers
        .filter((ledger) => query.ledgerIndexMin <= ledger && ledger <= query.ledgerIndexMax)
        .map((ledger) => payment(ledger)),
    });
  bench.client.subscribe(120);
  await bench.clock.pass(0);
}

it('a payment that rang is not rung again seconds later, whatever happens to the database', async () => {
  await live();
  bench.client.send(payment(100));
  bench.client.closeLedgers(101, 102);
  await bench.clock.pass(8000);
  await lose(100, 115);
  expect(bench.payments()).toEqual([115]);
  expect(bench.rang()).toEqual([115]);
});

it('where the network is slow, the mark is written once its ledger is proven', async () => {
  await live();
  bench.client.send(payment(100));
  await bench.clock.pass(20_000);
  bench.client.closeLedgers(101, 102);
  await bench.clock.pass(8000);
  await lose(100, 115);
  expect(bench.rang()).toEqual([115]);
});

it('a flood writes the file once in eight seconds, and without payments it is not written', async () => {
  await live();
  await bench.clock.pass(60_000);
  const before = bench.marks;
  for (let ledger = 100; ledger < 108; ledger++) {
    for (let index = 0; index < 20; index++) bench.client.send(payment(ledger, index));
    expect(bench.marks).toBe(before);
    await bench.clock.pass(999);
    bench.client.closeLedgers(ledger + 1, ledger + 1);
  }
  await bench.clock.pass(8);
  const after = bench.marks;
  expect(after).not.toBe(before);
  await bench.clock.pass(16_000);
  expect(bench.marks).toMatchObject([{ through: 107 }]);
  const last = bench.marks;
  await bench.clock.pass(120_000);
  expect(bench.marks).toBe(last);
});

it('what was recorded but held back rings after the database was lost', async () => {
  await live();
  bench.confirms = false;
  bench.client.send(payment(100));
  bench.client.closeLedgers(101, 110);
  await bench.clock.pass(10_000);
  bench.monitor.suspend();
  bench.confirms = true;
  await lose(100, 115);
  expect(bench.rang()).toEqual([100, 115]);
});

it('a database lost again while it is rebuilt does not tell what was told before the first time', async () => {
  await live();
  bench.client.send(payment(100));
  bench.client.closeLedgers(101, 112);
  await bench.monitor.stop();
  bench.crash(() => writeFileSync(join(bench.folder, 'payments.db'), 'lost '.repeat(1000)));
  bench.watch({ address: A });
  bench.monitor.start();
  // Nothing is recovered this time.
  bench.client.answerPage = () => new Promise<never>(() => undefined);
  bench.client.subscribe(114);
  await bench.clock.pass(0);
  bench.monitor.suspend();
  await lose(100, 115);
  expect(bench.rang()).toEqual([115]);
});

it('history from before an account was added stays silent when the database is lost while it is read', async () => {
  bench.watch({ address: A, sinceLedger: 10 });
  bench.monitor.start();
  let pages = 0;
  bench.client.answerPage = (query) => {
    pages += 1;
    if (pages > 1) return new Promise<never>(() => undefined);
    return emptyPage(query, { transactions: [payment(12)], marker: { ledger: 40, seq: 0 } });
  };
  bench.client.subscribe(99);
  await bench.clock.pass(0);
  bench.monitor.suspend();
  await lose(12, 50, 115);
  expect(bench.payments()).toEqual([12, 50, 115]);
  expect(bench.rang()).toEqual([115]);
});
