import type { Clock, Timer } from '../../../electron/xrpl/clock.ts';

interface Entry {
  readonly at: number;
  readonly order: number;
  readonly callback: () => void;
}

/** Until what follows from promises alone has followed. */
const MICROTASKS = 12;

/** Time in the hand of the fuzzer. Promises have their turn after every timer; nothing waits for real input or output. */
export class DrivenClock implements Clock {
  #now = 0;
  #order = 0;
  readonly #timers = new Set<Entry>();

  now(): number {
    return this.#now;
  }

  wallTime(): number {
    return Date.UTC(2026, 0, 1) + this.#now;
  }

  setTimer(delayMs: number, callback: () => void): Timer {
    this.#order += 1;
    const entry: Entry = { at: this.#now + Math.max(0, delayMs), order: this.#order, callback };
    this.#timers.add(entry);
    return { timer: entry };
  }

  clearTimer({ timer }: Timer): void {
    this.#timers.delete(timer as Entry);
  }

  defer(callback: () => void): void {
    this.setTimer(0, callback);
  }

  /** Runs what is due within the time, in order. An error of a timer is an error of whoever lets time pass. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await settled();
    for (let next = this.#next(end); next !== null; next = this.#next(end)) {
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.callback();
      await settled();
    }
    this.#now = end;
  }

  #next(end: number): Entry | null {
    let next: Entry | null = null;
    for (const entry of this.#timers) {
      if (entry.at > end) continue;
      if (next === null || entry.at < next.at || (entry.at === next.at && entry.order < next.order))
        next = entry;
    }
    return next;
  }
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < MICROTASKS; turn++) await undefined;
}
