import { type Asset, type AssetAmount, HIDDEN_AMOUNT, type NetworkName } from '../../contract/index.ts';
import { assetKey } from '../../payments/amounts/asset.ts';
import { Decimal, plain } from '../../payments/amounts/decimal.ts';
import type { PaymentStore } from '../../store/database/payment-store.ts';
import type { SteadyQuery, StoredTotals, StoreQuery, TimedAmount } from '../../store/database/store.types.ts';
import { dayBounds, localDay } from './local-days.ts';
import type { PaymentSearch } from './payment-search.ts';
import { inSlices, type Pause, yieldToEventLoop } from './yield-to-event-loop.ts';

/** What matches a query, by local day. */
export interface DaySums {
  /** By day ("2026-11-21"), only days on which there was anything. */
  of(query: SteadyQuery, days: readonly string[]): Promise<ReadonlyMap<string, StoredTotals>>;
  /** Of all days together; XRP first, then the assets of most payments. */
  matching(query: SteadyQuery): Promise<StoredTotals>;
  /** Forgets everything, because payments were deleted, disputed, or a dispute ended. */
  clear(): void;
}

/** Amounts added up between two pauses; takes some milliseconds. */
const SLICE = 1000;
/** Most days remembered over all filters together: a few years of a few filters. */
const MOST_DAYS = 5000;

/** Stands for all days together where a day is named. */
const EVER = 'ever';

/** A day's sum of what was recorded up to a row. */
interface Known {
  /** Nothing recorded up to this row is missing. */
  readonly upToId: number;
  /** The newest row in it; 0 where there is none. */
  readonly newestId: number;
  readonly count: number;
  readonly sums: ReadonlyMap<string, Sum>;
}

interface Sum {
  readonly asset: Asset;
  readonly total: Decimal;
  /** Payments added up. */
  readonly count: number;
}

/**
 * Rows are only ever added, and rarely deleted or disputed (see `clear`). A day that was added up once therefore needs
 * only what was recorded since, even while a thousand payments a second arrive.
 */
