import { type Clock, SingleTimer } from '../clock.ts';
import type { ServerSession } from '../session/server-session.ts';
import { type ConnectionFailure, failure } from '../transport/connection-failure.ts';

/** Sessions on their way out: those that finish what they were asked, and those in the closing handshake. */
export class DrainingSessions {
  readonly #clock: Clock;
  readonly #drainMs: number;
  readonly #draining = new Map<ServerSession, SingleTimer>();
  readonly #closing = new Set<Promise<void>>();

  constructor(clock: Clock, drainMs: number) {
    this.#clock = clock;
    this.#drainMs = drainMs;
  }

  /** Sessions that still answer what they were asked before they were replaced. */
  get sessions(): readonly ServerSession[] {
    return [...this.#draining.keys()];
  }

  /** Closes the session; settled() waits for its socket. */
  close(session: ServerSession, reason: ConnectionFailure): void {
    const closing = session.close(reason);
    this.#closing.add(closing);
    void closing.then(() => this.#closing.delete(closing));
  }

  /** Closes the session as soon as its last request is answered, or the time for that is over. */
  retire(session: ServerSession): void {
    const reason = failure('connection.replaced');
    if (!session.channel.busy) {
      this.close(session, reason);
      return;
    }
    const timer = new SingleTimer(this.#clock);
    this.#draining.set(session, timer);
    session.channel.onIdle = () => this.close(session, reason);
    timer.set(this.#drainMs, () => this.close(session, reason));
  }

  /** The session ended, if it was draining. */
  onEnded(session: ServerSession): void {
    this.#draining.get(session)?.clear();
    this.#draining.delete(session);
  }

  /** Resolves when no socket of theirs is left. */
  async settled(): Promise<void> {
    while (this.#closing.size > 0) await Promise.all(this.#closing);
  }
}
