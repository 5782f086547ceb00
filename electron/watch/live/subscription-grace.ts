import type { Clock } from '../../xrpl/clock.ts';
import type { LiveCoverage } from './live-coverage.ts';

/** After so long account_tx reads an account without waiting for its subscription. */
const SUBSCRIBE_GRACE_MS = 30_000;

/** How long accounts wait for their subscription on a new connection. */
export class SubscriptionGrace {
  readonly #live: LiveCoverage;
  readonly #clock: Clock;
  #since: number | null = null;
  /** One that was not settled when last looked at. */
  #unsettled: string | null = null;

  constructor(live: LiveCoverage, clock: Clock) {
    this.#live = live;
    this.#clock = clock;
  }

  get online(): boolean {
    return this.#since !== null;
  }

  /** Notes that there is a subscribed connection; false when there was one already. */
  begin(): boolean {
    if (this.#since !== null) return false;
    this.#since = this.#clock.now();
    return true;
  }

  end(): void {
    this.#since = null;
  }

  /** True when all of these accounts are settled. While one is not, the next question costs a look at that one. */
  areSettled(accounts: ReadonlySet<string>): boolean {
    if (this.#unsettled !== null && accounts.has(this.#unsettled) && !this.isSettled(this.#unsettled))
      return false;
    this.#unsettled = null;
    for (const account of accounts) {
      if (this.isSettled(account)) continue;
      this.#unsettled = account;
      return false;
    }
    return true;
  }

  /**
   * True when the account is subscribed to, or has waited long enough. Subscribing comes before recovery: otherwise
   * what arrives in between has to be requested twice.
   */
  isSettled(account: string): boolean {
    if (this.#live.isSubscribed(account)) return true;
    return this.#since !== null && this.#clock.now() - this.#since >= SUBSCRIBE_GRACE_MS;
  }
}
