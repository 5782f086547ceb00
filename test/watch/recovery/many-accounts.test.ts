import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { addressOf } from '../../benchmarks/worlds/large-history.ts';
import { MonitorHarness } from '../support/monitor-harness.ts';
import { emptyPage } from '../support/scripted-client.ts';

/** What a turn costs must not grow with the accounts that wait: counted, because times depend on the machine. */

const ACCOUNTS = Array.from({ length: 1000 }, (_unused, index) => addressOf(`many ${index}`));

let harness: MonitorHarness;

beforeEach(() => {
  harness = new MonitorHarness();
});
afterEach(() => {
  vi.restoreAllMocks();
  harness.dispose();
});

/** How many members of sets are gone over meanwhile. */
async function stepsOf(work: () => Promise<void>): Promise<number> {
  const steps = Object.getPrototypeOf(new Set().values()) as { next: () => unknown };
  const { next } = steps;
  let count = 0;
  steps.next = function counted(this: unknown) {
    count += 1;
    return next.call(this);
  };
  try {
    await work();
  } finally {
    steps.next = next;
  }
  return count;
}

it('thousands of accounts are read one after another without a look at all that wait', async () => {
  harness.client.answerPage = (query) => emptyPage(query);
  // Too many ledgers to read them whole.
  harness.watch(...ACCOUNTS.map((address) => ({ address, sinceLedger: 1000 })));
  harness.monitor.start();
  harness.client.subscribe(9000);
  const steps = await stepsOf(async () => {
    harness.client.closeLedgers(9001, 9002);
    for (let second = 0; second < 60 && harness.monitor.catchingUp; second += 1)
      await harness.clock.pass(1000);
  });
  expect(harness.monitor.catchingUp).toBe(false);
  expect(harness.client.pages.length).toBeGreaterThanOrEqual(ACCOUNTS.length);
  expect(steps).toBeLessThan(100 * ACCOUNTS.length);
});

it('accounts whose ledgers are read whole are found at once when they get a turn', async () => {
  // Never answered.
  harness.client.answerLedger = () => new Promise(() => undefined);
  harness.watch(...ACCOUNTS.map((address) => ({ address, sinceLedger: 90 })));
  harness.monitor.start();
  harness.client.subscribe(99);
  harness.client.closeLedgers(100, 101);
  await harness.clock.pass(0);
  expect(harness.client.ledgers).not.toEqual([]);
  const looks = vi.spyOn(Array.prototype, 'includes');
  await harness.clock.pass(31_000);
  expect(looks.mock.calls.length).toBeLessThan(ACCOUNTS.length);
});
