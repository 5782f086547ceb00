import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import {
  FORWARDED_EVENTS,
  type ForwardedEventType,
  type Message,
  type NetworkName,
  type PaymentEventType,
  type SinkCounts,
  type StoredPayment,
} from '../../contract/index.ts';
import type { OutboxLimits, RefusedEvent, WaitingEvent } from './outbox.types.ts';
import { PAYMENT_COLUMNS, paymentOfRow } from './payment-row.ts';
import { createSinkLog } from './sink-log-table.ts';

export const OUTBOX_LIMITS: OutboxLimits = { waiting: 100_000, refused: 1_000, keptDays: 30 };

const DAY_MS = 24 * 3600 * 1000;

/**
 * Migration to version 12: events that are told to others, and which of them a sink has not delivered yet. The text of a
 * payment's event follows from its payment; every other event brings its own. Ids of events are never used again: who
 * reads them from a cursor on misses none.
 */
export function createOutbox(database: DatabaseSync): void {
  database.exec(`
    CREATE TABLE events (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      network TEXT NOT NULL,
      type TEXT NOT NULL,
      at INTEGER NOT NULL,
      payment_id INTEGER REFERENCES payments (id) ON DELETE CASCADE,
      data TEXT
    ) STRICT;
    CREATE UNIQUE INDEX events_of_payment ON events (payment_id, type) WHERE payment_id IS NOT NULL;
    CREATE TABLE outbox (
      sink TEXT NOT NULL,
      event_id INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
      refused TEXT,
      PRIMARY KEY (sink, event_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX outbox_of_event ON outbox (event_id);
    CREATE TABLE outbox_dropped (
      sink TEXT PRIMARY KEY,
      no_room INTEGER NOT NULL,
      deleted INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `);
  createSinkLog(database);
}

export type OutboxTable = ReturnType<typeof createOutboxTable>;

/**
 * The outbox: events, and one row for each sink that has not delivered one yet. Writes join the caller's transaction, so
 * that an event is committed with what it tells of.
 */
