import type { DatabaseSync } from 'node:sqlite';
import type { Attempt, SendResult, SinkProgress } from '../../contract/index.ts';

/** Calls of a receiver that are kept of one sink. */
const MOST_ATTEMPTS = 200;

const NO_PROGRESS: SinkProgress = { deliveredAt: null, failing: null, gone: null };

/**
 * Part of the migration to version 12: the last calls of each sink's receiver, and how it goes with it. Results, reasons
 * and progress are JSON. `receiver` tells one address of a sink from another; `was_off` that a person switched the sink
 * off since its receiver wanted nothing any more.
 */
export function createSinkLog(database: DatabaseSync): void {
  database.exec(`
    CREATE TABLE sink_attempts (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      sink TEXT NOT NULL,
      at INTEGER NOT NULL,
      took_ms INTEGER NOT NULL,
      event TEXT NOT NULL,
      events INTEGER NOT NULL,
      event_id INTEGER NOT NULL,
      result TEXT NOT NULL
    ) STRICT;
    CREATE INDEX sink_attempts_of_sink ON sink_attempts (sink, id);
    CREATE TABLE sink_progress (
      sink TEXT PRIMARY KEY,
      receiver TEXT NOT NULL,
      progress TEXT NOT NULL,
      was_off INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID;
  `);
}

/** The log of calls, and how it goes with each receiver. Writes join the caller's transaction. */
export function createSinkLogTable(database: DatabaseSync) {
  const insert = database.prepare(
    'INSERT INTO sink_attempts (sink, at, took_ms, event, events, event_id, result) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const forgetOld = database.prepare(
    `DELETE FROM sink_attempts WHERE sink = ? AND id <= (
       SELECT id FROM sink_attempts WHERE sink = ? ORDER BY id DESC LIMIT 1 OFFSET ${MOST_ATTEMPTS})`,
  );
  const select = database.prepare('SELECT * FROM sink_attempts WHERE sink = ? ORDER BY id DESC LIMIT ?');
  const save = database.prepare('UPDATE sink_progress SET progress = ? WHERE sink = ?');
  const begin = database.prepare(
    `INSERT INTO sink_progress (sink, receiver, progress) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET receiver = excluded.receiver, progress = excluded.progress, was_off = 0`,
  );
  const switchOff = database.prepare('UPDATE sink_progress SET was_off = 1 WHERE sink = ?');
  const selectProgress = database.prepare(
    'SELECT receiver, progress, was_off FROM sink_progress WHERE sink = ?',
  );
  const dropAttempts = database.prepare('DELETE FROM sink_attempts WHERE sink = ?');
  const dropProgress = database.prepare('DELETE FROM sink_progress WHERE sink = ?');

  function progressOf(sink: string): SinkProgress {
    const row = selectProgress.get(sink);
    return row === undefined ? NO_PROGRESS : (JSON.parse(String(row.progress)) as SinkProgress);
  }

  return {
    note(sink: string, { at, tookMs, event, events, eventId, result }: Attempt): void {
      insert.run(sink, at, tookMs, event, events, eventId, JSON.stringify(result));
      forgetOld.run(sink, sink);
    },
    /** The last calls of a sink's receiver, the newest first. */
    attempts: (sink: string, most: number): readonly Attempt[] =>
      select.all(sink, most).map(({ at, took_ms, event, events, event_id, result }) => ({
        ...{ at: Number(at), tookMs: Number(took_ms), event: String(event), events: Number(events) },
        eventId: Number(event_id),
        result: JSON.parse(String(result)) as SendResult,
      })),
    progressOf,
    saveProgress(sink: string, progress: SinkProgress): void {
      save.run(JSON.stringify(progress), sink);
    },
    /**
     * The sink is set to this receiver, and switched on or not. What was known of another receiver is forgotten, and that
     * this one wanted nothing any more, where a person switched the sink off and on again since.
     */
    setReceiver(sink: string, receiver: string, isOff: boolean): void {
      const known = selectProgress.get(sink);
      if (known?.receiver !== receiver) begin.run(sink, receiver, JSON.stringify(NO_PROGRESS));
      else if (!isOff && known.was_off === 1)
        begin.run(sink, receiver, JSON.stringify({ ...progressOf(sink), gone: null }));
      if (isOff) switchOff.run(sink);
    },
    drop(sink: string): void {
      dropAttempts.run(sink);
      dropProgress.run(sink);
    },
    erase(): void {
      database.exec('DELETE FROM sink_attempts; DELETE FROM sink_progress');
    },
  };
}
