import { afterEach, beforeEach, expect, it } from 'vitest';
import { MonitorHarness } from '../support/monitor-harness.ts';

const QUIET = 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh';
let harness: MonitorHarness;

beforeEach(() => {
  harness = new MonitorHarness();
});
afterEach(() => harness.dispose());

it('an account without transactions costs one request for a gap, however long, and none after it', async () => {
  harness.watch({ address: QUIET, sinceLedger: 10 });
  harness.monitor.start();
  harness.client.subscribe(2_000_000);
  await harness.clock.pass(0);
  expect(harness.client.pages.length).toBe(1);
  expect(harness.coverage(QUIET)).toMatchObject({ from: 10, gaps: [] });
  expect(harness.coverage(QUIET)?.through).toBeGreaterThanOrEqual(1_999_999);
  await harness.clock.pass(3600_000);
  expect(harness.client.pages.length).toBe(1);
});
