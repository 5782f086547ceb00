import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../../../electron/xrpl/clock.ts';

/** A clock that a test drives; timers fire in the order of their times. */
export class ManualClock implements Clock {
  #time = 0;
  #wall = Date.UTC(2026, 0, 1);
  #slept = 0;
  #timers = new Map<number, { readonly at: number; readonly callback: () => void }>();
  #next = 1;

  now(): number {
    return this.#time;
  }
  sinceBoot(): number {
    return this.#time + this.#slept;
  }
  /** The machine sleeps: no timer fires, and `now` stands still, as CLOCK_MONOTONIC does. */
  sleep(ms: number): void {
    this.#slept += ms;
    this.#wall += ms;
  }
  wallTime(): number {
    return this.#wall + this.#time;
  }
  jump(ms: number): void {
    this.#wall += ms;
  }
  setTimer(delayMs: number, callback: () => void): { readonly timer: unknown } {
    const id = this.#next++;
    this.#timers.set(id, { at: this.#time + delayMs, callback });
    return { timer: id };
  }
  clearTimer({ timer }: { readonly timer: unknown }): void {
    this.#timers.delete(timer as number);
  }
  defer(callback: () => void): void {
    this.setTimer(0, callback);
  }

  /** As when the process ends. */
  dropTimers(): void {
    this.#timers.clear();
  }

  get pendingTimers(): number {
    return this.#timers.size;
  }

  /** Lets time pass; whatever answers promises gets its turn after every timer. */
  async pass(ms: number): Promise<void> {
    const end = this.#time + ms;
    for (;;) {
      // What the last one led to may have set timers that are due as well.
      await settle();
      const next = [...this.#timers].toSorted(([a, x], [b, y]) => x.at - y.at || a - b)[0];
      if (next === undefined || next[1].at > end) break;
      this.#timers.delete(next[0]);
      this.#time = Math.max(this.#time, next[1].at);
      next[1].callback();
    }
    this.#time = end;
  }
}

/** Until nothing more follows from promises alone. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await nextTurn();
}
