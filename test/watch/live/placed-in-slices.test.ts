import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addressOf } from '../../benchmarks/worlds/large-history.ts';
import { MonitorHarness } from '../support/monitor-harness.ts';

const ACCOUNTS = Array.from({ length: 2100 }, (_unused, index) => addressOf(`new ${index}`));

let harness: MonitorHarness;
beforeEach(() => {
  harness = new MonitorHarness();
  harness.watch(...ACCOUNTS.map((address) => ({ address })));
  harness.monitor.start();
});
afterEach(() => harness.dispose());

const begun = () => ACCOUNTS.filter((account) => harness.store.coverage('mainnet', account) !== null);
const beginnings = () => new Set(begun().map((account) => harness.store.examined('mainnet', account)?.from));

describe('where thousands of new accounts begin', () => {
  it('is stored for a thousand at a time, and other work has its turn between them', async () => {
    harness.client.subscribe(99);
    expect(begun()).toHaveLength(1000);
    const between: number[] = [];
    harness.clock.defer(() => between.push(begun().length));
    await harness.clock.pass(10);
    expect(between).toEqual([2000]);
    expect(begun()).toHaveLength(2100);
    // A ledger that is newer meanwhile changes nothing: all of them were added together.
    expect(beginnings().size).toBe(1);
  });

  it('is found anew for the rest when the connection is lost between', async () => {
    harness.client.subscribe(99);
    harness.client.emit({ type: 'session-ended', session: 1 });
    await harness.clock.pass(10);
    expect(begun()).toHaveLength(1000);
    harness.client.subscribe(150, 2);
    await harness.clock.pass(10);
    expect(begun()).toHaveLength(2100);
    expect([...beginnings()].toSorted()).toEqual([100, 150]);
  });

  it('is not stored for those that are watched no longer', async () => {
    harness.client.subscribe(99);
    harness.watch(...ACCOUNTS.slice(0, 1200).map((address) => ({ address })));
    await harness.clock.pass(10);
    expect(begun()).toHaveLength(1200);
  });
});