export function createDaySums(
  store: Pick<PaymentStore, 'matching' | 'amounts'>,
  search: Pick<PaymentSearch, 'ids' | 'around'>,
  pause: Pause = yieldToEventLoop,
): DaySums {
  let known = new Map<string, Map<string, Known>>();
  let size = 0;
  let generation = 0;

  /** What matches on the days from the first to the last (null: on all), and perhaps some beside them. */
  async function matching(query: SteadyQuery, days: readonly string[] | null): Promise<readonly number[]> {
    if (days === null) return search.ids(query);
    const { from } = dayBounds(days[0] ?? '');
    const { to } = dayBounds(days.at(-1) ?? '');
    if (query.search !== undefined) return search.around(query, from, to);
    // What was recorded after a row is found by that alone.
    if (query.afterId !== undefined) return store.matching({ ...query, ...narrowed(query, { from, to }) });
    const ids: number[] = [];
    // An index leads to each day.
    for (const day of days) {
      for (const id of store.matching({ ...query, ...narrowed(query, dayBounds(day)) })) ids.push(id);
      await pause();
    }
    return ids;
  }

  async function addUp(
    query: StoreQuery,
    begun: ReadonlyMap<string, Known>,
    upToId: number,
  ): Promise<ReadonlyMap<string, Known>> {
    if (begun.size === 0) return begun;
    const afterId = Math.min(...[...begun.values()].map((day) => day.upToId));
    const steady = { ...query, upToId, ...(afterId > 0 ? { afterId } : {}) };
    const ids = await matching(steady, begun.has(EVER) ? null : [...begun.keys()].sort());
    const days = new Map([...begun].map(([day, sum]) => [day, openSum(sum, query.summedNetwork)]));
    for await (const slice of inSlices(ids, SLICE, pause)) {
      for (const amount of store.amounts(slice)) {
        const day = days.get(EVER) ?? days.get(localDay(new Date(amount.time)));
        if (day !== undefined) day.add(amount);
      }
    }
    return new Map([...days].map(([day, sum]) => [day, sum.close(upToId)]));
  }

  function remember(key: string, days: ReadonlyMap<string, Known>): void {
    const group = known.get(key) ?? new Map<string, Known>();
    known.set(key, group);
    for (const [day, sum] of days) {
      const present = group.get(day);
      if (present !== undefined && present.upToId >= sum.upToId) continue;
      if (present === undefined) size++;
      group.set(day, sum);
    }
    if (size <= MOST_DAYS) return;
    known = new Map();
    size = 0;
  }

  /** Sums of these days, or of EVER alone. */
  async function sumsOf(query: SteadyQuery, days: readonly string[]): Promise<ReadonlyMap<string, Known>> {
    const { upToId, offset: _offset, limit: _limit, ...filter } = query;
    // What is unread changes with each payment that is opened.
    const lasts = filter.unread !== true;
    // With the time zone, because the same day's name means other hours after that changed.
    const key = JSON.stringify([filter, new Date().getTimezoneOffset()]);
    const group = lasts ? known.get(key) : undefined;
    const current = new Map<string, Known>();
    const grown = new Map<string, Known>();
    const fresh = new Map<string, Known>();
    for (const day of days) {
      const sum = group?.get(day);
      if (sum === undefined || sum.newestId > upToId) fresh.set(day, NOTHING);
      else if (sum.upToId < upToId) grown.set(day, sum);
      else current.set(day, sum);
    }
    const began = generation;
    const base = { ...filter, offset: 0, limit: 0 };
    for (const begun of [grown, fresh]) {
      const added = await addUp(base, begun, upToId);
      if (lasts && generation === began) remember(key, added);
      for (const [day, sum] of added) current.set(day, sum);
    }
    return current;
  }

  return {
    async of(query, days) {
      const sums = await sumsOf(query, days);
      return new Map(
        days.flatMap((day) => {
          const sum = sums.get(day);
          return sum === undefined || sum.count === 0 ? [] : [[day, totalsOf(sum)] as const];
        }),
      );
    },
    async matching(query) {
      const sum = (await sumsOf(query, [EVER])).get(EVER) ?? NOTHING;
      return { count: sum.count, sums: [...sum.sums.values()].toSorted(byImportance).map(amountOf) };
    },
    clear() {
      known = new Map();
      size = 0;
      generation++;
    },
  };
}

const NOTHING: Known = { upToId: 0, newestId: 0, count: 0, sums: new Map() };

function openSum(
  begun: Known,
  summed: NetworkName | undefined,
): { add(amount: TimedAmount): void; close(upToId: number): Known } {
  const sums = new Map(begun.sums);
  let { newestId, count } = begun;
  return {
    add({ id, network, asset, amount }) {
      if (id <= begun.upToId) return;
      newestId = Math.max(newestId, id);
      count++;
      if (amount === HIDDEN_AMOUNT || (summed !== undefined && network !== summed)) return;
      const key = assetKey(asset);
      const sum = sums.get(key);
      const total = sum?.total.plus(amount) ?? new Decimal(amount);
      sums.set(key, { asset, total, count: (sum?.count ?? 0) + 1 });
    },
    close: (upToId) => ({ upToId, newestId, count, sums }),
  };
}

function totalsOf({ count, sums }: Known): StoredTotals {
  return { count, sums: [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => amountOf(sum)) };
}

function amountOf({ asset, total }: Sum): AssetAmount {
  return { asset, amount: plain(total) };
}

/** XRP first: anyone can send a token of a name that stands before all others. */
function byImportance(a: Sum, b: Sum): number {
  const isXrp = ({ asset }: Sum) => Number(assetKey(asset) === 'XRP');
  return isXrp(b) - isXrp(a) || b.count - a.count;
}

/** The bounds of time, where those of the query are not narrower. */
function narrowed(query: StoreQuery, { from, to }: ReturnType<typeof dayBounds>) {
  return {
    from: query.from !== undefined && query.from > from ? query.from : from,
    to: query.to !== undefined && query.to < to ? query.to : to,
  };
}
