import { backoffDelay } from '../backoff.ts';
import type { ConnectionOptions } from '../options.ts';
import type { ConnectionFailure, FailureCode } from '../transport/connection-failure.ts';

/**
 * Which server next, and when: a pure state machine. Time and randomness are inputs; no socket, no timer.
 */
export interface FailoverState {
  /** Redacted URLs in order of preference. */
  readonly order: readonly string[];
  /** Attempts since the last useful connection. */
  readonly attempt: number;
  /** Attempts in a row on one server since its connection broke. */
  readonly sameServerAttempts: number;
  readonly standings: ReadonlyMap<string, ServerStanding>;
}

export interface ServerStanding {
  readonly lastAttemptAt: number | null;
  /** Not before this time, except where nothing else is left to do but wait for it. */
  readonly coolDownUntil: number;
  /** The user asking, or the machine waking, shortens only waits that were not demanded by the server. */
  readonly coolDownFirm: boolean;
  /** Policy closes in a row. */
  readonly policyStrikes: number;
  /** Had no new ledger, or an old one, since a ledger was last seen anywhere. */
  readonly stale: boolean;
}

export type FailoverDecision =
  | {
      readonly type: 'attempt';
      readonly server: string;
      readonly delayMs: number;
    }
  | { readonly type: 'give-up' }
  | { readonly type: 'no-server' };

interface Remedy {
  readonly target: 'same' | 'next';
  readonly wait?: 'overloaded' | 'policy' | 'misconfigured';
  readonly stale?: boolean;
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
  unauthorized: { target: 'next', wait: 'misconfigured' },
  'too-many-requests': { target: 'next', wait: 'policy' },
  'service-unavailable': { target: 'next', wait: 'overloaded' },
  'not-web-socket': NEXT,
  closed: SAME,
  'closed-going-away': NEXT,
  'closed-overloaded': { target: 'same', wait: 'overloaded' },
  'closed-policy': { target: 'next', wait: 'policy' },
  heartbeat: NEXT,
  'frame-too-large': NEXT,
  'protocol-error': NEXT,
  'inbox-overflow': SAME,
  'handshake-failed': NEXT,
  'slow-down': { target: 'next', wait: 'policy' },
  'not-synced': NEXT,
  'amendment-blocked': NEXT,
  'ledger-too-old': { target: 'next', stale: true },
  lagging: NEXT,
  ahead: NEXT,
  'refuses-accounts': NEXT,
  'wrong-network': { target: 'next', wait: 'misconfigured' },
  stale: { target: 'next', stale: true },
  replaced: NEXT,
  nudged: SAME,
  idle: NEXT,
  stopped: NEXT,
};

/** Doubling of the policy wait ends here. */
const MAX_POLICY_WAIT_MS = 10 * 60_000;

const FRESH: ServerStanding = {
  lastAttemptAt: null,
  coolDownUntil: 0,
  coolDownFirm: false,
  policyStrikes: 0,
  stale: false,
};

export function initialFailover(order: readonly string[]): FailoverState {
  return { order, attempt: 0, sameServerAttempts: 0, standings: new Map() };
}

/** A new list; what is known of servers that stay is kept. */
export function withServers(state: FailoverState, order: readonly string[]): FailoverState {
  const standings = new Map([...state.standings].filter(([server]) => order.includes(server)));
  return { ...state, order, standings, attempt: 0, sameServerAttempts: 0 };
}

export function standingOf(state: FailoverState, server: string): ServerStanding {
  return state.standings.get(server) ?? FRESH;
}

/** An attempt on the server begins. */
export function attempted(state: FailoverState, server: string, now: number): FailoverState {
  return change(state, server, { lastAttemptAt: now });
}

/** The connection is subscribed and saw a ledger: waits start from the base again, and nobody is stale any more. */
export function useful(state: FailoverState, server: string): FailoverState {
  const standings = new Map(
    [...state.standings].map(([key, standing]) => [key, { ...standing, stale: false }] as const),
  );
  const reset = { ...state, attempt: 0, sameServerAttempts: 0, standings };
  return change(reset, server, { policyStrikes: 0, coolDownUntil: 0 });
}

/** What failover looks at in a failure. */
export type FailureFacts = Pick<ConnectionFailure, 'code' | 'retryAfterMs'>;

/** Records a failure of the server without deciding what follows (side connections, candidates). */
export function failed(
  state: FailoverState,
  server: string,
  failure: FailureFacts,
  now: number,
  options: ConnectionOptions,
): FailoverState {
  const remedy = REMEDIES[failure.code];
  const standing = standingOf(state, server);
  const changes: Partial<ServerStanding> = {
    ...(remedy.stale ? { stale: true } : {}),
    ...(remedy.wait === 'policy' ? { policyStrikes: standing.policyStrikes + 1 } : {}),
  };
  if (!remedy.wait) return change(state, server, changes);
  // What the server itself asks for lengthens the rule's wait, within reason, and is kept to.
  const asked = Math.min(failure.retryAfterMs ?? 0, options.maxRetryAfterMs);
  const wait = Math.max(waitOf(remedy.wait, standing, options), asked);
  const firm = remedy.wait === 'policy' || asked > 0;
  return change(state, server, { ...changes, ...coolDown(standing, now + wait, firm) });
}

