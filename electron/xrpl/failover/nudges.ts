import { doubling, growingWait, type WaitRule } from '../backoff.ts';
import { type Clock, SingleTimer } from '../clock.ts';
import type { ConnectionOptions } from '../options.ts';

/** Why a nudge was given. */
export type NudgeReason = 'resume' | 'network-online' | 'clock-jump' | 'user';

/** An end within this time after a nudge's ping is put down to what the nudge was about. */
const NUDGED_MS = 3000;

/**
 * How soon a nudge may begin an attempt. One alone does at once; of a storm of them (a network that comes and goes
 * each second) the next must wait for the backoff's base, then twice as long, up to its cap, after which a nudge is
 * one alone again. The user's own is never held back.
 */
export class Nudges {
  readonly #clock: Clock;
  readonly #spacing: WaitRule;
  readonly #later: SingleTimer;
  #lastAt: number | null = null;
  /** Attempts that nudges began one soon after the other. */
  #inARow = 0;
  /** When an open connection was last asked because of a nudge. */
  #checkedAt = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock, options: Pick<ConnectionOptions, 'backoffBaseMs' | 'backoffCapMs'>) {
    this.#clock = clock;
    this.#spacing = doubling(options.backoffBaseMs, options.backoffCapMs);
    this.#later = new SingleTimer(clock);
  }

  /** An open connection is asked for a sign of life. */
  noteCheck(): void {
    this.#checkedAt = this.#clock.now();
  }

  /**
   * A nudge asks for an attempt. Returns how it may begin, `restart` with the backoff from its base again, or null
   * when it comes too soon; then `again` is called when it may.
   */
  ask(why: NudgeReason, again: () => void): { readonly restart: boolean } | null {
    const wait = why === 'user' ? 0 : this.#waitMs;
    if (wait > 0) {
      if (!this.#later.pending) this.#later.set(wait, again);
      return null;
    }
    const restart = this.#alone || why === 'user';
    this.#note();
    return { restart };
  }

  /** The session in use ended. True when a nudge was behind it: another is to be had without a wait. */
  explainsEnd(): boolean {
    if (this.#clock.now() - this.#checkedAt > NUDGED_MS || this.#waitMs > 0) return false;
    this.#note();
    return true;
  }

  stop(): void {
    this.#later.clear();
  }

  /** Milliseconds until a nudge may begin an attempt; 0: now. */
  get #waitMs(): number {
    if (this.#lastAt === null || this.#alone) return 0;
    return Math.max(0, this.#lastAt + growingWait(this.#inARow, this.#spacing) - this.#clock.now());
  }

  /** No other nudge began an attempt of late. */
  get #alone(): boolean {
    return this.#lastAt === null || this.#clock.now() - this.#lastAt >= this.#spacing.capMs;
  }

  #note(): void {
    this.#inARow = this.#alone ? 1 : this.#inARow + 1;
    this.#lastAt = this.#clock.now();
  }
}
