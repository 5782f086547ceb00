/** Ledgers remembered by their hash: those of the last quarter of an hour or so. */
const REMEMBERED = 256;

/** What one network was seen to have reached, across servers. */
export class NetworkMemory {
  /** Servers found far behind since the last useful connection. */
  readonly #lagging = new Set<string>();
  /** Hashes of ledgers that servers known to be of this network announced, oldest first. */
  readonly #hashes = new Map<number, string>();
  #newestLedger: number | null = null;

  get newestLedger(): number | null {
    return this.#newestLedger;
  }

  noteLedger(ledgerIndex: number): void {
    this.#newestLedger = Math.max(this.#newestLedger ?? 0, ledgerIndex);
  }

  /** A server known to be of this network announced a ledger. */
  noteHash(ledgerIndex: number, hash: string): void {
    this.#hashes.delete(ledgerIndex);
    this.#hashes.set(ledgerIndex, hash);
    const [oldest] = this.#hashes.keys();
    if (this.#hashes.size > REMEMBERED && oldest !== undefined) this.#hashes.delete(oldest);
  }

  hashOf(ledgerIndex: number): string | null {
    return this.#hashes.get(ledgerIndex) ?? null;
  }

  /** The newest ledger known by its hash, up to a server's newest one; null when there is none. */
  knownLedger(newestLedger: number | null): { readonly ledgerIndex: number; readonly hash: string } | null {
    const held = [...this.#hashes].filter(([ledgerIndex]) => ledgerIndex <= (newestLedger ?? 0));
    const newest = held.reduce<(typeof held)[number] | null>(
      (best, entry) => (best && best[0] > entry[0] ? best : entry),
      null,
    );
    return newest && { ledgerIndex: newest[0], hash: newest[1] };
  }

  /** Test networks are reset to low indexes: when every server is "behind", the memory is what is wrong. */
  noteLagging(server: string, servers: readonly string[]): void {
    this.#lagging.add(server);
    if (!servers.every((key) => this.#lagging.has(key))) return;
    this.#newestLedger = null;
    this.#hashes.clear();
    this.#lagging.clear();
  }

  forgetLagging(): void {
    this.#lagging.clear();
  }
}
