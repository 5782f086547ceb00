import type { DatabaseSync } from 'node:sqlite';
import { storeError, toStoreError } from '../store-error.ts';
import { createAssetInfoTable } from './asset-info-table.ts';
import { createCoverageTable } from './coverage-table.ts';
import { openDatabase } from './database.ts';
import { createDeliveryTable } from './delivery-table.ts';
import { createGapTable } from './gap-table.ts';
import { createKnownLedgerTable } from './known-ledger-table.ts';
import { createPaymentQueries } from './payment-queries.ts';
import { createPaymentTable } from './payment-table.ts';
import { MIGRATIONS, type Migration } from './schema.ts';
import type { PaymentStore } from './store.types.ts';
import { createTotalTable } from './total-table.ts';

export interface StoreOptions {
  /** Wall clock in milliseconds since 1970. Default: the system's. */
  readonly now?: () => number;
  /** For tests of migration. */
  readonly migrations?: readonly Migration[];
}

/**
 * Opens the payments database of a data folder that the caller has locked (lock.ts). It sets a damaged database aside
 * and replaces it; `problems` and `rebuilt` then say so.
 * @throws StoreError with 'data-dir-unusable', 'data-dir-readonly', 'store-disk-full', 'store-too-new' or 'store-failed'.
 */
export function openPaymentStore(dataFolder: string, options: StoreOptions = {}): PaymentStore {
  const now = options.now ?? Date.now;
  const { database, problems, rebuilt } = openDatabase(dataFolder, {
    now,
    migrations: options.migrations ?? MIGRATIONS,
  });
  const totals = createTotalTable(database);
  const deliveries = createDeliveryTable(database);
  const payments = createPaymentTable(database, totals, deliveries);
  const coverage = createCoverageTable(database);
  const gaps = createGapTable(database);
  const knownLedgers = createKnownLedgerTable(database);
  const assetInfo = createAssetInfoTable(database);
  const queries = createPaymentQueries(database);

  return {
    problems,
    rebuilt,
    record: (news, advances) =>
      commit(database, () => {
        const recorded = news
          .map((item) => payments.insert(item, now()))
          .filter((payment) => payment !== null);
        totals.add(recorded);
        for (const { network, account, ranges } of advances) coverage.add(network, account, ranges);
        return recorded;
      }),
    beginCoverage: (network, account, from) =>
      commit(database, () => {
        coverage.begin(network, account, from);
        const begun = coverage.of(network, account);
        if (begun === null)
          throw storeError('problem.store-failed', undefined, { detail: 'an account was forgotten' });
        return begun;
      }),
    restartNetwork: (network, accounts, from, alertsFrom) =>
      commit(database, () => {
        coverage.forget(network);
        gaps.replace(network, []);
        knownLedgers.forget(network);
        for (const account of accounts) coverage.begin(network, account, from);
        for (const [entryId, ledgerIndex] of alertsFrom)
          coverage.setAlertsFrom(network, entryId, ledgerIndex);
      }),
    knownLedger: (network) => read(() => knownLedgers.of(network)),
    saveKnownLedger: (network, ledger) => commit(database, () => knownLedgers.save(network, ledger)),
    coverage: (network, account) => read(() => coverage.of(network, account)),
    coveredRanges: (network, account) => read(() => coverage.ranges(network, account)),
    withdrawCoverage: (network, account, range) =>
      commit(database, () => coverage.withdraw(network, account, range)),
    alertsFrom: (network, entryId) => read(() => coverage.alertsFrom(network, entryId)),
    setAlertsFrom: (network, entryId, ledgerIndex) =>
      commit(database, () => coverage.setAlertsFrom(network, entryId, ledgerIndex)),
    pending: (network, sink) => read(() => deliveries.pending(network, sink)),
    acknowledge: (taken) =>
      commit(database, () => {
        for (const [sink, ids] of taken) deliveries.acknowledge(sink, ids);
      }),
    gaps: (network) => read(() => gaps.all(network)),
    saveGaps: (network, known) => commit(database, () => gaps.replace(network, known)),
    assetInfo: (network) => read(() => assetInfo.all(network)),
    saveAssetInfo: (network, key, info) => commit(database, () => assetInfo.save(network, key, info)),
    payment: (id) => read(() => payments.get(id)),
    raw: (id) => read(() => payments.raw(id)),
    ...reading(queries),
    totals: (network, account, tag) => read(() => totals.of(network, account, tag)),
    assets: () => read(() => totals.assets()),
    markRead: (ids) => commit(database, () => payments.markRead(ids)),
    prune: (before, most = -1) => commit(database, () => payments.prune(Date.parse(before), most)),
    erase() {
      commit(database, () => payments.erase());
      // Deleted rows stay readable in free pages until the file is written anew.
      read(() => database.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)'));
    },
    close() {
      if (database.isOpen) database.close();
    },
  };
}

/** Runs the work in one transaction, which commits all of it or none. */
function commit<T>(database: DatabaseSync, work: () => T): T {
  try {
    database.exec('BEGIN IMMEDIATE');
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // On some errors (a full disk) SQLite rolls back by itself, and there is no transaction left to roll back.
    if (database.isOpen && database.isTransaction) database.exec('ROLLBACK');
    throw toStoreError(error);
  }
}

function read<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toStoreError(error);
  }
}

/** The same functions, whose errors are StoreErrors. */
function reading<T extends object>(queries: T): T {
  const guarded = Object.entries(queries).map(([name, query]) => [
    name,
    (...args: readonly unknown[]) => read(() => query(...args)),
  ]);
  return Object.fromEntries(guarded) as T;
}
