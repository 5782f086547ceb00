import type { AccountCoverage, NetworkName, StoredPayment } from '../../contract/index.ts';
import type { CoverageMark } from '../../store/settings/settings-schema.ts';
import { type Clock, SingleTimer } from '../../xrpl/clock.ts';
import type { WatchEvents } from '../watch-events.ts';
import type { WatchList } from '../watch-list.ts';
import type { CoverageTracker } from './coverage-tracker.ts';

/** Where marks are kept: outside the database. SettingsStore satisfies it. */
export interface MarksStore {
  coverageMarks(): readonly CoverageMark[];
  setCoverageMarks(marks: readonly CoverageMark[]): void;
}

/** At least this often while ledgers are examined. */
const INTERVAL_MS = 5 * 60_000;
/**
 * After a payment was told: its own ledger is proven with the second ledgerClosed from then on, some 4 to 8 s later.
 * The file is written anew as a whole, so that a flood must not write it for every payment.
 */
const AFTER_TELLING_MS = 8000;

export interface CoverageCheckpointsDeps {
  /** Undefined where nothing outside the database is kept. */
  readonly store: MarksStore | undefined;
  readonly network: NetworkName;
  readonly clock: Clock;
  readonly tracker: CoverageTracker;
  readonly list: WatchList;
  /** By account: the lowest ledger with a payment that is recorded but not told yet. */
  readonly firstUntold: () => ReadonlyMap<string, number>;
  readonly events: WatchEvents;
}

/**
 * Writes how far accounts are examined and told without a gap, so that a lost database can be rebuilt without
 * telling again what was told, and without leaving out what was not.
 */
export class CoverageCheckpoints {
  readonly #deps: CoverageCheckpointsDeps;
  readonly #timer: SingleTimer;
  /** By account: the highest ledger told since the last mark, where this one does not reach it. */
  readonly #told = new Map<string, number>();
  #writtenAt = Number.NEGATIVE_INFINITY;
  #stopped = false;

  constructor(deps: CoverageCheckpointsDeps) {
    this.#deps = deps;
    this.#timer = new SingleTimer(deps.clock);
  }

  writeIfDue(): void {
    if (this.#deps.clock.now() - this.#writtenAt >= INTERVAL_MS) this.write();
  }

  /** These payments were announced or rang. */
  told(payments: readonly StoredPayment[]): void {
    if (this.#deps.store === undefined || this.#stopped) return;
    for (const { account, ledgerIndex } of payments) {
      this.#told.set(account, Math.max(ledgerIndex, this.#told.get(account) ?? 0));
    }
    if (this.#told.size > 0) this.#writeSoon();
  }

  /** The network was reset: marks of its old ledgers are void. */
  restart(): void {
    const { store, network, events } = this.#deps;
    try {
      store?.setCoverageMarks(store.coverageMarks().filter((mark) => mark.network !== network));
    } catch (error) {
      events.emit({ type: 'failed', error });
    }
    this.write();
  }

  write(): void {
    const { store, network, clock, tracker, list, events } = this.#deps;
    if (store === undefined) return;
    this.#writtenAt = clock.now();
    const covered = tracker.summaries(list.addresses);
    const untold = this.#deps.firstUntold();
    const own = covered.map((each) => this.#markOf(each, untold));
    // Marks of other networks, and of accounts watched no longer, stay.
    const accounts = new Set(own.map(({ account }) => account));
    try {
      const others = store
        .coverageMarks()
        .filter((mark) => mark.network !== network || !accounts.has(mark.account));
      store.setCoverageMarks([...others, ...own]);
    } catch (error) {
      events.emit({ type: 'failed', error });
      return;
    }
    this.#told.forEach((ledgerIndex, account) => {
      const through = covered.find((each) => each.account === account)?.through ?? Number.POSITIVE_INFINITY;
      if (through >= ledgerIndex) this.#told.delete(account);
    });
  }

  /** Writes nothing any more by itself. */
  stop(): void {
    this.#stopped = true;
    this.#timer.clear();
  }

  #writeSoon(): void {
    if (this.#timer.pending) return;
    this.#timer.set(AFTER_TELLING_MS, () => {
      this.write();
      // The network is slow: the ledger of what was told is not proven yet.
      if (this.#told.size > 0) this.#writeSoon();
    });
  }

  #markOf(
    { network, account, from, through, gaps }: AccountCoverage,
    untold: ReadonlyMap<string, number>,
  ): CoverageMark {
    const { list } = this.#deps;
    const examined = (gaps[0]?.[0] ?? through + 1) - 1;
    const told = Math.min(examined, (untold.get(account) ?? Number.POSITIVE_INFINITY) - 1);
    return {
      network,
      account,
      from,
      // What was told from a database that was lost before counts while this one is still being rebuilt.
      through: Math.max(told, list.announcedThrough(account) ?? 0),
      // The stored name.
      ringsFrom: list.alertsFrom(account),
    };
  }
}
