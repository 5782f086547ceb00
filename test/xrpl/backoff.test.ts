import { describe, expect, it } from 'vitest';
import { backoff, growingWait } from '../../electron/xrpl/backoff.ts';
import { parseConnectionOptions } from '../../electron/xrpl/options.ts';
import { Harness } from './support/harness.ts';

const OPTIONS = parseConnectionOptions();
const CLIENTS = 1000;

/** Evenly spread and repeatable, so that a failure can be looked at. */
function sequence(seed: number): () => number {
  let state = seed * 2654435761 + 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('the wait before an attempt', () => {
  const expected = [1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000];

  it('doubles from 1 s and is capped at 60 s', () => {
    expected.forEach((delay, position) => {
      expect(growingWait(position + 1, backoff(OPTIONS), () => 0.5)).toBe(delay);
    });
    expect(growingWait(1000, backoff(OPTIONS), () => 0.5)).toBe(60_000);
  });

  it('is spread evenly over ±30 %, after the cap too', () => {
    expected.forEach((delay, position) => {
      const random = sequence(position + 1);
      const waits = Array.from({ length: CLIENTS }, () =>
        growingWait(position + 1, backoff(OPTIONS), random),
      );
      const tenths = new Array<number>(10).fill(0);
      for (const wait of waits) {
        expect(wait).toBeGreaterThanOrEqual(Math.floor(delay * 0.7));
        expect(wait).toBeLessThanOrEqual(Math.ceil(delay * 1.3));
        const tenth = Math.min(9, Math.floor(((wait / delay - 0.7) / 0.6) * 10));
        tenths[tenth] = (tenths[tenth] ?? 0) + 1;
      }
      // Each tenth of the range gets its share: 100 of 1,000, give or take what chance allows (5 sigma).
      for (const count of tenths) expect(Math.abs(count - CLIENTS / 10)).toBeLessThan(48);
    });
  });

  it('follows configured base, growth, cap and jitter', () => {
    const options = { backoffBaseMs: 100, backoffMultiplier: 3, backoffCapMs: 1000, backoffJitter: 0 };
    const waits = [1, 2, 3, 4].map((attempt) => growingWait(attempt, backoff(options), () => 0.9));
    expect(waits).toEqual([100, 300, 900, 1000]);
  });
});

describe('a thousand clients of a server that went away', () => {
  const knocks = Array.from({ length: CLIENTS }, (_, client) => {
    const harness = new Harness({ servers: 1, random: sequence(client + 1), ledgers: false });
    harness.client.start();
    harness.clock.advance(20);
    harness.network.closeLedger();
    harness.clock.advance(20);
    harness.server(0).door = 'refused';
    harness.server(0).drop();
    const began = harness.clock.now();
    harness.clock.advance(900_000);
    return harness
      .server(0)
      .attempts.slice(1)
      .map((at) => at - began);
  });

  function share(attempts: readonly number[]): number {
    const perSecond = new Map<number, number>();
    for (const at of attempts) {
      const second = Math.floor(at / 1000);
      perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
    }
    return Math.max(...perSecond.values()) / CLIENTS;
  }

  it('knock within bounds that grow', () => {
    let least = 0;
    for (const [position, wait] of [1000, 2000, 4000, 8000, 16_000, 32_000, 60_000].entries()) {
      least += wait;
      for (const times of knocks) {
        expect(times[position]).toBeGreaterThanOrEqual(least * 0.7);
        expect(times[position]).toBeLessThanOrEqual(least * 1.3 + 100);
      }
    }
  });

  it('never knock more than 5 % of them in one second once the wait has reached its cap', () => {
    // Before, the rule itself keeps them closer together: 1 s ± 30 % is a window of 0.6 s for all of them.
    expect(share(knocks.map(([first]) => first ?? 0))).toBeGreaterThan(0.3);
    expect(share(knocks.flatMap((times) => times.slice(6)))).toBeLessThanOrEqual(0.05);
    expect(share(knocks.flatMap((times) => times.filter((at) => at >= 83_000)))).toBeLessThanOrEqual(0.05);
  });

  it('knock about once a minute each in the long run', () => {
    const late = knocks.flatMap((times) => times.filter((at) => at >= 300_000));
    const perClientMinute = late.length / CLIENTS / 10;
    expect(perClientMinute).toBeGreaterThan(0.95);
    expect(perClientMinute).toBeLessThan(1.1);
  });
});
