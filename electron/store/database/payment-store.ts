import {
  type AccountCoverage,
  type ForwardedEventType,
  type KnownGap,
  message,
  type NetworkName,
  type Problem,
  problemOf,
  type StoredPayment,
} from '../../contract/index.ts';
import { databasePath } from '../data-folder.ts';
import { isDamage, type StoreError, storeError, toStoreError } from '../store-error.ts';
import { createAssetInfoTable } from './asset-info-table.ts';
import { createCoverageTable } from './coverage-table.ts';
import { markDamaged, openDatabase, SYNCED, UNSYNCED } from './database.ts';
import { createDeliveryTable } from './delivery-table.ts';
import { createDetailTable } from './detail-table.ts';
import { createForwarding, type EventData } from './forwarding.ts';
import { createGapTable } from './gap-table.ts';
import { CHECKED_AT_OPEN_BYTES } from './integrity-check.ts';
import { createKnownLedgerTable } from './known-ledger-table.ts';
import type { OutboxLimits } from './outbox.types.ts';
import { createOutboxTable } from './outbox-table.ts';
import { createFilterOf } from './payment-filter.ts';
import { createPaymentQueries } from './payment-queries.ts';
import { createPaymentTable } from './payment-table.ts';
import { createPostponedTable } from './postponed-table.ts';
import { createProofTable } from './proof-table.ts';
import { createReachedLedgerTable } from './reached-ledger-table.ts';
import { MIGRATIONS, type Migration } from './schema.ts';
import { createSearchQueries } from './search-queries.ts';
import { createSinkLogTable } from './sink-log-table.ts';
import type { CoverageAdvance, NewPayment, Settlement, TailAdvance, TrustChange } from './store.types.ts';
import { createTotalTable } from './total-table.ts';
import { createTrustTable } from './trust-table.ts';
import { startWholeCheck, type WholeCheck } from './whole-check.ts';

export interface StoreOptions {
  /** Wall clock in milliseconds since 1970. Default: the system's. */
  readonly now?: () => number;
  /** For tests of migration. */
  readonly migrations?: readonly Migration[];
  /** Bytes of a database up to which opening checks the whole of it. Default: 32 MiB. */
  readonly checkedAtOpen?: number;
  /** KiB of the database kept in memory. Default: 16 MB, for a window's pages and searches, which take half as long with it. */
  readonly cacheKib?: number;
  /** How much waits for sinks. Default: OUTBOX_LIMITS. */
  readonly outboxLimits?: OutboxLimits;
}

/**
 * The payments database of one data folder (SQLite, WAL). Every method is synchronous. It commits completely, or throws
 * StoreError and changes nothing. `problems` says what opening found (a damaged database that was set aside, for
 * example); `rebuilt` is true when this database replaces a damaged one: it must be rebuilt from the network.
 */
export type PaymentStore = ReturnType<typeof openPaymentStore>;

/**
 * Opens the payments database of a data folder that the caller has locked (lock.ts). It sets a damaged database aside
 * and replaces it; `problems` and `rebuilt` then say so.
 * @throws StoreError with 'data-dir-unusable', 'data-dir-readonly', 'store-disk-full', 'store-too-new' or 'store-failed'.
 */
