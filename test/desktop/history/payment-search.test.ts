import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PaymentStore } from '../../../electron/store/database/payment-store.ts';
import type { StoreQuery } from '../../../electron/store/database/store.types.ts';
import { ACCOUNT, newPayment, OTHER } from '../../store/database/sample-payment.ts';

vi.mock('electron', () => ({ shell: {}, app: {}, session: {}, protocol: {}, ipcMain: {} }));
const { createPaymentActions } = await import('../../../electron/desktop/actions/payments.ts');
const { createPaymentSearch } = await import('../../../electron/desktop/history/payment-search.ts');
const { createTotals } = await import('../../../electron/desktop/history/totals.ts');
const { openPaymentStore } = await import('../../../electron/store/database/payment-store.ts');

let folder: string;
let store: PaymentStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-search-'));
  store = openPaymentStore(folder);
});

afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const memoOf = (data: string) => ({ memos: [{ type: null, format: null, data, dataHex: null }] });
const noPause = async () => undefined;
/** A clock by which each slice takes 7 ms: neither short nor long. */
function sevenMsEach(): () => number {
  let asked = 0;
  return () => Math.ceil(asked++ / 2) * 7;
}

/** A payment of a history that was not recorded in the order in which it happened. */
const kept = fc.record({
  minute: fc.nat(30),
  amount: fc.constantFrom('1.5', '12.5', '7', '120'),
  kind: fc.constantFrom('payment' as const, 'check' as const),
  memo: fc.constantFrom('Order 12', 'order', 'invoice', ''),
  tag: fc.constantFrom(null, 12, 7),
  asset: fc.constantFrom({ currency: 'XRP' } as const, { currency: 'USD', issuer: OTHER } as const),
  read: fc.boolean(),
});
const asked = fc.record(
  {
    search: fc.constantFrom('1', 'u', 'x', '12', 'ord', 'order', 'order 12', 'nowhere', ACCOUNT, '7', '  '),
    kinds: fc.constant(['check'] as const),
    unread: fc.constant(true as const),
    from: fc.constant('2026-01-01T00:05:00Z'),
    to: fc.constant('2026-01-01T00:20:00Z'),
    back: fc.nat(3),
  },
  { requiredKeys: [] },
);

it('finds in slices what one pass over all rows finds, in its order, and what stands beside a payment', async () => {
  let number = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(kept, { maxLength: 40 }),
      asked,
      fc.integer({ min: 1, max: 7 }),
      fc.array(fc.nat(40), { maxLength: 5 }),
      async (payments, { back = 0, ...wanted }, slice, deleted) => {
        store.prune('9999-01-01T00:00:00Z');
        const ids = payments.map(({ minute, memo, tag, read, ...rest }) => {
          const closeTime = new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
          const payment = newPayment(++number, { ...rest, ...memoOf(memo), destinationTag: tag, closeTime });
          const [recorded] = store.record([payment], []);
          if (read && recorded !== undefined) store.markRead([recorded.id]);
          return recorded?.id ?? 0;
        });
        const upToId = Math.max(0, store.newestId() - back);
        const query = { ...wanted, offset: 0, limit: 0, upToId };
        const oneByOne = createPaymentSearch(store, { pause: noPause, slice });
        expect(await oneByOne.ids(query)).toEqual(store.matching(query));
        const { search: _search, ...unsearched } = query;
        for (const upTo of [upToId, store.newestId(), Math.max(0, upToId - 2)]) {
          const bound = { ...unsearched, upToId: upTo };
          expect(await oneByOne.count(bound)).toBe(store.total(bound));
        }
        for (const id of ids) {
          expect(await oneByOne.neighbours(query, id)).toEqual(store.neighbours(query, id));
        }
        const around = await oneByOne.around(query, '2026-01-01T00:03:00Z', '2026-01-01T00:09:00Z');
        const exactly: StoreQuery = {
          ...query,
          ...narrower(wanted, '2026-01-01T00:03:00Z', '2026-01-01T00:09:00Z'),
        };
        expect(around).toEqual(store.matching(exactly));
        for (const minute of deleted) store.prune(new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString());
        oneByOne.clear();
        expect(await oneByOne.ids(query)).toEqual(store.matching(query));
        expect(await oneByOne.count({ ...unsearched, upToId })).toBe(store.total({ ...unsearched, upToId }));
      },
    ),
    { numRuns: 60 },
  );
}, 120_000);

