import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { NetworkName, StoredPayment, TrustLevel, TrustStatement } from '../../contract/index.ts';
import { assetOfColumn, PAYMENT_COLUMNS, paymentOfRow } from './payment-row.ts';
import type { TransactionOfAccount, TrustChange } from './store.types.ts';
import type { TotalTable } from './total-table.ts';

/** Statements kept of one transaction, the one that it was recorded from aside: more servers than lists have. */
const MOST_STATEMENTS = 16;
/** Rows looked at for payments that await an opinion: the newest of all networks. */
const NEWEST_ROWS = 10_000;

/**
 * Migration to version 7: how far each payment is believed now, the server and the ledger's hash that it was recorded
 * from, and in `trust_story` what other servers said of it. The row with the lowest id of those that one transaction
 * brought to an account stands for all of them there. Payments of before were seen on one server, which is not known.
 */
export function createTrust(database: DatabaseSync): void {
  database.exec(`
    ALTER TABLE payments ADD COLUMN trust TEXT NOT NULL DEFAULT 'seen';
    ALTER TABLE payments ADD COLUMN server TEXT;
    ALTER TABLE payments ADD COLUMN ledger_hash TEXT;
    CREATE TABLE trust_story (
      payment_id INTEGER NOT NULL REFERENCES payments (id) ON DELETE CASCADE,
      n INTEGER NOT NULL,
      statement TEXT NOT NULL,
      PRIMARY KEY (payment_id, n)
    ) STRICT, WITHOUT ROWID;
  `);
}

/** How far payments are believed, and on whose word. Writes join the caller's transaction. */
export function createTrustTable(database: DatabaseSync, totals: TotalTable) {
  const ofTransaction = 'network = ? AND account = ? AND hash = ?';
  const selectPayments = database.prepare(
    `SELECT ${PAYMENT_COLUMNS} FROM payments WHERE ${ofTransaction} ORDER BY id`,
  );
  const update = database.prepare(
    `UPDATE payments SET trust = ?, ledger_hash = coalesce(ledger_hash, ?) WHERE ${ofTransaction}`,
  );
  const countStatements = database.prepare('SELECT count(*) AS n FROM trust_story WHERE payment_id = ?');
  const insert = database.prepare(
    'INSERT OR REPLACE INTO trust_story (payment_id, n, statement) VALUES (?, ?, ?)',
  );
  const selectCredits = database.prepare(
    `SELECT stored.id, stored.asset, stored.amount, stored.hash, stored.ledger_index, stored.ledger_hash,
       stored.server, stored.recorded_at
     FROM payments asked JOIN payments stored ON stored.network = asked.network
       AND stored.account = asked.account AND stored.hash = asked.hash
     WHERE asked.id = ? ORDER BY stored.id`,
  );
  const selectStatements = database.prepare(
    'SELECT statement FROM trust_story WHERE payment_id = ? ORDER BY n',
  );
  const selectAwaiting = database.prepare(
    `SELECT ${PAYMENT_COLUMNS} FROM payments
     WHERE id > (SELECT max(id) FROM payments) - ${NEWEST_ROWS} AND network = ? AND recorded_at >= ?
       AND trust IN ('seen', 'disputed') AND server IS NOT NULL
     ORDER BY id DESC LIMIT ?`,
  );
  return {
    /**
     * Keeps what one more server said of a transaction, and how far its payments are believed from then on. Disputed
     * ones leave the sums, and come back when they are so no longer. The level never lowers by itself: 'seen' changes
     * nothing, and what validators proved stays proved. `ledgerHash`: of the ledger that it was recorded from, kept where
     * it was not known. Returns the payments as they are stored now; none where they were deleted.
     */
    set(
      { network, account, hash }: TransactionOfAccount,
      trust: TrustLevel,
      statement: Omit<TrustStatement, 'trust'>,
      ledgerHash: string | null = null,
    ): TrustChange {
      const before = selectPayments.all(network, account, hash).map(paymentOfRow);
      const [first] = before;
      if (first === undefined) return { before: 'seen', payments: [], sumsChanged: false };
      const level = levelAfter(first.trust ?? 'seen', trust);
      const sumsChanged = before.some((payment) => (payment.trust === 'disputed') !== (level === 'disputed'));
      const ids = before.map(({ id }) => id);
      if (sumsChanged) totals.take(ids);
      update.run(level, ledgerHash, network, account, hash);
      if (sumsChanged) totals.put(ids);
      const said = Number(countStatements.get(first.id)?.n ?? 0);
      const kept: TrustStatement = { ...statement, trust: level };
      insert.run(first.id, Math.min(said, MOST_STATEMENTS - 1), JSON.stringify(kept));
      return {
        before: first.trust ?? 'seen',
        payments: before.map((payment) => ({ ...payment, trust: level })),
        sumsChanged,
      };
    },
    /** What one transaction brought to an account. */
    paymentsOf: (network: NetworkName, account: string, hash: string): readonly StoredPayment[] =>
      selectPayments.all(network, account, hash).map(paymentOfRow),
    /** What servers said of the transaction of this payment, first the one that it was recorded from; empty where that is not known. */
    statements(id: number): readonly TrustStatement[] {
      const credits = selectCredits.all(id);
      const [first] = credits;
      if (first === undefined || first.server === null) return [];
      const others = selectStatements.all(Number(first.id));
      return [
        recordedStatement(first, credits),
        ...others.map(({ statement }) => JSON.parse(String(statement)) as TrustStatement),
      ];
    },
    /** Payments of a network recorded since then (ISO 8601) on one server's word alone, or disputed; newest first. */
    awaitingOpinion: (network: NetworkName, since: string, most: number): readonly StoredPayment[] =>
      selectAwaiting.all(network, since, most).map(paymentOfRow),
  };
}

function levelAfter(now: TrustLevel, then: TrustLevel): TrustLevel {
  return now === 'proved' || then === 'seen' ? now : then;
}

type Row = Readonly<Record<string, SQLOutputValue>>;

/** Of what a server says, only what succeeded is recorded. */
function recordedStatement(first: Row, credits: readonly Row[]): TrustStatement {
  return {
    server: String(first.server),
    at: String(first.recorded_at),
    trust: 'seen',
    says: 'recorded',
    stated: {
      hash: String(first.hash),
      ledgerIndex: Number(first.ledger_index),
      ledgerHash: first.ledger_hash === null ? null : String(first.ledger_hash),
      result: 'tesSUCCESS',
      amounts: credits.map(({ asset, amount }) => ({ asset: assetOfColumn(asset), amount: String(amount) })),
    },
    ledgerHashCheck: null,
  };
}
