import { afterEach, beforeEach, expect, it } from 'vitest';
import { A, B, MonitorHarness, payment } from '../support/monitor-harness.ts';
import { emptyPage } from '../support/scripted-client.ts';

/** What a server sends without need is counted: see servers/conduct.ts for how much of it is too much. */

let harness: MonitorHarness;

beforeEach(async () => {
  harness = new MonitorHarness();
  await harness.live();
});
afterEach(async () => {
  await harness.dispose();
});

it('transactions that name no watched account, or alert nobody, are counted; payments that alert are not', async () => {
  const quiet = { ...payment(100, 1), meta: { accounts: [A], amount: '0.000001' } };
  harness.client.send(payment(100, 0));
  harness.client.send(quiet);
  harness.client.send(payment(100, 2, B));
  // The same again alerts nobody either.
  harness.client.send(payment(100, 0));
  await harness.clock.pass(0);
  expect(harness.client.useless.toSorted()).toEqual([
    'quietTransaction',
    'quietTransaction',
    'unaskedTransaction',
  ]);
  expect(harness.payments()).toEqual([100, 100]);
});

it('a marker that leads to itself ends the connection that it came by; pages that lead no further rest the server', async () => {
  harness.client.answerPage = (query) => emptyPage(query, { connection: 7, marker: { ledger: 10, seq: 1 } });
  harness.watch({ address: B, sinceLedger: 10 });
  harness.client.subscribe(100);
  await harness.clock.pass(100);
  expect(harness.client.misled).toEqual([7]);
  // The third was asked for before the second came.
  expect(harness.client.pages).toHaveLength(3);

  let seq = 0;
  harness.client.answerPage = (query) => emptyPage(query, { marker: { ledger: 10, seq: ++seq } });
  harness.monitor.nudge('user');
  await harness.clock.pass(100);
  expect(seq).toBeGreaterThanOrEqual(20);
  expect(seq).toBeLessThan(25);
  expect(harness.client.misled).toEqual([7]);
});
