import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { WatchedAccount } from '../../../electron/contract/index.ts';
import { localDay } from '../../../electron/desktop/history/local-days.ts';
import { createPaymentSearch } from '../../../electron/desktop/history/payment-search.ts';
import { storeQuery } from '../../../electron/desktop/history/resolve-query.ts';
import { createTotals } from '../../../electron/desktop/history/totals.ts';
import type { PaymentStore } from '../../../electron/store/database/payment-store.ts';
import { openPaymentStore } from '../../../electron/store/database/payment-store.ts';
import { watched } from '../../payments/support/payments.ts';
import { newPayment } from '../../store/database/sample-payment.ts';

/** XRP of a test network costs nothing: a sum of both would be a wrong amount. */

let folder: string;
let store: PaymentStore;
const closeTime = '2026-01-01T12:00:00Z';
const today = localDay(new Date(closeTime));
const real = watched({ id: 'real' });
const test = watched({ id: 'test', network: 'testnet' });
const own = watched({ id: 'own', network: '21338' });
const XRP = (amount: string) => [{ asset: { currency: 'XRP' }, amount }];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-networks-'));
  store = openPaymentStore(folder);
  store.record(
    [
      newPayment(1, { amount: '25', closeTime }),
      newPayment(2, { amount: '1000', network: 'testnet', closeTime }),
      newPayment(3, { amount: '0.5', network: '21338', closeTime }),
    ],
    [],
  );
});

afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function summed(entries: readonly WatchedAccount[], watchIds?: readonly string[]) {
  const query = storeQuery(
    { offset: 0, limit: 10, ...(watchIds === undefined ? {} : { watchIds }) },
    entries,
    [],
  );
  if (query === null) throw new Error('Nothing is asked for.');
  const byDay = await createTotals(store, createPaymentSearch(store)).byDay(
    { ...query, upToId: store.newestId() },
    [today],
  );
  expect(byDay.get(today)?.sums).toEqual(store.sums(query));
  return { listed: store.query(query).total, counted: byDay.get(today)?.count, sums: store.sums(query) };
}

it('what came on test networks is listed and counted, and not added to what came on mainnet', async () => {
  expect(await summed([real, test, own])).toEqual({ listed: 3, counted: 3, sums: XRP('25') });
  expect(await summed([real, test, own], ['real', 'test'])).toEqual({
    listed: 2,
    counted: 2,
    sums: XRP('25'),
  });
});

it('it is added up where it alone is asked for', async () => {
  expect(await summed([real, test, own], ['test'])).toEqual({ listed: 1, counted: 1, sums: XRP('1000') });
  expect((await summed([test, own])).sums).toEqual(XRP('1025.5'));
});

it('the day’s total is that of mainnet, kept up to date', () => {
  const totals = createTotals(store, createPaymentSearch(store));
  expect(totals.onDay(today, [real, test])).toEqual(XRP('25'));
  store.record(
    [
      newPayment(4, { amount: '7', network: 'testnet', closeTime }),
      newPayment(5, { amount: '5', closeTime }),
    ],
    [],
  );
  expect(totals.onDay(today, [real, test])).toEqual(XRP('30'));
  totals.clear();
  expect(totals.onDay(today, [test])).toEqual(XRP('1037.5'));
});
