import { afterEach, beforeEach, expect, it } from 'vitest';
import { A, MonitorHarness, payment } from '../support/monitor-harness.ts';
import { emptyPage } from '../support/scripted-client.ts';

let harness: MonitorHarness;

beforeEach(() => {
  harness = new MonitorHarness();
});
afterEach(async () => {
  await harness.dispose();
});

it('the request for the next page has left before this one is committed, which blocks for milliseconds', async () => {
  const order: string[] = [];
  const { record } = harness.store;
  Object.assign(harness.store, {
    record: (...args: Parameters<typeof record>) => {
      order.push(`committed ${args[0].map((news) => news.payment.ledgerIndex).join(' ')}`);
      return record(...args);
    },
  });
  const accountTx = harness.client.accountTx.bind(harness.client);
  harness.client.accountTx = async (query, options) => {
    // As the real client: the server to be asked is found first, and that takes some turns of its own.
    for (let turn = 0; turn < 5; turn++) await null;
    order.push(`asked from ${query.marker?.ledger ?? 'the beginning'}`);
    return accountTx(query, options);
  };
  harness.client.answerPage = (query) => {
    const from = Number(query.marker?.ledger ?? query.ledgerIndexMin);
    const marker = from < 30 ? { ledger: from + 10, seq: 0 } : null;
    return emptyPage(query, { transactions: [payment(from + 5)], marker });
  };
  harness.watch({ address: A, sinceLedger: 10 });
  harness.monitor.start();
  harness.client.subscribe(99);
  await harness.clock.pass(0);
  expect(order).toEqual([
    'asked from the beginning',
    'asked from 20',
    'committed 15',
    'asked from 30',
    'committed 25',
    'committed 35',
  ]);
  expect(harness.coverage()).toMatchObject({ from: 10, through: 99, gaps: [] });
});
