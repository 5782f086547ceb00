import { largestLeap } from './ledger-leap.ts';

/** Ledgers remembered by their hash: those of the last quarter of an hour or so. */
const REMEMBERED = 256;

/** What one network was seen to have reached, across servers. */
export class NetworkMemory {
  /** Servers found far behind, or far ahead, since the last useful connection. */
  readonly #disagreeing = new Set<string>();
  /** Servers that refused every account. */
  readonly #refusing = new Set<string>();
  /** Hashes of ledgers that servers known to be of this network announced, oldest first. */
  readonly #hashes = new Map<number, string>();
  #newestLedger: number | null = null;
  /** By the wall clock, which counts sleep. */
  #newestAt = 0;

  get newestLedger(): number | null {
    return this.#newestLedger;
  }

  noteLedger(ledgerIndex: number, wallTime: number): void {
    if (this.#newestLedger !== null && ledgerIndex <= this.#newestLedger) return;
    this.#newestLedger = ledgerIndex;
    this.#newestAt = wallTime;
  }

  /** The highest ledger that the network can have reached by now; null when none was seen. */
  highestLedger(wallTime: number): number | null {
    return this.#newestLedger === null ? null : this.#newestLedger + largestLeap(wallTime - this.#newestAt);
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

  /**
   * A server is far from what was seen. Test networks are reset to low indexes: when every server disagrees, the memory
   * is what is wrong.
   */
  noteDisagreeing(server: string, servers: readonly string[]): void {
    this.#disagreeing.add(server);
    if (!servers.every((key) => this.#disagreeing.has(key))) return;
    this.#newestLedger = null;
    this.#hashes.clear();
    this.#disagreeing.clear();
  }

  forgetDisagreeing(): void {
    this.#disagreeing.clear();
  }

  noteRefusing(server: string): void {
    this.#refusing.add(server);
  }

  /** True when every other server refused the accounts too: they are at fault then. */
  refusedElsewhere(server: string, servers: readonly string[]): boolean {
    return servers.every((key) => key === server || this.#refusing.has(key));
  }

  /** Other accounts are wanted. */
  forgetRefusing(): void {
    this.#refusing.clear();
  }
}
