import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PaymentStore } from '../../../electron/store/database/payment-store.ts';
import { openPaymentStore } from '../../../electron/store/database/payment-store.ts';
import type { StoreQuery } from '../../../electron/store/database/store.types.ts';
import { startWholeCheck, type WholeCheck } from '../../../electron/store/database/whole-check.ts';
import { ACCOUNT, newPayment, OTHER, samplePayment } from './sample-payment.ts';

const COUNT = 100_000;
/** Ten times what it takes, in time of the processor: how much of it others get meanwhile does not count. */
const GENEROUS_MS = 1500;

/** What a function returns, and the processor's time that this thread spent on it, in ms. */
function timed<T>(run: () => T): { readonly result: T; readonly took: number } {
  const before = process.threadCpuUsage();
  const result = run();
  const { user, system } = process.threadCpuUsage(before);
  return { result, took: (user + system) / 1000 };
}

let folder: string;
let store: PaymentStore;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-large-'));
  store = openPaymentStore(folder);
  for (let start = 0; start < COUNT; start += 2000) {
    const batch = Array.from({ length: 2000 }, (_, i) => {
      const n = start + i;
      return newPayment(n, {
        account: n % 3 === 0 ? OTHER : ACCOUNT,
        kind: n % 50 === 0 ? 'exchange' : 'payment',
        memos: n % 1000 === 7 ? [{ type: null, format: null, data: `Invoice ${n}`, dataHex: null }] : [],
      });
    });
    store.record(batch, []);
  }
}, 120_000);

afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const page = { offset: 0, limit: 100 };
it.each<[string, StoreQuery, number]>([
  ['the first page', page, COUNT],
  ['the last page', { ...page, offset: COUNT - 100 }, COUNT],
  ['one account', { ...page, watched: [{ network: 'mainnet', account: OTHER, tag: null }] }, 33_334],
  ['one tag', { ...page, watched: [{ network: 'mainnet', account: ACCOUNT, tag: 77_777 }] }, 1],
  ['a rare kind', { ...page, kinds: ['exchange'] }, 2000],
  [
    'a day',
    { ...page, from: samplePayment(50_000).closeTime ?? '', to: samplePayment(51_440).closeTime ?? '' },
    1440,
  ],
  ['a word of a memo', { ...page, search: 'invoice 50' }, 2],
  ['part of a hash', { ...page, search: samplePayment(4242).hash.slice(-12) }, 1],
  ['an address', { ...page, search: OTHER, offset: 99_000 }, COUNT],
  ['nothing', { ...page, search: 'no such thing' }, 0],
])('100,000 payments page fast: %s', (_what, query, total) => {
  const { result, took } = timed(() => store.query(query));
  expect(result.total).toBe(total);
  expect(result.rows.length).toBe(Math.min(100, Math.max(0, total - query.offset)));
  expect(took, `${Math.round(took)} ms`).toBeLessThan(GENEROUS_MS);
});

it('100,000 payments sum exactly and fast', () => {
  const { result, took } = timed(() => store.sums({ offset: 0, limit: 0 }));
  // 0.5 + 1.5 + … + 99999.5
  expect(result).toEqual([{ asset: { currency: 'XRP' }, amount: '5000000000' }]);
  expect(took, `${Math.round(took)} ms`).toBeLessThan(2 * GENEROUS_MS);
});

/** The processor's time of all threads since the process began, in ms. */
function processMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

it('the check of the whole database ends in the middle of the search’s index when it is stopped', async () => {
  const path = join(folder, 'payments.db');
  const began = processMs();
  expect(await startWholeCheck(path).ended).toBeNull();
  const whole = processMs() - began;

  const check: WholeCheck = startWholeCheck(path);
  const amid = processMs() + whole * 0.4;
  // The tables are checked by then, and the terms are read.
  while (processMs() < amid) await new Promise((resolve) => setTimeout(resolve, 5));
  const stopped = processMs();
  check.stop();
  expect(await check.ended).toBeNull();
  expect(processMs() - stopped).toBeLessThan(whole / 4);
});