function waitOf(
  wait: NonNullable<Remedy['wait']>,
  { policyStrikes }: ServerStanding,
  options: ConnectionOptions,
): number {
  switch (wait) {
    case 'overloaded':
      return options.overloadedWaitMs;
    case 'misconfigured':
      return options.misconfiguredWaitMs;
    case 'policy':
      return Math.min(
        options.policyWaitMs * 2 ** policyStrikes,
        Math.max(MAX_POLICY_WAIT_MS, options.policyWaitMs),
      );
  }
}

/** The connection to `server` failed and none is left: what to do. `atOnce`: without a backoff. */
export function nextAttempt(
  before: FailoverState,
  server: string,
  failure: FailureFacts,
  now: number,
  options: ConnectionOptions,
  random: () => number,
  atOnce = false,
): { readonly state: FailoverState; readonly decision: FailoverDecision } {
  let state = failed(before, server, failure, now, options);
  if (state.order.length === 0) return { state, decision: { type: 'no-server' } };
  const attempt = state.attempt + 1;
  if (options.maxAttempts !== null && attempt > options.maxAttempts) {
    return { state, decision: { type: 'give-up' } };
  }
  const wantsSame = REMEDIES[failure.code].target === 'same' && state.order.includes(server);
  const same = wantsSame && state.sameServerAttempts < options.sameServerRetries;
  const delay = atOnce ? 0 : backoffDelay(attempt, options, random);
  const choice = choose(state, candidates(state.order, server, same), now, delay, options);
  state = {
    ...state,
    attempt,
    sameServerAttempts: choice.server === server ? state.sameServerAttempts + 1 : 0,
  };
  return {
    state,
    decision: { type: 'attempt', server: choice.server, delayMs: choice.delayMs },
  };
}

/** The first server to try when none has failed yet (start, a new list, a nudge). */
export function firstAttempt(
  state: FailoverState,
  now: number,
  options: ConnectionOptions,
): { readonly state: FailoverState; readonly decision: FailoverDecision } {
  if (state.order.length === 0) return { state, decision: { type: 'no-server' } };
  const choice = choose(state, state.order, now, 0, options);
  const next = { ...state, attempt: state.attempt + 1 };
  return {
    state: next,
    decision: { type: 'attempt', server: choice.server, delayMs: choice.delayMs },
  };
}

/** A server that may replace the one in use at once: not itself, not cooling down, not stale. Null when there is none. */
export function alternativeTo(
  state: FailoverState,
  server: string | null,
  now: number,
  excluded: ReadonlySet<string> = new Set(),
): string | null {
  return (
    candidates(state.order, server, false).find((key) => {
      const standing = standingOf(state, key);
      return key !== server && !excluded.has(key) && !standing.stale && standing.coolDownUntil <= now;
    }) ?? null
  );
}

/** True when every server is stale, and with it, as far as can be seen, the network. */
export function allStale(state: FailoverState): boolean {
  return state.order.length > 0 && state.order.every((server) => standingOf(state, server).stale);
}

/** Forgets waits that no server demanded (the machine woke up, the user asks); the backoff goes on where it was unless it is to `restart`. */
export function withoutSoftWaits(state: FailoverState, restart: boolean): FailoverState {
  const standings = new Map(
    [...state.standings].map(
      ([server, standing]) =>
        [server, standing.coolDownFirm ? standing : { ...standing, coolDownUntil: 0 }] as const,
    ),
  );
  return restart ? { ...state, attempt: 0, sameServerAttempts: 0, standings } : { ...state, standings };
}

function candidates(order: readonly string[], server: string | null, same: boolean): readonly string[] {
  const position = server === null ? -1 : order.indexOf(server);
  if (server === null || position < 0) return order;
  const others = [...order.slice(position + 1), ...order.slice(0, position)];
  return same ? [server, ...others] : [...others, server];
}

function choose(
  state: FailoverState,
  inOrder: readonly string[],
  now: number,
  delayMs: number,
  options: ConnectionOptions,
): { readonly server: string; readonly delayMs: number } {
  const stalled = allStale(state);
  const ready = inOrder.map((server) => {
    const standing = standingOf(state, server);
    // While the network is stalled, and for a stale server as long as others can be tried, once a minute will do.
    const rested =
      standing.stale && standing.lastAttemptAt !== null
        ? standing.lastAttemptAt + options.stalledProbeIntervalMs
        : 0;
    return {
      server,
      at: Math.max(standing.coolDownUntil, rested),
      stale: standing.stale && !stalled,
      attemptedAt: standing.lastAttemptAt ?? Number.NEGATIVE_INFINITY,
    };
  });
  const due = ready.filter(({ at }) => at <= now + delayMs);
  const hopeful = due.find(({ stale }) => !stale);
  const rested = due.find(({ stale }) => stale);
  // One that cannot be reached at all must not keep those that were stale a minute ago from being tried.
  const turn = hopeful && rested && rested.attemptedAt < hopeful.attemptedAt ? rested : hopeful;
  const first = turn ?? ready.reduce((best, entry) => (entry.at < best.at ? entry : best));
  return { server: first.server, delayMs: Math.max(delayMs, first.at - now) };
}

function coolDown(standing: ServerStanding, until: number, firm: boolean): Partial<ServerStanding> {
  return until >= standing.coolDownUntil ? { coolDownUntil: until, coolDownFirm: firm } : {};
}

function change(state: FailoverState, server: string, changes: Partial<ServerStanding>): FailoverState {
  return {
    ...state,
    standings: new Map(state.standings).set(server, { ...standingOf(state, server), ...changes }),
  };
}
