import { describe, expect, it } from 'vitest';
import {
  type DaySum,
  PAGE_ROWS,
  type PaymentPage,
  type PaymentQuery,
} from '../../../electron/contract/index.ts';
import { localDay } from '../../../renderer/format/times.ts';
import { PaymentList } from '../../../renderer/state/payment-list.ts';
import { endlessRow } from '../harness/fixture-data.ts';

/** A database of numbered payments whose answers come when the test says so. */
class Database {
  total: number;
  readonly queries: PaymentQuery[] = [];
  days: readonly DaySum[] = [];
  readonly #waiting: (() => void)[] = [];

  constructor(total: number) {
    this.total = total;
  }

  readonly query = async (query: PaymentQuery): Promise<PaymentPage> => {
    this.queries.push(query);
    const length = this.total;
    await new Promise<void>((answer) => this.#waiting.push(answer));
    const upToId = query.upToId ?? length;
    const total = Math.min(length, upToId);
    const count = Math.max(0, Math.min(query.limit, total - query.offset));
    const rows = Array.from({ length: count }, (_, index) =>
      endlessRow(length - total + query.offset + index, length),
    );
    return { rows, total, days: this.days, upToId };
  };

  /** Answers everything asked, what the answers make the list ask for included. */
  async settle(): Promise<void> {
    while (this.#waiting.length > 0) {
      this.#waiting.shift()?.();
      await new Promise((done) => setImmediate(done));
    }
  }

  /** Answers the last question before the others. */
  async answerLast(): Promise<void> {
    this.#waiting.pop()?.();
    await new Promise((done) => setImmediate(done));
  }
}

async function loaded(total: number) {
  const database = new Database(total);
  const list = new PaymentList(database.query);
  list.refresh();
  await database.settle();
  return { database, list };
}

describe('the list of payments', () => {
  it('loads the first page, and the pages around what is on screen', async () => {
    const { database, list } = await loaded(100_000);
    expect(list.row(0)?.id).toBe(100_000);
    list.want(50_000, 50_010);
    await database.settle();
    expect(list.row(50_005)?.id).toBe(49_995);
    expect(list.row(50_005 + PAGE_ROWS)?.id).toBe(49_995 - PAGE_ROWS);
    expect(list.row(90_000)).toBeNull();
  });

  it('asks for what is on screen before its neighbours, and never for more than two pages at once', async () => {
    const { database, list } = await loaded(100_000);
    database.queries.length = 0;
    list.want(70_010, 70_020);
    expect(database.queries.map((query) => query.offset)).toEqual([70_000, 70_100]);
  });

  it('does not ask for pages that were scrolled past', async () => {
    const { database, list } = await loaded(100_000);
    database.queries.length = 0;
    for (let first = 1_000; first < 90_000; first += 1_000) list.want(first, first + 10);
    await database.settle();
    expect(database.queries.length).toBeLessThan(10);
    expect(list.row(89_005)?.id).toBe(100_000 - 89_005);
  });

  it('holds still while payments arrive: later pages are of the same snapshot', async () => {
    const { database, list } = await loaded(1_000);
    database.total = 1_007;
    list.arrived([1_007, 1_006, 1_005].map((id) => endlessRow(1_007 - id, 1_007)));
    list.want(500, 510);
    await database.settle();
    expect(list.row(500)?.id).toBe(500);
    expect(list.store.get()).toMatchObject({ total: 1_000, newer: 3 });
    list.refresh();
    await database.settle();
    expect(list.row(0)?.id).toBe(1_007);
    expect(list.store.get()).toMatchObject({ total: 1_007, newer: 0 });
  });

  it('takes changed rows in place', async () => {
    const { list } = await loaded(10);
    const unread = list.row(1);
    expect(unread?.read).toBe(false);
    if (unread !== null) list.arrived([{ ...unread, read: true }]);
    expect(list.row(1)?.read).toBe(true);
    expect(list.store.get().newer).toBe(0);
    list.showRead('all');
    expect(list.row(0)?.read).toBe(true);
  });

  it('drops the answer to a filter that was changed meanwhile', async () => {
    const { database, list } = await loaded(300);
    list.setFilter({ search: 'a' });
    list.setFilter({ search: 'ab' });
    await database.answerLast();
    expect(list.store.get().total).toBe(300);
    database.total = 5;
    await database.settle();
    expect(database.queries.at(-1)?.search).toBe('ab');
    expect(list.store.get().total).toBe(300);
  });

  it('drops a page of the filter before that is answered after the new filter’s snapshot', async () => {
    const { database, list } = await loaded(1_000);
    list.want(500, 510);
    database.total = 3;
    list.setFilter({ search: 'rare' });
    // The new filter's snapshot overtakes the pages that were asked for before it.
    await database.answerLast();
    expect(list.store.get()).toMatchObject({ status: 'ready', total: 3 });
    await database.settle();
    expect(list.store.get().total).toBe(3);
    expect([...list.store.get().pages.keys()]).toEqual([0]);
  });

  it('makes one more refresh of many calls during one', async () => {
    const { database, list } = await loaded(10);
    database.queries.length = 0;
    for (let call = 0; call < 50; call += 1) list.refresh();
    await database.settle();
    expect(database.queries).toHaveLength(2);
  });

  it('keeps only pages near what is shown', async () => {
    const { database, list } = await loaded(100_000);
    for (let first = 0; first < 20_000; first += PAGE_ROWS) {
      list.want(first, first + 10);
      await database.settle();
    }
    expect(list.store.get().pages.size).toBeLessThanOrEqual(60);
    expect(list.row(19_900)).not.toBeNull();
    expect(list.row(0)).toBeNull();
  });

  it('says that it failed, and works again after', async () => {
    let broken = true;
    const database = new Database(3);
    const list = new PaymentList(async (query) => {
      if (broken) throw new Error('disk image is malformed');
      return database.query(query);
    });
    list.refresh();
    await new Promise((done) => setImmediate(done));
    expect(list.store.get()).toMatchObject({ status: 'failed' });
    broken = false;
    list.refresh();
    await new Promise((done) => setImmediate(done));
    await database.settle();
    expect(list.store.get()).toMatchObject({ status: 'ready', total: 3 });
  });

  it('begins with a first page that is there already, and asks for nothing before a change', async () => {
    const database = new Database(500);
    const list = new PaymentList(database.query);
    const rows = Array.from({ length: PAGE_ROWS }, (_, index) => endlessRow(index, 500));
    list.begin({ rows, total: 500, days: [], upToId: 500 });
    expect(list.store.get()).toMatchObject({ status: 'ready', total: 500, upToId: 500 });
    expect(list.row(0)?.id).toBe(500);
    list.refresh();
    expect(database.queries).toEqual([]);
    list.want(150, 160);
    await database.settle();
    expect(list.row(150)?.id).toBe(350);
    database.total = 501;
    list.refresh();
    await database.settle();
    expect(list.row(0)?.id).toBe(501);
  });

  it('asks for what is filtered although it began with what is not', async () => {
    const database = new Database(500);
    const list = new PaymentList(database.query);
    list.begin({ rows: [], total: 0, days: [], upToId: 0 });
    list.setFilter({ search: 'alice' });
    await database.settle();
    expect(database.queries[0]).toMatchObject({ search: 'alice', offset: 0 });
  });

  it('counts what arrived while a snapshot was under way that was taken before it', async () => {
    const { database, list } = await loaded(100);
    list.refresh();
    // The database has answered up to 100; these two were recorded before its answer was here.
    list.arrived([endlessRow(0, 102), endlessRow(1, 102)]);
    list.arrived([endlessRow(0, 102)]);
    await database.settle();
    expect(list.store.get()).toMatchObject({ upToId: 100, newer: 2 });
    list.refresh();
    await database.settle();
    expect(list.store.get().newer).toBe(0);
  });

  it('asks for what days come to again where sums are others now, and moves nothing', async () => {
    const { database, list } = await loaded(3 * PAGE_ROWS);
    list.setSumsRevision(1);
    list.want(0, 5);
    await database.settle();
    const day = localDay(new Date(list.row(0)?.closeTime ?? 0));
    database.queries.length = 0;
    list.setSumsRevision(1);
    expect(database.queries).toEqual([]);
    // One more has arrived, which the reader has not asked for.
    database.total += 1;
    database.days = [{ day, count: 3, sums: [] }];
    list.setSumsRevision(2);
    expect(list.row(0)?.id).toBe(3 * PAGE_ROWS);
    await database.settle();
    expect(new Set(database.queries.map(({ offset }) => offset))).toEqual(
      new Set([0, PAGE_ROWS, 2 * PAGE_ROWS]),
    );
    expect(list.store.get().days.get(day)?.count).toBe(3);
    expect([list.row(0)?.id, list.store.get().total]).toEqual([3 * PAGE_ROWS, 3 * PAGE_ROWS]);
    // A day whose payments are all disputed comes to nothing.
    database.days = [];
    list.setSumsRevision(3);
    await database.settle();
    expect(list.store.get().days.has(day)).toBe(false);
  });

  it('takes no days that were added up before sums changed', async () => {
    const { database, list } = await loaded(PAGE_ROWS);
    list.setSumsRevision(1);
    const day = localDay(new Date(list.row(0)?.closeTime ?? 0));
    database.days = [{ day, count: 2, sums: [] }];
    list.refresh();
    list.setSumsRevision(2);
    await database.settle();
    // The snapshot that was under way was asked for before: it is followed by another one.
    expect(database.queries.filter(({ upToId }) => upToId === undefined)).toHaveLength(3);
  });
});
