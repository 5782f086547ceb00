import type { Clock } from '../clock.ts';
import type { ConnectionOptions } from '../options.ts';
import type { Server } from '../servers/server.ts';
import type { ServerRegistry } from '../servers/server-registry.ts';
import { type FailureFacts, staysWithServer } from '../servers/standing.ts';

export type FailoverDecision =
  | { readonly type: 'attempt'; readonly server: Server; readonly delayMs: number }
  | { readonly type: 'give-up' }
  | { readonly type: 'no-server' };

/**
 * Which server next, and when. A wait belongs to a server: after a connection broke, its server is tried once more,
 * then each other one once, and only a server that failed meanwhile waits. It touches no socket and no timer.
 */
export class Failover {
  readonly #registry: ServerRegistry;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #random: () => number;
  readonly #options: ConnectionOptions;
  #attempt = 0;
  /** The server of the last useful connection, and the attempts in a row on it since that broke. */
  #lastUseful: Server | null = null;
  #sameServerAttempts = 0;

  constructor(
    registry: ServerRegistry,
    clock: Pick<Clock, 'now'>,
    random: () => number,
    options: ConnectionOptions,
  ) {
    this.#registry = registry;
    this.#clock = clock;
    this.#random = random;
    this.#options = options;
  }

  /** Attempts, on whatever server, since the last useful connection. */
  get attempt(): number {
    return this.#attempt;
  }

  /** The server to begin with when none has just failed (start, a new list, a nudge). */
  first(): FailoverDecision {
    const { servers } = this.#registry;
    for (const server of servers) server.endWait();
    return this.#choose(servers, 0) ?? { type: 'no-server' };
  }

  /**
   * The connection to `server` failed, which it knows, and none is left: what to do. `atOnce`: whatever was to be
   * waited for is over.
   */
  afterFailure(server: Server, failure: FailureFacts, atOnce: boolean): FailoverDecision {
    const { servers } = this.#registry;
    const { maxAttempts, sameServerRetries } = this.#options;
    const wait = server.beginWait(failure, this.#random);
    if (atOnce) server.endWait();
    if (servers.length === 0) return { type: 'no-server' };
    if (maxAttempts !== null && this.#attempt >= maxAttempts) return { type: 'give-up' };
    const same =
      server === this.#lastUseful &&
      servers.includes(server) &&
      staysWithServer(failure.code) &&
      this.#sameServerAttempts < sameServerRetries;
    // Clients which lost one server at one moment spread before they come to the next.
    const broke = this.#attempt === 0;
    const delay = !atOnce && (same || broke) ? wait : 0;
    const next = this.#choose(this.#rotationFrom(server, same), delay);
    if (!next) return { type: 'no-server' };
    this.#sameServerAttempts += next.server === server ? 1 : 0;
    return next;
  }

  /** The connection to `server` is subscribed and saw a ledger. */
  noteUseful(server: Server): void {
    for (const other of this.#registry.servers) other.relieve();
    server.noteUseful();
    this.#attempt = 0;
    this.#lastUseful = server;
    this.#sameServerAttempts = 0;
  }

  /** The list is another: waits begin again from the base. */
  listChanged(): void {
    for (const server of this.#registry.servers) server.restartWait();
    this.#attempt = 0;
    this.#sameServerAttempts = 0;
  }

  /**
   * Ends waits that no server demanded (the machine woke up, the user asks). `restart`: they begin again from the
   * base, otherwise their growth goes on where it was.
   */
  endSoftWaits(restart: boolean): void {
    for (const server of this.#registry.servers) server.endSoftWaits(restart);
    if (!restart) return;
    this.#attempt = 0;
    this.#sameServerAttempts = 0;
  }

  isListed(server: Server): boolean {
    return this.#registry.servers.includes(server);
  }

  /**
   * A server that may replace the one in use at once, the next ones in the order first: not itself, not at rest, not
   * stale, not excluded. Null when there is none.
   */
  alternative(current: Server, excluded: ReadonlySet<Server>): Server | null {
    const isGood = (server: Server) =>
      server !== current && !excluded.has(server) && !server.standing.stale && server.restMs === 0;
    return this.#rotationFrom(current, false).find(isGood) ?? null;
  }

  /** The first server in order of preference that may be asked now and is not excluded. */
  preferred(excluded: ReadonlySet<Server>): Server | null {
    return this.#registry.servers.find((server) => !excluded.has(server) && server.restMs === 0) ?? null;
  }

  /** While the network stands still: the server not tried for longest, if its last attempt is long enough ago. */
  probe(): Server | null {
    const before = this.#clock.now() - this.#options.stalledProbeIntervalMs;
    const [longest] = this.#registry.servers
      .filter((server) => server.restMs === 0 && attemptedAt(server) <= before)
      .sort((a, b) => attemptedAt(a) - attemptedAt(b));
    return longest ?? null;
  }

  /** True when each server but this one is known to be stale: nothing better than this one is left. */
  isLastHope(server: Server): boolean {
    return this.#registry.servers.every((other) => other === server || other.standing.stale);
  }

  /** All servers, those after the failed one first, and it last; or it first when it is to be tried again. */
  #rotationFrom(failed: Server, same: boolean): readonly Server[] {
    const order = this.#registry.servers;
    const position = order.indexOf(failed);
    if (position < 0) return order;
    const others = [...order.slice(position + 1), ...order.slice(0, position)];
    return same ? [failed, ...others] : [...others, failed];
  }

  /**
   * Begins the next attempt: on the first server in the order that may be tried after `delayMs`, else on the one that
   * may be tried soonest. Null when there is none at all.
   */
  #choose(
    inOrder: readonly Server[],
    delayMs: number,
  ): Extract<FailoverDecision, { type: 'attempt' }> | null {
    const now = this.#clock.now();
    const stalled = inOrder.every(({ standing }) => standing.stale);
    const ready = inOrder.map((server) => {
      const { restUntil, retryAt, stale } = server.standing;
      // While the network is stalled, and for a stale server as long as others can be tried, once a minute will do.
      const probeAt = stale ? attemptedAt(server) + this.#options.stalledProbeIntervalMs : 0;
      return { server, at: Math.max(restUntil, retryAt, probeAt), stale: stale && !stalled };
    });
    const due = ready.filter(({ at }) => at <= now + delayMs);
    const hopeful = due.find(({ stale }) => !stale);
    const rested = due.find(({ stale }) => stale);
    // One that cannot be reached at all must not keep those that were stale a minute ago from being tried.
    const isTurn = hopeful && rested && attemptedAt(rested.server) < attemptedAt(hopeful.server);
    const first = (isTurn ? rested : hopeful) ?? ready.toSorted((a, b) => a.at - b.at)[0];
    if (!first) return null;
    first.server.noteChosen();
    this.#attempt += 1;
    return { type: 'attempt', server: first.server, delayMs: Math.max(delayMs, first.at - now) };
  }
}

/** The last attempt on a server, in monotonic milliseconds. */
function attemptedAt({ standing }: Server): number {
  return standing.lastAttemptAt ?? Number.NEGATIVE_INFINITY;
}
