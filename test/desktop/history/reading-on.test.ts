import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PaymentFilter, WatchedAccount } from '../../../electron/contract/index.ts';
import { watched } from '../../payments/support/payments.ts';
import { newPayment } from '../../store/database/sample-payment.ts';

vi.mock('electron', () => ({ shell: {}, app: {}, session: {}, protocol: {}, ipcMain: {} }));
const { createPaymentActions } = await import('../../../electron/desktop/actions/payments.ts');
const { createPaymentSearch } = await import('../../../electron/desktop/history/payment-search.ts');
const { createTotals } = await import('../../../electron/desktop/history/totals.ts');
const { openPaymentStore } = await import('../../../electron/store/database/payment-store.ts');

const USD = { currency: 'USD', issuer: 'rvYAfWj5gh67oV6fW32ZzP3Aw4Eubs59B' } as const;
/** A name that imitates XRP: it is shown as its code. */
const FAKE = { currency: '5852500000000000000000000000000000000000', issuer: USD.issuer } as const;

let folder: string;
let store: ReturnType<typeof openPaymentStore>;
let entries: readonly WatchedAccount[];
let totals: ReturnType<typeof createTotals>;
let actions: ReturnType<typeof createPaymentActions>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-reading-'));
  store = openPaymentStore(folder);
  entries = [watched({ id: 'real' })];
  const search = createPaymentSearch(store);
  totals = createTotals(store, search);
  const context = {
    store,
    search,
    totals,
    settings: { watched: () => entries, formerAccounts: () => [], contacts: () => [] },
    monitors: { all: () => [] },
    i18n: () => ({ locale: 'en', t: (key: string) => key }),
    rowContext: () => ({
      locale: 'en',
      contacts: [],
      watched: entries,
      infoOf: () => null,
      isRefuted: () => false,
    }),
    arrived: () => undefined,
    now: () => Date.parse('2026-01-01T12:00:00Z'),
  } as unknown as Parameters<typeof createPaymentActions>[0];
  actions = createPaymentActions(context);
});

afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const listed = async (filter: PaymentFilter = {}) =>
  (await actions.query({ ...filter, offset: 0, limit: 500 })).rows.map(({ id }) => id);

describe('the unread alone', () => {
  it('are listed, added up and charted, and no longer once they are read', async () => {
    store.record(
      [1, 2, 3, 4].map((n) => newPayment(n)),
      [],
    );
    store.markRead([2]);
    expect(await listed({ unread: true })).toEqual([4, 3, 1]);
    const page = await actions.query({ unread: true, offset: 0, limit: 500 });
    expect([page.total, page.days[0]?.count, page.days[0]?.sums[0]?.amount]).toEqual([3, 3, '9.5']);
    expect(await actions.sums({ unread: true })).toMatchObject({ sums: [{ amount: '9.5' }] });
    store.markRead([4]);
    const later = await actions.query({ unread: true, offset: 0, limit: 500 });
    expect([later.total, later.days[0]?.count, later.days[0]?.sums[0]?.amount]).toEqual([2, 2, '5']);
    expect(await actions.sums({ unread: true })).toMatchObject({ sums: [{ amount: '5' }] });
  });
});

describe('marking all as read', () => {
  it('is undone for those that it marked, and for none that were opened before or since', () => {
    store.record(
      [1, 2, 3, 4].map((n) => newPayment(n)),
      [],
    );
    actions.markRead([1]);
    actions.markRead('all');
    expect(store.unreadCount()).toBe(0);
    actions.markRead([3]);
    expect(actions.undoMarkRead()).toEqual({ ok: true, value: { count: 2 } });
    expect([1, 2, 3, 4].map((id) => store.payment(id)?.read)).toEqual([true, false, true, false]);
    expect(actions.undoMarkRead()).toMatchObject({ ok: false });
  });

  it('is undone for many at once', () => {
    store.record(
      Array.from({ length: 600 }, (_unused, n) => newPayment(n)),
      [],
    );
    actions.markRead('all');
    expect(actions.undoMarkRead()).toEqual({ ok: true, value: { count: 600 } });
    expect(store.unreadCount()).toBe(600);
  });
});

