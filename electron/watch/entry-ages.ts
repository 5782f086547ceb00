import type { WatchedAccount } from '../contract/index.ts';
import type { Clock } from '../xrpl/clock.ts';
import type { AddedWhen } from './watch-start.ts';

/** An entry whose wall-clock age is within this was added in this process, which hands it over at once. */
const JUST_ADDED_MS = 5000;

/** What was known of an entry when it was first seen. */
interface Seen {
  readonly now: number;
  readonly sinceBoot: number;
  /** The first ledger that counts; null when there was no connection at that time. */
  readonly next: number | null;
  readonly earlier: AddedWhen['earlier'];
}

/** When entries were added, as far as this process can tell. */
export class EntryAges {
  readonly #clock: Clock;
  readonly #seen = new Map<string, Seen>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Notes an entry when it is first seen. `newest` is the newest validated ledger; null without a connection. */
  see({ id, addedAt }: WatchedAccount, newest: number | null): void {
    if (this.#seen.has(id)) return;
    const at = Date.parse(addedAt);
    const agoMs = this.#clock.wallTime() - at;
    const isJustAdded = !Number.isFinite(at) || Math.abs(agoMs) <= JUST_ADDED_MS;
    this.#seen.set(id, {
      now: this.#clock.now(),
      sinceBoot: this.#sinceBoot(),
      next: isJustAdded && newest !== null ? newest + 1 : null,
      earlier: isJustAdded ? null : { at, agoMs },
    });
  }

  /** The first ledger that counts for an entry that was added while there was a connection; null for others. */
  firstLedger(id: string): number | null {
    return this.#seen.get(id)?.next ?? null;
  }

  /** How long ago an entry was added. Does not rely on the wall clock of now, which may be set meanwhile. */
  whenAdded(id: string): AddedWhen {
    const seen = this.#seen.get(id);
    if (seen === undefined) return { hereMs: 0, earlier: null };
    const hereMs = Math.max(this.#clock.now() - seen.now, this.#sinceBoot() - seen.sinceBoot);
    const { earlier } = seen;
    return { hereMs, earlier: earlier === null ? null : { ...earlier, agoMs: earlier.agoMs + hereMs } };
  }

  /** The same for entries that were added and seen together, to the second. */
  occasion(id: string): string {
    const seen = this.#seen.get(id);
    return seen === undefined ? id : `${seen.earlier?.at ?? ''} ${Math.floor(seen.now / 1000)}`;
  }

  #sinceBoot(): number {
    return this.#clock.sinceBoot?.() ?? this.#clock.now();
  }
}
