import { largestLeap } from '../protocol/ledger-leap.ts';
import type { Server } from '../servers/server.ts';

/** Ledgers remembered by their hash: those of the last quarter of an hour or so. */
const REMEMBERED = 256;

/** Without a useful connection for as long as this, what was seen before is doubted rather than the servers. */
const DOUBTED_AFTER_MS = 5 * 60_000;

/** What one network was seen to have reached, across servers. */
export class NetworkMemory {
  /** When the first server was found far behind, or far ahead, since the last useful connection; null: none was. */
  #disagreeingSince: number | null = null;
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
   * A server is far from what was seen. Test networks are reset to low indexes: when every server of the list
   * disagrees, or those that can be reached have for a while, the memory is what is wrong.
   */
  noteDisagreeing(server: Server, servers: readonly Server[], now: number): void {
    server.disagrees = true;
    this.#disagreeingSince ??= now;
    const all = servers.every(({ disagrees }) => disagrees);
    if (!all && now - this.#disagreeingSince < DOUBTED_AFTER_MS) return;
    this.#newestLedger = null;
    this.#hashes.clear();
    this.forgetDisagreeing(servers);
  }

  /** A connection is useful, or the list is another. */
  forgetDisagreeing(servers: readonly Server[]): void {
    for (const server of servers) server.disagrees = false;
    this.#disagreeingSince = null;
  }
}
