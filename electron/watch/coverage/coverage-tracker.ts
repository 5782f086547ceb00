import type { AccountCoverage, LedgerRange, NetworkName } from '../../contract/index.ts';
import { summarize } from '../../store/database/coverage-table.ts';
import type { PaymentStore } from '../../store/database/payment-store.ts';
import type { CoverageAdvance, TailAdvance } from '../../store/database/store.types.ts';
import { missingRanges, subtractRanges, uniteRanges } from '../../xrpl/ledger-ranges.ts';
import type { CoverageOrigins } from './coverage-origins.ts';
import { ProvenRow } from './proven-row.ts';
import { WholeAccounts } from './whole-accounts.ts';

interface Entry {
  from: number;
  /** Proven for it, without what its rows prove. */
  covered: readonly LedgerRange[];
  /** Of that: what is not yet written. */
  pending: readonly LedgerRange[];
  /** The ledger from which on it follows the stored tail; null where it does not. */
  follows: number | null;
}

/**
 * The coverage of the watched accounts of one network, in memory: what the store holds and what was proven since. What a
 * subscription proves for all of its accounts is one row that they share, and in the store one tail, so that a ledger
 * costs the same for one account and for thousands. Writing each ledger would cost a commit; what a crash loses of it is
 * recovered again.
 */
export class CoverageTracker {
  readonly #network: NetworkName;
  readonly #store: PaymentStore;
  readonly #origins: CoverageOrigins;
  readonly #entries = new Map<string, Entry>();
  /** One for each connection whose subscriptions prove something. */
  readonly #rows = new Set<ProvenRow>();
  readonly #whole = new WholeAccounts();
  /** What the store holds for all that follow it; null before this run wrote one. */
  #tail: { readonly id: number; readonly last: number } | null = null;
  /** Watched no longer; they may still follow the tail in the store. */
  readonly #left = new Set<string>();
  /** By account: withdrawn here, but not yet in the store. */
  readonly #owed = new Map<string, readonly LedgerRange[]>();

  constructor(network: NetworkName, store: PaymentStore, origins: CoverageOrigins) {
    this.#network = network;
    this.#store = store;
    this.#origins = origins;
  }

  // ---- which accounts there are

