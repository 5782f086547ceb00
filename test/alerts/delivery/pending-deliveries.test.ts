import { afterEach, beforeEach, expect, it } from 'vitest';
import { A, B, MonitorHarness, payment } from '../../watch/support/monitor-harness.ts';

/** A disk that is full once while an acknowledgement is written: the delivery neither repeats nor is lost. */

let harness: MonitorHarness;

beforeEach(async () => {
  harness = new MonitorHarness();
  await harness.live({ address: A }, { address: B });
});
afterEach(async () => {
  await harness.dispose();
});

/** A payment to A whose delivery both sinks take, and whose acknowledgement cannot be written. */
async function refusedOnce(): Promise<void> {
  const { acknowledge } = harness.store;
  let refused = 0;
  Object.assign(harness.store, {
    acknowledge() {
      refused += 1;
      throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
    },
  });
  harness.client.send(payment(100));
  await harness.clock.pass(0);
  expect(refused).toBeGreaterThan(0);
  Object.assign(harness.store, { acknowledge });
  expect(harness.payments()).toEqual([100]);
  expect(harness.alerted()).toEqual([100]);
  expect(harness.problems()).toEqual(['store-disk-full']);
}

/** What a run after a crash delivers. */
async function afterCrash(): Promise<{ readonly payments: unknown; readonly alerted: unknown }> {
  harness.crash();
  harness.watch({ address: A }, { address: B });
  harness.monitor.start();
  harness.client.subscribe(110, 2);
  await harness.clock.pass(31_000);
  return { payments: harness.payments(), alerted: harness.alerted() };
}

it('is written once there is room again, and a crash after that repeats nothing', async () => {
  await refusedOnce();
  await harness.clock.pass(31_000);
  expect(await afterCrash()).toEqual({ payments: [], alerted: [] });
});

it('is written with the next one', async () => {
  await refusedOnce();
  harness.client.send(payment(101));
  expect(await afterCrash()).toEqual({ payments: [], alerted: [] });
});

it('is written at the end', async () => {
  await refusedOnce();
  await harness.monitor.stop();
  harness.alerting.stop();
  expect(await afterCrash()).toEqual({ payments: [], alerted: [] });
});

it('keeps the payment from being delivered again in the same run', async () => {
  await refusedOnce();
  harness.watch({ address: B });
  harness.watch({ address: A }, { address: B });
  await harness.clock.pass(130_000);
  expect(harness.payments()).toEqual([100]);
  expect(harness.alerted()).toEqual([100]);
});

it('is repeated by a crash before it could be written: nothing is lost', async () => {
  await refusedOnce();
  expect(await afterCrash()).toEqual({ payments: [100], alerted: [100] });
});
