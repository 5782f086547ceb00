import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { type FilterOf, NEWEST_FIRST, OLDEST_FIRST, type RowSpan } from './payment-filter.ts';
import { createStatementCache } from './statement-cache.ts';
import type { ListPlace, StoreQuery } from './store.types.ts';

/** The pieces of work on a whole history: each reads a bounded number of rows, so that the caller can give way between them. */
export function createSearchQueries(database: DatabaseSync, filterOf: FilterOf) {
  const prepare = createStatementCache(database);
  const selectOldest = database.prepare('SELECT min(id) AS id FROM payments');
  const selectPlace = database.prepare(`SELECT ${OLDEST_FIRST} FROM payments WHERE id = ?`);
  // The plus: the given rows are looked up and sorted, and not looked for in the order of the list.
  const selectSorted = database.prepare(
    `SELECT id FROM payments WHERE id IN (SELECT value FROM json_each(?)) ORDER BY +${NEWEST_FIRST}`,
  );
  const selectListed = database.prepare(
    `SELECT json_group_array(id) AS ids FROM (SELECT id FROM payments WHERE (${OLDEST_FIRST}) < (?, ?, ?, ?)
       ORDER BY ${NEWEST_FIRST} LIMIT ?)`,
  );

  const selectEarlier = database.prepare(
    'SELECT sort_time FROM payments WHERE sort_time < ? ORDER BY sort_time DESC LIMIT 1 OFFSET ?',
  );

  function placeOf(id: number): ListPlace | null {
    const row = selectPlace.get(id);
    return row === undefined
      ? null
      : [Number(row.sort_time), Number(row.ledger_index), Number(row.transaction_index), Number(row.id)];
  }

  const selectUnread = database.prepare('SELECT json_group_array(id) AS ids FROM payments WHERE is_read = 0');

  return {
    /** In no order. */
    unreadIds: () => idsOf(selectUnread.get()),
    /** The lowest row id; 0 when there is no payment. */
    oldestId: () => Number(selectOldest.get()?.id ?? 0),
    /** What stands where in the list: compared from the left, the newest is the highest. Null of no payment. */
    placeOf,
    /** Ids of those of these rows that match, lowest first. */
    matchingAmong(query: StoreQuery, span: RowSpan): readonly number[] {
      const { where, values } = filterOf(query, span);
      const statement = prepare(
        `SELECT json_group_array(id) AS ids FROM payments NOT INDEXED WHERE ${where}`,
      );
      return idsOf(statement.get(...values));
    },
    /** How many match of a time (milliseconds since 1970) from one, included, to another, excluded. */
    countBetween(query: StoreQuery, from: number, to: number): number {
      const { where, values } = filterOf(query);
      const statement = prepare(
        `SELECT count(*) AS n FROM payments WHERE sort_time >= ? AND sort_time < ? AND ${where}`,
      );
      return Number(statement.get(from, to, ...values)?.n ?? 0);
    },
    /** How many match of these rows. */
    countAmong(query: StoreQuery, [first, last]: RowSpan): number {
      const { where, values } = filterOf(query, [first, last]);
      const statement = prepare(`SELECT count(*) AS n FROM payments NOT INDEXED WHERE ${where}`);
      return Number(statement.get(...values)?.n ?? 0);
    },
    /** The time that so many payments before this one lie back to; null where there are fewer. */
    timeBefore(time: number, payments: number): number | null {
      const row = selectEarlier.get(time, payments);
      return row === undefined ? null : Number(row.sort_time);
    },
    /** These ids in the order of the list, without those that were deleted since. */
    inListOrder: (ids: readonly number[]): readonly number[] =>
      selectSorted.all(JSON.stringify(ids)).map(({ id }) => Number(id)),
    /** The next so many payments of the whole list, newest first, after a place in it (null: from its beginning). */
    listed(
      after: ListPlace | null,
      count: number,
    ): { readonly ids: readonly number[]; readonly last: ListPlace | null } {
      const ids = idsOf(selectListed.get(...(after ?? BEFORE_ALL), count));
      const last = ids.at(-1);
      return { ids, last: last === undefined ? null : placeOf(last) };
    },
  };
}

const BEFORE_ALL: ListPlace = [Number.MAX_SAFE_INTEGER, 0, 0, 0];

function idsOf(row: Readonly<Record<string, SQLOutputValue>> | undefined): readonly number[] {
  return JSON.parse(String(row?.ids ?? '[]')) as readonly number[];
}
