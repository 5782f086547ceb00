import { type Clock, SingleTimer } from '../../xrpl/clock.ts';
import type { WatchEvents } from '../watch-events.ts';
import type { CoverageTracker } from './coverage-tracker.ts';

export interface CoverageEventsDeps {
  readonly clock: Clock;
  readonly tracker: Pick<CoverageTracker, 'summary'> & {
    /** Accounts that a subscription proves without a break. */
    advancing(): Iterator<string>;
  };
  readonly events: Pick<WatchEvents, 'emit'>;
  /** Whether somebody looks at each ledger now. */
  readonly isFollowed: () => boolean;
}

/** At most one coverage event per account in this time. */
const INTERVAL_MS = 1000;
/** The same where nobody looks, for accounts that only went on by a ledger: each time wakes the process. */
const UNFOLLOWED_MS = 10_000;
/** Events in that time: thousands of accounts take turns. */
const MOST_PUBLISHED = 100;

/**
 * Publishes changed coverage, at most once a second per account however fast ledgers close, and at most a hundred
 * accounts a second, so that what it costs does not grow with their number: first those of which something changed alone,
 * then, in turn, those that all went on by a ledger; these less often where nobody follows each ledger.
 */
export class CoverageEvents {
  readonly #deps: CoverageEventsDeps;
  readonly #timer: SingleTimer;
  #dueAt = 0;
  readonly #changed = new Set<string>();
  /** Those that went on and were not published since. */
  #advanced: Iterator<string> | null = null;
  /** Some of them were published since they went on. */
  #begun = false;
  /** They went on once more since then. */
  #again = false;

  constructor(deps: CoverageEventsDeps) {
    this.#deps = deps;
    this.#timer = new SingleTimer(deps.clock);
  }

  changed(accounts: readonly string[]): void {
    for (const account of accounts) this.#changed.add(account);
    this.#wait(INTERVAL_MS);
  }

  /** Every account that a subscription proves without a break is proven one ledger further. */
  advanced(): void {
    if (this.#advanced === null) this.#advanced = this.#deps.tracker.advancing();
    else this.#again = this.#begun;
    this.#waitAdvanced();
  }

  /** Publishes what is left and stops. */
  finish(): void {
    this.#timer.clear();
    if (this.#again) this.#advanced = this.#deps.tracker.advancing();
    this.#publish(Number.POSITIVE_INFINITY);
    this.#timer.clear();
  }

  #waitAdvanced(): void {
    this.#wait(this.#deps.isFollowed() ? INTERVAL_MS : UNFOLLOWED_MS);
  }

  #wait(delayMs: number): void {
    const dueAt = this.#deps.clock.now() + delayMs;
    if (this.#timer.pending && this.#dueAt <= dueAt) return;
    this.#dueAt = dueAt;
    this.#timer.set(delayMs, () => this.#publish(MOST_PUBLISHED));
  }

  #publish(most: number): void {
    const accounts = new Set<string>();
    for (const account of this.#changed) {
      if (accounts.size >= most) break;
      this.#changed.delete(account);
      accounts.add(account);
    }
    for (const account of this.#takeAdvanced(most - accounts.size)) accounts.add(account);
    if (this.#changed.size > 0) this.#wait(INTERVAL_MS);
    for (const account of accounts) {
      const coverage = this.#deps.tracker.summary(account);
      if (coverage !== null) this.#deps.events.emit({ type: 'coverage', coverage });
    }
  }

  #takeAdvanced(most: number): readonly string[] {
    const taken: string[] = [];
    while (this.#advanced !== null && taken.length < most) {
      const next = this.#advanced.next();
      if (next.done !== true) {
        this.#begun = true;
        taken.push(next.value);
        continue;
      }
      this.#advanced = this.#again ? this.#deps.tracker.advancing() : null;
      this.#again = false;
      this.#begun = false;
      break;
    }
    if (this.#advanced !== null) this.#waitAdvanced();
    return taken;
  }
}
