import type { DatabaseSync } from 'node:sqlite';
import type { NetworkName, StoredPayment } from '../../contract/index.ts';
import { assetKey } from '../../payments/amounts/asset.ts';
import type { DeliveryTable } from './delivery-table.ts';
import type { DetailTable } from './detail-table.ts';
import { PAYMENT_COLUMNS, paymentOfRow } from './payment-row.ts';
import type { NewPayment, RecordedCredit } from './store.types.ts';
import type { TotalTable } from './total-table.ts';

/** The payments themselves. Writes join the caller's transaction. */
export function createPaymentTable(
  database: DatabaseSync,
  totals: TotalTable,
  deliveries: DeliveryTable,
  details: DetailTable,
) {
  const insert = database.prepare(
    `INSERT INTO payments (network, account, hash, asset_key, asset, amount, ledger_index, transaction_index,
       close_time, sort_time, kind, transaction_type, sender, destination_tag, source_tag, invoice_id, memos,
       credential_ids, partial_of, delivered_amount, source, recorded_at, alerted, outcome,
       server, ledger_hash, details, is_read)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (network, account, hash, asset_key) DO NOTHING`,
  );
  const selectOne = database.prepare(`SELECT ${PAYMENT_COLUMNS} FROM payments WHERE id = ?`);
  const selectAfter = database.prepare(
    `SELECT ${PAYMENT_COLUMNS} FROM payments WHERE network = ? AND id > ? ORDER BY id LIMIT ?`,
  );
  const selectCredits = database.prepare(
    'SELECT asset_key, amount, ledger_index, trust FROM payments WHERE network = ? AND account = ? AND hash = ?',
  );
  const updateRead = database.prepare('UPDATE payments SET is_read = 1 WHERE id = ? AND is_read = 0');
  const updateAllRead = database.prepare('UPDATE payments SET is_read = 1 WHERE is_read = 0');
  const updateUnread = database.prepare(
    'UPDATE payments SET is_read = 0 WHERE id IN (SELECT value FROM json_each(?))',
  );
  const selectOld = database.prepare(
    'SELECT id FROM payments WHERE sort_time < ? ORDER BY sort_time LIMIT ?',
  );
  const given = '(SELECT value FROM json_each(?))';
  const deleteOld = database.prepare(`DELETE FROM payments WHERE id IN ${given}`);

  return {
    /** Null when this asset of this transaction was already recorded for this account. */
    insert(item: NewPayment, recordedAt: number): StoredPayment | null {
      const time = item.payment.closeTime === null ? recordedAt : Date.parse(item.payment.closeTime);
      const kept = item.small === true ? details.ofSmall(item.payment, time) : 'kept';
      const dropped = kept === 'dropped';
      const payment = dropped ? { ...item.payment, memos: [] } : item.payment;
      const { changes, lastInsertRowid } = insert.run(
        payment.network,
        payment.account,
        payment.hash,
        assetKey(payment.asset),
        JSON.stringify(payment.asset),
        payment.amount,
        payment.ledgerIndex,
        payment.transactionIndex,
        payment.closeTime,
        time,
        payment.kind,
        payment.transactionType,
        payment.from,
        payment.destinationTag,
        payment.sourceTag,
        payment.invoiceId,
        JSON.stringify(payment.memos),
        JSON.stringify(payment.credentialIds),
        optionalJson(payment.partialOf),
        optionalJson(payment.deliveredAmount),
        payment.source,
        new Date(recordedAt).toISOString(),
        item.alerted ? 1 : 0,
        optionalJson(item.outcome ?? null),
        dropped ? null : (item.server ?? null),
        dropped ? null : (item.ledgerHash ?? null),
        kept,
        // A flood of them is no news: it would bury what is.
        dropped ? 1 : 0,
      );
      if (changes === 0) return null;
      const id = Number(lastInsertRowid);
      if (kept === 'small') details.noteSmall(payment, time);
      if (!dropped) details.add(id, payment, item.raw);
      for (const sink of item.sinks ?? []) deliveries.add(id, sink);
      return {
        ...payment,
        id,
        alerted: item.alerted,
        outcome: item.outcome ?? null,
        read: dropped,
        recordedAt: new Date(recordedAt).toISOString(),
        trust: 'seen',
      };
    },
    get(id: number): StoredPayment | null {
      const row = selectOne.get(id);
      return row === undefined ? null : paymentOfRow(row);
    },
    /** Those recorded after a row id, the oldest first. */
    after: (network: NetworkName, afterId: number, most: number): readonly StoredPayment[] =>
      selectAfter.all(network, afterId, most).map(paymentOfRow),
    /** What is recorded of one transaction for one account; empty where nothing is. */
    creditsOf: (network: NetworkName, account: string, hash: string): readonly RecordedCredit[] =>
      selectCredits.all(network, account, hash).map((row) => ({
        assetKey: String(row.asset_key),
        amount: String(row.amount),
        ledgerIndex: Number(row.ledger_index),
        isDisputed: row.trust === 'disputed',
      })),
    markRead(ids: readonly number[] | 'all'): void {
      if (ids === 'all') updateAllRead.run();
      else for (const id of ids) updateRead.run(id);
    },
    markUnread(ids: readonly number[]): void {
      updateUnread.run(JSON.stringify(ids));
    },
    /** Deletes payments closed before the time, the oldest first, at most `most`. Coverage stays. Returns how many it deleted. */
    prune(before: string, most = -1): number {
      const ids = selectOld.all(Date.parse(before), most).map(({ id }) => Number(id));
      if (ids.length === 0) return 0;
      const list = JSON.stringify(ids);
      totals.take(ids);
      details.remove(list);
      return Number(deleteOld.run(list).changes);
    },
    erase(): void {
      details.erase();
      database.exec(`DELETE FROM payments; DELETE FROM payment_totals;
        DELETE FROM coverage_ranges; DELETE FROM coverage_accounts; DELETE FROM alert_starts; DELETE FROM gaps;
        DELETE FROM known_ledgers; DELETE FROM reached_ledgers; DELETE FROM asset_info;
        DELETE FROM validator_lists; DELETE FROM withdrawn_keys;`);
    },
  };
}

function optionalJson(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
