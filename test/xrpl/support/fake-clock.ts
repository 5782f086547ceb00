import type { Clock, Timer } from '../../../electron/xrpl/clock.ts';

interface Entry {
  readonly at: number;
  readonly order: number;
  readonly callback: () => void;
}

/** Time in the hand of the test: nothing happens but by advance(). */
export class FakeClock implements Clock {
  #now = 0;
  #wallOffset = Date.parse('2026-11-21T00:00:00Z');
  #order = 0;
  readonly #timers = new Set<Entry>();

  now(): number {
    return this.#now;
  }

  wallTime(): number {
    return this.#wallOffset + this.#now;
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

  get pending(): number {
    return this.#timers.size;
  }

  /** Runs every timer due within the time, in order, those set meanwhile included. */
  advance(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (let runs = 0; ; runs += 1) {
      if (runs > 100_000) throw new Error('Timers set each other without end.');
      let next: Entry | null = null;
      for (const entry of this.#timers) {
        if (entry.at > end) continue;
        if (!next || entry.at < next.at || (entry.at === next.at && entry.order < next.order)) next = entry;
      }
      if (!next) break;
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.callback();
    }
    this.#now = end;
  }

  /** The machine sleeps: time passes and nothing runs; what was due runs late, in the next advance(). */
  sleep(milliseconds: number): void {
    this.#now += milliseconds;
  }

  /** Somebody sets the wall clock. */
  setWallClockBy(milliseconds: number): void {
    this.#wallOffset += milliseconds;
  }
}
