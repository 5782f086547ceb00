import { SingleTimer } from '../clock.ts';
import type { ConnectionOptions } from '../options.ts';
import { RequestError } from '../protocol/request-error.ts';
import type { Server } from '../servers/server.ts';
import type { ServerSession } from '../session/server-session.ts';
import type { SessionListener } from '../session/session.types.ts';
import { type ConnectionFailure, failure } from '../transport/connection-failure.ts';
import type { ConnectionEnvironment } from '../transport/environment.ts';
import { OWN_REASONS } from './causes.ts';

interface SideConnection {
  readonly session: ServerSession;
  readonly idle: SingleTimer;
  readonly waiting: Set<{
    readonly resolve: (session: ServerSession) => void;
    readonly reject: (error: RequestError) => void;
  }>;
}

export interface SideConnectionsDeps {
  readonly environment: ConnectionEnvironment;
  readonly options: ConnectionOptions;
  /** Opens a session that is not subscribed. */
  open(server: Server, listener: Pick<SessionListener, 'onReady' | 'onEnded'>): ServerSession;
  /** Closes the session; whoever stops waits for its socket. */
  close(session: ServerSession, reason: ConnectionFailure): void;
  /** A connection to the server failed. */
  failed(server: Server, reason: ConnectionFailure): void;
}

/**
 * Connections to servers other than the one in use, opened to ask them for history that it does not hold. Opened
 * when first asked, closed when unused for a while, a few at a time.
 */
export class SideConnections {
  readonly #deps: SideConnectionsDeps;
  readonly #connections = new Map<Server, SideConnection>();

  constructor(deps: SideConnectionsDeps) {
    this.#deps = deps;
  }

  get sessions(): readonly ServerSession[] {
    return [...this.#connections.values()].map(({ session }) => session);
  }

  /** Resolves to a session that may be asked; rejects with RequestError (not-connected) when none can be had. */
  use(server: Server): Promise<ServerSession> {
    const refusal = this.#connections.has(server) ? null : this.#refusal(server);
    if (refusal) return Promise.reject(new RequestError('not-connected', refusal, { server: server.key }));
    const connection = this.#connections.get(server) ?? this.#open(server);
    if (connection.session.usable) return Promise.resolve(connection.session);
    return new Promise((resolve, reject) => {
      connection.waiting.add({ resolve, reject });
    });
  }

  closeAll(reason: ConnectionFailure): void {
    for (const session of this.sessions) this.#deps.close(session, reason);
  }

  /** Why no connection to the server is opened now; null when one may be. May close an idle one in its favour. */
  #refusal(server: Server): string | null {
    const rest = Math.ceil(server.restMs / 1000);
    if (rest > 0) return `The server rests. It will be asked again in ${rest} s.`;
    if (server.sideWaitMs > 0)
      return 'The connection to the server broke. It will be asked again after a while.';
    const full = this.#connections.size >= this.#deps.options.maxSideConnections;
    return full && !this.#closeOneIdle() ? 'Too many connections to other servers are already open.' : null;
  }

  #open(server: Server): SideConnection {
    const session = this.#deps.open(server, {
      onReady: () => this.#onReady(connection),
      onEnded: (reason) => this.#onEnded(connection, reason),
    });
    const idle = new SingleTimer(this.#deps.environment.clock);
    const connection: SideConnection = { session, idle, waiting: new Set() };
    this.#connections.set(server, connection);
    return connection;
  }

  /** The session passed its health check. */
  #onReady(connection: SideConnection): void {
    const { session, waiting } = connection;
    session.channel.onIdle = () => this.#awaitUse(connection);
    for (const { resolve } of waiting) resolve(session);
    waiting.clear();
    this.#awaitUse(connection);
  }

  #onEnded({ session, idle, waiting }: SideConnection, reason: ConnectionFailure): void {
    const { server } = session;
    this.#connections.delete(server);
    idle.clear();
    if (reason.code === 'idle') server.noteSideServed();
    if (!OWN_REASONS.has(reason.code)) {
      this.#deps.failed(server, reason);
      server.noteSideFailure(this.#deps.environment.random);
    }
    for (const { reject } of waiting) {
      reject(new RequestError('not-connected', reason.message, { server: server.key }));
    }
    waiting.clear();
  }

  #awaitUse({ session, idle }: SideConnection): void {
    if (session.phase === 'ended') return;
    idle.set(this.#deps.options.sideConnectionIdleMs, () => {
      if (!session.channel.busy) this.#deps.close(session, failure('connection.idle'));
    });
  }

  #closeOneIdle(): boolean {
    for (const { session, waiting } of this.#connections.values()) {
      if (session.usable && !session.channel.busy && waiting.size === 0) {
        this.#deps.close(session, failure('connection.idle'));
        return true;
      }
    }
    return false;
  }
}
