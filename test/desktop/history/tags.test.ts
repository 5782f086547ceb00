import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PaymentQuery, WatchedAccount } from '../../../electron/contract/index.ts';
import { localDay } from '../../../electron/desktop/history/local-days.ts';
import { createPaymentSearch } from '../../../electron/desktop/history/payment-search.ts';
import { storeQuery } from '../../../electron/desktop/history/resolve-query.ts';
import { createTotals } from '../../../electron/desktop/history/totals.ts';
import type { PaymentStore } from '../../../electron/store/database/payment-store.ts';
import { openPaymentStore } from '../../../electron/store/database/payment-store.ts';
import { watched } from '../../payments/support/payments.ts';
import { newPayment } from '../../store/database/sample-payment.ts';

/** A shared address: most of what comes to it is for other people's tags. */

let folder: string;
let store: PaymentStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-tags-'));
  store = openPaymentStore(folder);
});

afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const closeTime = '2026-01-01T12:00:00Z';
const today = localDay(new Date(closeTime));
const mine = watched({ id: 'mine', tag: 5 });
const also = watched({ id: 'also', tag: 0 });
const whole = watched({ id: 'whole' });
let number = 0;
function receive(destinationTag: number | null, amount: string) {
  number += 1;
  return store.record([newPayment(number, { destinationTag, amount, closeTime })], []);
}
const XRP = (amount: string) => [{ asset: { currency: 'XRP' }, amount }];

it('the list counts the tags that are watched, everything where the account is watched without, and any one entry alone', () => {
  for (const [tag, amount] of [
    [5, '1'],
    [6, '20'],
    [null, '300'],
    [0, '4000'],
  ] as const)
    receive(tag, amount);
  const listed = (query: PaymentQuery, entries: readonly WatchedAccount[]) => {
    const resolved = storeQuery(query, entries, []);
    return resolved === null ? null : store.sums(resolved);
  };
  const all = { offset: 0, limit: 10 };
  expect(listed(all, [mine])).toEqual(XRP('1'));
  expect(listed(all, [mine, also])).toEqual(XRP('4001'));
  expect(listed(all, [mine, also, whole])).toEqual(XRP('4321'));
  expect(listed({ ...all, watchIds: ['mine'] }, [mine, whole])).toEqual(XRP('1'));
  // Of an account that is watched no more everything stays.
  expect(listed(all, [])).toEqual(XRP('4321'));
});

it('the total of the day counts them too, kept up to date as payments arrive', () => {
  receive(5, '1');
  receive(6, '20');
  const totals = createTotals(store, createPaymentSearch(store));
  expect(totals.onDay(today, [mine])).toEqual(XRP('1'));
  receive(6, '300');
  receive(null, '4000');
  receive(5, '0.5');
  expect(totals.onDay(today, [mine])).toEqual(XRP('1.5'));
  // Another entry: what was kept is read again.
  totals.clear();
  expect(totals.onDay(today, [mine, whole])).toEqual(XRP('4321.5'));
  receive(6, '0.25');
  expect(totals.onDay(today, [mine, whole])).toEqual(XRP('4321.75'));
});

it('an entry’s own total is that of its tag', () => {
  receive(5, '1');
  receive(6, '20');
  const totals = createTotals(store, createPaymentSearch(store));
  expect(totals.of(mine)).toEqual({ sums: XRP('1'), count: 1 });
  expect(totals.of(whole)).toEqual({ sums: XRP('21'), count: 2 });
  receive(5, '2');
  receive(null, '30');
  expect(totals.of(mine)).toEqual({ sums: XRP('3'), count: 2 });
  expect(totals.of(whole)).toEqual({ sums: XRP('53'), count: 4 });
});
