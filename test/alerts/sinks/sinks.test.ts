import { expect, test } from 'vitest';
import type { Alert } from '../../../electron/alerts/alert.types.ts';
import { createSinks } from '../../../electron/alerts/sinks/sinks.ts';
import { DEFAULT_SETTINGS } from '../../../electron/contract/index.ts';
import { samplePayment } from '../../store/database/sample-payment.ts';

const common = { settings: () => DEFAULT_SETTINGS, acknowledge: () => undefined };

test('a program has the sinks that it has the parts for', () => {
  const names = (deps: Pick<Parameters<typeof createSinks>[0], 'print' | 'notify'>) =>
    createSinks({ ...common, ...deps }).map(({ name }) => name);
  const take = () => undefined;
  expect(names({ print: take, notify: take })).toEqual(['stdout', 'notification']);
  expect(names({ print: null, notify: take })).toEqual(['notification']);
  expect(names({ print: take, notify: null })).toEqual(['stdout']);
});

test('every payment goes to stdout, alerts go to the notification', () => {
  const taken: unknown[] = [];
  const sinks = createSinks({
    ...common,
    print: (payment) => taken.push(['print', payment]),
    notify: (alert) => taken.push(['notify', alert]),
  });
  const payment = {
    ...samplePayment(1),
    id: 1,
    alerted: true,
    outcome: null,
    read: false,
    recordedAt: '2026-11-21T09:41:00Z',
  };
  const alert: Alert = { type: 'payment', payment, entries: [] };
  for (const sink of sinks) {
    if (sink.takes === 'payments') sink.deliver(payment);
    else sink.deliver(alert);
  }
  expect(taken).toEqual([
    ['print', payment],
    ['notify', alert],
  ]);
});
