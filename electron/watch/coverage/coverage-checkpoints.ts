import type { AccountCoverage, NetworkName, StoredPayment } from '../../contract/index.ts';
import type { CoverageMark } from '../../store/settings/settings-schema.ts';
import { type Clock, SingleTimer } from '../../xrpl/clock.ts';

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
  readonly coverage: () => readonly AccountCoverage[];
  /** By account: the lowest ledger with a payment that is recorded but not told yet. */
  readonly firstUntold: () => ReadonlyMap<string, number>;
  /** What was told from a database that was lost before, while this one is still being rebuilt. */
  readonly toldBefore: (account: string) => number | null;
  /** From which ledger on payments to the account ring. */
  readonly ringsFrom: (account: string) => number;
  readonly failed: (error: unknown) => void;
}

/**
 * Writes how far accounts are examined and told without a gap, so that a lost database can be rebuilt without
 * telling again what was told, and without leaving out what was not.
 */
export class CoverageCheckpoints {
  readonly #ports: CoverageCheckpointsDeps;
  readonly #timer: SingleTimer;
  /** By account: the highest ledger told since the last mark, where this one does not reach it. */
  readonly #told = new Map<string, number>();
  #writtenAt = Number.NEGATIVE_INFINITY;
  #stopped = false;

  constructor(ports: CoverageCheckpointsDeps) {
    this.#ports = ports;
    this.#timer = new SingleTimer(ports.clock);
  }

  writeIfDue(): void {
    if (this.#ports.clock.now() - this.#writtenAt >= INTERVAL_MS) this.write();
  }

  /** These payments were announced or rang. */
  told(payments: readonly StoredPayment[]): void {
    if (this.#ports.store === undefined || this.#stopped) return;
    for (const { account, ledgerIndex } of payments) {
      this.#told.set(account, Math.max(ledgerIndex, this.#told.get(account) ?? 0));
    }
    if (this.#told.size > 0) this.#writeSoon();
  }

  /** The network was reset: marks of its old ledgers are void. */
  beginAnew(): void {
    const { store, network, failed } = this.#ports;
    try {
      store?.setCoverageMarks(store.coverageMarks().filter((mark) => mark.network !== network));
    } catch (error) {
      failed(error);
    }
    this.write();
  }

  write(): void {
    const { store, network, clock, coverage, failed } = this.#ports;
    if (store === undefined) return;
    this.#writtenAt = clock.now();
    const covered = coverage();
    const untold = this.#ports.firstUntold();
    const own = covered.map((each) => this.#markOf(each, untold));
    // Marks of other networks, and of accounts watched no longer, stay.
    const accounts = new Set(own.map(({ account }) => account));
    try {
      const others = store
        .coverageMarks()
        .filter((mark) => mark.network !== network || !accounts.has(mark.account));
      store.setCoverageMarks([...others, ...own]);
    } catch (error) {
      failed(error);
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
    const { toldBefore, ringsFrom } = this.#ports;
    const examined = (gaps[0]?.[0] ?? through + 1) - 1;
    const told = Math.min(examined, (untold.get(account) ?? Number.POSITIVE_INFINITY) - 1);
    return {
      network,
      account,
      from,
      through: Math.max(told, toldBefore(account) ?? 0),
      ringsFrom: ringsFrom(account),
    };
  }
}
