import { afterEach, beforeEach, expect, it } from 'vitest';
import { SMALL_PAYMENTS_PER_DAY } from '../../../electron/contract/index.ts';
import type { ValidatedTransaction } from '../../../electron/xrpl/protocol/transaction.ts';
import { A, B, MonitorHarness, payment } from '../support/monitor-harness.ts';

/** A stranger sends one drop a thousand times and more: the rows stay, their details do not. */

let harness: MonitorHarness;

beforeEach(async () => {
  harness = new MonitorHarness();
  await harness.live();
});
afterEach(async () => {
  await harness.dispose();
});

function drop(ledgerIndex: number, index: number, sender = B): ValidatedTransaction {
  const sent = payment(ledgerIndex, index);
  return { ...sent, tx: { ...sent.tx, Account: sender }, meta: { ...sent.meta, amount: '0.000001' } };
}

const dropped = () =>
  harness.store
    .matching({ offset: 0, limit: 0 })
    .filter((id) => harness.store.detailsAreDropped(id))
    .map((id) => harness.store.payment(id)?.ledgerIndex);

it('are all recorded, told and covered; details are kept of the first thousand of the day', async () => {
  for (let index = 0; index < SMALL_PAYMENTS_PER_DAY; index += 1) harness.client.send(drop(100, index));
  harness.client.closeLedgers(101, 101);
  harness.client.send(drop(101, 0));
  harness.client.send(payment(101, 1));
  harness.client.send(drop(101, 2));
  // What the account itself sent is no spam.
  harness.client.send(drop(101, 3, A));
  harness.client.closeLedgers(102, 102);
  await harness.clock.pass(0);
  expect(dropped()).toEqual([101, 101]);
  expect(harness.payments()).toHaveLength(SMALL_PAYMENTS_PER_DAY + 4);
  expect(harness.alerted()).toEqual([101]);
  expect(harness.coverage()).toMatchObject({ through: 101, gaps: [] });
  expect(harness.store.totals('mainnet', A, null)).toEqual({
    count: SMALL_PAYMENTS_PER_DAY + 4,
    sums: [{ asset: { currency: 'XRP' }, amount: '1.001003' }],
  });
});