function narrower({ from, to }: Pick<StoreQuery, 'from' | 'to'>, lowest: string, highest: string) {
  return {
    from: from !== undefined && Date.parse(from) > Date.parse(lowest) ? from : lowest,
    to: to !== undefined && Date.parse(to) < Date.parse(highest) ? to : highest,
  };
}

it('picks many from the list in its order, also where payments are deleted meanwhile', async () => {
  const count = 2500;
  store.record(
    Array.from({ length: count }, (_unused, n) => {
      // Two accounts, read one after the other: rows are not in the order of time.
      const minute = (n * 7) % count;
      return newPayment(n, { closeTime: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString() });
    }),
    [],
  );
  const query = { search: ACCOUNT, offset: 0, limit: 0, upToId: count - 10 };
  const spans: number[] = [];
  const seen = {
    ...store,
    matchingAmong: (...args: Parameters<typeof store.matchingAmong>) => {
      spans.push(args[1][1] - args[1][0] + 1);
      return store.matchingAmong(...args);
    },
  };
  let pauses = 0;
  const pause = async () => {
    pauses += 1;
  };
  const search = createPaymentSearch(seen, { pause, slice: 1000, now: sevenMsEach() });
  const all = store.matching(query);
  expect(all.length).toBe(count - 10);
  expect(await search.ids(query)).toEqual(all);
  expect(spans).toEqual([1000, 1000, 490]);
  expect(pauses).toBe(2 + 3);
  const deleting = createPaymentSearch(store, {
    pause: async () => void store.prune(new Date(Date.UTC(2026, 0, 1, 0, 100)).toISOString()),
    slice: 1000,
  });
  expect(await deleting.ids(query)).toEqual(store.matching(query));
});

it('looks at the rows once for all pages of a search, its days and its sum', async () => {
  store.record(
    Array.from({ length: 30 }, (_unused, n) => newPayment(n, memoOf('Order'))),
    [],
  );
  let looks = 0;
  const seen = {
    ...store,
    matchingAmong: (...args: Parameters<typeof store.matchingAmong>) => {
      looks += 1;
      return store.matchingAmong(...args);
    },
  };
  const search = createPaymentSearch(seen, { pause: noPause, slice: 10, now: sevenMsEach() });
  const query = { search: 'order', offset: 0, limit: 5, upToId: 30 };
  await Promise.all([search.ids(query), search.ids({ ...query, offset: 20 }), search.neighbours(query, 3)]);
  expect(looks).toBe(3);
  search.clear();
  await search.ids(query);
  expect(looks).toBe(6);
  // What is unread changes by itself.
  expect(await search.ids({ ...query, unread: true })).toHaveLength(30);
  store.markRead([7]);
  expect(await search.ids({ ...query, unread: true })).toHaveLength(29);
});

it('gives way between slices, and answers for the moment it was asked at', async () => {
  store.record([newPayment(1, memoOf('Order')), newPayment(2), newPayment(3, memoOf('Order'))], []);
  let frames = 0;
  const search = createPaymentSearch(store, {
    pause: async () => {
      frames += 1;
      // A frame of a socket brings a payment that would match.
      store.record([newPayment(10 + frames, memoOf('Order'))], []);
    },
    slice: 1,
    now: sevenMsEach(),
  });
  const context = {
    ...{ store, search, totals: createTotals(store, search) },
    settings: { watched: () => [], formerAccounts: () => [], contacts: () => [] },
    monitors: { all: () => [] },
    i18n: () => ({ locale: 'en' }),
    rowContext: () => ({
      locale: 'en',
      contacts: [],
      watched: [],
      infoOf: () => null,
      isRefuted: () => false,
    }),
  } as unknown as Parameters<typeof createPaymentActions>[0];
  const actions = createPaymentActions(context);
  const found = await actions.query({ search: 'order', offset: 0, limit: 100 });
  expect(frames).toBe(2);
  expect(found).toMatchObject({ total: 2, upToId: 3 });
  expect(found.rows.map(({ id }) => id)).toEqual([3, 1]);
  expect(found.days.reduce((sum, { count }) => sum + count, 0)).toBe(2);
  expect((await actions.query({ search: 'order', offset: 0, limit: 100 })).total).toBe(4);
  expect(await actions.neighbours(2, { search: 'order' })).toEqual({ previous: 3, next: 1 });
});
