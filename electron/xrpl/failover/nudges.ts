import { type Clock, SingleTimer } from '../clock.ts';
import type { NudgeReason } from '../network-client.ts';
import type { ConnectionOptions } from '../options.ts';
import type { ServerSession } from '../session/server-session.ts';
import type { ConnectionFailure } from '../transport/connection-failure.ts';
import * as causes from './causes.ts';
import { NudgeLimit } from './nudge-limit.ts';

/** The connection, as nudges see it. */
export interface NudgesDeps {
  readonly started: boolean;
  readonly primary: ServerSession | null;
  readonly candidate: ServerSession | null;
  /** Looks at another server while the one in use is stale. */
  probe(cause: ConnectionFailure): void;
  /** Connects anew, without waits that no server demanded; `restart`: the backoff begins again from its base. */
  connectAnew(cause: ConnectionFailure, restart: boolean): void;
}

/** An end within this time after a nudge's ping is put down to what the nudge told of. */
const NUDGED_MS = 3000;

/** Something says that the network may be back, or that time was lost: what is to be done at once, and how often. */
export class Nudges {
  readonly #clock: Clock;
  readonly #options: ConnectionOptions;
  readonly #host: NudgesDeps;
  readonly #limit: NudgeLimit;
  readonly #later: SingleTimer;
  /** When an open connection was last asked because of a nudge. */
  #checkedAt = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock, options: ConnectionOptions, host: NudgesDeps) {
    this.#clock = clock;
    this.#options = options;
    this.#host = host;
    this.#limit = new NudgeLimit(clock, options);
    this.#later = new SingleTimer(clock);
  }

  nudge(why: NudgeReason): void {
    if (!this.#host.started) return;
    const { primary, candidate } = this.#host;
    candidate?.checkNow();
    if (primary && primary.phase !== 'opening') {
      this.#checkedAt = this.#clock.now();
      primary.checkNow();
      if (primary.stale) this.#host.probe(causes.nudged(why));
      return;
    }
    // A handshake begun while the network was away may wait for packets that nobody will send again.
    if (primary && this.#clock.now() - primary.openedAt < this.#options.nudgeTimeoutMs) return;
    const wait = why === 'user' ? 0 : this.#limit.waitMs;
    if (wait > 0) {
      if (!this.#later.pending) this.#later.set(wait, () => this.nudge(why));
      return;
    }
    const restart = this.#limit.alone || why === 'user';
    this.#limit.note();
    this.#host.connectAnew(causes.nudged(why), restart);
  }

  /** The link in use ended. True when a nudge was behind it: another is to be had without a wait. */
  ended(): boolean {
    if (this.#clock.now() - this.#checkedAt > NUDGED_MS || this.#limit.waitMs > 0) return false;
    this.#limit.note();
    return true;
  }

  stop(): void {
    this.#later.clear();
  }
}
