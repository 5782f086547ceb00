import { expect, test } from 'vitest';
import { readableLines } from '../../electron/service/lines.ts';
import { payment } from '../payments/support/payments.ts';

const stored = (memo: string) => ({
  ...payment({ memos: [{ type: null, format: null, data: memo, dataHex: null }] }),
  ...{ id: 1, alerted: true, outcome: null, read: false, recordedAt: '2026-01-01T00:00:00Z' },
});

test('a readable line ends with the memo and the hash, and stays one line', () => {
  const of = stored('Invoice 42\u001b[2J\nsecond');
  expect(readableLines.payment(of, 'Shop', null)).toMatch(
    new RegExp(`\\+25 XRP to Shop · from r49Ad…zATa · “Invoice 42⟨U\\+001B⟩\\[2J second” · ${of.hash}$`),
  );
});
