import { describe, expect, it } from 'vitest';
import { throttle } from '../../../electron/desktop/snapshot/throttle.ts';
import { manualClock } from './manual-clock.ts';

describe('a throttle function', () => {
  it('runs at once after a rest, and else once at the end of its time', () => {
    const time = manualClock();
    const runs: number[] = [];
    const run = throttle(1000, () => runs.push(time.now()), time.now, time.setTimer);
    for (const ms of [0, 10, 500, 999]) {
      time.advance(ms);
      run();
    }
    time.advance(5000);
    run();
    expect(runs).toEqual([0, 1000, 5000]);
  });
});
