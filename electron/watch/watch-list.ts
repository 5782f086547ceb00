import type { NetworkName, WatchedAccount } from '../contract.ts';
import type { CoverageMark } from '../store/settings-schema.ts';
import type { PaymentStore } from '../store/store.types.ts';
import type { Clock } from '../xrpl/clock.ts';
import type { NetworkClient } from '../xrpl/network-client.ts';
import type { CoverageBook } from './coverage-book.ts';
import { JUST_ADDED_MS, ledgerAfter } from './watch-start.ts';

export interface WatchListPorts {
  readonly network: NetworkName;
  readonly store: PaymentStore;
  readonly book: CoverageBook;
  readonly client: NetworkClient;
  readonly clock: Clock;
  /** How far accounts had been examined when the database was last whole; used only where it had to be rebuilt. */
  readonly marks: readonly CoverageMark[];
  /** An entry has its place in the ledger's history now. */
  readonly begun: (account: string) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * The watched entries of one network, and from which ledger on each of them counts. An entry added without a
 * connection finds its first ledger when there is one.
 */
export class WatchList {
  readonly #ports: WatchListPorts;
  #byAccount: ReadonlyMap<string, readonly WatchedAccount[]> = new Map();
  #addresses: ReadonlySet<string> = new Set();
  /** By entry id: payments before this ledger do not ring. */
  readonly #alertsFrom = new Map<string, number>();
  readonly #resolving = new Set<string>();
  /** By entry id: when it was first seen here, in monotonic milliseconds. */
  readonly #seenAt = new Map<string, number>();

  constructor(ports: WatchListPorts) {
    this.#ports = ports;
  }

  get addresses(): ReadonlySet<string> {
    return this.#addresses;
  }

