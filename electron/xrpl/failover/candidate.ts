import { SingleTimer } from '../clock.ts';
import type { ConnectionOptions } from '../options.ts';
import type { ServerSession } from '../session/server-session.ts';
import { type ConnectionFailure, failure } from '../transport/connection-failure.ts';
import type { ConnectionEnvironment } from '../transport/environment.ts';

/**
 * Why a second connection is opened beside the one in use: it is old; it gives no ledgers; the network stands
 * still and another server may know better; its server was taken off the list.
 */
export type CandidatePurpose = 'rotation' | 'stale' | 'probe' | 'servers';

export interface Candidate {
  readonly link: ServerSession;
  readonly purpose: CandidatePurpose;
  readonly cause: ConnectionFailure;
}

/** Jitter of the rotation age, so that clients started together do not rotate together. */
const ROTATION_JITTER = 0.1;
/** A rotation that found no server is tried again after this share of the rotation age. */
const ROTATION_RETRY = 1 / 12;

/** Make before break: the one connection that may exist beside the one in use, and when to open it. */
export class CandidateSlot {
  readonly #environment: ConnectionEnvironment;
  readonly #options: ConnectionOptions;
  readonly #candidateTimer: SingleTimer;
  readonly #rotationTimer: SingleTimer;
  readonly #probeTimer: SingleTimer;
  #candidate: Candidate | null = null;
  /** Servers tried for the present purpose. */
  #tried = new Set<string>();

  constructor(environment: ConnectionEnvironment, options: ConnectionOptions) {
    this.#environment = environment;
    this.#options = options;
    this.#candidateTimer = new SingleTimer(environment.clock);
    this.#rotationTimer = new SingleTimer(environment.clock);
    this.#probeTimer = new SingleTimer(environment.clock);
  }

  get candidate(): Candidate | null {
    return this.#candidate;
  }
  get tried(): ReadonlySet<string> {
    return this.#tried;
  }

  /** The link becomes the candidate. `overlapped` is called when it is still there, and live, at the end of its time. */
  begin(candidate: Candidate, overlapped: () => void): void {
    const { link } = candidate;
    this.#candidate = candidate;
    this.#tried.add(link.server.redacted);
    this.#candidateTimer.set(this.#options.rotationTimeoutMs, () => {
      if (link.proven) overlapped();
      else link.end(failure('connection.stale.unproven'));
    });
  }

  /** Ends the candidature, whatever becomes of the link. */
  take(): Candidate | null {
    const candidate = this.#candidate;
    this.#candidate = null;
    this.#candidateTimer.clear();
    return candidate;
  }

  /** Servers may be tried again. */
  forgetTried(): void {
    this.#tried = new Set();
  }

  scheduleRotation(rotate: () => void, retry = false): void {
    const share = retry ? ROTATION_RETRY : 1;
    const spread = 1 + ROTATION_JITTER * (2 * this.#environment.random() - 1);
    this.#rotationTimer.set(this.#options.rotateAfterMs * share * spread, rotate);
  }

  get rotationScheduled(): boolean {
    return this.#rotationTimer.pending;
  }

  /** One look at another server per interval, until stopped. */
  startProbing(probe: () => void): void {
    if (this.#probeTimer.pending) return;
    const again = () => {
      this.#probeTimer.set(this.#options.stalledProbeIntervalMs, again);
      probe();
    };
    this.#probeTimer.set(this.#options.stalledProbeIntervalMs, again);
  }

  stopProbing(): void {
    this.#probeTimer.clear();
  }

  /** The connection in use is gone: its age and its staleness are no matter any more. */
  stopTimers(): void {
    this.#rotationTimer.clear();
    this.#probeTimer.clear();
  }
}

/**
 * Whether a proven candidate may take over without a gap. The old session proves ledgers up to the one before its
 * last, the new one from its first on: so the old one must have announced the first ledger of the new one too.
 * What a stale session still owes is not waited for.
 */
export function overlaps(old: ServerSession | null, candidate: Candidate): boolean {
  const first = candidate.link.firstLedger;
  if (!candidate.link.proven || first === null) return false;
  const orderly = candidate.purpose === 'rotation' || candidate.purpose === 'servers';
  if (!old?.proven || !orderly) return true;
  return old.lastLedger !== null && old.lastLedger >= first;
}
