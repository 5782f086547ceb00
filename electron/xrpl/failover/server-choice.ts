import type { Clock } from '../clock.ts';
import type { ConnectionOptions } from '../options.ts';
import * as failover from './failover.ts';

/** The failover state of one network together with the time and randomness that its decisions take. */
export class ServerChoice {
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #options: ConnectionOptions;
  #state: failover.FailoverState;

  constructor(clock: Clock, random: () => number, options: ConnectionOptions, order: readonly string[]) {
    this.#clock = clock;
    this.#random = random;
    this.#options = options;
    this.#state = failover.initialFailover(order);
  }

  get state(): failover.FailoverState {
    return this.#state;
  }
  get attempt(): number {
    return this.#state.attempt;
  }

  setOrder(order: readonly string[]): void {
    this.#state = failover.withServers(this.#state, order);
  }

  first(): failover.FailoverDecision {
    const { state, decision } = failover.firstAttempt(this.#state, this.#clock.now(), this.#options);
    this.#state = state;
    return decision;
  }

  afterFailure(server: string, failure: failover.FailureFacts, atOnce = false): failover.FailoverDecision {
    const { state, decision } = failover.nextAttempt(
      this.#state,
      server,
      failure,
      this.#clock.now(),
      this.#options,
      this.#random,
      atOnce,
    );
    this.#state = state;
    return decision;
  }

  noteAttempt(server: string): void {
    this.#state = failover.attempted(this.#state, server, this.#clock.now());
  }

  noteFailure(server: string, failure: failover.FailureFacts): void {
    this.#state = failover.failed(this.#state, server, failure, this.#clock.now(), this.#options);
  }

  noteUseful(server: string): void {
    this.#state = failover.useful(this.#state, server);
  }

  forgetSoftWaits(restart: boolean): void {
    this.#state = failover.withoutSoftWaits(this.#state, restart);
  }

  /** A server to open beside the one in use; see alternativeTo. */
  alternative(current: string | null, excluded: ReadonlySet<string>): string | null {
    return failover.alternativeTo(this.#state, current, this.#clock.now(), excluded);
  }

  /** The first server in order of preference that may be asked now and is not excluded. */
  preferred(excluded: ReadonlySet<string>): string | null {
    return this.#state.order.find((server) => !excluded.has(server) && this.coolDownMs(server) === 0) ?? null;
  }

  /** While the network stands still: the server not tried for longest, if its last attempt is long enough ago. */
  probe(): string | null {
    const now = this.#clock.now();
    const attemptedAt = (server: string) =>
      failover.standingOf(this.#state, server).lastAttemptAt ?? Number.NEGATIVE_INFINITY;
    const [longest] = this.#state.order
      .filter((server) => this.coolDownMs(server) === 0)
      .filter((server) => attemptedAt(server) + this.#options.stalledProbeIntervalMs <= now)
      .sort((a, b) => attemptedAt(a) - attemptedAt(b));
    return longest ?? null;
  }

  /** True when each server but this one is known to be stale: nothing better than this one is left. */
  isLastHope(server: string): boolean {
    return this.#state.order.every((key) => key === server || failover.standingOf(this.#state, key).stale);
  }

  /** Milliseconds for which the server must be left alone; 0 when it may be asked. */
  coolDownMs(server: string): number {
    return Math.max(0, failover.standingOf(this.#state, server).coolDownUntil - this.#clock.now());
  }
}
