import type { NetworkName, WatchedAccount } from '../contract/index.ts';
import type { PaymentStore } from '../store/database/store.types.ts';
import type { CoverageMark } from '../store/settings/settings-schema.ts';
import type { Clock } from '../xrpl/clock.ts';
import type { NetworkClient } from '../xrpl/network-client.ts';
import type { CoverageTracker } from './coverage/coverage-tracker.ts';
import type { WatchEvents } from './watch-events.ts';
import { type AddedWhen, type FirstLedgers, firstLedgers, firstLedgersByCount } from './watch-start.ts';

/** The wall clock says so little of an entry that was added in this process: it is handed over at once. */
const JUST_ADDED_MS = 5000;

export interface WatchListDeps {
  readonly network: NetworkName;
  readonly store: PaymentStore;
  readonly tracker: CoverageTracker;
  readonly client: NetworkClient;
  readonly clock: Clock;
  /** How far accounts had been examined when the database was last whole; used only where it had to be rebuilt. */
  readonly checkpoints: readonly CoverageMark[];
  readonly events: WatchEvents;
}

/**
 * The watched entries of one network, and from which ledger on each of them counts. An entry added without a
 * connection finds its first ledger when there is one.
 */
export class WatchList {
  readonly #deps: WatchListDeps;
  #byAccount: ReadonlyMap<string, readonly WatchedAccount[]> = new Map();
  #addresses: ReadonlySet<string> = new Set();
  /** By entry id: payments before this ledger do not ring. */
  readonly #alertsFrom = new Map<string, number>();
  readonly #resolving = new Set<string>();
  readonly #seen = new Map<string, Seen>();
  readonly #placedHere = new Set<string>();

  constructor(deps: WatchListDeps) {
    this.#deps = deps;
  }

  get addresses(): ReadonlySet<string> {
    return this.#addresses;
  }

