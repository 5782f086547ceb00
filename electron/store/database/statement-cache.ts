import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** Gives the prepared statement of this SQL. Who iterates over its rows does not ask for the same SQL meanwhile. */
export type Prepare = (sql: string) => StatementSync;

/** More kinds of questions than a window asks in turn. */
const MOST_KEPT = 48;

/**
 * Prepares each SQL once, as long as it is among those used last: of a query by an index, preparing is the larger part.
 * For SQL whose text follows from what is asked; a fixed one is prepared by its owner.
 */
export function createStatementCache(database: Pick<DatabaseSync, 'prepare'>): Prepare {
  const kept = new Map<string, StatementSync>();
  return (sql) => {
    const statement = kept.get(sql) ?? database.prepare(sql);
    // A Map keeps the order in which keys were set: the first is the one not used for the longest time.
    kept.delete(sql);
    kept.set(sql, statement);
    const [oldest] = kept.size > MOST_KEPT ? kept.keys() : [];
    if (oldest !== undefined) kept.delete(oldest);
    return statement;
  };
}
