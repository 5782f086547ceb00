import { expect, it } from 'vitest';
import type { Sink } from '../../electron/alerts/alert.types.ts';
import { createAlerts } from '../../electron/alerts/alerts.ts';
import { DEFAULT_ALERT_KINDS, type StoredPayment } from '../../electron/contract/index.ts';
import type { MonitorEvent } from '../../electron/watch/monitor.types.ts';
import { payment, watched } from '../payments/support/payments.ts';
import { ManualClock } from '../watch/support/manual-clock.ts';

const stored = (id: number): StoredPayment => ({
  ...payment({ hash: `${id}`, transactionIndex: id }),
  ...{ id, alerted: true, outcome: null, read: false, recordedAt: '2026-11-21T02:00:08Z' },
});

it('a sink that fails costs no other sink, and no other payment, its delivery', async () => {
  const clock = new ManualClock();
  let publish: (event: MonitorEvent) => void = () => undefined;
  const delivered: string[] = [];
  const failing = (): never => {
    throw new Error('a mistake of a sink');
  };
  const sinks: readonly Sink[] = [
    { name: 'broken payments', takes: 'payments', deliver: failing },
    { name: 'broken alerts', takes: 'alerts', deliver: failing },
    { name: 'payments', takes: 'payments', deliver: ({ id }) => delivered.push(`payment ${id}`) },
    {
      name: 'alerts',
      takes: 'alerts',
      deliver: (alert) => delivered.push(alert.type === 'payment' ? `alert ${alert.payment.id}` : 'summary'),
    },
  ];
  createAlerts({
    monitor: {
      network: 'mainnet',
      onEvent(listener) {
        publish = listener;
        return () => undefined;
      },
      isWatched: () => true,
      alertingEntries: () => [watched()],
      isPlaced: () => true,
      isOpinionAwaited: () => false,
      isProofAwaited: () => false,
      acknowledged: () => undefined,
      storeFailed: () => undefined,
    },
    store: { pending: () => [], acknowledge: () => undefined },
    rules: () => ({ kinds: DEFAULT_ALERT_KINDS }),
    ...{ sinks, clock },
  });
  publish({ type: 'recorded', payments: [stored(1), stored(2)], source: 'live' });
  expect(delivered).toEqual(['payment 1', 'payment 2', 'alert 1', 'alert 2']);
  await expect(clock.pass(0)).rejects.toThrow('a mistake of a sink');
});
