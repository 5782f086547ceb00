import { type Clock, SingleTimer } from './clock.ts';

/** The ledgers that one session announced, and whether they keep coming. */
export class LedgerWatch {
  readonly #clock: Clock;
  readonly #limitMs: number;
  readonly #overdue: () => void;
  readonly #timer: SingleTimer;
  #first: number | null = null;
  #last: number | null = null;
  #lastAt = 0;

  /** `overdue` is called when nothing new came for `limitMs`, again only after something did. */
  constructor(clock: Clock, limitMs: number, overdue: () => void) {
    this.#clock = clock;
    this.#limitMs = limitMs;
    this.#overdue = overdue;
    this.#timer = new SingleTimer(clock);
  }

  get first(): number | null {
    return this.#first;
  }
  get last(): number | null {
    return this.#last;
  }

  /** From now on the next ledger is awaited. */
  start(): void {
    this.#lastAt = this.#clock.now();
    // One timer looks again when it is due, instead of a new one per ledger.
    if (!this.#timer.pending) this.#timer.set(this.#limitMs, () => this.#look());
  }

  stop(): void {
    this.#timer.clear();
  }

  /** False for a ledger announced before, or after a later one: it proves nothing new and is no progress. */
  note(ledgerIndex: number): boolean {
    if (this.#last !== null && ledgerIndex <= this.#last) return false;
    this.#first ??= ledgerIndex;
    this.#last = ledgerIndex;
    this.start();
    return true;
  }

  #look(): void {
    const rest = this.#lastAt + this.#limitMs - this.#clock.now();
    if (rest > 0) this.#timer.set(rest, () => this.#look());
    else this.#overdue();
  }
}
