import type { Neighbours } from '../../contract/index.ts';
import type { PaymentStore } from '../../store/database/payment-store.ts';
import type { ListPlace, SteadyQuery } from '../../store/database/store.types.ts';
import { createPaymentCounts } from './payment-counts.ts';
import { nextRows, type Slice } from './slice-pace.ts';
import { type Pause, yieldToEventLoop } from './yield-to-event-loop.ts';

/** Finds what matches in a history of any length, a slice at a time. */
export interface PaymentSearch {
  /** Ids of all payments that match, newest first, whatever `offset` and `limit` say. */
  ids(query: SteadyQuery): Promise<readonly number[]>;
  /** Of those the ones from a time (included) to another (excluded; both ISO 8601), and perhaps some beside them. */
  around(query: SteadyQuery, from: string, to: string): Promise<readonly number[]>;
  /** How many match. Exact. */
  count(query: SteadyQuery): Promise<number>;
  /** What stands directly before and after a payment in the list, which need not be in the list itself. */
  neighbours(query: SteadyQuery, id: number): Promise<Neighbours>;
  /** Forgets what was found, because payments were deleted. */
  clear(): void;
}

/** Rows looked at between two pauses, at first: takes a few milliseconds. */
const SLICE = 5000;
/** So few are sorted; more are picked from the list in its order. */
const FEW = 1000;
/** Searches remembered: the list asks page by page, and its chart and sum ask for the same. */
const REMEMBERED = 2;

export interface SearchPace {
  readonly pause?: Pause;
  /** Rows at a time, at first. */
  readonly slice?: number;
  /** In milliseconds, monotonic. */
  readonly now?: () => number;
}

/** Rows are looked at in the order in which they were recorded, which is the order on the disk and of the full-text index. */
export function createPaymentSearch(store: PaymentStore, pace: SearchPace = {}): PaymentSearch {
  const { pause = yieldToEventLoop, slice = SLICE, now = () => performance.now() } = pace;
  const counts = createPaymentCounts(store, pause, slice);
  /** By query, the one asked for last at the end. */
  let known = new Map<string, Promise<readonly number[]>>();

  async function look(query: SteadyQuery): Promise<readonly number[]> {
    const { afterId = 0, upToId } = query;
    const first = Math.max(afterId + 1, store.oldestId());
    const found: number[] = [];
    let rows = slice;
    let before: Slice | null = null;
    for (let from = first; from <= upToId; ) {
      if (from > first) await pause();
      const began = now();
      for (const id of store.matchingAmong(query, [from, Math.min(from + rows - 1, upToId)])) found.push(id);
      from += rows;
      const last: Slice = { rows, ms: now() - began };
      rows = nextRows(last, before, slice);
      before = last;
    }
    if (found.length <= FEW) return store.inListOrder(found);
    return pick(found, first);
  }

  /** These ids, which are not below `first`, in the order of the list. */
  async function pick(found: readonly number[], first: number): Promise<readonly number[]> {
    const wanted = new Uint8Array((found.at(-1) ?? first) - first + 1);
    for (const id of found) wanted[id - first] = 1;
    const ids: number[] = [];
    let after: ListPlace | null = null;
    do {
      await pause();
      const next: ReturnType<typeof store.listed> = store.listed(after, slice);
      for (const id of next.ids) if (wanted[id - first] === 1) ids.push(id);
      after = next.last;
    } while (after !== null && ids.length < found.length);
    return ids;
  }

  function ids({ offset: _offset, limit: _limit, ...query }: SteadyQuery): Promise<readonly number[]> {
    const steady = { ...query, offset: 0, limit: 0 };
    // What is unread changes with each payment that is opened.
    if (query.unread === true || query.afterId !== undefined) return look(steady);
    const key = JSON.stringify(query);
    const group = known;
    const answer = group.get(key) ?? look(steady);
    group.delete(key);
    group.set(key, answer);
    answer.catch(() => group.delete(key));
    for (const oldest of [...group.keys()].slice(0, -REMEMBERED)) group.delete(oldest);
    return answer;
  }

  /** How many of the ids, newest first, stand before the first for which this holds, as it does for all after it. Null where one was deleted. */
  function countUntil(all: readonly number[], holds: (place: ListPlace) => boolean): number | null {
    let [low, high] = [0, all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const place = store.placeOf(all[middle] ?? 0);
      if (place === null) return null;
      if (holds(place)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  return {
    ids,
    count: async (query) => (query.search === undefined ? counts.of(query) : (await ids(query)).length),
    async around(query, from, to) {
      const all = await ids(query);
      const start = countUntil(all, ([time]) => time < Date.parse(to));
      const end = countUntil(all, ([time]) => time < Date.parse(from));
      return all.slice(start ?? 0, end ?? all.length);
    },
    async neighbours(query, id) {
      const all = await ids(query);
      const own = store.placeOf(id);
      if (own === null) return { previous: null, next: null };
      const at = all.indexOf(id);
      const [before, after] = at < 0 ? [countUntil(all, (place) => isBelow(place, own)), 0] : [at, 1];
      if (before === null) return { previous: null, next: null };
      return { previous: all[before - 1] ?? null, next: all[before + after] ?? null };
    },
    clear() {
      known = new Map();
      counts.clear();
    },
  };
}

function isBelow(one: ListPlace, other: ListPlace): boolean {
  for (const [index, value] of one.entries()) {
    const against = other[index] ?? 0;
    if (value !== against) return value < against;
  }
  return false;
}
