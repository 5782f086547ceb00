import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { addressOf } from '../../benchmarks/worlds/large-history.ts';
import { MonitorHarness } from '../support/monitor-harness.ts';
import { emptyPage } from '../support/scripted-client.ts';

/** What a ledger costs must not grow with the accounts: counted, because times depend on the machine. */

const ACCOUNTS = Array.from({ length: 10_000 }, (_unused, index) => addressOf(`many ${index}`));

let harness: MonitorHarness;
let calls: (readonly [method: string, args: readonly unknown[]])[] = [];

/** Once for all tests: each goes on where the one before it ended. */
beforeAll(async () => {
  harness = new MonitorHarness();
  harness.client.answerPage = (query) => emptyPage(query);
  harness.watch(...ACCOUNTS.map((address) => ({ address })));
  harness.monitor.start();
  harness.client.subscribe(99);
  // Where they begin is stored by and by.
  await harness.clock.pass(1000);
  harness.client.closeLedgers(100, 101);
  // What is new is written once, and told once.
  await harness.clock.pass(31_000);
  count();
});
afterAll(() => harness.dispose());

beforeEach(() => {
  calls = [];
  harness.events = [];
});

/** Counts what the store is called for from now on. */
function count(): void {
  for (const [name, method] of Object.entries(harness.store)) {
    if (typeof method !== 'function') continue;
    const original = method as (...args: readonly unknown[]) => unknown;
    Object.assign(harness.store, {
      [name]: (...args: readonly unknown[]) => {
        calls.push([name, args]);
        return original(...args);
      },
    });
  }
}

/** How often maps and sets are read or changed meanwhile. */
function lookUpsOf(work: () => void): number {
  const spies = [
    ...(['get', 'set', 'has'] as const).map((method) => vi.spyOn(Map.prototype, method)),
    ...(['add', 'has'] as const).map((method) => vi.spyOn(Set.prototype, method)),
  ];
  work();
  const sum = spies.reduce((count, { mock }) => count + mock.calls.length, 0);
  vi.restoreAllMocks();
  return sum;
}

describe('ten thousand accounts', () => {
  it('cost a ledger nothing in the store, and in memory less than a look at each', () => {
    const lookUps = lookUpsOf(() => harness.client.closeLedgers(102, 121));
    expect(calls).toEqual([]);
    expect(lookUps).toBeGreaterThan(20);
    expect(lookUps).toBeLessThan(ACCOUNTS.length);
  });

  it('are written as one row, and are all covered by it', async () => {
    harness.client.closeLedgers(122, 131);
    await harness.clock.pass(30_000);
    const written = calls.filter(([name]) => name.startsWith('record'));
    expect(written).toEqual([
      ['recordTail', ['mainnet', { tail: expect.any(Number), last: 130, joins: [], leaves: [] }, []]],
    ]);
    expect(calls.length).toBeLessThan(10);
    for (const account of [ACCOUNTS[0], ACCOUNTS[5000], ACCOUNTS.at(-1)])
      expect(harness.store.coveredRanges('mainnet', account ?? '')).toEqual([[100, 130]]);
  });

  it('take turns in telling how far they are: a hundred a second, and each of them in the end', async () => {
    // Nothing is left of what came before.
    await harness.clock.pass(300_000);
    harness.events = [];
    harness.client.closeLedgers(132, 132);
    await harness.clock.pass(1000);
    const told = () => harness.events.flatMap((event) => (event.type === 'coverage' ? [event.coverage] : []));
    expect(told()).toHaveLength(100);
    await harness.clock.pass(200_000);
    const last = new Map(told().map(({ account, through }) => [account, through]));
    expect(ACCOUNTS.filter((account) => last.get(account) !== 131)).toEqual([]);
  });

  it('are examined as one, and an account that lacks a ledger is seen at once', () => {
    harness.client.closeLedgers(133, 140);
    expect(harness.monitor.view().examined).toMatchObject({ state: 'complete', through: 139, left: 0 });
    const [one = ''] = ACCOUNTS;
    harness.client.emit({ type: 'unsubscribed', session: 1, accounts: [one] });
    harness.client.closeLedgers(141, 142);
    expect(harness.monitor.view().examined).toMatchObject({ state: 'catching-up', through: 139, left: 3 });
    expect(harness.monitor.examined(one)).toMatchObject({ through: 139, left: 3 });
    expect(harness.monitor.examined(ACCOUNTS[1] ?? '')).toMatchObject({ through: 141, left: 0 });
  });
});
