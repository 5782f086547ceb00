import type { Clock } from '../../xrpl/clock.ts';
import type { LiveCoverage } from './live-coverage.ts';

/** An account that could not be subscribed to is read by account_tx after this. */
const SUBSCRIBE_GRACE_MS = 30_000;

/** Since when there is a subscribed connection, and whether it has taken up its accounts. */
export class SubscriptionGrace {
  readonly #live: LiveCoverage;
  readonly #clock: Clock;
  #since: number | null = null;

  constructor(live: LiveCoverage, clock: Clock) {
    this.#live = live;
    this.#clock = clock;
  }

  get online(): boolean {
    return this.#since !== null;
  }

  /** False where there was one already. */
  begin(): boolean {
    if (this.#since !== null) return false;
    this.#since = this.#clock.now();
    return true;
  }

  end(): void {
    this.#since = null;
  }

  /**
   * Whether the account is subscribed to, or was waited for long enough. Subscribe first, then recover: otherwise
   * what arrives in between would have to be asked for twice.
   */
  isSettled(account: string): boolean {
    if (this.#live.isSubscribed(account)) return true;
    return this.#since !== null && this.#clock.now() - this.#since >= SUBSCRIBE_GRACE_MS;
  }
}
