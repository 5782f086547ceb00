import type { Clock } from '../xrpl/clock.ts';

/** Resolves when the promise has settled, however it did, or when so many milliseconds have passed. */
export function settledWithin(clock: Clock, ms: number, promise: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const timer = clock.setTimer(ms, () => resolve());
    void Promise.allSettled([promise]).then(() => {
      clock.clearTimer(timer);
      resolve();
    });
  });
}
