import { type Clock, SingleTimer, systemClock } from './clock.ts';

export interface ClockJumpOptions {
  /** Between two looks at the clock. */
  readonly intervalMs?: number;
  /** Difference between the time passed and the time expected that counts as a jump. */
  readonly toleranceMs?: number;
  readonly clock?: Clock;
}

const TOLERANCE_MS = 5000;

/**
 * Notices that this process did not run for a while (sleep, suspension, a paused virtual machine) or that the
 * wall clock was set: a timer of `intervalMs` came back with the wall clock somewhere else. Calls back with the
 * difference in milliseconds (negative: set back). Returns its remover.
 */
export function watchForClockJumps(
  onJump: (differenceMs: number) => void,
  { intervalMs = 2000, toleranceMs = TOLERANCE_MS, clock = systemClock }: ClockJumpOptions = {},
): () => void {
  const timer = new SingleTimer(clock);
  const look = clockJumpLook(onJump, { intervalMs, toleranceMs, wallTime: () => clock.wallTime() });
  const lookAgain = () => {
    timer.set(intervalMs, lookAgain);
    look();
  };
  timer.set(intervalMs, lookAgain);
  return () => timer.clear();
}

/** The same for who has a timer of `intervalMs` already: what it returns is called each time that timer comes back. */
export function clockJumpLook(
  onJump: (differenceMs: number) => void,
  options: {
    readonly intervalMs: number;
    readonly toleranceMs?: number;
    /** Milliseconds since 1970. */
    readonly wallTime: () => number;
  },
): () => void {
  const { intervalMs, toleranceMs = TOLERANCE_MS, wallTime } = options;
  let before = wallTime();
  return () => {
    const now = wallTime();
    const difference = now - before - intervalMs;
    before = now;
    if (Math.abs(difference) >= toleranceMs) onJump(difference);
  };
}
