import { type Clock, SingleTimer } from '../../xrpl/clock.ts';

/** Held alerts ring after this long without a connection: catching up may take hours then. */
const OFFLINE_RELEASE_MS = 30_000;
/** And while catching up they are held no longer than this: the history of one account may take hours to read. */
const LONGEST_HOLD_MS = 120_000;

export interface CatchingUpDeps {
  readonly clock: Clock;
  readonly changed: (active: boolean) => void;
  /** Rings what was held back. */
  readonly releaseAlerts: () => void;
}

/** Whether history is being recovered, and how long alerts of recovered payments are held for it. */
export class CatchingUp {
  readonly #ports: CatchingUpDeps;
  readonly #timer: SingleTimer;
  /** From the start on: nothing is known to be complete yet. */
  #active = true;

  constructor(ports: CatchingUpDeps) {
    this.#ports = ports;
    this.#timer = new SingleTimer(ports.clock);
  }

  get active(): boolean {
    return this.#active;
  }

  set(active: boolean): void {
    if (active !== this.#active) {
      this.#active = active;
      if (active) this.#holdAtMost();
      this.#ports.changed(active);
    }
    if (active) return;
    this.#timer.clear();
    this.#ports.releaseAlerts();
  }

  online(): void {
    this.#holdAtMost();
  }

  offline(): void {
    this.set(true);
    this.#timer.set(OFFLINE_RELEASE_MS, () => this.#ports.releaseAlerts());
  }

  #holdAtMost(): void {
    this.#timer.set(LONGEST_HOLD_MS, () => {
      this.#ports.releaseAlerts();
      this.#holdAtMost();
    });
  }

  stop(): void {
    this.#timer.clear();
  }
}
