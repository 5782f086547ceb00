import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
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
import { isClassicAddress } from '../../xrpl/protocol/address.ts';
import { assetOfColumn, PAYMENT_COLUMNS, paymentOfRow } from './payment-row.ts';
import type { StoreQuery, TimedAmount } from './store.types.ts';

const NEWEST_FIRST = 'sort_time DESC, ledger_index DESC, transaction_index DESC, id DESC';
const OLDEST_FIRST = 'sort_time, ledger_index, transaction_index, id';
const MAX_LIMIT = 500;

interface Filter {
  readonly where: string;
  readonly values: readonly SQLInputValue[];
}

/** What is disputed is in no sum. */
const UNDISPUTED: Filter = { where: "trust <> 'disputed'", values: [] };

/** What the window asks of the payments. Reads only. */
export function createPaymentQueries(database: DatabaseSync) {
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
  const selectNewestId = database.prepare('SELECT max(id) AS id FROM payments');

  function count(filter: Filter): number {
    const row = database
      .prepare(`SELECT count(*) AS n FROM payments WHERE ${filter.where}`)
      .get(...filter.values);
    return Number(row?.n ?? 0);
  }

  /** Finds the page in an index and then reads only its rows: a deep page costs no more than a shallow one. */
  function page(filter: Filter, limit: number, offset: number): readonly StoredPayment[] {
    const statement = database.prepare(
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
    const row = database
      .prepare(
        `SELECT id FROM payments WHERE ${filter.where} AND (${OLDEST_FIRST}) ${comparison}
           (SELECT ${OLDEST_FIRST} FROM payments WHERE id = ?) ORDER BY ${order} LIMIT 1`,
      )
      .get(...filter.values, id);
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
      const statement = database.prepare(`SELECT asset, amount FROM payments WHERE ${filter.where}`);
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
    lastPayment: (network: NetworkName, account: string, tag: number | null): StoredPayment | null =>
      page(conjunction(...watchedFilter([{ network, account, tag }]), UNDISPUTED), 1, 0)[0] ?? null,
    /** Ids of all payments that match, newest first, whatever `offset` and `limit` say: for work in slices. */
    matching(query: StoreQuery): readonly number[] {
      const filter = filterOf(query);
      // Rows recorded after a row are found by their ids, not among all rows of the day.
      const table = query.afterId === undefined ? 'payments' : 'payments NOT INDEXED';
      // One text of all ids: a hundred thousand row objects would take ten times as long.
      const row = database
        .prepare(
          `SELECT json_group_array(id) AS ids FROM
             (SELECT id FROM ${table} WHERE ${filter.where} ORDER BY ${NEWEST_FIRST})`,
        )
        .get(...filter.values);
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

function filterOf(query: StoreQuery): Filter {
  return conjunction(
    ...(query.watched === undefined ? [] : watchedFilter(query.watched)),
    ...(query.byTagAlone ?? []).map(ownTags),
    ...(query.kinds === undefined ? [] : [oneOf('kind', query.kinds)]),
    ...(query.assets === undefined ? [] : [oneOf('asset_key', query.assets)]),
    ...(query.unread === true ? [{ where: 'is_read = 0', values: [] }] : []),
    ...(query.from === undefined ? [] : [{ where: 'sort_time >= ?', values: [timeOf(query.from)] }]),
    ...(query.to === undefined ? [] : [{ where: 'sort_time < ?', values: [timeOf(query.to)] }]),
    ...(query.upToId === undefined ? [] : [{ where: 'id <= ?', values: [query.upToId] }]),
    ...(query.afterId === undefined ? [] : [{ where: 'id > ?', values: [query.afterId] }]),
    ...searchTerms(query.search ?? '').map(termFilter),
  );
}

function conjunction(...filters: readonly Filter[]): Filter {
  if (filters.length === 0) return { where: 'TRUE', values: [] };
  return {
    where: filters.map(({ where }) => `(${where})`).join(' AND '),
    values: filters.flatMap(({ values }) => values),
  };
}

function oneOf(column: string, values: readonly string[]): Filter {
  return { where: `${column} IN (${values.map(() => '?').join(', ')})`, values };
}

function watchedFilter(watched: NonNullable<StoreQuery['watched']>): readonly Filter[] {
  const anyTag = watched.filter(({ tag }) => tag === null);
  const oneTag = watched.filter(({ tag }) => tag !== null);
  const alternatives: Filter[] = [];
  if (anyTag.length > 0) {
    alternatives.push({
      where: `(network, account) IN (VALUES ${anyTag.map(() => '(?, ?)').join(', ')})`,
      values: anyTag.flatMap(({ network, account }) => [network, account]),
    });
  }
  if (oneTag.length > 0) {
    alternatives.push({
      where: `(network, account, destination_tag) IN (VALUES ${oneTag.map(() => '(?, ?, ?)').join(', ')})`,
      values: oneTag.flatMap(({ network, account, tag }) => [network, account, tag]),
    });
  }
  if (alternatives.length === 0) return [{ where: 'FALSE', values: [] }];
  return [
    {
      where: alternatives.map(({ where }) => where).join(' OR '),
      values: alternatives.flatMap(({ values }) => values),
    },
  ];
}

/** Leaves out what arrived at the account for somebody else. */
function ownTags({ network, account, tags }: TagsOfAccount): Filter {
  const own = tags.length === 0 ? 'FALSE' : `destination_tag IN (${tags.map(() => '?').join(', ')})`;
  return {
    where: `network <> ? OR account <> ? OR (destination_tag IS NOT NULL AND ${own})`,
    values: [network, account, ...tags],
  };
}

function timeOf(iso: string): number {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? 0 : time;
}

function searchTerms(search: string): readonly string[] {
  return search
    .trim()
    .split(/\s+/)
    .filter((term) => term !== '');
}

/**
 * A term of three characters or more is found anywhere in the searched texts (a trigram index). A shorter one would
 * match nearly everything there, so it means a tag, the start of an amount, or a currency.
 */
function termFilter(term: string): Filter {
  if (isClassicAddress(term)) {
    // An address may stand in every row; then reading the columns is faster than merging the lists of its
    // trigrams.
    return {
      where: 'account = ? OR sender = ? OR instr(asset, ?) > 0 OR instr(memos, ?) > 0',
      values: [term, term, term, term],
    };
  }
  if ([...term].length >= 3) {
    return {
      where: 'id IN (SELECT rowid FROM payment_search WHERE payment_search MATCH ?)',
      values: [`"${term.replaceAll('"', '""')}"`],
    };
  }
  const start = `${term.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return {
    where: `destination_tag = ? OR source_tag = ? OR amount LIKE ? ESCAPE '\\' OR asset LIKE ? ESCAPE '\\'`,
    values: [tagOf(term), tagOf(term), start, `{"currency":"${start}`],
  };
}

function tagOf(term: string): number | null {
  return /^\d+$/.test(term) ? Number(term) : null;
}
