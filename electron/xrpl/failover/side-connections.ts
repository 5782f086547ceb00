import { backoffDelay } from '../backoff.ts';
import { SingleTimer } from '../clock.ts';
import type { ConnectionOptions } from '../options.ts';
import { RequestError } from '../protocol/request-error.ts';
import type { ServerSession } from '../session/server-session.ts';
import { type ConnectionFailure, failure } from '../transport/connection-failure.ts';
import type { ConnectionEnvironment } from '../transport/environment.ts';
import { OWN_REASONS } from './causes.ts';

interface SideConnection {
  readonly link: ServerSession;
  readonly idle: SingleTimer;
  readonly waiting: Set<{ resolve(link: ServerSession): void; reject(error: RequestError): void }>;
}

export interface SideConnectionsDeps {
  /** Opens a side link that reports to this object; null when the server is not in the list. */
  openSide(key: string): ServerSession | null;
  /** Milliseconds for which the server must be left alone. */
  coolDownMs(key: string): number;
}

/**
 * Connections to servers other than the one in use, opened to ask them for history that it does not hold. Opened
 * when first asked, closed when unused for a while, a few at a time.
 */
export class SideConnections {
  readonly #environment: ConnectionEnvironment;
  readonly #options: ConnectionOptions;
  readonly #host: SideConnectionsDeps;
  readonly #connections = new Map<string, SideConnection>();
  /** Servers whose connections broke one after the other, and until when they are left alone. */
  readonly #broken = new Map<string, { readonly times: number; readonly until: number }>();

  constructor(environment: ConnectionEnvironment, options: ConnectionOptions, host: SideConnectionsDeps) {
    this.#environment = environment;
    this.#options = options;
    this.#host = host;
  }

  get links(): readonly ServerSession[] {
    return [...this.#connections.values()].map(({ link }) => link);
  }

  /** Resolves to a link that may be asked; rejects with RequestError when none can be had. */
  use(key: string): Promise<ServerSession> {
    const existing = this.#connections.get(key) ?? this.#open(key);
    if (existing instanceof RequestError) return Promise.reject(existing);
    existing.idle.clear();
    if (existing.link.usable) return Promise.resolve(existing.link);
    return new Promise((resolve, reject) => {
      existing.waiting.add({ resolve, reject });
    });
  }

  /** The link passed its health check. */
  onReady(link: ServerSession): void {
    const connection = this.#connections.get(link.server.redacted);
    if (!connection || connection.link !== link) return;
    link.channel.onIdle = () => this.#onIdle(connection);
    for (const { resolve } of connection.waiting) resolve(link);
    connection.waiting.clear();
    this.#onIdle(connection);
  }

  onEnded(link: ServerSession, reason: ConnectionFailure): void {
    const key = link.server.redacted;
    const connection = this.#connections.get(key);
    if (!connection || connection.link !== link) return;
    this.#connections.delete(key);
    connection.idle.clear();
    this.#noteEnd(key, reason);
    for (const { reject } of connection.waiting)
      reject(new RequestError('not-connected', reason.message, { server: key }));
    connection.waiting.clear();
  }

  /** The first new attempt may come at once, the next by backoff, until one connection served as long as it was needed. */
  #noteEnd(key: string, reason: ConnectionFailure): void {
    if (reason.code === 'idle') this.#broken.delete(key);
    if (OWN_REASONS.has(reason.code)) return;
    const times = (this.#broken.get(key)?.times ?? 0) + 1;
    const { clock, random } = this.#environment;
    const wait = times === 1 ? 0 : backoffDelay(times - 1, this.#options, random);
    this.#broken.set(key, { times, until: clock.now() + wait });
  }

  closeAll(reason: ConnectionFailure): Promise<void> {
    return Promise.all(this.links.map((link) => link.close(reason))).then(() => undefined);
  }

  #open(key: string): SideConnection | RequestError {
    const rest = Math.ceil(this.#host.coolDownMs(key) / 1000);
    if (rest > 0) {
      const message = `The server asked to be left alone; it will be asked again in ${rest} s.`;
      return new RequestError('not-connected', message, { server: key });
    }
    if (this.#environment.clock.now() < (this.#broken.get(key)?.until ?? 0)) {
      const message = 'Connections to the server broke; it will be asked again after a while.';
      return new RequestError('not-connected', message, { server: key });
    }
    if (this.#connections.size >= this.#options.maxSideConnections && !this.#closeOneIdle()) {
      return new RequestError('not-connected', 'Too many connections to other servers are open already.', {
        server: key,
      });
    }
    const link = this.#host.openSide(key);
    if (!link)
      return new RequestError('not-connected', 'This server is not in the list of servers.', { server: key });
    const connection: SideConnection = {
      link,
      idle: new SingleTimer(this.#environment.clock),
      waiting: new Set(),
    };
    this.#connections.set(key, connection);
    return connection;
  }

  #onIdle(connection: SideConnection): void {
    if (connection.link.phase === 'ended') return;
    connection.idle.set(this.#options.sideConnectionIdleMs, () => {
      if (!connection.link.channel.busy) void connection.link.close(failure('connection.idle'));
    });
  }

  #closeOneIdle(): boolean {
    for (const { link, waiting } of this.#connections.values()) {
      if (link.usable && !link.channel.busy && waiting.size === 0) {
        void link.close(failure('connection.idle'));
        return true;
      }
    }
    return false;
  }
}
