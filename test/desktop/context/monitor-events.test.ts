import { expect, it, vi } from 'vitest';
import type { StoredPayment } from '../../../electron/contract/index.ts';
import type { AppContext } from '../../../electron/desktop/context/app-context.ts';
import { followMonitor } from '../../../electron/desktop/context/monitor-events.ts';
import { payment, watched } from '../../payments/support/payments.ts';

it('a payment for a tag that nobody watches is not pushed into the window’s list', () => {
  const arrived = vi.fn<AppContext['arrived']>();
  const changed = vi.fn<AppContext['changed']>();
  let entries = [watched({ id: 'five', tag: 5 })];
  const desk = { arrived, changed, settings: { watched: () => entries } } as unknown as AppContext;
  const receive = (id: number, destinationTag: number | null) => {
    const stored: StoredPayment = {
      ...payment({ destinationTag }),
      id,
      alerted: false,
      read: false,
      recordedAt: '2026-11-21T02:00:08Z',
    };
    followMonitor(desk, 'mainnet', { type: 'payment', payment: stored });
  };
  receive(1, 6);
  receive(2, null);
  receive(3, 5);
  expect(arrived.mock.calls.flatMap(([payments]) => payments.map(({ id }) => id))).toEqual([3]);
  // Counts are asked for anew in any case: they are cheap, and right.
  expect(changed).toHaveBeenCalledTimes(3);
  entries = [...entries, watched({ id: 'all' })];
  receive(4, 6);
  expect(arrived.mock.calls.flatMap(([payments]) => payments.map(({ id }) => id))).toEqual([3, 4]);
});
