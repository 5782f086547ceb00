import { type Clock, SingleTimer, systemClock } from './clock.ts';

export interface ClockJumpOptions {
  /** Between two looks at the clock. */
  readonly intervalMs?: number;
  /** Difference between the time passed and the time expected that counts as a jump. */
  readonly toleranceMs?: number;
  readonly clock?: Clock;
}

/**
 * Notices that this process did not run for a while (sleep, suspension, a paused virtual machine) or that the
 * wall clock was set: a timer of `intervalMs` came back with the wall clock somewhere else. Calls back with the
 * difference in milliseconds (negative: set back). Returns its remover.
 */
export function watchForClockJumps(
  onJump: (differenceMs: number) => void,
  { intervalMs = 2000, toleranceMs = 5000, clock = systemClock }: ClockJumpOptions = {},
): () => void {
  const timer = new SingleTimer(clock);
  const look = (before: number) => {
    const now = clock.wallTime();
    const difference = now - before - intervalMs;
    timer.set(intervalMs, () => look(now));
    if (Math.abs(difference) >= toleranceMs) onJump(difference);
  };
  const start = clock.wallTime();
  timer.set(intervalMs, () => look(start));
  return () => timer.clear();
}