export function openPaymentStore(dataFolder: string, options: StoreOptions = {}) {
  const now = options.now ?? Date.now;
  const { database, problems, rebuilt, checked } = openDatabase(dataFolder, {
    now,
    checkedAtOpen: options.checkedAtOpen ?? CHECKED_AT_OPEN_BYTES,
    migrations: options.migrations ?? MIGRATIONS,
    cacheKib: options.cacheKib ?? 16_000,
  });
  const totals = createTotalTable(database);
  const deliveries = createDeliveryTable(database);
  const postponed = createPostponedTable(database);
  const details = createDetailTable(database, postponed);
  const payments = createPaymentTable(database, totals, deliveries, details);
  const coverage = createCoverageTable(database);
  const gaps = createGapTable(database);
  const knownLedgers = createKnownLedgerTable(database);
  const reached = createReachedLedgerTable(database);
  const assetInfo = createAssetInfoTable(database);
  const trust = createTrustTable(database, totals);
  const proofs = createProofTable(database);
  const outbox = createOutboxTable(database, options.outboxLimits);
  const sinkLog = createSinkLogTable(database);
  const forwarding = createForwarding(outbox, now);
  let check: WholeCheck | null = null;

  /** What the error is for callers. The next start sets a database aside whose damage its own check would not find. */
  function failure(error: unknown): StoreError {
    if (!checked && isDamage(error)) markDamaged(dataFolder);
    return toStoreError(error);
  }

  function read<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw failure(error);
    }
  }

  /** Runs the work in one transaction, which commits all of it or none. Within another one it joins that. */
  function commit<T>(work: () => T): T {
    if (database.isTransaction) return work();
    try {
      database.exec('BEGIN IMMEDIATE');
      const result = work();
      database.exec('COMMIT');
      return result;
    } catch (error) {
      // On some errors (a full disk) SQLite rolls back by itself, and there is no transaction left to roll back.
      if (database.isOpen && database.isTransaction) database.exec('ROLLBACK');
      details.recount();
      outbox.recount();
      throw failure(error);
    }
  }

  /**
   * Commits without waiting for the disk: a power cut may take it back, as a whole, with everything committed since. For
   * what is only found out again then; the next commit of anything else takes it to the disk too. It brings the
   * checkpoints that no payment is to wait for.
   */
  function commitUnsynced<T>(work: () => T): T {
    if (database.isTransaction) return work();
    database.exec(UNSYNCED);
    try {
      return commit(work);
    } finally {
      if (database.isOpen) database.exec(SYNCED);
    }
  }

  function record(
    news: readonly NewPayment[],
    advances: readonly CoverageAdvance[],
  ): readonly StoredPayment[] {
    const recorded: StoredPayment[] = [];
    for (const item of news) {
      const payment = payments.insert(item, now());
      if (payment === null) continue;
      recorded.push(payment);
      if (item.silent !== true) forwarding.tell('payment.received', payment);
    }
    totals.add(recorded);
    if (recorded.length > 0) postponed.bound();
    for (const { network, account, ranges } of advances) coverage.add(network, account, ranges);
    return recorded;
  }

  /** What is listed is found: the index of the search first gets what was recorded since. */
  function indexAll(): void {
    if (postponed.lacksTexts()) commitUnsynced(postponed.indexAll);
  }
  const filterOf = createFilterOf(indexAll);

  return {
    problems,
    rebuilt,
    ...each(read, {
      knownLedger: knownLedgers.of,
      reachedLedgers: reached.of,
      coverage: coverage.of,
      examined: coverage.examined,
      coveredRanges: coverage.ranges,
      alertsFrom: coverage.alertsFrom,
      allAlertsFrom: coverage.allAlertsFrom,
      pending: deliveries.pending,
      gaps: gaps.all,
      assetInfo: assetInfo.all,
      payment: payments.get,
      paymentsAfter: payments.after,
      raw: details.raw,
      detailsAreDropped: details.areDropped,
      creditsOf: payments.creditsOf,
      statements: trust.statements,
      paymentsOf: trust.paymentsOf,
      awaitingOpinion: trust.awaitingOpinion,
      proofOf: proofs.summary,
      receiptOf: proofs.receipt,
      validatorLists: proofs.lists,
      withdrawnKeys: proofs.withdrawnKeys,
      totals: totals.of,
      assets: totals.assets,
      waitingFor: outbox.waiting,
      refusedOf: outbox.refused,
      waitingCounts: outbox.counts,
      eventsAfter: outbox.eventsAfter,
      attemptsOf: sinkLog.attempts,
      sinkProgress: sinkLog.progressOf,
      ...createPaymentQueries(database, filterOf),
      ...createSearchQueries(database, filterOf),
    }),
    /**
     * Records new payments and the coverage that they belong to. Returns those that were new, in the given order. Coverage
     * alone does not wait for the disk: a power cut costs its being examined again.
     */
    record(news: readonly NewPayment[], advances: readonly CoverageAdvance[]): readonly StoredPayment[] {
      const run = news.length === 0 ? commitUnsynced : commit;
      return run(() => record(news, advances));
    },
    /**
     * Records coverage that accounts share, and what some of them have beside it, without waiting for the disk. Returns
     * the tail's id.
     */
    recordTail(network: NetworkName, advance: TailAdvance, advances: readonly CoverageAdvance[]): number {
      return commitUnsynced(() => {
        record([], advances);
        return coverage.advanceTail(network, advance);
      });
    },
    /**
     * Does what the commits of payments left for later (compressing, indexing), of at most so many payments. Returns
     * whether there is more.
     */
    workOff: (most: number): boolean => commitUnsynced(() => postponed.work(most)),
    /** Which events are kept, and for which sinks. From now on, for what is recorded. */
    setForwarding: forwarding.follow,
    /** What became of a call of a sink's receiver. A power cut may have it made once more, with the same ids. */
    settle: (sink: string, { delivered, refused, call }: Settlement): void =>
      commitUnsynced(() => {
        outbox.delivered(sink, delivered);
        for (const { id, reason } of refused) outbox.refuse(sink, id, reason);
        if (call === null) return;
        sinkLog.note(sink, call.attempt);
        sinkLog.saveProgress(sink, call.progress);
      }),
    /** Commits everything that the work stores at once, or nothing of it when it throws. */
    together: <T>(work: () => T): T => commit(work),
    ...each(commit, {
      /** Begins the coverage of an account and keeps the earliest `from`. Returns the account's coverage. */
      beginCoverage(network: NetworkName, account: string, from: number): AccountCoverage {
        coverage.begin(network, account, from);
        const begun = coverage.of(network, account);
        if (begun === null)
          throw storeError('problem.store-failed', undefined, { detail: 'an account was forgotten' });
        return begun;
      },
      /**
       * Used when the network has another chain: forgets its coverage, gaps, known ledgers and alert starts. These
       * accounts begin again at `from`, and their entries alert from these ledgers on (by entry id).
       */
      restartNetwork(
        network: NetworkName,
        accounts: Iterable<string>,
        from: number,
        alertsFrom: ReadonlyMap<string, number>,
      ): void {
        coverage.forget(network);
        gaps.replace(network, []);
        knownLedgers.forget(network);
        reached.replace(network, []);
        for (const account of accounts) coverage.begin(network, account, from);
        for (const [entryId, ledger] of alertsFrom) coverage.setAlertsFrom(network, entryId, ledger);
      },
      saveKnownLedger: knownLedgers.save,
      saveReachedLedgers: reached.replace,
      withdrawCoverage: coverage.withdraw,
      setAlertsFrom: coverage.setAlertsFrom,
      acknowledge: deliveries.acknowledge,
      saveGaps(network: NetworkName, known: readonly KnownGap[]): void {
        forwarding.tellGaps(network, gaps.all(network), known);
        gaps.replace(network, known);
      },
      saveAssetInfo: assetInfo.save,
      setTrust(...change: Parameters<typeof trust.set>): TrustChange {
        const changed = trust.set(...change);
        for (const payment of changed.payments) forwarding.tellTrust(changed.before, payment);
        return changed;
      },
      tell: forwarding.tellOther,
      /** An event for one sink alone. */
      tellSink: (sink: string, type: ForwardedEventType, network: NetworkName, data: EventData): void =>
        outbox.add(type, network, { at: now(), data }, [sink]),
      setReceiver: sinkLog.setReceiver,
      saveSinkProgress: sinkLog.saveProgress,
      sendAgain: outbox.again,
      sendRecordedSince: outbox.addRecordedSince,
      forgetDropped: outbox.forgetDropped,
      /** The sink is gone, and all that is known of it. Returns how many events waited. */
      dropSink(sink: string): number {
        sinkLog.drop(sink);
        return outbox.drop(sink);
      },
      pruneEvents: outbox.prune,
      saveProof: proofs.set,
      saveValidatorLists: proofs.keepLists,
      saveWithdrawnKey: proofs.keepWithdrawnKey,
      markRead: payments.markRead,
      markUnread: payments.markUnread,
      /** What was not delivered of them goes along, and is counted as deleted. */
      prune: (before: string, most?: number): number => outbox.deleting(() => payments.prune(before, most)),
    }),
    /**
     * Checks in a thread of its own what opening left out, and calls `found` with what is wrong: damage, which has the next
     * start set the database aside, or why it could not be read. Settles when the check ended, at once where opening
     * checked all.
     */
    async checkRest(found: (problem: Problem) => void): Promise<void> {
      if (checked || check !== null || !database.isOpen) return;
      check = startWholeCheck(databasePath(dataFolder));
      const error = await check.ended;
      if (error === null) return;
      const { userMessage } = failure(error);
      const said = isDamage(error) ? message('problem.store-corrupted.next-start') : userMessage;
      found(problemOf(said, null, now()));
    },
    erase(): void {
      // Nobody else may read what is to be gone.
      check?.stop();
      commit(() => {
        outbox.erase();
        sinkLog.erase();
        payments.erase();
      });
      // Deleted rows stay readable in free pages until the file is written anew.
      read(() => database.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)'));
    },
    close(): void {
      check?.stop();
      if (database.isOpen) database.close();
    },
  };
}

/** The same functions, each of them run by `run`. */
function each<T extends object>(run: <R>(work: () => R) => R, functions: T): T {
  const entries = Object.entries(functions).map(([name, work]) => [
    name,
    (...args: readonly unknown[]) => run(() => work(...args)),
  ]);
  return Object.fromEntries(entries) as T;
}
