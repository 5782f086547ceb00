import { type Clock, SingleTimer } from '../../xrpl/clock.ts';

/** Held alerts are released after this long without a connection: catching up may take hours then. */
const OFFLINE_RELEASE_MS = 30_000;
/** And while catching up they are held no longer than this: the history of one account may take hours to read. */
const LONGEST_HOLD_MS = 120_000;

/** When held alerts are released. Whether history is being read is the monitor's fact; this is what follows from it. */
export class ReleaseTiming {
  readonly #timer: SingleTimer;
  readonly #release: () => void;

  constructor(clock: Clock, release: () => void) {
    this.#timer = new SingleTimer(clock);
    this.#release = release;
  }

  /** History is being read: alerts are held, for a time. */
  catchingUp(): void {
    this.#timer.set(LONGEST_HOLD_MS, () => {
      this.#release();
      this.catchingUp();
    });
  }

  /** No connection is left. */
  offline(): void {
    this.#timer.set(OFFLINE_RELEASE_MS, () => this.#release());
  }

  /** Nothing is being read. */
  settled(): void {
    this.#timer.clear();
    this.#release();
  }

  stop(): void {
    this.#timer.clear();
  }
}
