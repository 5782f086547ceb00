import type { Clock } from '../clock.ts';
import type { ConnectionOptions } from '../options.ts';
import type { Server } from '../servers/server.ts';
import type { ServerRegistry } from '../servers/server-registry.ts';
import { type FailureFacts, staysWithServer } from '../servers/standing.ts';
import * as choice from './choice.ts';

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
    const first = choice.chooseServer(servers, this.#clock.now(), 0, this.#options);
    if (!first) return { type: 'no-server' };
    return this.#attemptOn(first);
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
    const inOrder = choice.rotationFrom(servers, server, same);
    const next = choice.chooseServer(inOrder, this.#clock.now(), delay, this.#options);
    if (!next) return { type: 'no-server' };
    this.#sameServerAttempts += next.server === server ? 1 : 0;
    return this.#attemptOn(next);
  }

  /** The connection to `server` is subscribed and saw a ledger. */
  noteUseful(server: Server): void {
    for (const other of this.#registry.servers) other.noteOtherUseful();
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

  /** A server to try at once in place of the one in use; see alternativeTo. */
  alternative(current: Server, excluded: ReadonlySet<Server>): Server | null {
    return choice.alternativeTo(this.#registry.servers, current, this.#clock.now(), excluded);
  }

  /** The first server in order of preference that may be asked now and is not excluded. */
  preferred(excluded: ReadonlySet<Server>): Server | null {
    return choice.preferred(this.#registry.servers, this.#clock.now(), excluded);
  }

  /** While the network stands still: the server to look at; see longestUntried. */
  probe(): Server | null {
    return choice.longestUntried(this.#registry.servers, this.#clock.now(), this.#options);
  }

  /** True when each other server is known to be stale. */
  isLastHope(server: Server): boolean {
    return choice.isLastHope(this.#registry.servers, server);
  }

  #attemptOn({ server, delayMs }: { readonly server: Server; readonly delayMs: number }): FailoverDecision {
    server.noteChosen();
    this.#attempt += 1;
    return { type: 'attempt', server, delayMs };
  }
}
