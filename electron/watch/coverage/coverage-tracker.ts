import type { AccountCoverage, LedgerRange, NetworkName } from '../../contract/index.ts';
import { summarize } from '../../store/database/coverage-table.ts';
import type { PaymentStore } from '../../store/database/payment-store.ts';
import type { CoverageAdvance } from '../../store/database/store.types.ts';
import { missingRanges, subtractRanges, uniteRanges } from '../../xrpl/ledger-ranges.ts';

interface Entry {
  from: number;
  covered: readonly LedgerRange[];
  /** Proven but not yet written. */
  pending: readonly LedgerRange[];
}

/**
 * The coverage of the watched accounts of one network, in memory: what the store holds and what the live
 * subscription has proven since. A live ledger advances every account, and writing each advance would cost a
 * commit per ledger; what a crash loses of it is recovered again.
 */
export class CoverageTracker {
  readonly #network: NetworkName;
  readonly #store: PaymentStore;
  readonly #entries = new Map<string, Entry>();
  /** By account: withdrawn here, but not yet in the store. */
  readonly #owed = new Map<string, readonly LedgerRange[]>();

  constructor(network: NetworkName, store: PaymentStore) {
    this.#network = network;
    this.#store = store;
  }

  /** Loads an account's coverage from the store; false when there is none. */
  open(account: string): boolean {
    if (this.#entries.has(account)) return true;
    const summary = this.#store.coverage(this.#network, account);
    if (summary === null) return false;
    const stored = this.#store.coveredRanges(this.#network, account);
    const covered = subtractRanges(stored, this.#owed.get(account) ?? []);
    this.#entries.set(account, { from: summary.from, covered, pending: [] });
    return true;
  }

  /** Begins an account's coverage at `from`; an earlier `from` than the stored one extends it backwards. */
  begin(account: string, from: number): void {
    const { from: earliest } = this.#store.beginCoverage(this.#network, account, from);
    this.open(account);
    const entry = this.#entries.get(account);
    if (entry !== undefined) entry.from = earliest;
  }

  /** Drops all coverage, because the network was reset, and begins anew. `alertsFrom` goes by entry id. */
  restart(accounts: Iterable<string>, from: number, alertsFrom: ReadonlyMap<string, number>): void {
    const begun = [...accounts];
    this.#store.restartNetwork(this.#network, begun, from, alertsFrom);
    this.#entries.clear();
    this.#owed.clear();
    for (const account of begun) this.#entries.set(account, { from, covered: [], pending: [] });
  }

  /** Drops an account that is no longer watched, and what is pending of it: the caller writes that before. */
  close(account: string): void {
    this.#entries.delete(account);
  }

  has(account: string): boolean {
    return this.#entries.has(account);
  }

  prove(account: string, range: LedgerRange): void {
    const entry = this.#entries.get(account);
    if (entry === undefined) return;
    entry.covered = extend(entry.covered, range);
    entry.pending = extend(entry.pending, range);
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
    }
  }

  /**
   * Takes a proof back, in the store too, also of an account that is no longer watched. Throws StoreError when the store
   * does not take it: then it is withdrawn in memory, and written later.
   */
  withdraw(account: string, range: LedgerRange): void {
    const entry = this.#entries.get(account);
    if (entry !== undefined) {
      entry.covered = subtractRanges(entry.covered, [range]);
      entry.pending = subtractRanges(entry.pending, [range]);
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
    }
    this.#owed.delete(account);
  }

  pendingOf(account: string): CoverageAdvance | null {
    const pending = this.#entries.get(account)?.pending ?? [];
    return pending.length === 0 ? null : { network: this.#network, account, ranges: pending };
  }

  pending(): readonly CoverageAdvance[] {
    return [...this.#entries.keys()]
      .map((account) => this.pendingOf(account))
      .filter((advance) => advance !== null);
  }

  /** Ledgers from the account's first through `last` that are not proven. */
  missing(account: string, last: number): readonly LedgerRange[] {
    const entry = this.#entries.get(account);
    return entry === undefined ? [] : missingRanges(entry.covered, entry.from, last);
  }

  covered(account: string): readonly LedgerRange[] {
    return this.#entries.get(account)?.covered ?? [];
  }

  summary(account: string): AccountCoverage | null {
    const entry = this.#entries.get(account);
    return entry === undefined ? null : summarize(this.#network, account, entry.from, entry.covered);
  }

  /** The summaries of those accounts that have coverage. */
  summaries(accounts: Iterable<string>): readonly AccountCoverage[] {
    return [...accounts].map((account) => this.summary(account)).filter((summary) => summary !== null);
  }
}

/** uniteRanges with one range, cheap where it continues the last one: the case of every live ledger. */
function extend(ranges: readonly LedgerRange[], range: LedgerRange): readonly LedgerRange[] {
  const last = ranges.at(-1);
  if (last !== undefined && range[0] === last[1] + 1) return ranges.with(-1, [last[0], range[1]]);
  return uniteRanges(ranges, [range]);
}
