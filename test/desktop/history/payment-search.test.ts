import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ shell: {}, app: {}, session: {}, protocol: {}, ipcMain: {} }));
const { createPaymentActions } = await import('../../../electron/desktop/actions/payments.ts');
const { createTotals } = await import('../../../electron/desktop/history/totals.ts');
const { openPaymentStore } = await import('../../../electron/store/database/payment-store.ts');
const { newPayment } = await import('../../store/database/sample-payment.ts');

it('a search gives way between its passes, and answers for the moment it was asked at', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chime-search-'));
  const store = openPaymentStore(folder);
  try {
    const memos = [{ type: null, format: null, data: 'Order', dataHex: null }];
    store.record([newPayment(1, { memos }), newPayment(2), newPayment(3, { memos })], []);
    const order: string[] = [];
    const noted =
      <T extends unknown[], R>(name: string, run: (...args: T) => R) =>
      (...args: T): R => {
        order.push(name);
        return run(...args);
      };
    const context = {
      store: { ...store, page: noted('page', store.page), total: noted('total', store.total) },
      totals: createTotals({ ...store, matching: noted('sums', store.matching) }),
      settings: { watched: () => [], formerAccounts: () => [], contacts: () => [] },
      monitors: { all: () => [] },
      i18n: () => ({ locale: 'en' }),
      rowContext: () => ({ locale: 'en', contacts: [], watched: [], infoOf: () => null }),
    } as unknown as Parameters<typeof createPaymentActions>[0];
    let frames = 0;
    const actions = createPaymentActions(context, async () => {
      frames += 1;
      order.push('frame');
      // A frame of a socket brings a payment that would match.
      store.record([newPayment(10 + frames, { memos })], []);
    });
    const found = await actions.query({ search: 'order', offset: 0, limit: 100 });
    expect(order).toEqual(['page', 'frame', 'total', 'frame', 'sums']);
    expect(found).toMatchObject({ total: 2, upToId: 3 });
    expect(found.rows.map(({ id }) => id)).toEqual([3, 1]);
    expect(found.days.reduce((sum, { count }) => sum + count, 0)).toBe(2);
    expect((await actions.query({ search: 'order', offset: 0, limit: 100 })).total).toBe(4);
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
