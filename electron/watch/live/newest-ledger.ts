/** The newest validated ledger that a connection announced; its index is null before the first. */
export class NewestLedger {
  #index: number | null = null;
  #first: number | null = null;

  /** The first that was announced in this run: later ones closed since. Null before it. */
  get first(): number | null {
    return this.#first;
  }

  get index(): number | null {
    return this.#index;
  }

  seen(ledgerIndex: number): void {
    this.#first ??= ledgerIndex;
    this.#index = Math.max(this.#index ?? 0, ledgerIndex);
  }

  /** Begins anew at this ledger, because the network was reset. */
  restart(ledgerIndex: number): void {
    this.#index = ledgerIndex;
  }
}
