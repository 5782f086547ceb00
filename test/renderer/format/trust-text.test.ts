import { expect, it } from 'vitest';
import type { ShownStatement, TrustLevel } from '../../../electron/contract/index.ts';
import { disputeOf, saidText, trustText } from '../../../renderer/format/trust-text.ts';
import { chooseI18n } from '../../../renderer/texts/language.ts';
import '../harness/every-language.ts';
import { proofSummary, statement } from '../harness/fixtures.ts';

const { t } = chooseI18n('en', 'en');
const first = statement('wss://a.example');
const agrees = statement('wss://b.example', { says: 'agrees', trust: 'confirmed' });
const denies = statement('wss://c.example', { says: 'disagrees', stated: null, amountsText: null });

const told = (trust: TrustLevel, ...statements: readonly ShownStatement[]) => ({
  payment: { trust, isRefuted: false },
  statements,
  proof: trust === 'proved' ? proofSummary() : null,
});

const refuted = (...statements: readonly ShownStatement[]) => ({
  ...told('disputed', ...statements),
  payment: { trust: 'disputed' as const, isRefuted: true },
});

it.each([
  ['Seen on one server', null, told('seen')],
  ['Seen on one server', null, told('seen', first)],
  ['Seen on your server', null, told('seen', { ...first, isOwn: true })],
  ['Confirmed by 2 servers', null, told('confirmed', first, agrees)],
  ['Confirmed by 2 servers', 'won', told('confirmed', first, denies, agrees)],
  ['Servers disagree', 'open', told('disputed', first, denies)],
  ['Servers disagree', 'lost', told('disputed', first, denies, denies)],
  ['Proved: signed by 31 of 35 validators', null, told('proved', first)],
  ['Proved: signed by 31 of 35 validators', 'proved', told('proved', first, denies)],
  ['Refuted by validators', 'refuted', refuted(first)],
  ['Refuted by validators', 'refuted', refuted(first, agrees)],
] as const)('%s, dispute %s', (text, dispute, detail) => {
  expect(trustText(detail, t)).toBe(text);
  expect(disputeOf(detail)).toBe(dispute);
});

it('says what each server said', () => {
  const other = { ...denies, stated: first.stated };
  const words = [
    ...[first, agrees, denies, { ...other, amountsText: '9 USD' }, other],
    { ...other, amountsText: '89.5 USD', ledgerHashCheck: 'other' as const },
  ].map((said) => saidText(said, t));
  expect(words).toEqual([
    ...['Recorded from here: 89.5 USD', 'Says the same', 'Has no such payment', 'Says 9 USD'],
    ...['Says that nothing arrived', 'Has it in another ledger'],
  ]);
});
