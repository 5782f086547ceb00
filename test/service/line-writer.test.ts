import { Writable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { StoredPayment } from '../../electron/contract/index.ts';
import { createLineWriter } from '../../electron/service/line-writer.ts';
import { payment } from '../payments/support/payments.ts';

/** A pipe whose reader takes what is written when it is told to, or breaks. */
function pipe() {
  const writes: string[] = [];
  const waiting: ((error?: Error) => void)[] = [];
  const stream = new Writable({
    write(chunk, _encoding, taken) {
      writes.push(String(chunk));
      waiting.push(taken);
    },
  });
  stream.on('error', () => undefined);
  return { stream, writes, take: (error?: Error) => waiting.shift()?.(error) };
}

function writer() {
  const reader = pipe();
  const acknowledged: number[][] = [];
  const lines = createLineWriter(reader.stream, (payments) =>
    acknowledged.push(payments.map(({ id }) => id)),
  );
  return { ...reader, lines, acknowledged };
}

const stored = (id: number): StoredPayment => ({
  ...payment({ hash: `${id}`, transactionIndex: id }),
  ...{ id, alerted: true, outcome: null, read: false, recordedAt: '2026-11-21T02:00:08Z' },
});

it('lines of payments that come together are one write, and stay in order with the other lines', async () => {
  const { lines, stream, writes, take } = writer();
  stream.cork();
  lines.tell('connected');
  lines.print(stored(1), 'payment 1');
  lines.print(stored(2), 'payment 2');
  lines.tell('connection lost');
  lines.print(stored(3), 'payment 3');
  await turn();
  lines.tell('connected');
  stream.uncork();
  for (let each = 0; each < 5; each += 1) take();
  expect(writes).toEqual([
    'connected\n',
    'payment 1\npayment 2\n',
    'connection lost\n',
    'payment 3\n',
    'connected\n',
  ]);
});

it('what the reader took is acknowledged, and nothing before it did', async () => {
  const { lines, take, acknowledged } = writer();
  lines.print(stored(1), 'payment 1');
  lines.print(stored(2), 'payment 2');
  await turn();
  await turn();
  expect(acknowledged).toEqual([]);
  take();
  await turn();
  await turn();
  expect(acknowledged).toEqual([[1, 2]]);
});

it('what could not be written is not acknowledged', async () => {
  const { lines, take, acknowledged } = writer();
  lines.print(stored(1), 'payment 1');
  await turn();
  take(new Error('EPIPE'));
  await turn();
  await turn();
  lines.flush();
  expect(acknowledged).toEqual([]);
});

it('at the end everything before has left, and can be acknowledged at once', async () => {
  const { lines, writes, take, acknowledged } = writer();
  lines.print(stored(1), 'payment 1');
  const left = new Promise<void>((resolve) => {
    lines.end(() => {
      lines.flush();
      resolve();
    });
  });
  take();
  await turn();
  take();
  await left;
  expect(writes[0]).toBe('payment 1\n');
  expect(acknowledged).toEqual([[1]]);
});
