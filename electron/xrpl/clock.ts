import { uptime } from 'node:os';
import { performance } from 'node:perf_hooks';

/** A pending timer; only its clock knows what is inside. */
export type Timer = { readonly timer: unknown };

/** Time as the connection uses it, so that tests can drive it. */
export interface Clock {
  /** Monotonic milliseconds. */
  now(): number;
  /** Monotonic milliseconds that count the machine's sleep as well, to the second. Where it is missing, `now` is taken. */
  sinceBoot?(): number;
  /** Milliseconds since 1970; may jump. */
  wallTime(): number;
  setTimer(delayMs: number, callback: () => void): Timer;
  clearTimer(timer: Timer): void;
  /** Runs the callback after pending input and output had their turn. */
  defer(callback: () => void): void;
}

/** setTimeout takes anything longer (24.8 days) for one millisecond. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => performance.now(),
  sinceBoot: () => uptime() * 1000,
  wallTime: () => Date.now(),
  setTimer: (delayMs, callback) => {
    const timer: { timer: NodeJS.Timeout | null } = { timer: null };
    const wait = (rest: number) => {
      const part = Math.min(rest, LONGEST_TIMEOUT_MS);
      timer.timer = setTimeout(() => (rest > part ? wait(rest - part) : callback()), part);
    };
    wait(delayMs);
    return timer;
  },
  clearTimer: ({ timer }) => clearTimeout(timer as NodeJS.Timeout),
  defer: (callback) => {
    setImmediate(callback);
  },
};

/** At most one pending timer, whose replacement clears the one before. */
export class SingleTimer {
  readonly #clock: Clock;
  #timer: Timer | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get pending(): boolean {
    return this.#timer !== null;
  }

  set(delayMs: number, callback: () => void): void {
    this.clear();
    this.#timer = this.#clock.setTimer(Math.max(0, delayMs), () => {
      this.#timer = null;
      callback();
    });
  }

  clear(): void {
    if (this.#timer) this.#clock.clearTimer(this.#timer);
    this.#timer = null;
  }
}
