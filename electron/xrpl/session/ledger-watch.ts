import { type Clock, SingleTimer } from '../clock.ts';
import { largestLeap } from '../protocol/ledger-leap.ts';

/** What an announced ledger is to a session. */
export type LedgerNews = 'new' | 'repeated' | 'implausible';

/** The ledgers that one session announced, and whether they keep coming. */
export class LedgerWatch {
  readonly #clock: Clock;
  readonly #limitMs: number;
  readonly #overdue: () => void;
  readonly #timer: SingleTimer;
  #first: number | null = null;
  #last: number | null = null;
  /** The newest ledger known here, announced or given in an answer, and its time by the wall clock, which counts sleep. */
  #newest = 0;
  #newestAt = 0;
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

  /** The server says that it is at this ledger. */
  noteNewest(ledgerIndex: number): void {
    this.#newest = Math.max(this.#newest, ledgerIndex);
    this.#newestAt = this.#clock.wallTime();
  }

  /** From now on the next ledger is awaited; the server is at this one. */
  start(ledgerIndex: number): void {
    this.noteNewest(ledgerIndex);
    this.#await();
  }

  stop(): void {
    this.#timer.clear();
  }

  /** A ledger announced before, or after a later one, proves nothing new and is no progress; nor is one out of reach. */
  note(ledgerIndex: number): LedgerNews {
    if (this.#last !== null && ledgerIndex <= this.#last) return 'repeated';
    if (!this.isPlausible(ledgerIndex)) return 'implausible';
    this.#first ??= ledgerIndex;
    this.#last = ledgerIndex;
    this.noteNewest(ledgerIndex);
    this.#await();
    return 'new';
  }

  /** Whether the network can have come as far as this ledger by now. */
  isPlausible(ledgerIndex: number): boolean {
    return (
      ledgerIndex <= this.#newest ||
      ledgerIndex <= this.#newest + largestLeap(this.#clock.wallTime() - this.#newestAt)
    );
  }

  #await(): void {
    this.#lastAt = this.#clock.now();
    // One timer looks again when it is due, instead of a new one per ledger.
    if (!this.#timer.pending) this.#timer.set(this.#limitMs, () => this.#look());
  }

  #look(): void {
    const rest = this.#lastAt + this.#limitMs - this.#clock.now();
    if (rest > 0) this.#timer.set(rest, () => this.#look());
    else this.#overdue();
  }
}
