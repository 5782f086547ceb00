import { afterEach, beforeEach, expect, it } from 'vitest';
import { MonitorBench } from '../support/bench-monitor.ts';

const QUIET = 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh';
let bench: MonitorBench;

beforeEach(() => {
  bench = new MonitorBench();
});
afterEach(() => bench.dispose());

it('an account without transactions costs one request for a gap, however long, and none after it', async () => {
  bench.watch({ address: QUIET, sinceLedger: 10 });
  bench.monitor.start();
  bench.client.subscribe(2_000_000);
  await bench.clock.pass(0);
  expect(bench.client.pages.length).toBe(1);
  expect(bench.coverage(QUIET)).toMatchObject({ from: 10, gaps: [] });
  expect(bench.coverage(QUIET)?.through).toBeGreaterThanOrEqual(1_999_999);
  await bench.clock.pass(3600_000);
  expect(bench.client.pages.length).toBe(1);
});