describe('the payments before and after one', () => {
  it('follow the order of the list and its filter, to both ends', async () => {
    store.record(
      [
        ...[1, 2, 3].map((n) => newPayment(n)),
        // Of the same second, of another ledger: the order is that of the ledger.
        newPayment(4, { closeTime: newPayment(3).payment.closeTime, ledgerIndex: 900 }),
        newPayment(5, { kind: 'check' }),
        newPayment(6),
        // Recorded last, and older than all others.
        newPayment(7, { closeTime: '2025-12-01T00:00:00Z' }),
      ],
      [],
    );
    for (const filter of [{}, { kinds: ['payment'] }, { search: '.5' }] satisfies PaymentFilter[]) {
      const order = await listed(filter);
      for (const [index, id] of order.entries()) {
        expect(await actions.neighbours(id, filter)).toEqual({
          previous: order[index - 1] ?? null,
          next: order[index + 1] ?? null,
        });
      }
    }
    expect(await listed()).toEqual([6, 5, 3, 4, 2, 1, 7]);
  });

  it('are those around it where the filter leaves the payment itself out', async () => {
    store.record(
      [1, 2, 3].map((n) => newPayment(n)),
      [],
    );
    store.markRead([2]);
    expect(await actions.neighbours(2, { unread: true })).toEqual({ previous: 3, next: 1 });
  });

  it('are none where the payment or the watched entry is gone', async () => {
    store.record([newPayment(1), newPayment(2)], []);
    expect(await actions.neighbours(99, {})).toEqual({ previous: null, next: null });
    expect(await actions.neighbours(1, { watchIds: ['gone'] })).toEqual({ previous: null, next: null });
  });
});

describe('the sum of what a filter leaves', () => {
  it('is exact, by asset, XRP first and then the most frequent, however many rows there are', async () => {
    store.record(
      [
        ...Array.from({ length: 500 }, (_unused, n) => newPayment(n, { amount: '0.000001' })),
        newPayment(6001, { asset: USD, amount: '99999999999999.99' }),
        newPayment(6002, { asset: USD, amount: '0.000000000000000001' }),
        newPayment(6003, { asset: FAKE, amount: '1000000' }),
        newPayment(6004, { kind: 'check', amount: '7' }),
      ],
      [],
    );
    const { count, sums } = await actions.sums({ kinds: ['payment'] });
    expect(count).toBe(503);
    expect(sums.map(({ amount }) => amount)).toEqual([
      '0.0005',
      '99999999999999.990000000000000001',
      '1000000',
    ]);
    expect(sums[2]?.amountText).toBe('1,000,000 0x585250');
    store.record([newPayment(7000, { amount: '1' })], []);
    expect((await actions.sums({ kinds: ['payment'] })).sums[0]?.amount).toBe('1.0005');
  });

  it('leaves out test networks while mainnet is watched, and is nothing for an entry that is gone', async () => {
    entries = [watched({ id: 'real' }), watched({ id: 'test', network: 'testnet' })];
    store.record(
      [newPayment(1, { amount: '25' }), newPayment(2, { network: 'testnet', amount: '1000' })],
      [],
    );
    expect(await actions.sums({})).toMatchObject({ count: 2, sums: [{ amount: '25' }] });
    expect(await actions.sums({ watchIds: ['test'] })).toMatchObject({
      count: 1,
      sums: [{ amount: '1000' }],
    });
    expect(await actions.sums({ watchIds: ['gone'] })).toEqual({ count: 0, sums: [] });
  });

  it('forgets what was deleted', async () => {
    store.record([newPayment(1, { amount: '25' })], []);
    expect((await actions.sums({})).count).toBe(1);
    store.prune('9999-01-01T00:00:00Z');
    totals.clear();
    expect(await actions.sums({})).toEqual({ count: 0, sums: [] });
  });
});
