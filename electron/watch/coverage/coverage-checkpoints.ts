import type { AccountCoverage, StoredPayment } from '../../contract/index.ts';
import { matchingEntries } from '../../payments/alert-decision.ts';
import type { CoverageCheckpoint } from '../../store/settings/settings-schema.ts';
import { SingleTimer } from '../../xrpl/clock.ts';
import type { WatchContext } from '../watch-context.ts';
import type { WatchList } from '../watch-list.ts';
import type { CoverageTracker } from './coverage-tracker.ts';

/** Keeps checkpoints outside the database. SettingsStore satisfies it. */
export interface CheckpointStore {
  coverageCheckpoints(): readonly CoverageCheckpoint[];
  setCoverageCheckpoints(marks: readonly CoverageCheckpoint[]): void;
}

/** The time between two regular writes. */
const INTERVAL_MS = 5 * 60_000;
/**
 * The time from the delivery of a payment to the write: the payment's own ledger is proven with the second
 * ledgerClosed from then on, some 4 to 8 s later. Each write replaces the whole file, so a flood must not cause one
 * per payment.
 */
const AFTER_ACKNOWLEDGEMENT_MS = 8000;

export interface CoverageCheckpointsDeps extends WatchContext {
  /** Undefined when nothing is kept outside the database. */
  readonly kept: CheckpointStore | undefined;
  readonly tracker: CoverageTracker;
  readonly list: WatchList;
  /** Names of the sinks whose deliveries count. */
  readonly sinks: readonly string[];
}

/**
 * Writes up to which ledger accounts are examined, and their payments delivered, without a gap. A lost
 * database can then be rebuilt without delivering a payment twice and without omitting one.
 */
export class CoverageCheckpoints {
  readonly #deps: CoverageCheckpointsDeps;
  readonly #timer: SingleTimer;
  /** By account: the highest acknowledged ledger that no checkpoint reaches yet. */
  readonly #acknowledged = new Map<string, number>();
  #writtenAt = Number.NEGATIVE_INFINITY;
  #stopped = false;

  constructor(deps: CoverageCheckpointsDeps) {
    this.#deps = deps;
    this.#timer = new SingleTimer(deps.clock);
  }

  writeIfDue(): void {
    if (this.#deps.clock.now() - this.#writtenAt >= INTERVAL_MS) this.write();
  }

  /** Notes payments whose delivery was acknowledged. */
  acknowledged(payments: readonly StoredPayment[]): void {
    if (this.#deps.kept === undefined || this.#stopped) return;
    for (const { account, ledgerIndex } of payments) {
      this.#acknowledged.set(account, Math.max(ledgerIndex, this.#acknowledged.get(account) ?? 0));
    }
    if (this.#acknowledged.size > 0) this.#writeSoon();
  }

  /** Drops the checkpoints of a network that was reset: they speak of its old ledgers. */
  restart(): void {
    const { kept, network, events } = this.#deps;
    try {
      kept?.setCoverageCheckpoints(kept.coverageCheckpoints().filter((each) => each.network !== network));
    } catch (error) {
      events.emit({ type: 'failed', error });
    }
    this.write();
  }

  write(): void {
    const { kept, network, clock, tracker, list, events } = this.#deps;
    if (kept === undefined) return;
    this.#writtenAt = clock.now();
    const covered = tracker.summaries(list.addresses);
    try {
      const pending = this.#firstPending();
      const own = covered.map((each) => this.#checkpointOf(each, pending));
      // Checkpoints of other networks, and of accounts no longer watched, stay.
      const accounts = new Set(own.map(({ account }) => account));
      const others = kept
        .coverageCheckpoints()
        .filter((each) => each.network !== network || !accounts.has(each.account));
      kept.setCoverageCheckpoints([...others, ...own]);
    } catch (error) {
      events.emit({ type: 'failed', error });
      return;
    }
    const throughs = new Map(covered.map(({ account, through }) => [account, through]));
    this.#acknowledged.forEach((ledgerIndex, account) => {
      const through = throughs.get(account) ?? Number.POSITIVE_INFINITY;
      if (through >= ledgerIndex) this.#acknowledged.delete(account);
    });
  }

  /** Ends the writes by timer. */
  stop(): void {
    this.#stopped = true;
    this.#timer.clear();
  }

  #writeSoon(): void {
    if (this.#timer.pending) return;
    this.#timer.set(AFTER_ACKNOWLEDGEMENT_MS, () => {
      this.write();
      // The network is slow: the ledger of a delivered payment is not proven yet.
      if (this.#acknowledged.size > 0) this.#writeSoon();
    });
  }

  /**
   * By account: the lowest ledger with a payment whose delivery is pending. Left-overs that no entry matches do not
   * count: they may stay pending for ever.
   */
  #firstPending(): ReadonlyMap<string, number> {
    const { store, network, sinks, list } = this.#deps;
    const first = new Map<string, number>();
    for (const payment of sinks.flatMap((sink) => store.pending(network, sink))) {
      const { account, ledgerIndex } = payment;
      if (matchingEntries(payment, list.entriesOf(account)).length === 0) continue;
      first.set(account, Math.min(first.get(account) ?? ledgerIndex, ledgerIndex));
    }
    return first;
  }

  #checkpointOf(
    { network, account, from, through, gaps }: AccountCoverage,
    pending: ReadonlyMap<string, number>,
  ): CoverageCheckpoint {
    const { list } = this.#deps;
    const examined = (gaps[0]?.[0] ?? through + 1) - 1;
    const done = Math.min(examined, (pending.get(account) ?? Number.POSITIVE_INFINITY) - 1);
    return {
      network,
      account,
      from,
      // While a lost database is rebuilt, what was announced from it counts.
      through: Math.max(done, list.announcedThrough(account) ?? 0),
      // The name in stored files.
      ringsFrom: list.alertsFrom(account),
    };
  }
}
