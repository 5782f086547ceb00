import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CoverageTracker } from '../../../electron/watch/coverage/coverage-tracker.ts';
import { addressOf } from '../../benchmarks/worlds/large-history.ts';
import { MonitorHarness } from '../support/monitor-harness.ts';

const LOOK_MS = 50;

let harness: MonitorHarness;
/** How often each account was looked at for what it lacks. */
let looks = 0;

/** Accounts of which no server gives what they lack; each look at all of them takes a while. */
async function watchIncomplete(count: number): Promise<void> {
  harness.client.answerPage = () => new Promise(() => undefined);
  harness.client.answerLedger = () => new Promise(() => undefined);
  const addresses = Array.from({ length: count }, (_unused, index) => addressOf(`one ${index}`));
  harness.watch(...addresses.map((address) => ({ address, sinceLedger: 50 })));
  harness.monitor.start();
  harness.client.subscribe(99);
  await harness.clock.pass(1000);
  harness.client.closeLedgers(100, 101);
  await harness.clock.pass(1000);
  const { now } = harness.clock;
  const original = CoverageTracker.prototype.incomplete;
  let spent = 0;
  harness.clock.now = () => now.call(harness.clock) + spent;
  vi.spyOn(CoverageTracker.prototype, 'incomplete').mockImplementation(function (this: CoverageTracker) {
    spent += LOOK_MS;
    looks += 1;
    return original.call(this);
  });
}

/** Each tenth of a second somebody looks, for a minute. */
async function lookOften(): Promise<void> {
  for (let turn = 0; turn < 600; turn += 1) {
    harness.monitor.view();
    if (turn % 20 === 0) await harness.clock.pass(100);
  }
}

beforeEach(() => {
  looks = 0;
  harness = new MonitorHarness();
});
afterEach(() => {
  vi.restoreAllMocks();
  harness.dispose();
});

it('looking how far very many accounts are takes a twentieth of the time at most, however often it is asked', async () => {
  await watchIncomplete(600);
  expect(harness.monitor.view().examined).toMatchObject({ state: 'catching-up' });
  const began = harness.clock.now();
  await lookOften();
  const passed = harness.clock.now() - began;
  expect((looks - 1) * LOOK_MS).toBeLessThanOrEqual(passed * 0.06 + LOOK_MS);
});

it('a connection that is lost meanwhile is seen at once', async () => {
  await watchIncomplete(600);
  expect(harness.monitor.view().examined).toMatchObject({ state: 'catching-up' });
  Object.assign(harness.client, { status: { ...harness.client.status, state: 'waiting' } });
  expect(harness.monitor.view().examined).toMatchObject({ state: 'disconnected' });
});

it('of fewer accounts each look is of now', async () => {
  await watchIncomplete(400);
  harness.monitor.view();
  harness.monitor.view();
  expect(looks).toBe(2);
});
