import { expect, test } from 'vitest';
import type { AlertOutcome } from '../../electron/contract/index.ts';
import { readableLines } from '../../electron/service/lines.ts';
import { payment } from '../payments/support/payments.ts';

const stored = (memo: string) => ({
  ...payment({ memos: [{ type: null, format: null, data: memo, dataHex: null }] }),
  ...{ id: 1, alerted: true, outcome: null, read: false, recordedAt: '2026-01-01T00:00:00Z' },
});

test('a readable line says why a payment does not alert, and nothing of it where it does', () => {
  const line = (outcome: AlertOutcome | null, alerted = false) =>
    readableLines.payment({ ...stored(''), alerted, outcome }, 'Shop', null);
  const why = (outcome: AlertOutcome | null) => line(outcome).split(' · ').at(-2);
  const below = { type: 'suppressed', reason: 'below-minimum' } as const;
  expect(why({ ...below, minimum: '1000' })).toBe('Below the minimum of 1,000 XRP');
  expect(why(below)).toBe('Below your minimum');
  expect(why({ type: 'suppressed', reason: 'kind' })).toBe('Not notified: this kind was off');
  expect(why({ type: 'suppressed', reason: 'muted-sender' })).toBe('Muted sender');
  expect(why({ type: 'suppressed', reason: 'not-watched' })).toBe(
    'Not notified: the account wasn’t being watched yet',
  );
  expect(why(null)).toBe('Not notified');
  expect(line({ type: 'pending' }, true)).not.toContain('otified');
});

test('a readable line ends with the memo and the hash, and stays one line', () => {
  const of = stored('Invoice 42\u001b[2J\nsecond');
  expect(readableLines.payment(of, 'Shop', null)).toMatch(
    new RegExp(`\\+25 XRP to Shop · from r49Ad…zATa · “Invoice 42⟨U\\+001B⟩\\[2J second” · ${of.hash}$`),
  );
});
