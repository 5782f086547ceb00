import { type Clock, SingleTimer } from '../../xrpl/clock.ts';
import type { WatchEvents } from '../watch-events.ts';
import type { CoverageTracker } from './coverage-tracker.ts';

/** At most one coverage event per account in this time. */
const INTERVAL_MS = 1000;
/** Events in that time: thousands of accounts take turns. */
const MOST_PUBLISHED = 100;

/**
 * Publishes changed coverage, at most once a second per account however fast ledgers close, and at most a hundred
 * accounts a second, so that what it costs does not grow with their number: first those of which something changed alone,
 * then, in turn, those that all went on by a ledger.
 */
export class CoverageEvents {
  readonly #timer: SingleTimer;
  readonly #changed = new Set<string>();
  /** Those that went on and were not published since. */
  #advanced: Iterator<string> | null = null;
  /** They went on once more meanwhile. */
  #again = false;
  readonly #tracker: CoverageTracker;
  readonly #events: WatchEvents;

  constructor(clock: Clock, tracker: CoverageTracker, events: WatchEvents) {
    this.#timer = new SingleTimer(clock);
    this.#tracker = tracker;
    this.#events = events;
  }

  changed(accounts: readonly string[]): void {
    for (const account of accounts) this.#changed.add(account);
    this.#wait();
  }

  /** Every account that a subscription proves without a break is proven one ledger further. */
  advanced(): void {
    if (this.#advanced === null) this.#advanced = this.#tracker.advancing();
    else this.#again = true;
    this.#wait();
  }

  /** Publishes what is left and stops. */
  finish(): void {
    this.#timer.clear();
    if (this.#again) this.#advanced = this.#tracker.advancing();
    this.#publish(Number.POSITIVE_INFINITY);
    this.#timer.clear();
  }

  #wait(): void {
    if (!this.#timer.pending) this.#timer.set(INTERVAL_MS, () => this.#publish(MOST_PUBLISHED));
  }

  #publish(most: number): void {
    const accounts = new Set<string>();
    for (const account of this.#changed) {
      if (accounts.size >= most) break;
      this.#changed.delete(account);
      accounts.add(account);
    }
    for (const account of this.#takeAdvanced(most - accounts.size)) accounts.add(account);
    if (this.#changed.size > 0) this.#wait();
    for (const account of accounts) {
      const coverage = this.#tracker.summary(account);
      if (coverage !== null) this.#events.emit({ type: 'coverage', coverage });
    }
  }

  #takeAdvanced(most: number): readonly string[] {
    const taken: string[] = [];
    while (this.#advanced !== null && taken.length < most) {
      const next = this.#advanced.next();
      if (next.done !== true) {
        taken.push(next.value);
        continue;
      }
      this.#advanced = this.#again ? this.#tracker.advancing() : null;
      this.#again = false;
      break;
    }
    if (this.#advanced !== null) this.#wait();
    return taken;
  }
}
