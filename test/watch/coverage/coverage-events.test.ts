import { describe, expect, it } from 'vitest';
import type { AccountCoverage } from '../../../electron/contract/index.ts';
import { CoverageEvents } from '../../../electron/watch/coverage/coverage-events.ts';
import type { WatchEvent } from '../../../electron/watch/watch-events.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { A, B } from '../support/monitor-harness.ts';

const LEDGER_MS = 4000;

function setUp() {
  const clock = new ManualClock();
  const state = { isFollowed: false, through: 0 };
  const told: { readonly at: number; readonly account: string; readonly through: number }[] = [];
  const coverageOf = (account: string): AccountCoverage => ({
    ...{ network: 'mainnet', account, from: 1, through: state.through, gaps: [] },
  });
  const events = new CoverageEvents({
    clock,
    tracker: { advancing: () => [A].values(), summary: coverageOf },
    events: {
      emit(event: WatchEvent) {
        if (event.type !== 'coverage') throw new Error(event.type);
        told.push({ at: clock.now(), account: event.coverage.account, through: event.coverage.through });
      },
    },
    isFollowed: () => state.isFollowed,
  });
  async function closeLedgers(count: number): Promise<void> {
    for (let closed = 0; closed < count; closed += 1) {
      state.through += 1;
      events.advanced();
      await clock.pass(LEDGER_MS);
    }
  }
  return { clock, state, told, events, closeLedgers };
}

describe('ledgers that only go on', () => {
  it('are told within a second each while somebody follows them', async () => {
    const { state, told, closeLedgers } = setUp();
    state.isFollowed = true;
    await closeLedgers(15);
    expect(told.map(({ through }) => through)).toEqual(
      Array.from({ length: 15 }, (_unused, index) => index + 1),
    );
    for (const { at, through } of told) expect(at).toBeLessThanOrEqual((through - 1) * LEDGER_MS + 1000);
  });

  it('are told five times a minute while nobody does, the newest each time', async () => {
    const { told, closeLedgers } = setUp();
    await closeLedgers(15);
    expect(told.map(({ through }) => through)).toEqual([3, 6, 9, 12, 15]);
  });

  it('are told within a second again from when somebody follows them', async () => {
    const { clock, state, told, closeLedgers } = setUp();
    await closeLedgers(1);
    expect(told).toEqual([]);
    state.isFollowed = true;
    await closeLedgers(1);
    expect(told).toEqual([{ at: LEDGER_MS + 1000, account: A, through: 2 }]);
    await clock.pass(60_000);
    expect(told).toHaveLength(1);
  });

  it('are told with the last ledger when the watching ends', async () => {
    const { told, events, closeLedgers } = setUp();
    await closeLedgers(1);
    events.finish();
    expect(told.map(({ through }) => through)).toEqual([1]);
  });
});

it('what changed of one account alone is told within a second, whether or not somebody follows', async () => {
  const { clock, told, events, closeLedgers } = setUp();
  await closeLedgers(1);
  events.changed([B]);
  await clock.pass(1000);
  expect(told.map(({ at, account }) => [at, account])).toEqual([
    [LEDGER_MS + 1000, B],
    [LEDGER_MS + 1000, A],
  ]);
});
