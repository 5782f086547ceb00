import { backoff, doubling, growingWait } from '../backoff.ts';
import type { ConnectionOptions } from '../options.ts';
import type { ConnectionFailure, FailureCode } from '../transport/connection-failure.ts';

/** How a server stands with failover: pure values and functions; times are monotonic milliseconds. */
export interface Standing {
  /** The last time a connection to it was opened, for whatever purpose; null before the first. */
  readonly lastAttemptAt: number | null;
  /** Attempts on it since a connection to any server was last useful: its own wait grows with them. */
  readonly attempts: number;
  /** The end of its own wait. Nobody demanded it: whatever begins anew ends it. */
  readonly retryAt: number;
  /** Not before this time, except where nothing else is left to do but wait for it. */
  readonly restUntil: number;
  /** The server itself demanded the rest: neither the user nor a machine that wakes up shortens it. */
  readonly restIsFirm: boolean;
  /** Refusals in a row (for our load, or for missing credentials): the rest grows with them. */
  readonly strikes: number;
  /** Ends for misbehavior and lies, each within an hour of the one before: the rest grows with them. */
  readonly offences: number;
  readonly lastOffenceAt: number;
  /** It had no new ledger, or an old one, since a ledger was last seen anywhere. */
  readonly stale: boolean;
}

export const FRESH: Standing = {
  lastAttemptAt: null,
  attempts: 0,
  retryAt: 0,
  restUntil: 0,
  restIsFirm: false,
  strikes: 0,
  offences: 0,
  lastOffenceAt: 0,
  stale: false,
};

/** What follows from a failure. */
interface Remedy {
  /** Whether a connection that broke so is begun again on the same server first. */
  readonly target: 'same' | 'next';
  readonly rest?: 'overloaded' | 'policy' | 'unauthorized' | 'misconfigured' | 'misbehaved' | 'lied';
  readonly stale?: boolean;
  /** The server said that it is not synchronised yet: it is asked again sooner than others. */
  readonly soon?: boolean;
}

const NEXT: Remedy = { target: 'next' };
const SAME: Remedy = { target: 'same' };
const REMEDIES: Readonly<Record<FailureCode, Remedy>> = {
  'connect-timeout': NEXT,
  refused: SAME,
  unreachable: SAME,
  'host-not-found': SAME,
  'connection-reset': SAME,
  'tls-expired': NEXT,
  'tls-not-yet-valid': NEXT,
  'tls-self-signed': NEXT,
  'tls-wrong-host': NEXT,
  'tls-untrusted': NEXT,
  'tls-failed': NEXT,
  'proxy-failed': NEXT,
  unauthorized: { target: 'next', rest: 'unauthorized' },
  'too-many-requests': { target: 'next', rest: 'policy' },
  'service-unavailable': { target: 'next', rest: 'overloaded' },
  'not-web-socket': NEXT,
  closed: SAME,
  'closed-going-away': NEXT,
  'closed-overloaded': { target: 'same', rest: 'overloaded' },
  'closed-policy': { target: 'next', rest: 'policy' },
  heartbeat: NEXT,
  'frame-too-large': { target: 'next', rest: 'misbehaved' },
  'answer-too-large': SAME,
  'message-too-complex': { target: 'next', rest: 'misbehaved' },
  'message-failed': { target: 'next', rest: 'misbehaved' },
  misbehaving: { target: 'next', rest: 'misbehaved' },
  'protocol-error': NEXT,
  'inbox-overflow': SAME,
  'handshake-failed': NEXT,
  'slow-down': { target: 'next', rest: 'policy' },
  'not-synced': { target: 'next', soon: true },
  'amendment-blocked': NEXT,
  'ledger-too-old': { target: 'next', stale: true },
  lagging: NEXT,
  ahead: NEXT,
  'refuses-accounts': NEXT,
  'wrong-network': { target: 'next', rest: 'misconfigured' },
  untrue: { target: 'next', rest: 'lied' },
  stale: { target: 'next', stale: true },
  replaced: NEXT,
  nudged: SAME,
  idle: NEXT,
  stopped: NEXT,
};

/** The doubling of the wait after a policy close, or after misbehavior, ends here; a lie costs as much at once. */
const MAX_POLICY_WAIT_MS = 10 * 60_000;
const OFFENCES_FORGOTTEN_MS = 60 * 60_000;

/** What failover looks at in a failure. */
export type FailureFacts = Pick<ConnectionFailure, 'code' | 'retryAfterMs'>;

/** True when a connection that broke in this way is begun again on the same server before another is tried. */
export function staysWithServer(code: FailureCode): boolean {
  return REMEDIES[code].target === 'same';
}

/** True when the server says by this end that too much is asked of it. */
export function isPolicyEnd(code: FailureCode): boolean {
  return REMEDIES[code].rest === 'policy';
}

/** A connection failed: the rest that follows from how it did. */
export function failed(
  standing: Standing,
  failure: FailureFacts,
  now: number,
  options: ConnectionOptions,
): Standing {
  const { rest, stale } = REMEDIES[failure.code];
  const marked = stale ? { ...standing, stale: true } : standing;
  if (!rest) return marked;
  const counts = rest === 'policy' || rest === 'unauthorized';
  const offended =
    rest === 'misbehaved' || rest === 'lied'
      ? { offences: offencesOf(standing, now) + 1, lastOffenceAt: now }
      : {};
  // What the server itself asks for lengthens the rule's wait, within reason, and is kept to.
  const asked = Math.min(failure.retryAfterMs ?? 0, options.maxRetryAfterMs);
  const until = now + Math.max(restOf(rest, standing, now, options), asked);
  const lengthens = until >= standing.restUntil;
  return {
    ...marked,
    ...offended,
    strikes: standing.strikes + (counts ? 1 : 0),
    restUntil: lengthens ? until : standing.restUntil,
    restIsFirm: lengthens ? rest === 'policy' || asked > 0 : standing.restIsFirm,
  };
}

function restOf(
  rest: NonNullable<Remedy['rest']>,
  standing: Standing,
  now: number,
  options: ConnectionOptions,
): number {
  const { strikes } = standing;
  switch (rest) {
    case 'misbehaved':
      return growingWait(
        offencesOf(standing, now) + 1,
        doubling(options.misbehaviorRestMs, MAX_POLICY_WAIT_MS),
      );
    case 'lied':
      return MAX_POLICY_WAIT_MS;
    case 'overloaded':
      return options.overloadedWaitMs;
    case 'misconfigured':
      return options.misconfiguredWaitMs;
    case 'unauthorized':
      return growingWait(strikes + 1, doubling(options.unauthorizedWaitMs, options.misconfiguredWaitMs));
    case 'policy':
      return growingWait(strikes + 1, doubling(options.policyWaitMs, MAX_POLICY_WAIT_MS));
  }
}

function offencesOf({ offences, lastOffenceAt }: Standing, now: number): number {
  return now - lastOffenceAt < OFFENCES_FORGOTTEN_MS ? offences : 0;
}

/** An attempt failed, and no other connection goes on: how long the server's own wait is now, in milliseconds. */
export function ownWait(
  { attempts }: Standing,
  { code }: FailureFacts,
  options: ConnectionOptions,
  random: () => number,
): number {
  const rule = REMEDIES[code].soon ? backoff(options, options.notSyncedCapMs) : backoff(options);
  return growingWait(attempts + 1, rule, random);
}
