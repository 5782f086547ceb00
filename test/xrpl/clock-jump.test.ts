import { describe, expect, it } from 'vitest';
import { watchForClockJumps } from '../../electron/xrpl/clock-jump.ts';
import { FakeClock } from './support/fake-clock.ts';

describe('a clock jump', () => {
  it('is noticed after a sleep and when the clock is set, and not otherwise', () => {
    const clock = new FakeClock();
    const jumps: number[] = [];
    const remove = watchForClockJumps((difference) => jumps.push(difference), { clock });
    clock.advance(600_000);
    expect(jumps).toEqual([]);
    clock.sleep(3_600_000);
    clock.advance(2000);
    expect(jumps).toHaveLength(1);
    expect(jumps[0]).toBeGreaterThan(3_590_000);
    clock.advance(60_000);
    expect(jumps).toHaveLength(1);
    clock.setWallClockBy(-7_200_000);
    clock.advance(4000);
    expect(jumps).toHaveLength(2);
    expect(jumps[1]).toBeLessThan(-7_100_000);
    remove();
    clock.sleep(3_600_000);
    clock.advance(10_000);
    expect(jumps).toHaveLength(2);
    expect(clock.pending).toBe(0);
  });
});
