import {
  type DaySum,
  PAGE_ROWS,
  type PaymentFilter,
  type PaymentPage,
  type PaymentQuery,
  type PaymentRow,
} from '../../electron/contract/index.ts';
import { localDay } from '../format/times.ts';
import { Store } from './external-store.ts';

/** Most pages kept; those farthest from the screen are dropped first. */
const MAX_PAGES = 60;
/** Most requests under way: two supply a fast scroll without a queue of pages that have scrolled past. */
const MAX_IN_FLIGHT = 2;

export interface PaymentListState {
  readonly status: 'loading' | 'ready' | 'failed';
  /** Number of payments that match. */
  readonly total: number;
  readonly pages: ReadonlyMap<number, readonly PaymentRow[]>;
  readonly days: ReadonlyMap<string, DaySum>;
  /** The list shows what was recorded up to this row id. */
  readonly upToId: number;
  /** Payments that arrived since and are not in the list yet. */
  readonly newer: number;
}

const EMPTY: PaymentListState = {
  status: 'loading',
  total: 0,
  pages: new Map(),
  days: new Map(),
  upToId: 0,
  newer: 0,
};

/**
 * The list of payments as pages of a fixed snapshot: everything recorded up to one row id. Payments that arrive later are
 * counted, and enter the list when it is refreshed, so that nothing moves while it is read.
 */
export class PaymentList {
  readonly store = new Store<PaymentListState>(EMPTY);
  readonly #query: (query: PaymentQuery) => Promise<PaymentPage>;
  #filter: PaymentFilter = {};
  /** Grows with every refresh; answers to an older generation are dropped. */
  #generation = 0;
  #wanted: readonly [first: number, last: number] = [0, 0];
  readonly #inFlight = new Set<number>();
  #refreshing = false;
  #refreshAgain = false;
  /** Pages with days that are added up otherwise now; their rows stay until they are fetched again. */
  readonly #stale = new Set<number>();
  #revision: number | undefined;
  /** Ids that arrived while a snapshot was requested: it may have been taken before them. */
  #meanwhile: number[] = [];
  #begun = false;

  constructor(query: (query: PaymentQuery) => Promise<PaymentPage>) {
    this.#query = query;
  }

  get filter(): PaymentFilter {
    return this.#filter;
  }

  /** Shows what matches this filter, from the top. The old rows stay until the new ones arrive. */
  setFilter(filter: PaymentFilter): void {
    this.#filter = filter;
    this.#begun = false;
    this.#wanted = [0, 0];
    this.#generation += 1;
    this.#refreshing = false;
    this.refresh();
  }

  /** Starts with a snapshot that is there already; the first refresh, which would fetch it, does nothing. */
  begin(page: PaymentPage): void {
    this.#take(page);
    this.#begun = true;
  }

  /** Takes a new snapshot. Calls while one is under way become one more at its end. */
  refresh(): void {
    if (this.#begun) {
      this.#begun = false;
      return;
    }
    if (this.#refreshing) {
      this.#refreshAgain = true;
      return;
    }
    void this.#refresh();
  }

  /** Sets which rows are on screen; missing pages around them are fetched, nearest first. */
  want(first: number, last: number): void {
    this.#wanted = [first, last];
    this.#pump();
  }

