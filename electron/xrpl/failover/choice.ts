import type { ConnectionOptions } from '../options.ts';
import type { Standing } from '../servers/standing.ts';

/** What a choice looks at in a server: pure functions over standings; times are monotonic milliseconds. */
export interface Choosable {
  readonly standing: Standing;
}

type StalledOptions = Pick<ConnectionOptions, 'stalledProbeIntervalMs'>;

/** All servers, those after the failed one first, and it last; or it first when it is to be tried again. */
export function rotationFrom<S>(order: readonly S[], failed: S, same: boolean): readonly S[] {
  const position = order.indexOf(failed);
  if (position < 0) return order;
  const others = [...order.slice(position + 1), ...order.slice(0, position)];
  return same ? [failed, ...others] : [...others, failed];
}

/**
 * The server for the next attempt: the first in the order that may be tried after `delayMs`, else the one that may
 * be tried soonest. Null when there is none at all.
 */
export function chooseServer<S extends Choosable>(
  inOrder: readonly S[],
  now: number,
  delayMs: number,
  options: StalledOptions,
): { readonly server: S; readonly delayMs: number } | null {
  const stalled = inOrder.every(({ standing }) => standing.stale);
  const ready = inOrder.map((server) => {
    const { restUntil, retryAt, stale, lastAttemptAt } = server.standing;
    const attemptedAt = lastAttemptAt ?? Number.NEGATIVE_INFINITY;
    // While the network is stalled, and for a stale server as long as others can be tried, once a minute will do.
    const probeAt = stale ? attemptedAt + options.stalledProbeIntervalMs : 0;
    return { server, at: Math.max(restUntil, retryAt, probeAt), stale: stale && !stalled, attemptedAt };
  });
  const due = ready.filter(({ at }) => at <= now + delayMs);
  const hopeful = due.find(({ stale }) => !stale);
  const rested = due.find(({ stale }) => stale);
  // One that cannot be reached at all must not keep those that were stale a minute ago from being tried.
  const turn = hopeful && rested && rested.attemptedAt < hopeful.attemptedAt ? rested : hopeful;
  const first = turn ?? [...ready].sort((a, b) => a.at - b.at)[0];
  return first ? { server: first.server, delayMs: Math.max(delayMs, first.at - now) } : null;
}

/**
 * A server that may replace the one in use at once, the next ones in the order first: not itself, not at rest, not
 * stale, not excluded. Null when there is none.
 */
export function alternativeTo<S extends Choosable>(
  order: readonly S[],
  current: S,
  now: number,
  excluded: ReadonlySet<S>,
): S | null {
  return (
    rotationFrom(order, current, false).find(
      (server) =>
        server !== current &&
        !excluded.has(server) &&
        !server.standing.stale &&
        server.standing.restUntil <= now,
    ) ?? null
  );
}

/** The first server in order of preference that may be asked now and is not excluded. */
export function preferred<S extends Choosable>(
  order: readonly S[],
  now: number,
  excluded: ReadonlySet<S>,
): S | null {
  return order.find((server) => !excluded.has(server) && server.standing.restUntil <= now) ?? null;
}

/** While the network stands still: the server not tried for longest, if its last attempt is long enough ago. */
export function longestUntried<S extends Choosable>(
  order: readonly S[],
  now: number,
  options: StalledOptions,
): S | null {
  const attemptedAt = ({ standing }: S) => standing.lastAttemptAt ?? Number.NEGATIVE_INFINITY;
  const [longest] = order
    .filter((server) => server.standing.restUntil <= now)
    .filter((server) => attemptedAt(server) + options.stalledProbeIntervalMs <= now)
    .sort((a, b) => attemptedAt(a) - attemptedAt(b));
  return longest ?? null;
}

/** True when each server but this one is known to be stale: nothing better than this one is left. */
export function isLastHope<S extends Choosable>(order: readonly S[], server: S): boolean {
  return order.every((other) => other === server || other.standing.stale);
}