export function createOutboxTable(database: DatabaseSync, limits: OutboxLimits = OUTBOX_LIMITS) {
  const insertEvent = database.prepare(
    'INSERT INTO events (network, type, at, payment_id, data) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const insertRow = database.prepare('INSERT OR IGNORE INTO outbox (sink, event_id) VALUES (?, ?)');
  const renewRow = database.prepare(
    'INSERT INTO outbox (sink, event_id) VALUES (?, ?) ON CONFLICT DO UPDATE SET refused = NULL',
  );
  const removeRow = database.prepare('DELETE FROM outbox WHERE sink = ? AND event_id = ?');
  const refuseRow = database.prepare('UPDATE outbox SET refused = ? WHERE sink = ? AND event_id = ?');
  const countRows = database.prepare(
    'SELECT sink, refused IS NOT NULL AS is_refused, count(*) AS n FROM outbox GROUP BY 1, 2',
  );
  const forgetRefused = database.prepare(
    `DELETE FROM outbox WHERE sink = ? AND refused IS NOT NULL
       AND event_id = (SELECT min(event_id) FROM outbox WHERE sink = ? AND refused IS NOT NULL)`,
  );
  const noteDropped = database.prepare(
    `INSERT INTO outbox_dropped (sink, no_room, deleted) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET no_room = no_room + excluded.no_room, deleted = deleted + excluded.deleted`,
  );
  const clearDropped = database.prepare('DELETE FROM outbox_dropped WHERE sink = ?');
  const selectDropped = database.prepare('SELECT sink, no_room, deleted FROM outbox_dropped');
  const columns = `events.id AS event_id, events.network AS event_network, events.type, events.at, events.data,
    ${PAYMENT_COLUMNS.split(',')
      .map((name) => `payments.${name.trim()}`)
      .join(', ')}`;
  const joined = 'events LEFT JOIN payments ON payments.id = events.payment_id';
  const selectWaiting = database.prepare(
    `SELECT ${columns} FROM outbox CROSS JOIN ${joined}
     WHERE outbox.sink = ? AND events.id = outbox.event_id AND outbox.refused IS NULL ORDER BY outbox.event_id LIMIT ?`,
  );
  const selectRefused = database.prepare(
    `SELECT outbox.refused, ${columns} FROM outbox CROSS JOIN ${joined}
     WHERE outbox.sink = ? AND events.id = outbox.event_id AND outbox.refused IS NOT NULL
     ORDER BY outbox.event_id DESC LIMIT ?`,
  );
  const selectAfter = database.prepare(
    `SELECT ${columns} FROM ${joined} WHERE events.id > ? ORDER BY events.id LIMIT ?`,
  );
  const selectRecorded = database.prepare(
    `SELECT ${PAYMENT_COLUMNS} FROM payments WHERE network = ? AND recorded_at >= ? AND id > ? ORDER BY id LIMIT ?`,
  );
  const selectEventOf = database.prepare('SELECT id FROM events WHERE payment_id = ? AND type = ?');
  const prune = database.prepare(
    `DELETE FROM events WHERE id IN (
       SELECT id FROM events WHERE at < ? AND id NOT IN (SELECT event_id FROM outbox) ORDER BY id LIMIT ?)`,
  );
  const dropSink = database.prepare('DELETE FROM outbox WHERE sink = ?');

  let counts: Map<string, { waiting: number; refused: number; dropped: number; deleted: number }> | null =
    null;

  /** Counted once, and kept: an outbox that is full must not be counted for each payment. */
  function countsOf(sink: string) {
    if (counts === null) {
      counts = new Map();
      for (const row of countRows.all())
        countsOf(String(row.sink))[row.is_refused === 1 ? 'refused' : 'waiting'] = Number(row.n);
      for (const row of selectDropped.all()) {
        const count = countsOf(String(row.sink));
        count.dropped = Number(row.no_room);
        count.deleted = Number(row.deleted);
      }
    }
    const known = counts.get(sink);
    if (known !== undefined) return known;
    const none = { waiting: 0, refused: 0, dropped: 0, deleted: 0 };
    counts.set(sink, none);
    return none;
  }

  function queue(eventId: number, sinks: readonly string[]): void {
    for (const sink of sinks) {
      const count = countsOf(sink);
      if (count.waiting >= limits.waiting) {
        noteDropped.run(sink, 1, 0);
        count.dropped += 1;
      } else if (insertRow.run(sink, eventId).changes > 0) count.waiting += 1;
    }
  }

  return {
    /** An event of a payment that was just recorded or changed; once for each payment and type. */
    addOfPayment(type: PaymentEventType, payment: StoredPayment, at: number, sinks: readonly string[]): void {
      const { changes, lastInsertRowid } = insertEvent.run(payment.network, type, at, payment.id, null);
      if (changes > 0) queue(Number(lastInsertRowid), sinks);
    },
    /** Any other event. `data` is its text, JSON of an object that also holds its id as `id`. */
    add(
      type: ForwardedEventType,
      network: NetworkName,
      { at, data }: { readonly at: number; readonly data: Readonly<Record<string, unknown>> },
      sinks: readonly string[],
    ): void {
      const { lastInsertRowid } = insertEvent.run(network, type, at, null, JSON.stringify(data));
      queue(Number(lastInsertRowid), sinks);
    },
    /**
     * Queues the payments recorded since then (ISO 8601) and after a row id, at most so many, also those that the sink was
     * sent before: their ids stay. Returns the last row id it looked at; null where there are no more.
     */
    addRecordedSince(
      sink: string,
      since: string,
      {
        network,
        afterId,
        most,
        now,
        wants,
      }: {
        readonly network: NetworkName;
        readonly afterId: number;
        readonly most: number;
        readonly now: number;
        readonly wants: (payment: StoredPayment) => boolean;
      },
    ): number | null {
      const rows = selectRecorded.all(network, since, afterId, most).map(paymentOfRow);
      for (const payment of rows.filter(wants)) {
        insertEvent.run(payment.network, 'payment.received', now, payment.id, null);
        queue(Number(selectEventOf.get(payment.id, 'payment.received')?.id), [sink]);
      }
      return rows.length < most ? null : (rows.at(-1)?.id ?? null);
    },
    /** What a sink has to deliver, the oldest first. */
    waiting: (sink: string, most: number): readonly WaitingEvent[] =>
      selectWaiting.all(sink, most).map(waitingOfRow),
    /** What a receiver refused, the newest first. */
    refused: (sink: string, most: number): readonly RefusedEvent[] =>
      selectRefused
        .all(sink, most)
        .map((row) => ({ ...waitingOfRow(row), reason: JSON.parse(String(row.refused)) as Message })),
    /** Events after a cursor (the id of one), the oldest first. */
    eventsAfter: (after: number, most: number): readonly WaitingEvent[] =>
      selectAfter.all(after, most).map(waitingOfRow),
    delivered(sink: string, eventIds: readonly number[]): void {
      const count = countsOf(sink);
      for (const id of eventIds) count.waiting -= Number(removeRow.run(sink, id).changes);
    },
    /** The receiver refuses this one for itself. Of too many the oldest is forgotten. */
    refuse(sink: string, eventId: number, reason: Message): void {
      const count = countsOf(sink);
      if (refuseRow.run(JSON.stringify(reason), sink, eventId).changes === 0) return;
      count.waiting -= 1;
      count.refused += 1;
      if (count.refused > limits.refused) count.refused -= Number(forgetRefused.run(sink, sink).changes);
    },
    /** Queues an event once more that was delivered, or refused. */
    again(sink: string, eventId: number): void {
      renewRow.run(sink, eventId);
      counts = null;
    },
    /** What waits for each sink. */
    counts: (sink: string): SinkCounts => ({ ...countsOf(sink) }),
    /** That events were never sent was said. */
    forgetDropped(sink: string): void {
      clearDropped.run(sink);
      countsOf(sink).dropped = 0;
      countsOf(sink).deleted = 0;
    },
    /** The sink is gone: nothing waits for it any more. Returns how many did. */
    drop(sink: string): number {
      clearDropped.run(sink);
      counts = null;
      return Number(dropSink.run(sink).changes);
    },
    /** Deletes old events that nobody waits for, at most so many. Returns whether there may be more. */
    prune: (now: number, most: number): boolean =>
      Number(prune.run(now - limits.keptDays * DAY_MS, most).changes) === most,
    /** Runs what deletes payments. What waited of them is counted as deleted. Returns what `work` does. */
    deleting<T>(work: () => T): T {
      const before = countRows.all().map(({ sink }) => String(sink));
      const waited = new Map(before.map((sink) => [sink, countsOf(sink).waiting]));
      const result = work();
      counts = null;
      for (const [sink, count] of waited) {
        const lost = count - countsOf(sink).waiting;
        if (lost > 0) noteDropped.run(sink, 0, lost);
      }
      counts = null;
      return result;
    },
    erase(): void {
      database.exec('DELETE FROM outbox; DELETE FROM outbox_dropped; DELETE FROM events');
      counts = null;
    },
    /** A transaction was rolled back. */
    recount(): void {
      counts = null;
    },
  };
}

function waitingOfRow(row: Readonly<Record<string, SQLOutputValue>>): WaitingEvent {
  const type = FORWARDED_EVENTS.find((name) => name === row.type) ?? 'test';
  return {
    id: Number(row.event_id),
    network: String(row.event_network) as NetworkName,
    type,
    at: Number(row.at),
    payment: row.id === null ? null : paymentOfRow(row),
    data: typeof row.data === 'string' ? (JSON.parse(row.data) as Record<string, unknown>) : null,
  };
}
