import type { SQLInputValue } from 'node:sqlite';
import type { TagsOfAccount } from '../../payments/alert-decision.ts';
import { isClassicAddress } from '../../xrpl/protocol/address.ts';
import type { StoreQuery } from './store.types.ts';

/** The order of the list; an index holds it. */
export const NEWEST_FIRST = 'sort_time DESC, ledger_index DESC, transaction_index DESC, id DESC';
export const OLDEST_FIRST = 'sort_time, ledger_index, transaction_index, id';

/** A condition on rows of `payments`, with its values in their order. */
export interface Filter {
  readonly where: string;
  readonly values: readonly SQLInputValue[];
}

/** First and last row id, both included. */
export type RowSpan = readonly [first: number, last: number];

/** What a query asks for; `among`: of these rows alone. */
export type FilterOf = (query: StoreQuery, among?: RowSpan) => Filter;

/** `beforeSearch` completes the index of the texts. */
export function createFilterOf(beforeSearch: () => void): FilterOf {
  return (query, among) => {
    if (searchTerms(query.search ?? '').some(isInTexts)) beforeSearch();
    return filterOf(query, among);
  };
}

function filterOf(query: StoreQuery, among?: RowSpan): Filter {
  return conjunction(
    ...(query.watched === undefined ? [] : watchedFilter(query.watched)),
    ...(query.byTagAlone ?? []).map(ownTags),
    ...(query.kinds === undefined ? [] : [oneOf('kind', query.kinds)]),
    ...(query.assets === undefined ? [] : [oneOf('asset_key', query.assets)]),
    ...(query.unread === true ? [{ where: 'is_read = 0', values: [] }] : []),
    ...(query.from === undefined ? [] : [{ where: 'sort_time >= ?', values: [timeOf(query.from)] }]),
    ...(query.to === undefined ? [] : [{ where: 'sort_time < ?', values: [timeOf(query.to)] }]),
    // The plus: nearly all rows are below it, and another index leads to those that are wanted.
    ...(query.upToId === undefined ? [] : [{ where: '+id <= ?', values: [query.upToId] }]),
    ...(query.afterId === undefined ? [] : [{ where: 'id > ?', values: [query.afterId] }]),
    ...(among === undefined ? [] : [{ where: 'id BETWEEN ? AND ?', values: among }]),
    ...searchTerms(query.search ?? '').map((term) => termFilter(term, among)),
  );
}

export function conjunction(...filters: readonly Filter[]): Filter {
  if (filters.length === 0) return { where: 'TRUE', values: [] };
  return {
    where: filters.map(({ where }) => `(${where})`).join(' AND '),
    values: filters.flatMap(({ values }) => values),
  };
}

export function oneOf(column: string, values: readonly string[]): Filter {
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
export function ownTags({ network, account, tags }: TagsOfAccount): Filter {
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

function isInTexts(term: string): boolean {
  return [...term].length >= 3 && !isClassicAddress(term);
}

/**
 * A term of three characters or more is found anywhere in the searched texts (a trigram index). A shorter one would
 * match nearly everything there, so it means a tag, the start of an amount, or a currency.
 */
function termFilter(term: string, among?: RowSpan): Filter {
  if (isClassicAddress(term)) {
    // An address may stand in every row; then reading the columns is faster than merging the lists of its
    // trigrams.
    return {
      where: 'account = ? OR sender = ? OR instr(asset, ?) > 0 OR instr(memos, ?) > 0',
      values: [term, term, term, term],
    };
  }
  if (isInTexts(term)) {
    // A bound that is no integer is none to the full-text index, which then reads all its entries of the term.
    const bound = 'AND rowid BETWEEN CAST(? AS INTEGER) AND CAST(? AS INTEGER)';
    return {
      where: `id IN (SELECT rowid FROM payment_search WHERE payment_search MATCH ? ${among === undefined ? '' : bound})`,
      values: [`"${term.replaceAll('"', '""')}"`, ...(among ?? [])],
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