  /** The row at an index, or null while its page is under way. */
  row(index: number): PaymentRow | null {
    return this.store.get().pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS] ?? null;
  }

  /** Where a payment stands in the list; null where its page is not loaded. */
  indexOf(id: number): number | null {
    for (const [page, rows] of this.store.get().pages) {
      const index = rows.findIndex((row) => row.id === id);
      if (index !== -1) return page * PAGE_ROWS + index;
    }
    return null;
  }

  /** Takes rows that main pushed: changed rows are replaced in place, new ones are counted. */
  arrived(rows: readonly PaymentRow[]): void {
    const state = this.store.get();
    const changed = new Map(rows.filter((row) => row.id <= state.upToId).map((row) => [row.id, row]));
    const newer = rows.length - changed.size;
    if (this.#refreshing) this.#meanwhile.push(...rows.map(({ id }) => id));
    this.store.set({
      ...state,
      newer: state.newer + newer,
      pages: changed.size === 0 ? state.pages : mapRows(state.pages, (row) => changed.get(row.id) ?? row),
    });
  }

  /** Of the snapshot: where it is another than before, what days come to is asked for again. Nothing moves. */
  setSumsRevision(revision: number | undefined): void {
    const isAnother = this.#revision !== undefined && revision !== this.#revision;
    this.#revision = revision;
    if (!isAnother) return;
    if (this.#refreshing) this.#refreshAgain = true;
    // What is under way may have been added up before.
    this.#generation += this.#refreshing ? 0 : 1;
    this.#inFlight.clear();
    for (const page of this.store.get().pages.keys()) this.#stale.add(page);
    this.#pump();
  }

  /** Shows rows as read at once, before main confirms it. */
  showRead(ids: readonly number[] | 'all'): void {
    const state = this.store.get();
    const read = (row: PaymentRow) => ids === 'all' || ids.includes(row.id);
    this.store.set({
      ...state,
      pages: mapRows(state.pages, (row) => (!row.read && read(row) ? { ...row, read: true } : row)),
    });
  }

  async #refresh(): Promise<void> {
    this.#refreshing = true;
    this.#refreshAgain = false;
    this.#generation += 1;
    const generation = this.#generation;
    this.#inFlight.clear();
    this.#meanwhile = [];
    try {
      const page = await this.#query({ ...this.#filter, offset: 0, limit: PAGE_ROWS });
      if (generation !== this.#generation) return;
      this.#take(page);
    } catch {
      if (generation !== this.#generation) return;
      this.#fail();
    }
    this.#refreshing = false;
    if (this.#refreshAgain) void this.#refresh();
    else this.#pump();
  }

  #take(page: PaymentPage): void {
    this.#stale.clear();
    this.store.set({
      status: 'ready',
      total: page.total,
      pages: new Map([[0, page.rows]]),
      days: new Map(page.days.map((day) => [day.day, day])),
      upToId: page.upToId,
      newer: new Set(this.#meanwhile.filter((id) => id > page.upToId)).size,
    });
    this.#meanwhile = [];
  }

  #pump(): void {
    const { total, pages, status } = this.store.get();
    if (status !== 'ready' || this.#refreshing) return;
    for (const page of wantedPages(this.#wanted, total)) {
      if (this.#inFlight.size >= MAX_IN_FLIGHT) return;
      const isWanted = !pages.has(page) || this.#stale.has(page);
      if (isWanted && !this.#inFlight.has(page)) void this.#fetch(page);
    }
  }

  async #fetch(page: number): Promise<void> {
    const generation = this.#generation;
    this.#inFlight.add(page);
    const { upToId } = this.store.get();
    try {
      const answer = await this.#query({
        ...this.#filter,
        upToId,
        offset: page * PAGE_ROWS,
        limit: PAGE_ROWS,
      });
      if (generation !== this.#generation) return;
      const state = this.store.get();
      const pages = new Map(state.pages).set(page, answer.rows);
      forgetFar(pages, this.#wanted);
      const days = new Map(state.days);
      // A day of disputed payments alone comes to nothing, and main does not list it.
      if (this.#stale.delete(page)) for (const row of answer.rows) days.delete(dayOf(row));
      for (const day of answer.days) days.set(day.day, day);
      this.store.set({ ...state, total: answer.total, pages, days });
    } catch {
      if (generation !== this.#generation) return;
      this.#fail();
    }
    this.#inFlight.delete(page);
    this.#pump();
  }

  #fail(): void {
    this.store.set({ ...this.store.get(), status: 'failed' });
  }
}

/** Pages on screen first, then their neighbours on both sides. */
function wantedPages([first, last]: readonly [number, number], total: number): readonly number[] {
  const end = Math.max(0, Math.ceil(total / PAGE_ROWS) - 1);
  const from = Math.min(end, Math.floor(first / PAGE_ROWS));
  const to = Math.min(end, Math.floor(last / PAGE_ROWS));
  const pages: number[] = [];
  for (let page = from; page <= to; page += 1) pages.push(page);
  for (let step = 1; step <= 2; step += 1) {
    if (to + step <= end) pages.push(to + step);
    if (from - step >= 0) pages.push(from - step);
  }
  return pages;
}

function forgetFar(
  pages: Map<number, readonly PaymentRow[]>,
  [first, last]: readonly [number, number],
): void {
  const centre = (first + last) / 2 / PAGE_ROWS;
  while (pages.size > MAX_PAGES) {
    let farthest = -1;
    for (const page of pages.keys()) {
      if (farthest < 0 || Math.abs(page - centre) > Math.abs(farthest - centre)) farthest = page;
    }
    pages.delete(farthest);
  }
}

function dayOf({ closeTime, recordedAt }: PaymentRow): string {
  return localDay(new Date(closeTime ?? recordedAt));
}

function mapRows(
  pages: ReadonlyMap<number, readonly PaymentRow[]>,
  change: (row: PaymentRow) => PaymentRow,
): ReadonlyMap<number, readonly PaymentRow[]> {
  return new Map([...pages].map(([page, rows]) => [page, rows.map(change)]));
}
