/** Ledgers close every three to four seconds: a time this many ledgers older is still right to the minute. */
const NEAR = 15;
const MOST = 5000;

/** When ledgers closed, as far as servers said so in passing. Nothing is asked for. */
export class LedgerTimes {
  readonly #times = new Map<number, string>();

  /** Notes a ledger's close time (ISO 8601); does nothing where the server did not say. */
  note(ledgerIndex: number, closeTime: string | null): void {
    if (closeTime === null) return;
    this.#times.delete(ledgerIndex);
    this.#times.set(ledgerIndex, closeTime);
    if (this.#times.size <= MOST) return;
    const [oldest] = this.#times.keys();
    if (oldest !== undefined) this.#times.delete(oldest);
  }

  /** When a ledger closed, or one shortly before it: never too late. Null where neither is known. */
  of(ledgerIndex: number): string | null {
    for (let index = ledgerIndex; index > ledgerIndex - NEAR; index--) {
      const time = this.#times.get(index);
      if (time !== undefined) return time;
    }
    return null;
  }

  /** Forgets all, because the network was reset. */
  restart(): void {
    this.#times.clear();
  }
}
