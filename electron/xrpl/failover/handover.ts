import type { Said } from '../../contract/index.ts';
import { SingleTimer } from '../clock.ts';
import type { ConnectionOptions } from '../options.ts';
import type { Server } from '../servers/server.ts';
import type { ServerSession } from '../session/server-session.ts';
import { type ConnectionFailure, failure } from '../transport/connection-failure.ts';
import type { ConnectionEnvironment } from '../transport/environment.ts';
import { type Candidate, type CandidatePurpose, overlaps } from './candidate.ts';
import * as causes from './causes.ts';
import type { DrainingSessions } from './draining-sessions.ts';
import type { Failover } from './failover.ts';

/** What a handover comes to, to be carried out by the connection. */
export type HandoverStep =
  /** Another server is being tried because the session in use is stale. */
  | { readonly type: 'trying'; readonly session: ServerSession; readonly cause: Said }
  /** The session in use is stale, and no other server can be tried. */
  | { readonly type: 'nothing-better' }
  /** The session is the one in use from now on. */
  | { readonly type: 'take-over'; readonly session: ServerSession; readonly cause: Said }
  /** The session in use is not to be used any more, and none takes its place; `failed` was the last to be tried. */
  | {
      readonly type: 'abandon';
      readonly cause: ConnectionFailure;
      readonly failed: { readonly server: Server; readonly reason: ConnectionFailure } | null;
    };

export interface HandoverDeps {
  readonly environment: ConnectionEnvironment;
  readonly options: ConnectionOptions;
  readonly failover: Failover;
  readonly draining: DrainingSessions;
  /** Opens a session beside the one in use; null when the connection is stopped. */
  open(server: Server): ServerSession | null;
  carryOut(step: HandoverStep): void;
}

/** Jitter of the rotation age, so that clients started together do not rotate together. */
const ROTATION_JITTER = 0.1;
/** A rotation that found no server is tried again after this share of the rotation age. */
const ROTATION_RETRY = 1 / 12;

/**
 * The change from one session to the next, make before break: when the session in use is old, stale, or its server
 * no longer in the list, a candidate is opened beside it, and takes its place once it is as good. There is one
 * candidate at most.
 */
export class Handover {
  readonly #deps: HandoverDeps;
  readonly #candidateTimer: SingleTimer;
  readonly #rotationTimer: SingleTimer;
  readonly #probeTimer: SingleTimer;
  #candidate: Candidate | null = null;
  /** Servers tried since the session in use was last connected. */
  #tried = new Set<Server>();

  constructor(deps: HandoverDeps) {
    const { clock } = deps.environment;
    this.#deps = deps;
    this.#candidateTimer = new SingleTimer(clock);
    this.#rotationTimer = new SingleTimer(clock);
    this.#probeTimer = new SingleTimer(clock);
  }

  get candidate(): Candidate | null {
    return this.#candidate;
  }

