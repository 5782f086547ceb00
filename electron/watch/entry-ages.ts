import type { WatchedAccount } from '../contract/index.ts';
import type { Clock } from '../xrpl/clock.ts';
import type { AddedWhen } from './watch-start.ts';

/** An entry whose wall-clock age is within this was added in this process, which hands it over at once. */
const JUST_ADDED_MS = 5000;

/** A moment, by both clocks that nobody can set; the same object for entries that were seen together. */
interface Occasion {
  readonly now: number;
  readonly sinceBoot: number;
}

/** What was known of an entry when it was first seen. */
interface Seen {
  readonly occasion: Occasion;
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

  /** Notes entries when they are first seen. `newest` is the newest validated ledger; null without a connection. */
  see(entries: readonly WatchedAccount[], newest: number | null): void {
    const occasion = { now: this.#clock.now(), sinceBoot: this.#sinceBoot() };
    const wallTime = this.#clock.wallTime();
    const seenOf = (addedAt: string): Seen => {
      const at = Date.parse(addedAt);
      const agoMs = wallTime - at;
      const isJustAdded = !Number.isFinite(at) || Math.abs(agoMs) <= JUST_ADDED_MS;
      return {
        occasion,
        next: isJustAdded && newest !== null ? newest + 1 : null,
        earlier: isJustAdded ? null : { at, agoMs },
      };
    };
    // Thousands may have been added together: they share what is known.
    const byMoment = new Map<string, Seen>();
    for (const { id, addedAt } of entries) {
      if (this.#seen.has(id)) continue;
      const seen = byMoment.get(addedAt) ?? seenOf(addedAt);
      byMoment.set(addedAt, seen);
      this.#seen.set(id, seen);
    }
  }

  /** The first ledger that counts for an entry that was added while there was a connection; null for others. */
  firstLedger(id: string): number | null {
    return this.#seen.get(id)?.next ?? null;
  }

  /** How long ago an entry was added. Does not rely on the wall clock of now, which may be set meanwhile. */
  whenAdded(id: string): AddedWhen {
    const seen = this.#seen.get(id);
    if (seen === undefined) return { hereMs: 0, earlier: null };
    const { now, sinceBoot } = seen.occasion;
    const hereMs = Math.max(this.#clock.now() - now, this.#sinceBoot() - sinceBoot);
    const { earlier } = seen;
    return { hereMs, earlier: earlier === null ? null : { ...earlier, agoMs: earlier.agoMs + hereMs } };
  }

  /** These entries, by what is known of when they were added: the same for all of a group. */
  groups(entries: readonly WatchedAccount[]): readonly (readonly WatchedAccount[])[] {
    const byOccasion = Map.groupBy(entries, ({ id }) => this.#seen.get(id)?.occasion);
    return [...byOccasion.values()].flatMap((together) => [
      ...Map.groupBy(together, ({ id }) => this.#seen.get(id)?.earlier?.at).values(),
    ]);
  }

  #sinceBoot(): number {
    return this.#clock.sinceBoot?.() ?? this.#clock.now();
  }
}
