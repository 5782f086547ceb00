import type { Clock } from '../clock.ts';
import type { ConnectionOptions } from '../options.ts';

/**
 * How soon a nudge may begin an attempt. One alone does at once; of a storm of them (a network that comes and goes
 * each second) the next must wait for the backoff's base, then twice as long, up to its cap, after which a nudge is
 * one alone again.
 */
export class NudgeLimit {
  readonly #clock: Clock;
  readonly #options: Pick<ConnectionOptions, 'backoffBaseMs' | 'backoffCapMs'>;
  #lastAt: number | null = null;
  /** Attempts that nudges began one soon after the other. */
  #inARow = 0;

  constructor(clock: Clock, options: Pick<ConnectionOptions, 'backoffBaseMs' | 'backoffCapMs'>) {
    this.#clock = clock;
    this.#options = options;
  }

  /** Milliseconds until a nudge may begin an attempt; 0: now. */
  get waitMs(): number {
    if (this.#lastAt === null || this.alone) return 0;
    const { backoffBaseMs, backoffCapMs } = this.#options;
    const spacing = Math.min(backoffBaseMs * 2 ** (this.#inARow - 1), backoffCapMs);
    return Math.max(0, this.#lastAt + spacing - this.#clock.now());
  }

  /** No other nudge began an attempt of late. */
  get alone(): boolean {
    return this.#lastAt === null || this.#clock.now() - this.#lastAt >= this.#options.backoffCapMs;
  }

  /** A nudge begins an attempt. */
  note(): void {
    this.#inARow = this.alone ? 1 : this.#inARow + 1;
    this.#lastAt = this.#clock.now();
  }
}
