import type { ConnectionState } from '../../contract/index.ts';
import type { ConnectionOptions } from '../options.ts';
import type { ServerSession } from '../session/server-session.ts';
import type { ConnectionFailure } from '../transport/connection-failure.ts';
import type { ConnectionEnvironment } from '../transport/environment.ts';
import { type Candidate, type CandidatePurpose, CandidateSlot, overlaps } from './candidate.ts';
import * as causes from './causes.ts';
import type { StatusCause } from './connection-status.ts';
import type { DrainingSessions } from './draining-sessions.ts';
import type { ServerChoice } from './server-choice.ts';

/** The connection in use, as its succession sees it. */
export interface HandoverDeps {
  readonly started: boolean;
  /** The server of the link in use is still in the list. */
  readonly primaryListed: boolean;
  readonly state: ConnectionState;
  readonly primary: ServerSession | null;
  /** Opens a link beside the one in use; null when the server is not in the list. */
  open(key: string): ServerSession | null;
  /** The link is the one in use from now on. */
  adopt(link: ServerSession, cause: StatusCause): void;
  /** Tells that another server is being tried, or that none can be. */
  connecting(link: ServerSession, cause: StatusCause): void;
  stalled(): void;
  /** Gives the link in use up, with nothing in its place. */
  abandon(reason: ConnectionFailure): void;
  /** None is in use: begins with the first server, or goes on after a failed one. */
  connectFirst(cause: StatusCause): void;
  connectAfter(server: string, failed: ConnectionFailure): void;
}

/**
 * Make before break: when a second connection is opened beside the one in use, and when it takes its place. It does
 * when the one in use is old, stale, or no longer in the list.
 */
export class Handover {
  readonly #choice: ServerChoice;
  readonly #leaving: DrainingSessions;
  readonly #host: HandoverDeps;
  readonly #replacement: CandidateSlot;

  constructor(
    environment: ConnectionEnvironment,
    options: ConnectionOptions,
    choice: ServerChoice,
    leaving: DrainingSessions,
    host: HandoverDeps,
  ) {
    this.#choice = choice;
    this.#leaving = leaving;
    this.#host = host;
    this.#replacement = new CandidateSlot(environment, options);
  }

  get candidate(): Candidate | null {
    return this.#replacement.candidate;
  }

  /** The list of servers is another. */
  forgetTried(): void {
    this.#replacement.forgetTried();
  }

  /** The link in use is gone: its age and its staleness are no matter any more. */
  stopTimers(): void {
    this.#replacement.stopTimers();
  }

  /** Ends the candidature; the link is the caller's to close. */
  take(): ServerSession | null {
    return this.#replacement.take()?.link ?? null;
  }

  drop(reason: ConnectionFailure): void {
    const candidate = this.#replacement.take();
    if (candidate) this.#leaving.close(candidate.link, reason);
  }

  /** The link in use is connected: what was sought because it was not is sought no longer; it grows old from now on. */
  onConnected(): void {
    this.#replacement.stopProbing();
    this.#replacement.forgetTried();
    const purpose = this.candidate?.purpose;
    if (purpose === 'stale' || purpose === 'probe') this.drop(causes.OBSOLETE);
  }

  /** Rotation after its age, unless that is under way. */
  growOld(): void {
    if (!this.#replacement.rotationScheduled) this.#replacement.scheduleRotation(() => this.#rotate());
  }

  /** The candidate is subscribed and healthy. */
  onCandidateReady(): void {
    const { candidate } = this;
    // A stale one gives nothing worth waiting for; a probe must first show that it is better.
    if (candidate && this.#host.primary?.stale && candidate.purpose !== 'probe' && !candidate.link.stale) {
      this.promote();
    }
  }

  /** The link in use gives no ledgers, or old ones. */
  leaveStale(cause: ConnectionFailure): void {
    const current = this.#host.primary?.server.redacted ?? null;
    const next = this.#choice.alternative(current, this.#replacement.tried);
    const link = next === null ? null : this.#open(next, 'stale', cause);
    if (link) {
      this.#host.connecting(link, cause);
      return;
    }
    // No other server can be tried: keep this connection, look at each server once in a while.
    if (this.#host.state !== 'stalled') this.#host.stalled();
    this.#replacement.startProbing(() => this.probe(cause));
  }

  /** Looks whether another server, not asked for a while, knows better than the stale one in use. */
  probe(cause: ConnectionFailure): void {
    const server = this.candidate ? null : this.#choice.probe();
    if (server !== null) this.#open(server, 'probe', cause);
  }

  /** The link in use is to a server that is not in the list any more. */
  leaveUnlisted(reason: ConnectionFailure): void {
    const next = this.#choice.preferred(new Set());
    const live = this.#host.state === 'connected' && !this.candidate;
    if (live && next !== null && this.#open(next, 'servers', reason)) return;
    if (this.candidate && this.#host.state === 'connected') return;
    this.drop(reason);
    this.#host.abandon(reason);
    this.#host.connectFirst(reason);
  }

  #rotate(): void {
    if (!this.candidate && this.#host.state === 'connected') {
      const next = this.#choice.preferred(this.#replacement.tried);
      if (next !== null && this.#open(next, 'rotation', causes.AGED)) return;
      this.#replacement.forgetTried();
    }
    this.#replacement.scheduleRotation(() => this.#rotate(), true);
  }

  #open(key: string, purpose: CandidatePurpose, cause: ConnectionFailure): ServerSession | null {
    const link = this.#host.open(key);
    if (link) this.#replacement.begin({ link, purpose, cause }, () => this.promote());
    return link;
  }

  /** Promotes the candidate if that leaves no gap. */
  tryPromotion(): void {
    if (this.candidate && overlaps(this.#host.primary, this.candidate)) this.promote();
  }

  /** The candidate becomes the link in use, for its own cause or because the other one ended. */
  promote(ended?: ConnectionFailure): void {
    const candidate = this.#replacement.take();
    if (!candidate) return;
    this.#replacement.stopTimers();
    this.#host.adopt(candidate.link, ended ?? candidate.cause);
  }

  onCandidateFailed(reason: ConnectionFailure): void {
    const candidate = this.#replacement.take();
    if (!candidate) return;
    if (candidate.link.phase !== 'ended') this.#leaving.close(candidate.link, causes.OBSOLETE);
    if (!this.#host.started || !this.#host.primary) return;
    if (candidate.purpose === 'stale') {
      this.leaveStale(candidate.cause);
    } else if (candidate.purpose === 'rotation' && this.#host.primaryListed) {
      this.#rotate();
    } else if (candidate.purpose !== 'probe') {
      // The server in use is not to be used any more.
      this.#host.abandon(candidate.cause);
      this.#host.connectAfter(candidate.link.server.redacted, reason);
    }
    // A rotation or the like was under way when the server in use went stale.
    if (this.#host.primary?.stale && !this.candidate) this.leaveStale(candidate.cause);
  }
}
