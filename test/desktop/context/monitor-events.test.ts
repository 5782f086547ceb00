import { expect, it, vi } from 'vitest';
import type { StoredPayment } from '../../../electron/contract/index.ts';
import type { AppContext } from '../../../electron/desktop/context/app-context.ts';
import { followMonitor } from '../../../electron/desktop/context/monitor-events.ts';
import { payment, watched } from '../../payments/support/payments.ts';

it('a payment for a tag that nobody watches is not pushed into the window’s list', () => {
  const arrived = vi.fn<AppContext['arrived']>();
  const publish = vi.fn<AppContext['publish']>();
  let entries = [watched({ id: 'five', tag: 5 })];
  const context = { arrived, publish, settings: { watched: () => entries } } as unknown as AppContext;
  const receive = (id: number, destinationTag: number | null) => {
    const stored: StoredPayment = {
      ...payment({ destinationTag }),
      id,
      alerted: false,
      outcome: null,
      read: false,
      recordedAt: '2026-11-21T02:00:08Z',
    };
    followMonitor(context, 'mainnet', { type: 'recorded', payments: [stored], source: 'live' });
  };
  receive(1, 6);
  receive(2, null);
  receive(3, 5);
  expect(arrived.mock.calls.flatMap(([payments]) => payments.map(({ id }) => id))).toEqual([3]);
  // Counts are asked for anew in any case: they are cheap, and right.
  expect(publish.mock.calls).toEqual([['payments'], ['payments'], ['payments']]);
  entries = [...entries, watched({ id: 'all' })];
  receive(4, 6);
  expect(arrived.mock.calls.flatMap(([payments]) => payments.map(({ id }) => id))).toEqual([3, 4]);
});
