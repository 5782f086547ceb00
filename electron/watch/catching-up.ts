import { type Clock, SingleTimer } from '../xrpl/clock.ts';

/** Held alerts ring after this long without a connection: catching up may take hours then. */
const OFFLINE_RELEASE_MS = 30_000;

export interface CatchingUpPorts {
  readonly clock: Clock;
  readonly changed: (active: boolean) => void;
  /** Rings what was held back. */
  readonly releaseAlerts: () => void;
}

/** Whether history is being recovered, and how long alerts of recovered payments are held for it. */
export class CatchingUp {
  readonly #ports: CatchingUpPorts;
  readonly #timer: SingleTimer;
  /** From the start on: nothing is known to be complete yet. */
  #active = true;

  constructor(ports: CatchingUpPorts) {
    this.#ports = ports;
    this.#timer = new SingleTimer(ports.clock);
  }

  get active(): boolean {
    return this.#active;
  }

  set(active: boolean): void {
    if (active !== this.#active) {
      this.#active = active;
      this.#ports.changed(active);
    }
    if (!active) this.#ports.releaseAlerts();
  }

  online(): void {
    this.#timer.clear();
  }

  offline(): void {
    this.set(true);
    this.#timer.set(OFFLINE_RELEASE_MS, () => this.#ports.releaseAlerts());
  }

  stop(): void {
    this.#timer.clear();
  }
}
