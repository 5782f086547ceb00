import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import {
  type Asset,
  type AssetAmount,
  HIDDEN_AMOUNT,
  type Neighbours,
  type NetworkName,
  type StoredPayment,
} from '../../contract/index.ts';
import type { TagsOfAccount } from '../../payments/alert-decision.ts';
import { assetKey } from '../../payments/amounts/asset.ts';
import { Decimal } from '../../payments/amounts/decimal.ts';
import {
  conjunction,
  type Filter,
  type FilterOf,
  NEWEST_FIRST,
  OLDEST_FIRST,
  oneOf,
  ownTags,
} from './payment-filter.ts';
import { assetOfColumn, PAYMENT_COLUMNS, paymentOfRow } from './payment-row.ts';
import { createStatementCache } from './statement-cache.ts';
import type { StoreQuery, TimedAmount } from './store.types.ts';

const MAX_LIMIT = 500;

/** What is disputed is in no sum. */
const UNDISPUTED: Filter = { where: "trust <> 'disputed'", values: [] };

/** What the window asks of the payments. Reads only. */
export function createPaymentQueries(database: DatabaseSync, filterOf: FilterOf) {
  const prepare = createStatementCache(database);
  const given = `FROM json_each(?) AS given JOIN payments ON payments.id = given.value`;
  const selectGiven = database.prepare(
    `SELECT ${PAYMENT_COLUMNS.replaceAll(/\b(id)\b/g, 'payments.$1')} ${given} ORDER BY given.key`,
  );
  const selectAmounts = database.prepare(
    `SELECT payments.id, network, sort_time, asset, amount ${given} AND ${UNDISPUTED.where} ORDER BY given.key`,
  );
  const selectInfo = database.prepare(
    `SELECT (SELECT page_count FROM pragma_page_count()) * (SELECT page_size FROM pragma_page_size()) AS bytes,
       (SELECT count(*) FROM payments) AS payments,
       (SELECT close_time FROM payments ORDER BY sort_time LIMIT 1) AS oldest`,
  );
  // Asked for each account with each change of what a window or the tray shows.
  const selectLast = prepareLast('network = ? AND account = ?');
  const selectLastOfTag = prepareLast('network = ? AND account = ? AND destination_tag = ?');
  const selectNewestId = database.prepare('SELECT max(id) AS id FROM payments');

  function prepareLast(where: string) {
    return database.prepare(
      `SELECT ${PAYMENT_COLUMNS} FROM payments WHERE ${where} AND ${UNDISPUTED.where}
         ORDER BY ${NEWEST_FIRST} LIMIT 1`,
    );
  }

  function count(filter: Filter): number {
    const row = prepare(`SELECT count(*) AS n FROM payments WHERE ${filter.where}`).get(...filter.values);
    return Number(row?.n ?? 0);
  }

  /** Finds the page in an index and then reads only its rows: a deep page costs no more than a shallow one. */
  function page(filter: Filter, limit: number, offset: number): readonly StoredPayment[] {
    const statement = prepare(
      `SELECT ${PAYMENT_COLUMNS} FROM payments WHERE id IN (
         SELECT id FROM payments WHERE ${filter.where} ORDER BY ${NEWEST_FIRST} LIMIT ? OFFSET ?
       ) ORDER BY ${NEWEST_FIRST}`,
    );
    return statement.all(...filter.values, limit, offset).map(paymentOfRow);
  }

  function pageOf(query: StoreQuery): readonly StoredPayment[] {
    const limit = Math.min(Math.max(query.limit, 0), MAX_LIMIT);
    return page(filterOf(query), limit, Math.max(query.offset, 0));
  }

  const totalOf = (query: StoreQuery): number => count(filterOf(query));

  /** The nearest row that matches before or after a place in the list; the index holds the order. */
  function nearest(filter: Filter, id: number, comparison: '<' | '>', order: string): number | null {
    const row = prepare(
      `SELECT id FROM payments WHERE ${filter.where} AND (${OLDEST_FIRST}) ${comparison}
           (SELECT ${OLDEST_FIRST} FROM payments WHERE id = ?) ORDER BY ${order} LIMIT 1`,
    ).get(...filter.values, id);
    return row === undefined ? null : Number(row.id);
  }

  return {
    query: (query: StoreQuery) => ({ rows: pageOf(query), total: totalOf(query) }),
    /** `page` and `total` are the two halves of `query`: a search may have to read every row for either. */
    page: pageOf,
    total: totalOf,
    /** The rows that stand directly before and after one in the list, which need not be in the list itself. */
    neighbours(query: StoreQuery, id: number): Neighbours {
      const filter = filterOf(query);
      return {
        previous: nearest(filter, id, '>', OLDEST_FIRST),
        next: nearest(filter, id, '<', NEWEST_FIRST),
      };
    },
    /** Exact sums of what matches and is not disputed, by asset key: added in decimal, not by SQL. */
    sums(query: StoreQuery): readonly AssetAmount[] {
      const { summedNetwork } = query;
      const filter = conjunction(
        filterOf(query),
        UNDISPUTED,
        ...(summedNetwork === undefined ? [] : [oneOf('network', [summedNetwork])]),
      );
      const statement = prepare(`SELECT asset, amount FROM payments WHERE ${filter.where}`);
      const sums = new Map<string, { asset: Asset; sum: Decimal }>();
      for (const row of statement.iterate(...filter.values)) {
        if (row.amount === HIDDEN_AMOUNT) continue;
        const column = String(row.asset);
        const entry = sums.get(column) ?? { asset: assetOfColumn(column), sum: new Decimal(0) };
        sums.set(column, { asset: entry.asset, sum: entry.sum.plus(String(row.amount)) });
      }
      return [...sums.values()]
        .map(({ asset, sum }) => ({ asset, amount: sum.toFixed() }))
        .toSorted((a, b) => compareText(assetKey(a.asset), assetKey(b.asset)));
    },
    /** The newest payment that is not disputed. */
    lastPayment(network: NetworkName, account: string, tag: number | null): StoredPayment | null {
      const row =
        tag === null ? selectLast.get(network, account) : selectLastOfTag.get(network, account, tag);
      return row === undefined ? null : paymentOfRow(row);
    },
    /** Ids of all payments that match, newest first, whatever `offset` and `limit` say: for work in slices. */
    matching(query: StoreQuery): readonly number[] {
      const filter = filterOf(query);
      // Rows recorded after a row are found by their ids, not among all rows of the day.
      const table = query.afterId === undefined ? 'payments' : 'payments NOT INDEXED';
      // One text of all ids: a hundred thousand row objects would take ten times as long.
      const row = prepare(
        `SELECT json_group_array(id) AS ids FROM
             (SELECT id FROM ${table} WHERE ${filter.where} ORDER BY ${NEWEST_FIRST})`,
      ).get(...filter.values);
      return JSON.parse(String(row?.ids ?? '[]')) as readonly number[];
    },
    /** These payments in the given order, without those that were deleted since. */
    payments: (ids: readonly number[]): readonly StoredPayment[] =>
      selectGiven.all(JSON.stringify(ids)).map(paymentOfRow),
    /** What these payments brought and when, for sums, without those that are disputed or were deleted since. */
    amounts(ids: readonly number[]): readonly TimedAmount[] {
      const assets = new Map<string, Asset>();
      return selectAmounts.all(JSON.stringify(ids)).map((row) => {
        const column = String(row.asset);
        const asset = assets.get(column) ?? assetOfColumn(column);
        assets.set(column, asset);
        return {
          id: Number(row.id),
          network: String(row.network) as NetworkName,
          time: Number(row.sort_time),
          asset,
          amount: String(row.amount),
        };
      });
    },
    info() {
      const row = selectInfo.get();
      return {
        bytes: Number(row?.bytes ?? 0),
        payments: Number(row?.payments ?? 0),
        oldest: z
          .string()
          .nullable()
          .parse(row?.oldest ?? null),
      };
    },
    /** Highest row id; 0 when there is no payment. */
    newestId: () => Number(selectNewestId.get()?.id ?? 0),
    unreadCount: (byTagAlone: readonly TagsOfAccount[] = []): number =>
      count(conjunction({ where: 'is_read = 0', values: [] }, ...byTagAlone.map(ownTags))),
  };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
