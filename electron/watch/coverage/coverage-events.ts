import { type Clock, SingleTimer } from '../../xrpl/clock.ts';
import type { WatchEvents } from '../watch-events.ts';
import type { CoverageTracker } from './coverage-tracker.ts';

/** At most one coverage event per account in this time. */
const INTERVAL_MS = 1000;

/** Publishes changed coverage, at most once a second per account however fast ledgers close. */
export class CoverageEvents {
  readonly #timer: SingleTimer;
  readonly #changed = new Set<string>();
  readonly #tracker: CoverageTracker;
  readonly #events: WatchEvents;

  constructor(clock: Clock, tracker: CoverageTracker, events: WatchEvents) {
    this.#timer = new SingleTimer(clock);
    this.#tracker = tracker;
    this.#events = events;
  }

  changed(accounts: readonly string[]): void {
    for (const account of accounts) this.#changed.add(account);
    if (!this.#timer.pending) this.#timer.set(INTERVAL_MS, () => this.#publish());
  }

  /** Publishes what is left and stops. */
  finish(): void {
    this.#timer.clear();
    this.#publish();
  }

  #publish(): void {
    const accounts = [...this.#changed];
    this.#changed.clear();
    for (const account of accounts) {
      const coverage = this.#tracker.summary(account);
      if (coverage !== null) this.#events.emit({ type: 'coverage', coverage });
    }
  }
}