  /** The session in use is connected: no better one is sought for it any more, and it grows old from now on. */
  onConnected(current: ServerSession): void {
    this.#probeTimer.clear();
    this.#tried = new Set();
    const purpose = this.#candidate?.purpose;
    if (purpose === 'stale' || purpose === 'probe') this.#drop(causes.OBSOLETE);
    if (!this.#rotationTimer.pending) this.#scheduleRotation(current, 1);
  }

  /** The session in use gives no ledgers, or old ones: tries each other server once, then looks once in a while. */
  leaveStale(current: ServerSession, cause: ConnectionFailure): void {
    const { failover, carryOut } = this.#deps;
    const server = failover.alternative(current.server, this.#tried);
    const session = server && this.#open(server, 'stale', cause);
    if (session) {
      carryOut({ type: 'trying', session, cause });
      return;
    }
    if (!this.#probeTimer.pending) this.#scheduleProbe(cause);
    carryOut({ type: 'nothing-better' });
  }

  /** Looks whether another server, not asked for a while, knows better than the stale one in use. */
  probe(cause: ConnectionFailure): void {
    const server = this.#candidate ? null : this.#deps.failover.probe();
    if (server) this.#open(server, 'probe', cause);
  }

  /** The list of servers is another, and that of the session in use perhaps not in it. */
  listChanged(current: ServerSession | null): void {
    const { failover } = this.#deps;
    this.#tried = new Set();
    if (this.#candidate && !failover.isListed(this.#candidate.session.server))
      this.#drop(causes.LIST_CHANGED);
    if (!current) return;
    if (!failover.isListed(current.server)) this.#leaveUnlisted(current);
    // A new server may know better.
    else if (current.stale && !this.#candidate) this.leaveStale(current, causes.LIST_CHANGED);
    else if (!this.#candidate && current.proven && !this.#rotationTimer.pending)
      this.#scheduleRotation(current, ROTATION_RETRY);
  }

  /** The candidate is subscribed and healthy. */
  onCandidateReady(current: ServerSession | null): void {
    const candidate = this.#candidate;
    // A stale session gives nothing worth waiting for; a probe must first show that it is better.
    if (candidate && current?.stale && candidate.purpose !== 'probe' && !candidate.session.stale) {
      this.promote();
    }
  }

  /** Lets the candidate take over if that leaves no gap. */
  tryPromotion(current: ServerSession | null): void {
    if (this.#candidate && overlaps(current, this.#candidate)) this.promote();
  }

  /** The candidate becomes the session in use, for its own cause or because the other one ended. */
  promote(ended?: ConnectionFailure): void {
    const candidate = this.#take();
    if (!candidate) return;
    this.stopTimers();
    const { session, cause } = candidate;
    this.#deps.carryOut({ type: 'take-over', session, cause: ended ?? cause });
  }

  /** The candidate ended, or is as stale as the session in use (null: none). */
  onCandidateFailed(current: ServerSession | null, reason: ConnectionFailure): void {
    const candidate = this.#take();
    if (!candidate) return;
    const { session, purpose, cause } = candidate;
    const { failover, draining, carryOut } = this.#deps;
    if (session.phase !== 'ended') draining.close(session, causes.OBSOLETE);
    if (!current) return;
    if (purpose === 'rotation' && failover.isListed(current.server)) {
      this.#rotate(current);
    } else if (purpose === 'rotation' || purpose === 'servers') {
      carryOut({ type: 'abandon', cause, failed: { server: session.server, reason } });
      return;
    }
    // A rotation may have been under way when the server in use went stale.
    if (current.stale && !this.#candidate) this.leaveStale(current, cause);
  }

  /** The session in use is gone: neither its age nor its staleness matters any more. */
  stopTimers(): void {
    this.#rotationTimer.clear();
    this.#probeTimer.clear();
  }

  /** Ends the candidature and every timer. Returns the candidate's session, which is the caller's to close. */
  stop(): ServerSession | null {
    this.stopTimers();
    return this.#take()?.session ?? null;
  }

  #leaveUnlisted(current: ServerSession): void {
    const { failover, carryOut } = this.#deps;
    const server = failover.preferred(new Set());
    const live = current.proven && !this.#candidate;
    if (live && server && this.#open(server, 'servers', causes.LIST_CHANGED)) return;
    // A rotation under way leaves it as well.
    if (this.#candidate && current.proven) return;
    this.#drop(causes.LIST_CHANGED);
    carryOut({ type: 'abandon', cause: causes.LIST_CHANGED, failed: null });
  }

  #rotate(current: ServerSession): void {
    if (!this.#candidate && current.proven) {
      const server = this.#deps.failover.preferred(this.#tried);
      if (server && this.#open(server, 'rotation', causes.AGED)) return;
      this.#tried = new Set();
    }
    this.#scheduleRotation(current, ROTATION_RETRY);
  }

  #scheduleRotation(current: ServerSession, share: number): void {
    const { environment, options } = this.#deps;
    const spread = 1 + ROTATION_JITTER * (2 * environment.random() - 1);
    this.#rotationTimer.set(options.rotateAfterMs * share * spread, () => this.#rotate(current));
  }

  /** One look at another server per interval, until stopped. */
  #scheduleProbe(cause: ConnectionFailure): void {
    this.#probeTimer.set(this.#deps.options.stalledProbeIntervalMs, () => {
      this.#scheduleProbe(cause);
      this.probe(cause);
    });
  }

  /** Opens the candidate; at the end of its time it takes over if it is live, and is given up otherwise. */
  #open(server: Server, purpose: CandidatePurpose, cause: ConnectionFailure): ServerSession | null {
    const session = this.#deps.open(server);
    if (!session) return null;
    this.#candidate = { session, purpose, cause };
    this.#tried.add(server);
    this.#candidateTimer.set(this.#deps.options.rotationTimeoutMs, () => {
      if (session.proven) this.promote();
      else session.end(failure('connection.stale.unproven'));
    });
    return session;
  }

  #drop(reason: ConnectionFailure): void {
    const candidate = this.#take();
    if (candidate) this.#deps.draining.close(candidate.session, reason);
  }

  #take(): Candidate | null {
    const candidate = this.#candidate;
    this.#candidate = null;
    this.#candidateTimer.clear();
    return candidate;
  }
}
