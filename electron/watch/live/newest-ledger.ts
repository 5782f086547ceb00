/** The newest validated ledger that a connection told of; null before the first. */
export class NewestLedger {
  #index: number | null = null;

  get index(): number | null {
    return this.#index;
  }

  seen(ledgerIndex: number): void {
    this.#index = Math.max(this.#index ?? 0, ledgerIndex);
  }

  /** The network was reset: its ledgers are numbered anew. */
  restart(ledgerIndex: number): void {
    this.#index = ledgerIndex;
  }
}