  /** Takes the whole list; says which addresses are watched no longer, and whether an entry is new in it. */
  set(entries: readonly WatchedAccount[]): { readonly removed: readonly string[]; readonly joined: boolean } {
    const { network, store, book } = this.#ports;
    const own = entries.filter((entry) => entry.network === network);
    const byAccount = Map.groupBy(own, ({ address }) => address);
    const removed = [...this.#addresses].filter((address) => !byAccount.has(address));
    const before = new Set([...this.#byAccount.values()].flat().map(({ id }) => id));
    const joined = own.some(({ id }) => !before.has(id));
    this.#byAccount = byAccount;
    this.#addresses = new Set(byAccount.keys());
    this.#alertsFrom.clear();
    for (const account of this.#addresses) {
      if (!book.open(account)) this.#beginAgain(account);
    }
    for (const entry of own) {
      if (!this.#seenAt.has(entry.id)) this.#seenAt.set(entry.id, this.#ports.clock.now());
      const from = store.alertsFrom(network, entry.id);
      if (from !== null) this.#alertsFrom.set(entry.id, from);
    }
    return { removed, joined };
  }

  entriesOf(account: string): readonly WatchedAccount[] {
    return this.#byAccount.get(account) ?? [];
  }

  /** Entries that were there before this ledger; one that has no place yet was just added and counts. */
  ringingEntries(account: string, ledgerIndex: number): readonly WatchedAccount[] {
    return this.entriesOf(account).filter(({ id }) => (this.#alertsFrom.get(id) ?? 0) <= ledgerIndex);
  }

  /** Whether it is known from which ledger on this entry's payments ring. */
  isPlaced({ id }: WatchedAccount): boolean {
    return this.#alertsFrom.has(id);
  }

  /** The first ledger whose payments ring for some entry of the account. */
  ringsFrom(account: string): number {
    return Math.min(...this.entriesOf(account).map(({ id }) => this.#alertsFrom.get(id) ?? 0));
  }

  /** By entry id, also of the mark of a lost database: where its payments begin to ring, as far as that is known. */
  alertStartsOf(account: string): ReadonlyMap<string, number> {
    const { network, store } = this.#ports;
    const ids = [...this.entriesOf(account).map(({ id }) => id), rebuiltKey(account)];
    return new Map(
      ids.flatMap((id): readonly (readonly [string, number])[] => {
        const from = store.alertsFrom(network, id);
        return from === null ? [] : [[id, from]];
      }),
    );
  }

  /** The account begins anew, its network having been reset. */
  restart(account: string, from: number, alertStarts: ReadonlyMap<string, number>): void {
    this.#ports.book.restart(account, from, alertStarts);
    for (const { id } of this.entriesOf(account)) {
      const start = alertStarts.get(id);
      if (start !== undefined) this.#alertsFrom.set(id, start);
    }
  }

  /** Last ledger whose payments were announced from the database that was lost; null where none was. */
  announcedThrough(account: string): number | null {
    const next = this.#ports.store.alertsFrom(this.#ports.network, rebuiltKey(account));
    return next === null ? null : next - 1;
  }

  /** True while some entry has no place in the ledger's history yet. */
  get unplaced(): boolean {
    return this.#unplaced().length > 0;
  }

  /** Gives every entry without one its first ledger, `newest` being the newest validated one. */
  place(newest: number): void {
    for (const entry of this.#unplaced()) {
      const elapsed = this.#elapsedSince(entry);
      if (elapsed > JUST_ADDED_MS) void this.#placeByTime(entry, newest, elapsed);
      else this.#placeAt(entry, newest + 1);
    }
  }

  /** Milliseconds since it was added: by the wall clock, which counts sleep, unless that was set back meanwhile. */
  #elapsedSince({ id, addedAt }: WatchedAccount): number {
    const { clock } = this.#ports;
    const here = clock.now() - (this.#seenAt.get(id) ?? clock.now());
    const byWallClock = clock.wallTime() - Date.parse(addedAt);
    return Number.isFinite(byWallClock) ? Math.max(here, byWallClock) : here;
  }

  #unplaced(): readonly WatchedAccount[] {
    return [...this.#byAccount.values()]
      .flat()
      .filter((entry) => !this.#alertsFrom.has(entry.id) || !this.#ports.book.has(entry.address));
  }

  async #placeByTime(entry: WatchedAccount, newest: number, elapsed: number): Promise<void> {
    if (this.#resolving.has(entry.id)) return;
    this.#resolving.add(entry.id);
    try {
      this.#placeAt(entry, await ledgerAfter(this.#ports.client, newest, elapsed));
    } finally {
      this.#resolving.delete(entry.id);
    }
  }

  #placeAt(entry: WatchedAccount, next: number): void {
    const { network, store, book, begun, failed } = this.#ports;
    if (!this.#addresses.has(entry.address)) return;
    try {
      if (!this.#alertsFrom.has(entry.id)) {
        store.setAlertsFrom(network, entry.id, next);
        this.#alertsFrom.set(entry.id, next);
      }
      // Where storing the beginning failed before, it is still the earlier one.
      const from = entry.sinceLedger ?? Math.min(next, this.#alertsFrom.get(entry.id) ?? next);
      if (!book.has(entry.address) || entry.sinceLedger !== null) book.begin(entry.address, from);
      begun(entry.address);
    } catch (error) {
      // It is tried again with the next ledger.
      failed(error);
    }
  }

  /** After the database was lost: the account's history from where it began, silent up to where it had been told. */
  #beginAgain(account: string): void {
    const { network, store, book, marks } = this.#ports;
    const mark = marks.find((item) => item.network === network && item.account === account);
    if (mark === undefined || !store.rebuilt) return;
    store.setAlertsFrom(network, rebuiltKey(account), mark.through + 1);
    const rings = Math.max(mark.through + 1, mark.ringsFrom);
    for (const entry of this.entriesOf(account)) store.setAlertsFrom(network, entry.id, rings);
    book.begin(account, mark.from);
  }
}

function rebuiltKey(account: string): string {
  return `rebuilt:${account}`;
}
