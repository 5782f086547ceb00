/** Accounts whose requests are under way at once. How many of these a server has before it is the connection's to say. */
export const PAGES_AT_ONCE = 16;
/** Ledgers requested ahead, the one to be committed next included. */
export const LEDGERS_AT_ONCE = 6;

/**
 * Decides which way of reading history is cheaper: account_tx once per account, or whole ledgers once for all
 * accounts. Both are measured in use: the time of an answer, shared by those that are under way with it, includes the
 * server's work, the size and the pace of the connection. Until then a whole ledger counts as three account_tx
 * (docs/coverage.md has the figures).
 */
export class HistoryCost {
  #pageMs: number | null = null;
  #ledgerMs: number | null = null;

  measured(kind: 'page' | 'ledger', milliseconds: number): void {
    if (kind === 'page') this.#pageMs = smooth(this.#pageMs, milliseconds / PAGES_AT_ONCE);
    else this.#ledgerMs = smooth(this.#ledgerMs, milliseconds / LEDGERS_AT_ONCE);
  }

  /** How many account_tx one whole ledger is worth. */
  get ledgerWeight(): number {
    if (this.#pageMs === null || this.#ledgerMs === null) return ASSUMED_WEIGHT;
    return Math.min(Math.max(this.#ledgerMs / Math.max(this.#pageMs, 0.01), 1), MOST_WEIGHT);
  }

  prefersLedgers(accounts: number, ledgers: number): boolean {
    return accounts >= 2 && ledgers * this.ledgerWeight < accounts;
  }
}

const ASSUMED_WEIGHT = 3;
const MOST_WEIGHT = 50;
/** Share of a new measurement. */
const SHARE = 0.2;

function smooth(before: number | null, now: number): number {
  return before === null ? now : before + SHARE * (now - before);
}
