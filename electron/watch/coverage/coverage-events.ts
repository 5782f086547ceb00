import { type Clock, SingleTimer } from '../../xrpl/clock.ts';

/** Coverage events: at most one per account in this time. */
const INTERVAL_MS = 1000;

/** Tells about coverage that changed, at most once a second per account however fast ledgers close. */
export class CoverageEvents {
  readonly #timer: SingleTimer;
  readonly #changed = new Set<string>();
  readonly #tell: (account: string) => void;

  constructor(clock: Clock, tell: (account: string) => void) {
    this.#timer = new SingleTimer(clock);
    this.#tell = tell;
  }

  changed(account: string): void {
    this.#changed.add(account);
    if (!this.#timer.pending) this.#timer.set(INTERVAL_MS, () => this.#tellAll());
  }

  /** Tells what is left and stops. */
  finish(): void {
    this.#timer.clear();
    this.#tellAll();
  }

  #tellAll(): void {
    const accounts = [...this.#changed];
    this.#changed.clear();
    for (const account of accounts) this.#tell(account);
  }
}
