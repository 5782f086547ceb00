import type { DatabaseSync } from 'node:sqlite';
import type { AlertOutcome, NetworkName, StoredPayment } from '../../contract/index.ts';
import { PAYMENT_COLUMNS, paymentOfRow } from './payment-row.ts';

export type DeliveryTable = ReturnType<typeof createDeliveryTable>;

/**
 * Migration to version 4. The two marks of earlier versions become rows: what was recorded and not announced is pending
 * for 'stdout', what should alert and has not for 'notification'.
 */
export function createDeliveries(database: DatabaseSync): void {
  database.exec(`
    CREATE TABLE deliveries (
      payment_id INTEGER NOT NULL REFERENCES payments (id) ON DELETE CASCADE,
      sink TEXT NOT NULL,
      PRIMARY KEY (payment_id, sink)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO deliveries SELECT id, 'stdout' FROM payments WHERE announced = 0;
    INSERT INTO deliveries SELECT id, 'notification' FROM payments WHERE alerted = 1 AND alert_done = 0;
    DROP INDEX payments_unannounced;
    DROP INDEX payments_unalerted;
    ALTER TABLE payments DROP COLUMN announced;
    ALTER TABLE payments DROP COLUMN alert_done;
  `);
}

/**
 * Migration to version 5: what became of each notification (JSON of AlertOutcome). Of payments of before, only that a
 * notification is still pending is known.
 */
export function createOutcomes(database: DatabaseSync): void {
  database.exec(`
    ALTER TABLE payments ADD COLUMN outcome TEXT;
    UPDATE payments SET outcome = '{"type":"pending"}'
      WHERE id IN (SELECT payment_id FROM deliveries WHERE sink = 'notification');
  `);
}

/**
 * What is still to be delivered: a row for each payment and sink, from the commit of the payment until the sink
 * acknowledges it. Writes join the caller's transaction; rows go with their payment.
 */
export function createDeliveryTable(database: DatabaseSync) {
  const insert = database.prepare('INSERT INTO deliveries (payment_id, sink) VALUES (?, ?)');
  const remove = database.prepare('DELETE FROM deliveries WHERE payment_id = ? AND sink = ?');
  const setOutcome = database.prepare('UPDATE payments SET outcome = ? WHERE id = ?');
  // CROSS JOIN keeps the order of the tables: few deliveries are pending, and payments may be millions.
  const select = database.prepare(
    `SELECT ${PAYMENT_COLUMNS} FROM deliveries CROSS JOIN payments ON id = payment_id
     WHERE sink = ? AND network = ? ORDER BY payment_id`,
  );
  return {
    add(paymentId: number, sink: string): void {
      insert.run(paymentId, sink);
    },
    /** Payments whose delivery to a sink is pending, in the order of recording. */
    pending: (network: NetworkName, sink: string): readonly StoredPayment[] =>
      select.all(sink, network).map(paymentOfRow),
    /**
     * Ends pending deliveries: by the sink's name, ids of payments that it took or need not take any more. `outcomes`,
     * by payment id, is what became of notifications, of payments that stay pending too.
     */
    acknowledge(
      deliveries: ReadonlyMap<string, Iterable<number>>,
      outcomes: ReadonlyMap<number, AlertOutcome> = new Map(),
    ): void {
      for (const [sink, ids] of deliveries) for (const id of ids) remove.run(id, sink);
      for (const [id, outcome] of outcomes) setOutcome.run(JSON.stringify(outcome), id);
    },
  };
}