  /** Loads an account's coverage from the store; false when there is none. */
  open(account: string): boolean {
    if (this.#entries.has(account)) return true;
    const stored = this.#store.examined(this.#network, account);
    if (stored === null) return false;
    this.#enter(account, stored.from, subtractRanges(stored.ranges, this.#owed.get(account) ?? []));
    return true;
  }

  /** Begins an account's coverage at `from`; an earlier `from` than the stored one extends it backwards. */
  begin(account: string, from: number): void {
    const { from: earliest } = this.#store.beginCoverage(this.#network, account, from);
    this.open(account);
    const entry = this.#entries.get(account);
    if (entry === undefined) return;
    entry.from = earliest;
    this.#judge(account, entry);
  }

  /** Drops all coverage, because the network was reset, and begins anew. `alertsFrom` goes by entry id. */
  restart(accounts: Iterable<string>, from: number, alertsFrom: ReadonlyMap<string, number>): void {
    const begun = [...accounts];
    this.#store.restartNetwork(this.#network, begun, from, alertsFrom);
    for (const account of this.#entries.keys()) this.#whole.forget(account);
    this.#entries.clear();
    this.#owed.clear();
    this.#left.clear();
    this.#tail = null;
    for (const account of begun) this.#enter(account, from, []);
  }

  /** Drops an account that is no longer watched, and what is pending of it: the caller writes that before. */
  close(account: string): void {
    const entry = this.#entries.get(account);
    if (entry === undefined) return;
    this.#settle(account, entry);
    if (entry.follows !== null) this.#left.add(account);
    this.#entries.delete(account);
    this.#whole.forget(account);
  }

  has(account: string): boolean {
    return this.#entries.has(account);
  }

  #enter(account: string, from: number, covered: readonly LedgerRange[]): void {
    const entry: Entry = { from, covered, pending: [], follows: null };
    // What was subscribed to before it was watched was not recorded.
    for (const row of this.#rows) row.restart(account);
    this.#entries.set(account, entry);
    this.#judge(account, entry);
  }

  // ---- what subscriptions prove

  /** Begins what a connection proves: nothing yet, and its next ledger is the one after `last`. */
  openRow(server: string | null, last: number): ProvenRow {
    const row = new ProvenRow(server, last);
    this.#rows.add(row);
    return row;
  }

  /** Ends a row; what it proved stays. */
  closeRow(row: ProvenRow): void {
    for (const account of [...row.accounts()]) this.leave(row, account);
    this.#rows.delete(row);
  }

  /** The row proves for this account too from its next ledger on, which is `first`. */
  join(row: ProvenRow, account: string, first: number): void {
    row.join(account, first);
    this.#judgeKnown(account);
  }

  /** The row proves no more for this account; what it proved stays. */
  leave(row: ProvenRow, account: string): void {
    const entry = this.#entries.get(account);
    if (entry !== undefined) this.#settleRow(row, account, entry);
    row.leave(account);
    this.#judgeKnown(account);
  }

  /** Notes for each account by itself what rows of this server proved: it is to be withdrawn. */
  settleRowsOf(server: string): void {
    for (const row of this.#rows) {
      if (row.server !== server) continue;
      for (const account of row.accounts()) {
        const entry = this.#entries.get(account);
        if (entry !== undefined) this.#settleRow(row, account, entry);
      }
    }
  }

  #settle(account: string, entry: Entry): void {
    for (const row of this.#rows) this.#settleRow(row, account, entry);
  }

  #settleRow(row: ProvenRow, account: string, entry: Entry): void {
    const range = row.rangeOf(account);
    if (range === null) return;
    row.restart(account);
    entry.covered = extend(entry.covered, range);
    entry.pending = uniteRanges(entry.pending, subtractRanges([range], this.#writtenTail(entry)));
    if (row.server !== null) this.#origins.note(row.server, [account], range);
  }

  #writtenTail({ follows }: Entry): readonly LedgerRange[] {
    return follows === null || this.#tail === null ? [] : [[follows, this.#tail.last]];
  }

  // ---- what is proven otherwise, and what is written

  /** Notes what is proven of an account and not yet written: it is with the next flush. */
  prove(account: string, range: LedgerRange): void {
    const entry = this.#entries.get(account);
    if (entry === undefined) return;
    entry.covered = extend(entry.covered, range);
    entry.pending = extend(entry.pending, range);
    this.#judge(account, entry);
  }

  /** Notes ranges that the caller wrote together with their payments. */
  written(advances: readonly CoverageAdvance[]): void {
    for (const { account, ranges } of advances) {
      const entry = this.#entries.get(account);
      const owed = this.#owed.get(account);
      if (owed !== undefined) this.#owed.set(account, subtractRanges(owed, ranges));
      if (entry === undefined) continue;
      entry.covered = uniteRanges(entry.covered, ranges);
      entry.pending = subtractRanges(entry.pending, ranges);
      this.#judge(account, entry);
    }
  }

  /**
   * Takes a proof back, in the store too, also of an account that is no longer watched. Throws StoreError when the store
   * does not take it: then it is withdrawn in memory, and written later.
   */
  withdraw(account: string, range: LedgerRange): void {
    const entry = this.#entries.get(account);
    if (entry !== undefined) {
      this.#settle(account, entry);
      entry.covered = subtractRanges(entry.covered, [range]);
      entry.pending = subtractRanges(entry.pending, [range]);
      this.#judge(account, entry);
    }
    this.#owed.set(account, uniteRanges(this.#owed.get(account) ?? [], [range]));
    this.#writeWithdrawals(account);
  }

  /** Writes withdrawals that the store did not take when they were made. Throws StoreError when it still does not. */
  writeWithdrawals(): void {
    for (const account of [...this.#owed.keys()]) this.#writeWithdrawals(account);
  }

  #writeWithdrawals(account: string): void {
    for (const range of this.#owed.get(account) ?? []) {
      this.#store.withdrawCoverage(this.#network, account, range);
      // The store lets it follow no tail any more.
      this.#setFollows(account, null);
    }
    this.#owed.delete(account);
  }

  /** What is proven for an account and not yet written; null where that is nothing. */
  pendingOf(account: string): CoverageAdvance | null {
    const entry = this.#entries.get(account);
    if (entry === undefined) return null;
    this.#settle(account, entry);
    return entry.pending.length === 0 ? null : { network: this.#network, account, ranges: entry.pending };
  }

  /** Writes all that is proven and not yet written, in one commit. False where that is nothing. Throws StoreError. */
  flush(): boolean {
    this.writeWithdrawals();
    const advance = this.#tailAdvance();
    const advances: CoverageAdvance[] = [];
    const follows = new Map(advance?.joins);
    const isLeft = new Set(advance?.leaves);
    const tailOf = (account: string, entry: Entry): readonly LedgerRange[] => {
      if (advance === null) return this.#writtenTail(entry);
      const first = follows.get(account) ?? (isLeft.has(account) ? null : entry.follows);
      return first === null ? [] : [[first, advance.last]];
    };
    for (const [account, entry] of this.#entries) {
      if (entry.pending.length === 0) continue;
      const ranges = subtractRanges(entry.pending, tailOf(account, entry));
      if (ranges.length > 0) advances.push({ network: this.#network, account, ranges });
    }
    if (advance === null) {
      if (advances.length === 0) return false;
      this.#store.record([], advances);
      this.written(advances);
      return true;
    }
    const id = this.#store.recordTail(this.#network, advance, advances);
    this.#tail = { id, last: advance.last };
    this.#left.clear();
    for (const account of isLeft) this.#setFollows(account, null);
    for (const [account, first] of follows) this.#setFollows(account, first);
    this.written(advances);
    for (const entry of this.#entries.values()) {
      if (entry.pending.length > 0) entry.pending = subtractRanges(entry.pending, this.#writtenTail(entry));
    }
    return true;
  }

  #setFollows(account: string, first: number | null): void {
    const entry = this.#entries.get(account);
    if (entry !== undefined) entry.follows = first;
  }

  /**
   * How the stored tail goes on to where the row that is furthest stands; null where it does not. Whoever lacks a ledger
   * on the way leaves it, and follows it again from where the row proves for it.
   */
  #tailAdvance(): TailAdvance | null {
    const row = [...this.#rows].toSorted((one, other) => other.last - one.last)[0];
    if (row === undefined || (this.#tail !== null && row.last < this.#tail.last)) return null;
    const joins: (readonly [string, number])[] = [];
    const leaves = [...this.#left].filter((account) => !this.#entries.has(account));
    let stay = 0;
    for (const [account, entry] of this.#entries) {
      const range = row.rangeOf(account);
      if (range !== null && this.#goesOn(account, entry, range)) {
        stay += 1;
        continue;
      }
      for (const other of this.#rows) if (other !== row) this.#settleRow(other, account, entry);
      if (range !== null) joins.push([account, range[0]]);
      else if (entry.follows !== null || this.#left.has(account)) leaves.push(account);
    }
    const isSame = this.#tail?.last === row.last && joins.length === 0;
    if (isSame || stay + joins.length === 0) return null;
    return { tail: this.#tail?.id ?? null, last: row.last, joins, leaves };
  }

  /** Whether an account that follows the tail has everything from its end through that of this range. */
  #goesOn(account: string, entry: Entry, [first, last]: LedgerRange): boolean {
    if (entry.follows === null || this.#tail === null) return false;
    return first <= this.#tail.last + 1 || covers(this.#all(account, entry), [this.#tail.last + 1, last]);
  }

  // ---- what is known

  /** Ledgers from the account's first through `last` that are not proven. */
  missing(account: string, last: number): readonly LedgerRange[] {
    const entry = this.#entries.get(account);
    if (entry === undefined || last < entry.from) return [];
    return missingRanges(this.#all(account, entry), entry.from, last);
  }

  covered(account: string): readonly LedgerRange[] {
    const entry = this.#entries.get(account);
    return entry === undefined ? [] : this.#all(account, entry);
  }

  summary(account: string): AccountCoverage | null {
    const entry = this.#entries.get(account);
    return entry === undefined
      ? null
      : summarize(this.#network, account, entry.from, this.#all(account, entry));
  }

  /** The summaries of those accounts that have coverage. */
  summaries(accounts: Iterable<string>): readonly AccountCoverage[] {
    return [...accounts].map((account) => this.summary(account)).filter((summary) => summary !== null);
  }

  /** About as many accounts lack something: a few more where that was not looked at lately. */
  get incompleteCount(): number {
    return this.#whole.others.size;
  }

  /** Accounts that may lack a ledger up to where a row of theirs stands, or are in none. */
  incomplete(): ReadonlySet<string> {
    for (const account of this.#whole.others) this.#judgeKnown(account);
    return this.#whole.others;
  }

  /** Accounts for which a subscription proves ledger after ledger, one by one. */
  *advancing(): Generator<string, void> {
    for (const account of this.#entries.keys()) {
      for (const row of this.#rows) {
        if (!row.has(account)) continue;
        yield account;
        break;
      }
    }
  }

  /** The ledgers through which all others are examined: each once. */
  wholeThroughs(): readonly number[] {
    return this.#whole.throughs();
  }

  /** The last ledger that is proven for any account; 0 where none is. */
  provenThrough(): number {
    let through = Math.max(0, ...this.wholeThroughs());
    for (const account of this.incomplete()) {
      through = Math.max(through, this.covered(account).at(-1)?.[1] ?? 0);
    }
    return through;
  }

  #all(account: string, { covered }: Entry): readonly LedgerRange[] {
    let all = covered;
    for (const row of this.#rows) {
      const range = row.rangeOf(account);
      if (range !== null) all = extend(all, range);
    }
    return all;
  }

  #judgeKnown(account: string): void {
    const entry = this.#entries.get(account);
    if (entry !== undefined) this.#judge(account, entry);
  }

  /** Notes whether it lacks nothing up to where each of its rows stands, which stays so however far they go. */
  #judge(account: string, entry: Entry): void {
    const all = this.#all(account, entry);
    const rows = [...this.#rows].filter((row) => row.has(account));
    const isWhole = rows.every(({ last }) => last >= entry.from && covers(all, [entry.from, last]));
    this.#whole.note(account, isWhole ? rows : []);
  }
}

function covers(ranges: readonly LedgerRange[], [first, last]: LedgerRange): boolean {
  return ranges.some((range) => range[0] <= first && range[1] >= last);
}

/** uniteRanges with one range, cheap where it continues the last one: the case of every live ledger. */
function extend(ranges: readonly LedgerRange[], range: LedgerRange): readonly LedgerRange[] {
  const last = ranges.at(-1);
  if (last === undefined) return [range];
  if (range[0] < last[0] || range[0] > last[1] + 1) return uniteRanges(ranges, [range]);
  return range[1] <= last[1] ? ranges : ranges.with(-1, [last[0], range[1]]);
}
