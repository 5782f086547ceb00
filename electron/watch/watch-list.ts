import type { WatchedAccount } from '../contract/index.ts';
import type { CoverageCheckpoint } from '../store/settings/settings-schema.ts';
import type { CoverageTracker } from './coverage/coverage-tracker.ts';
import { EntryAges } from './entry-ages.ts';
import type { WatchContext } from './watch-context.ts';
import { type AddedWhen, type FirstLedgers, firstLedgers, firstLedgersByCount } from './watch-start.ts';

/** Where entries begin is stored for so many in one commit: one of a hundred thousand stands for seconds. */
const PLACED_AT_ONCE = 1000;

export interface WatchListDeps extends WatchContext {
  readonly tracker: CoverageTracker;
  /** How far accounts were examined when the database was last whole; used only when it is being rebuilt. */
  readonly checkpoints: readonly CoverageCheckpoint[];
}

interface Placing {
  readonly entry: WatchedAccount;
  readonly first: FirstLedgers;
}

/**
 * The watched entries of one network, and the ledger from which on each of them counts. An entry that is added
 * without a connection gets its first ledger on the next connection.
 */
export class WatchList {
  readonly #deps: WatchListDeps;
  #byAccount: ReadonlyMap<string, readonly WatchedAccount[]> = new Map();
  #addresses: ReadonlySet<string> = new Set();
  /** By entry id: payments before this ledger do not alert. */
  readonly #alertsFrom = new Map<string, number>();
  /** By account: the last ledger whose payments were announced from a database that was lost. */
  readonly #announcedThrough = new Map<string, number>();
  readonly #resolving = new Set<string>();
  readonly #ages: EntryAges;
  readonly #placedHere = new Set<string>();
  /** Entries without a first ledger. */
  readonly #unplaced = new Set<WatchedAccount>();
  /** Of those: whose first ledger is known, and still to be stored. */
  #toPlace: Placing[] = [];
  #deferred = false;

  constructor(deps: WatchListDeps) {
    this.#deps = deps;
    this.#ages = new EntryAges(deps.clock);
  }

  get addresses(): ReadonlySet<string> {
    return this.#addresses;
  }

