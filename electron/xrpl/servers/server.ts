import type { ServerView } from '../../contract/index.ts';
import { backoff, growingWait } from '../backoff.ts';
import type { Clock } from '../clock.ts';
import type { ConnectionOptions } from '../options.ts';
import type { ServerInfo } from '../protocol/server-info.ts';
import type { ConnectionFailure } from '../transport/connection-failure.ts';
import type { ServerUrl } from '../transport/server-url.ts';
import { Conduct } from './conduct.ts';
import { RequestPacer } from './request-pacer.ts';
import * as standings from './standing.ts';

/** One configured server, and everything that is known of it. */
export class Server {
  readonly url: ServerUrl;
  /** One per server, not per connection: servers charge by address, over all connections from it. */
  readonly pacer: RequestPacer;
  /** What it sends without use. */
  readonly conduct: Conduct;
  /** It refused every account, and neither the accounts changed nor did a server take them since. */
  refusedAccounts = false;
  /** It was far behind, or far ahead, of what was seen elsewhere since the last useful connection. */
  disagrees = false;
  /** That it is of another network was reported as a problem, and it was not useful since. */
  reportedAsWrong = false;
  readonly #clock: Clock;
  readonly #options: ConnectionOptions;
  #standing = standings.FRESH;
  /** Side connections that broke one after the other, and until when no further one is opened. */
  #sideFailures = 0;
  #sideRetryAt = 0;
  #latencyMs: number | null = null;
  #ledgerAgeS: number | null = null;
  /** When the age was reported: it grows from then on. */
  #ledgerAgeAt = 0;
  #completeLedgers: string | null = null;
  #lastFailure: ConnectionFailure | null = null;

  constructor(url: ServerUrl, clock: Clock, options: ConnectionOptions) {
    this.url = url;
    this.#clock = clock;
    this.#options = options;
    const limited = !url.own || options.paceOwnServers;
    this.pacer = new RequestPacer(clock, options, limited);
    this.conduct = new Conduct(clock, options);
  }

  /** Its redacted URL: how it is named everywhere outside. */
  get key(): string {
    return this.url.redacted;
  }

  get standing(): standings.Standing {
    return this.#standing;
  }

  /** Milliseconds for which it must be left alone; 0 when it may be asked. */
  get restMs(): number {
    return Math.max(0, this.#standing.restUntil - this.#clock.now());
  }

  /** Milliseconds until a side connection may be opened again after others broke; 0: now. */
  get sideWaitMs(): number {
    return Math.max(0, this.#sideRetryAt - this.#clock.now());
  }

  /** It answered server_info. */
  noteInfo(info: ServerInfo): void {
    this.#noteAge(info.validatedAgeS, info.completeLedgers);
  }

  /** It announced a new ledger; its complete ledgers where it said them. */
  noteLedger(completeLedgers: string | null): void {
    this.#noteAge(0, completeLedgers);
  }

  noteLatency(milliseconds: number): void {
    this.#latencyMs = Math.round(milliseconds);
  }

  /** A connection to it is opened, for whatever purpose. */
  noteOpened(): void {
    this.#set({ lastAttemptAt: this.#clock.now() });
  }

  /** Failover chose it for the next attempt. */
  noteChosen(): void {
    this.#set({ attempts: this.#standing.attempts + 1 });
  }

  /** A connection to it failed, for whatever purpose it was. */
  noteFailure(failure: ConnectionFailure): void {
    this.#lastFailure = failure;
    this.#standing = standings.failed(this.#standing, failure, this.#clock.now(), this.#options);
    if (failure.code === 'refuses-accounts') this.refusedAccounts = true;
    // The server complained about our load: less of it, whichever connection comes next.
    if (standings.isPolicyEnd(failure.code)) this.pacer.pause(this.restMs);
  }

  /** The only connection failed: its own wait begins. Returns the wait in milliseconds. */
  beginWait(failure: standings.FailureFacts, random: () => number): number {
    const wait = standings.ownWait(this.#standing, failure, this.#options, random);
    this.#set({ retryAt: this.#clock.now() + wait });
    return wait;
  }

  /** It may be tried at once as far as its own wait goes. */
  endWait(): void {
    this.#set({ retryAt: 0 });
  }

  /**
   * Ends every wait that it did not demand itself. `restart`: its own wait grows from the base again; otherwise its
   * growth goes on where it was.
   */
  endSoftWaits(restart: boolean): void {
    const { restIsFirm, restUntil, attempts } = this.#standing;
    this.#set({ retryAt: 0, restUntil: restIsFirm ? restUntil : 0, attempts: restart ? 0 : attempts });
  }

  /** The list changed: its own wait grows from the base again. */
  restartWait(): void {
    this.#set({ attempts: 0, retryAt: 0 });
  }

  /** A connection to some server is useful: own waits start from the base again, and no server is stale any more. */
  relieve(): void {
    this.#set({ attempts: 0, retryAt: 0, stale: false });
  }

  /** The connection to it is subscribed and saw a ledger. */
  noteUseful(): void {
    this.relieve();
    this.#set({ strikes: 0, restUntil: 0 });
    this.#lastFailure = null;
    this.reportedAsWrong = false;
  }

  /** A side connection broke: the first new one may come at once, the next by a growing wait. */
  noteSideFailure(random: () => number): void {
    const wait =
      this.#sideFailures === 0 ? 0 : growingWait(this.#sideFailures, backoff(this.#options), random);
    this.#sideFailures += 1;
    this.#sideRetryAt = this.#clock.now() + wait;
  }

  /** A side connection served as long as it was needed. */
  noteSideServed(): void {
    this.#sideFailures = 0;
    this.#sideRetryAt = 0;
  }

  view(inUse: boolean): ServerView {
    const now = this.#clock.now();
    const age = this.#ledgerAgeS;
    const rest = this.restMs;
    return {
      url: this.key,
      inUse,
      latencyMs: this.#latencyMs,
      ledgerAgeS: age === null ? null : Math.round(age + (now - this.#ledgerAgeAt) / 1000),
      completeLedgers: this.#completeLedgers,
      coolDownUntil: rest > 0 ? new Date(this.#clock.wallTime() + rest).toISOString() : null,
      lastError: this.#lastFailure?.message ?? null,
      lastFailure: this.#lastFailure?.userMessage ?? null,
    };
  }

  #set(changed: Partial<standings.Standing>): void {
    this.#standing = { ...this.#standing, ...changed };
  }

  #noteAge(seconds: number | null, completeLedgers: string | null): void {
    this.#ledgerAgeS = seconds;
    this.#ledgerAgeAt = this.#clock.now();
    this.#completeLedgers = completeLedgers ?? this.#completeLedgers;
  }
}
