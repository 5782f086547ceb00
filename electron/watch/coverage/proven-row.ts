import type { LedgerRange } from '../../contract/index.ts';

/**
 * Ledgers that one subscription proves one after another, and the accounts that it proves them for: each from a first
 * ledger of its own through the row's last. One more ledger is one changed number, however many accounts there are.
 */
export class ProvenRow {
  /** Redacted URL of the server whose word it is; null where it is not known. */
  readonly server: string | null;
  #last: number;
  readonly #first = new Map<string, number>();

  constructor(server: string | null, last: number) {
    this.server = server;
    this.#last = last;
  }

  /** The last ledger that is proven for all of its accounts. */
  get last(): number {
    return this.#last;
  }

  get size(): number {
    return this.#first.size;
  }

  accounts(): Iterable<string> {
    return this.#first.keys();
  }

  has(account: string): boolean {
    return this.#first.has(account);
  }

  /** Ledgers through this one are proven for every account of the row. */
  proveThrough(ledgerIndex: number): void {
    this.#last = ledgerIndex;
  }

  /** What it proves for an account; null where that is nothing. */
  rangeOf(account: string): LedgerRange | null {
    const first = this.#first.get(account);
    return first === undefined || first > this.#last ? null : [first, this.#last];
  }

  /** From ledger `first` on, which is after the last one, it proves for this account too. */
  join(account: string, first: number): void {
    this.#first.set(account, first);
  }

  leave(account: string): void {
    this.#first.delete(account);
  }

  /** The account's part begins after the row's last ledger: what is before it is kept elsewhere, or not believed. */
  restart(account: string): void {
    const first = this.#first.get(account);
    if (first !== undefined && first <= this.#last) this.#first.set(account, this.#last + 1);
  }
}