  /**
   * Takes the whole list; `newest` is the newest validated ledger where there is a connection, null otherwise. Says which addresses are watched no longer, and whether an entry is new in it.
   */
  set(
    entries: readonly WatchedAccount[],
    newest: number | null,
  ): { readonly removed: readonly string[]; readonly joined: boolean } {
    const { network, store, tracker } = this.#deps;
    const own = entries.filter((entry) => entry.network === network);
    const byAccount = Map.groupBy(own, ({ address }) => address);
    const removed = [...this.#addresses].filter((address) => !byAccount.has(address));
    const before = new Set([...this.#byAccount.values()].flat().map(({ id }) => id));
    const joined = own.some(({ id }) => !before.has(id));
    this.#byAccount = byAccount;
    this.#addresses = new Set(byAccount.keys());
    this.#alertsFrom.clear();
    for (const account of this.#addresses) {
      if (!tracker.open(account)) this.#beginAgain(account);
    }
    for (const entry of own) {
      if (!this.#seen.has(entry.id)) this.#seen.set(entry.id, this.#see(entry, newest));
      const from = store.alertsFrom(network, entry.id);
      if (from !== null) this.#alertsFrom.set(entry.id, from);
    }
    return { removed, joined };
  }

  entriesOf(account: string): readonly WatchedAccount[] {
    return this.#byAccount.get(account) ?? [];
  }

  /** Entries that were there before this ledger; one that has no place yet was just added and counts. */
  alertingEntries(account: string, ledgerIndex: number): readonly WatchedAccount[] {
    return this.entriesOf(account).filter(({ id }) => (this.#alertsFrom.get(id) ?? 0) <= ledgerIndex);
  }

  /** While an entry of the account looks for its first ledger, it is not known which of its history rings. */
  isPlacing(account: string): boolean {
    return this.entriesOf(account).some((entry) => !this.isPlaced(entry));
  }

  /** Whether it is known from which ledger on this entry's payments ring. */
  isPlaced({ id }: WatchedAccount): boolean {
    return this.#alertsFrom.has(id);
  }

  /** The first ledger whose payments alert for some entry of the account. */
  alertsFrom(account: string): number {
    return Math.min(...this.entriesOf(account).map(({ id }) => this.#alertsFrom.get(id) ?? 0));
  }

  /** Whether the entry got its first ledger on the present connection. */
  isPlacedHere(id: string): boolean {
    return this.#placedHere.has(id);
  }

  /** The connection is gone: the next one may be to another chain. */
  wentOffline(): void {
    this.#placedHere.clear();
  }

  /**
   * All accounts begin anew, their network having been reset. `startOf` says from which ledger on an entry rings,
   * given where it did; the checkpoint of a lost database is treated alike.
   */
  restart(from: number, startOf: (entryId: string, start: number) => number): void {
    const { network, store, tracker } = this.#deps;
    const ids = [...this.#byAccount].flatMap(([account, entries]) => [
      ...entries.map(({ id }) => id),
      rebuiltKey(account),
    ]);
    const starts = new Map(
      ids.flatMap((id): readonly (readonly [string, number])[] => {
        const start = store.alertsFrom(network, id);
        return start === null ? [] : [[id, startOf(id, start)]];
      }),
    );
    tracker.restart(this.#addresses, from, starts);
    for (const [id, start] of starts) if (this.#alertsFrom.has(id)) this.#alertsFrom.set(id, start);
  }

  /** Last ledger whose payments were announced from the database that was lost; null where none was. */
  announcedThrough(account: string): number | null {
    const next = this.#deps.store.alertsFrom(this.#deps.network, rebuiltKey(account));
    return next === null ? null : next - 1;
  }

  /** True while some entry has no place in the ledger's history yet. */
  get unplaced(): boolean {
    return this.#unplaced().length > 0;
  }

  /** Gives every entry without one its first ledger, `newest` being the newest validated one. */
  place(newest: number): void {
    for (const entry of this.#unplaced()) {
      const next = this.#seen.get(entry.id)?.next ?? null;
      const first =
        next === null ? firstLedgersByCount(newest, this.#whenAdded(entry)) : { from: next, ringsFrom: next };
      if (first === null) void this.#placeByTime(entry, newest);
      else this.#placeAt(entry, first);
    }
  }

  #see({ addedAt }: WatchedAccount, newest: number | null): Seen {
    const { clock } = this.#deps;
    const at = Date.parse(addedAt);
    const agoMs = clock.wallTime() - at;
    const isJustAdded = !Number.isFinite(at) || Math.abs(agoMs) <= JUST_ADDED_MS;
    return {
      now: clock.now(),
      sinceBoot: clock.sinceBoot?.() ?? clock.now(),
      next: isJustAdded && newest !== null ? newest + 1 : null,
      earlier: isJustAdded ? null : { at, agoMs },
    };
  }

  /** Time is not told by the wall clock, which may be set meanwhile. */
  #whenAdded({ id }: WatchedAccount): AddedWhen {
    const { clock } = this.#deps;
    const seen = this.#seen.get(id);
    if (seen === undefined) return { hereMs: 0, earlier: null };
    const sinceBoot = (clock.sinceBoot?.() ?? clock.now()) - seen.sinceBoot;
    const hereMs = Math.max(clock.now() - seen.now, sinceBoot);
    const { earlier } = seen;
    return { hereMs, earlier: earlier === null ? null : { ...earlier, agoMs: earlier.agoMs + hereMs } };
  }

  #unplaced(): readonly WatchedAccount[] {
    return [...this.#byAccount.values()]
      .flat()
      .filter((entry) => !this.#alertsFrom.has(entry.id) || !this.#deps.tracker.has(entry.address));
  }

  async #placeByTime(entry: WatchedAccount, newest: number): Promise<void> {
    if (this.#resolving.has(entry.id)) return;
    this.#resolving.add(entry.id);
    try {
      this.#placeAt(entry, await firstLedgers(this.#deps.client, newest, this.#whenAdded(entry)));
    } finally {
      this.#resolving.delete(entry.id);
    }
  }

  #placeAt(entry: WatchedAccount, { from: first, ringsFrom }: FirstLedgers): void {
    const { network, store, tracker, events } = this.#deps;
    if (!this.#addresses.has(entry.address)) return;
    try {
      if (!this.#alertsFrom.has(entry.id)) {
        store.setAlertsFrom(network, entry.id, ringsFrom);
        this.#alertsFrom.set(entry.id, ringsFrom);
        this.#placedHere.add(entry.id);
      }
      // Where storing the beginning failed before, it is still the earlier one.
      const from = entry.sinceLedger ?? Math.min(first, this.#alertsFrom.get(entry.id) ?? first);
      if (!tracker.has(entry.address) || entry.sinceLedger !== null) tracker.begin(entry.address, from);
      events.emit({ type: 'placed', account: entry.address });
    } catch (error) {
      // It is tried again with the next ledger.
      events.emit({ type: 'failed', error });
    }
  }

  /** After the database was lost: the account's history from where it began, silent up to where it had been told. */
  #beginAgain(account: string): void {
    const { network, store, tracker, checkpoints } = this.#deps;
    const checkpoint = checkpoints.find((item) => item.network === network && item.account === account);
    if (checkpoint === undefined || !store.rebuilt) return;
    store.setAlertsFrom(network, rebuiltKey(account), checkpoint.through + 1);
    const rings = Math.max(checkpoint.through + 1, checkpoint.ringsFrom);
    for (const entry of this.entriesOf(account)) store.setAlertsFrom(network, entry.id, rings);
    tracker.begin(account, checkpoint.from);
  }
}

function rebuiltKey(account: string): string {
  return `rebuilt:${account}`;
}

/** What is known of an entry since it came. */
interface Seen {
  readonly now: number;
  readonly sinceBoot: number;
  /** The first ledger that counts, where there was a connection when it was added. */
  readonly next: number | null;
  readonly earlier: AddedWhen['earlier'];
}