  /**
   * Replaces the whole list. `newest` is the newest validated ledger when there is a connection, null otherwise.
   * Returns the addresses that are no longer watched, and whether an entry joined.
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
    const ids = new Set(own.map(({ id }) => id));
    for (const id of this.#resolving) if (!ids.has(id)) this.#resolving.delete(id);
    this.#byAccount = byAccount;
    this.#addresses = new Set(byAccount.keys());
    this.#alertsFrom.clear();
    const unknown = [...this.#addresses].filter((account) => !tracker.open(account));
    if (store.rebuilt) {
      store.together(() => {
        for (const account of unknown) this.#beginAgain(account);
      });
    }
    this.#ages.see(own, newest);
    this.#unplaced.clear();
    this.#toPlace = [];
    const stored = store.allAlertsFrom(network);
    for (const entry of own) {
      const from = stored.get(entry.id);
      if (from !== undefined) this.#alertsFrom.set(entry.id, from);
      if (!this.#hasPlace(entry)) this.#unplaced.add(entry);
    }
    this.#noteAnnounced(stored);
    return { removed, joined };
  }

  entriesOf(account: string): readonly WatchedAccount[] {
    return this.#byAccount.get(account) ?? [];
  }

  /** Entries of the account that were there before this ledger; one without a place yet was just added and counts. */
  alertingEntries(account: string, ledgerIndex: number): readonly WatchedAccount[] {
    return this.entriesOf(account).filter(({ id }) => (this.#alertsFrom.get(id) ?? 0) <= ledgerIndex);
  }

  /** True while an entry of the account has no first ledger: it is not known yet which of its history alerts. */
  isPlacing(account: string): boolean {
    return this.#unplaced.size > 0 && this.entriesOf(account).some((entry) => !this.isPlaced(entry));
  }

  /** True when it is known from which ledger on this entry's payments alert. */
  isPlaced({ id }: WatchedAccount): boolean {
    return this.#alertsFrom.has(id);
  }

  /** The first ledger whose payments alert for any entry of the account. */
  alertsFrom(account: string): number {
    return Math.min(...this.entriesOf(account).map(({ id }) => this.#alertsFrom.get(id) ?? 0));
  }

  /** True when the entry got its first ledger on the present connection. */
  isPlacedHere(id: string): boolean {
    return this.#placedHere.has(id);
  }

  /** Notes the loss of the connection: the next one may be to another chain. */
  wentOffline(): void {
    this.#placedHere.clear();
    this.#toPlace = [];
  }

  /**
   * Begins all accounts anew at `from`, because the network was reset. `startOf` maps the ledger from which on an
   * entry alerted to the new one; the start that belongs to a lost database is mapped alike.
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
    this.#toPlace = [];
    for (const [id, start] of starts) if (this.#alertsFrom.has(id)) this.#alertsFrom.set(id, start);
    this.#noteAnnounced(starts);
  }

  /** From what the store has, by entry id. */
  #noteAnnounced(starts: ReadonlyMap<string, number>): void {
    this.#announcedThrough.clear();
    for (const account of this.#addresses) {
      const next = starts.get(rebuiltKey(account));
      if (next !== undefined) this.#announcedThrough.set(account, next - 1);
    }
  }

  /** The last ledger whose payments were announced from a database that was lost; null when none was lost. */
  announcedThrough(account: string): number | null {
    return this.#announcedThrough.get(account) ?? null;
  }

  /** True while some entry has no first ledger. */
  get unplaced(): boolean {
    return this.#unplaced.size > 0;
  }

  /** Accounts of which an entry has no first ledger. */
  placing(): Iterable<string> {
    return [...this.#unplaced].map(({ address }) => address);
  }

  #hasPlace({ id, address }: WatchedAccount): boolean {
    return this.#alertsFrom.has(id) && this.#deps.tracker.has(address);
  }

  /**
   * Gives every entry without a first ledger one, many of them in later turns of the event loop. `newest` is the newest
   * validated ledger.
   */
  place(newest: number): void {
    if (this.#toPlace.length > 0 || this.#resolving.size >= this.#unplaced.size) return;
    const known: Placing[] = [];
    for (const entry of this.#unplaced) {
      const next = this.#ages.firstLedger(entry.id);
      if (next !== null) known.push({ entry, first: { from: next, alertsFrom: next } });
    }
    const others = [...this.#unplaced].filter(({ id }) => this.#ages.firstLedger(id) === null);
    // Thousands may have been added together, and each look for a ledger costs requests.
    for (const entries of this.#ages.groups(others)) {
      const added = this.#ages.whenAdded(entries[0]?.id ?? '');
      const first = firstLedgersByCount(newest, added);
      if (first === null) void this.#placeByTime(entries, newest, added);
      else known.push(...entries.map((entry) => ({ entry, first })));
    }
    this.#placeAt(known);
  }

  async #placeByTime(entries: readonly WatchedAccount[], newest: number, added: AddedWhen): Promise<void> {
    const open = entries.filter(({ id }) => !this.#resolving.has(id));
    if (open.length === 0) return;
    for (const { id } of open) this.#resolving.add(id);
    try {
      const first = await firstLedgers(this.#deps.client, newest, added);
      this.#placeAt(open.map((entry) => ({ entry, first })));
    } finally {
      for (const { id } of open) this.#resolving.delete(id);
    }
  }

  #placeAt(placings: readonly Placing[]): void {
    this.#toPlace.push(...placings);
    this.#placeNext();
  }

  /** Stores where the next entries begin, in one commit: thousands may be new at once. */
  #placeNext(): void {
    this.#storePlaces(this.#toPlace.splice(0, PLACED_AT_ONCE));
    if (this.#toPlace.length === 0 || this.#deferred) return;
    this.#deferred = true;
    this.#deps.clock.defer(() => {
      this.#deferred = false;
      this.#placeNext();
    });
  }

  #storePlaces(placings: readonly Placing[]): void {
    const { store, tracker, events } = this.#deps;
    const watched = placings.filter(({ entry }) => this.#addresses.has(entry.address));
    if (watched.length === 0) return;
    const accounts = new Set(watched.map(({ entry }) => entry.address));
    const begun = [...accounts].filter((account) => !tracker.has(account));
    for (const { entry, first } of watched) {
      // When storing it failed before, the earlier one still counts.
      if (this.#alertsFrom.has(entry.id)) continue;
      this.#alertsFrom.set(entry.id, first.alertsFrom);
      this.#placedHere.add(entry.id);
    }
    try {
      store.together(() => {
        for (const placing of watched) this.#storePlace(placing);
      });
    } catch (error) {
      // Nothing of it is stored; the next ledger tries it again.
      this.#toPlace = [];
      for (const account of begun) tracker.close(account);
      events.emit({ type: 'failed', error });
      return;
    }
    for (const account of accounts)
      for (const entry of this.entriesOf(account)) if (this.#hasPlace(entry)) this.#unplaced.delete(entry);
    events.emit({ type: 'placed', accounts: [...accounts] });
  }

  #storePlace({ entry, first }: Placing): void {
    const { network, store, tracker } = this.#deps;
    const alertsFrom = this.#alertsFrom.get(entry.id) ?? first.alertsFrom;
    store.setAlertsFrom(network, entry.id, alertsFrom);
    const from = entry.sinceLedger ?? Math.min(first.from, alertsFrom);
    if (!tracker.has(entry.address) || entry.sinceLedger !== null) tracker.begin(entry.address, from);
  }

  /** After the loss of the database: reads the account's history from its beginning, silently up to its checkpoint. */
  #beginAgain(account: string): void {
    const { network, store, tracker, checkpoints } = this.#deps;
    const checkpoint = checkpoints.find((item) => item.network === network && item.account === account);
    if (checkpoint === undefined) return;
    store.setAlertsFrom(network, rebuiltKey(account), checkpoint.through + 1);
    const alerts = Math.max(checkpoint.through + 1, checkpoint.ringsFrom);
    for (const entry of this.entriesOf(account)) store.setAlertsFrom(network, entry.id, alerts);
    tracker.begin(account, checkpoint.from);
  }
}

function rebuiltKey(account: string): string {
  return `rebuilt:${account}`;
}
