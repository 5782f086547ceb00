import { expect, it } from 'vitest';
import { AlertQueue } from '../../../electron/alerts/delivery/alert-queue.ts';
import type { StoredPayment } from '../../../electron/contract/index.ts';

const NOW = Date.parse('2026-01-10T00:00:00Z');

function payment(id: number, ledgerIndex: number, closeTime = '2026-01-09T12:00:00Z'): StoredPayment {
  return {
    ...{ id, ledgerIndex, transactionIndex: 0, closeTime, network: 'mainnet', account: 'r', hash: `${id}` },
    ...{ kind: 'payment', transactionType: 'Payment', from: null, asset: { currency: 'XRP' }, amount: '1' },
    ...{
      destinationTag: null,
      sourceTag: null,
      invoiceId: null,
      memos: [],
      credentialIds: [],
      partialOf: null,
    },
    ...{
      deliveredAmount: null,
      source: 'recovered',
      alerted: true,
      outcome: null,
      read: false,
      recordedAt: closeTime,
    },
  };
}

it('alerts up to three one by one, in ledger order', () => {
  const queue = new AlertQueue();
  queue.hold([payment(1, 30), payment(2, 10)]);
  queue.hold([payment(3, 20)]);
  expect(queue.release(NOW)).toMatchObject([
    { type: 'single', payment: { ledgerIndex: 10 } },
    { type: 'single', payment: { ledgerIndex: 20 } },
    { type: 'single', payment: { ledgerIndex: 30 } },
  ]);
  expect(queue.size).toBe(0);
  expect(queue.release(NOW)).toEqual([]);
});

it('alerts more of them as one summary', () => {
  const queue = new AlertQueue();
  queue.hold([4, 3, 2, 1].map((n) => payment(n, n)));
  const [batch, ...more] = queue.release(NOW);
  expect(more).toEqual([]);
  expect(batch).toMatchObject({ type: 'summary', payments: [{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4 }] });
});

it('alerts what a crash prevented, and sums it up when it is older than a day', () => {
  const queue = new AlertQueue();
  queue.holdLeftOver([payment(1, 5)]);
  expect(queue.release(NOW)).toMatchObject([{ type: 'single' }]);
  queue.holdLeftOver([payment(1, 5, '2026-01-08T12:00:00Z')]);
  queue.hold([payment(2, 9)]);
  expect(queue.release(NOW)).toMatchObject([{ type: 'summary', payments: [{ id: 1 }, { id: 2 }] }]);
});
