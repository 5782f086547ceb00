/** The newest validated ledger that a connection announced; its index is null before the first. */
export class NewestLedger {
  #index: number | null = null;

  get index(): number | null {
    return this.#index;
  }

  seen(ledgerIndex: number): void {
    this.#index = Math.max(this.#index ?? 0, ledgerIndex);
  }

  /** Begins anew at this ledger, because the network was reset. */
  restart(ledgerIndex: number): void {
    this.#index = ledgerIndex;
  }
}
