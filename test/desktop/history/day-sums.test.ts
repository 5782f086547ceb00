import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { HIDDEN_AMOUNT } from '../../../electron/contract/index.ts';
import { createDaySums } from '../../../electron/desktop/history/day-sums.ts';
import { dayBounds } from '../../../electron/desktop/history/local-days.ts';
import { createPaymentSearch } from '../../../electron/desktop/history/payment-search.ts';
import type { PaymentStore } from '../../../electron/store/database/payment-store.ts';
import { openPaymentStore } from '../../../electron/store/database/payment-store.ts';
import type { StoreQuery } from '../../../electron/store/database/store.types.ts';
import { newPayment } from '../../store/database/sample-payment.ts';

let folder: string;
let store: PaymentStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-days-'));
  store = openPaymentStore(folder);
});

afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const DAYS = ['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04'] as const;
const all = { offset: 0, limit: 0 } satisfies StoreQuery;
let number = 0;

function receive(day: string, amount: string, kind: 'payment' | 'check' = 'payment'): void {
  const closeTime = new Date(Date.parse(dayBounds(day).from) + 3_600_000).toISOString();
  store.record([newPayment(++number, { closeTime, amount, kind })], []);
}

/** On the first day, at once. */
function receiveMany(count: number): void {
  const closeTime = new Date(Date.parse(dayBounds(DAYS[0]).from) + 1000).toISOString();
  store.record(
    Array.from({ length: count }, () => newPayment(++number, { closeTime })),
    [],
  );
}

/** What adding the day up anew gives. */
function expected(query: StoreQuery, days: readonly string[]) {
  return days.flatMap((day) => {
    const within = { ...query, ...dayBounds(day) };
    const count = store.query(within).total;
    return count === 0 ? [] : [[day, { count, sums: store.sums(within) }] as const];
  });
}

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      day: fc.constantFrom(...DAYS),
      amount: fc.constantFrom('1', '0.000001', '99999999999.999999', HIDDEN_AMOUNT),
      kind: fc.constantFrom('payment' as const, 'check' as const),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      asked: fc.uniqueArray(fc.constantFrom(...DAYS)),
      back: fc.nat(3),
      kinds: fc.constantFrom(undefined, ['check' as const]),
    }),
  },
  { weight: 1, arbitrary: fc.constant('prune' as const) },
);

it('are those of adding everything up anew, in whatever order payments come and days are asked for', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      store.prune('9999-01-01T00:00:00Z');
      const sums = createDaySums(
        store,
        createPaymentSearch(store, { pause: async () => undefined, slice: 2 }),
      );
      for (const one of steps) {
        if (one === 'prune') {
          store.prune(dayBounds(DAYS[1]).from);
          sums.clear();
        } else if ('asked' in one) {
          const upToId = Math.max(0, store.newestId() - one.back);
          const query = { ...all, upToId, ...(one.kinds === undefined ? {} : { kinds: one.kinds }) };
          expect([...(await sums.of(query, one.asked))]).toEqual(expected(query, one.asked));
        } else receive(one.day, one.amount, one.kind);
      }
    }),
    { numRuns: 20 },
  );
}, 120_000);

it('of a day that is known are made of what was recorded since, and of nothing else', async () => {
  const read: number[] = [];
  const sums = createDaySums(
    {
      matching: store.matching,
      amounts: (ids) => {
        read.push(...ids);
        return store.amounts(ids);
      },
    },
    createPaymentSearch(store),
  );
  for (let n = 0; n < 50; n++) receive(DAYS[0], '1');
  await sums.of({ ...all, upToId: store.newestId() }, [DAYS[0]]);
  expect(read.splice(0)).toHaveLength(50);
  receive(DAYS[0], '2');
  receive(DAYS[1], '4');
  const upToId = store.newestId();
  expect([...(await sums.of({ ...all, upToId }, [DAYS[0]]))]).toEqual(
    expected({ ...all, upToId }, [DAYS[0]]),
  );
  expect(read.splice(0)).toEqual([upToId - 1]);
  await sums.of({ ...all, upToId }, [DAYS[0]]);
  expect(read).toEqual([]);
});

it('give way between slices: what waits is handled before the rest is added up', async () => {
  receiveMany(5001);
  const order: string[] = [];
  const sums = createDaySums(
    {
      matching: store.matching,
      amounts: (ids) => {
        order.push(`slice of ${ids.length}`);
        // As a frame of a socket would: it waits for the event loop.
        setImmediate(() => order.push('frame'));
        return store.amounts(ids);
      },
    },
    createPaymentSearch(store),
  );
  const result = await sums.of({ ...all, upToId: store.newestId() }, [DAYS[0]]);
  expect(result.get(DAYS[0])?.count).toBe(5001);
  expect(order.slice(0, 5)).toEqual(['slice of 1000', 'frame', 'slice of 1000', 'frame', 'slice of 1000']);
}, 120_000);

it('that were summed while payments were deleted are not remembered', async () => {
  receiveMany(2001);
  const upToId = store.newestId();
  const query = { ...all, upToId };
  let deletes = true;
  const sums = createDaySums(store, createPaymentSearch(store), async () => {
    if (!deletes) return;
    deletes = false;
    store.prune('9999-01-01T00:00:00Z');
    sums.clear();
  });
  await sums.of(query, [DAYS[0]]);
  expect(await sums.of(query, [DAYS[0]])).toEqual(new Map());
});
