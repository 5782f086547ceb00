import { type Clock, SingleTimer } from '../clock.ts';
import type { ServerSession } from '../session/server-session.ts';
import { type ConnectionFailure, failure } from '../transport/connection-failure.ts';

/** Links on their way out: those that finish what they were asked, and those in the closing handshake. */
export class DrainingSessions {
  readonly #clock: Clock;
  readonly #drainMs: number;
  readonly #draining = new Map<ServerSession, SingleTimer>();
  readonly #closing = new Set<Promise<void>>();

  constructor(clock: Clock, drainMs: number) {
    this.#clock = clock;
    this.#drainMs = drainMs;
  }

  /** Links that still answer what they were asked before they were replaced. */
  get draining(): readonly ServerSession[] {
    return [...this.#draining.keys()];
  }

  close(link: ServerSession, reason: ConnectionFailure): void {
    this.track(link.close(reason));
  }

  /** Closes the link as soon as its last request is answered, or the time for that is over. */
  retire(link: ServerSession): void {
    const reason = failure('connection.replaced');
    if (!link.channel.busy) {
      this.close(link, reason);
      return;
    }
    const timer = new SingleTimer(this.#clock);
    this.#draining.set(link, timer);
    link.channel.onIdle = () => this.close(link, reason);
    timer.set(this.#drainMs, () => this.close(link, reason));
  }

  /** True when the link was draining, which is over now. */
  ended(link: ServerSession): boolean {
    this.#draining.get(link)?.clear();
    return this.#draining.delete(link);
  }

  track(closing: Promise<void>): void {
    this.#closing.add(closing);
    void closing.then(() => this.#closing.delete(closing));
  }

  /** Resolves when no socket of theirs is left. */
  async settled(): Promise<void> {
    while (this.#closing.size > 0) await Promise.all(this.#closing);
  }
}
