import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../electron/xrpl/protocol/transaction.ts';
import { read } from '../support/brief.ts';
import { BOB, created, deleted, line, TEN_XRP } from '../support/build.ts';
import { ALICE, ISSUER, MPT, SHOP } from '../support/payments.ts';

/** What the server says was delivered, and what was asked for, beside what the balances prove. */

describe('delivered amounts', () => {
  const payment = { TransactionType: 'Payment', Destination: SHOP };
  const usd = (value: string, issuer = ISSUER) => ({ currency: 'USD', issuer, value });
  const delivered = (given: JsonObject | string, before: string, after: string) =>
    read(payment, [line('high', SHOP, ISSUER, 'USD', before, after)], { delivered_amount: given })
      ?.deliveredAmount;
  test.each([
    ['agrees', usd('2.5'), '0', '2.5', null],
    ['differs in the last digit of the sum', usd('0.1234567890123456'), '1000', '1000.123456789012', null],
    ['was rounded itself', usd('98.03921568627451'), '0', '98.0392156862745', null],
    ['differs by quality', usd('100'), '0', '99', '100'],
    ['is a little more than rounding explains', usd('1.00000000001'), '0', '1', '1.00000000001'],
    ['names the receiver as issuer', usd('2.5', SHOP), '0', '2.5', null],
    ['names an issuer whose tokens did not come', usd('2.5', BOB), '0', '2.5', '2.5'],
  ])('%s', (_, given, before, after, expected) => {
    const result = delivered(given, before, after);
    expect(result === null || result === 'unavailable' ? result : result?.amount).toBe(expected);
  });
  test('unavailable is said so', () => expect(delivered('unavailable', '0', '1')).toBe('unavailable'));
  test('another asset than what arrived is kept', () => {
    expect(read(payment, [TEN_XRP], { delivered_amount: usd('5') })?.deliveredAmount).toEqual({
      asset: { currency: 'USD', issuer: ISSUER },
      amount: '5',
    });
  });
  test('garbage is no delivered amount', () => {
    expect(read(payment, [TEN_XRP], { delivered_amount: { value: 'x' } })?.deliveredAmount).toBeNull();
  });

  test.each([
    ['to the drop', '10000000', null],
    ['a drop more', '10000001', '10.000001'],
    ['a drop less', '9999999', '9.999999'],
  ])('XRP must agree %s', (_, given, expected) => {
    const result = read(payment, [TEN_XRP], { delivered_amount: given })?.deliveredAmount ?? null;
    expect(result).toEqual(expected === null ? null : { asset: { currency: 'XRP' }, amount: expected });
  });
  test('an MPT must agree to the unit', () => {
    const token = created('MPToken', {
      Account: SHOP,
      MPTokenIssuanceID: MPT,
      MPTAmount: '9007199254740993',
    });
    const given = (value: string) =>
      read(payment, [token], { delivered_amount: { mpt_issuance_id: MPT, value } })?.deliveredAmount;
    expect(given('9007199254740993')).toBeNull();
    expect(given('9007199254740992')).toEqual({ asset: { mptIssuanceId: MPT }, amount: '9007199254740992' });
  });
  test('“any issuer” means the line of that currency among all that came', () => {
    const lines = [
      line('high', SHOP, ISSUER, 'EUR', '0', '7'),
      TEN_XRP,
      line('high', SHOP, BOB, 'USD', '0', '2'),
    ];
    const given = (value: string) =>
      read(payment, lines, { delivered_amount: usd(value, SHOP) })?.deliveredAmount;
    expect(given('2')).toBeNull();
    expect(given('3')).toEqual({ asset: { currency: 'USD', issuer: BOB }, amount: '3' });
    expect(given('7')).toEqual({ asset: { currency: 'USD', issuer: BOB }, amount: '7' });
  });
  test('it is compared for those it speaks of: receiver and casher, not who is passed on the way', () => {
    const others = { TransactionType: 'Payment', Destination: BOB };
    expect(read(others, [TEN_XRP], { delivered_amount: usd('5') })?.deliveredAmount).toBeNull();
    const check = deleted('Check', { Account: ALICE, Destination: SHOP });
    expect(
      read({ TransactionType: 'CheckCash', Account: SHOP, Fee: '0' }, [TEN_XRP, check], {
        delivered_amount: '11000000',
      })?.deliveredAmount,
    ).toEqual({ asset: { currency: 'XRP' }, amount: '11' });
  });
});

describe('partial payments', () => {
  const usd = (value: string) => ({ currency: 'USD', issuer: ISSUER, value });
  const asked = (Flags: number, Amount: JsonObject | string, type = 'Payment') =>
    read({ TransactionType: type, Destination: SHOP, Flags, Amount }, [TEN_XRP])?.partialOf ?? null;
  test.each([
    ['less arrived', 0x20000, '99000000', '99'],
    ['all of it arrived', 0x20000, '10000000', null],
    ['of another asset', 0x20000, usd('5'), '5'],
    ['among other flags', 0x80030000, '99000000', '99'],
    ['tfNoRippleDirect alone', 0x10000, '99000000', null],
    ['tfLimitQuality alone', 0x40000, '99000000', null],
    ['without an amount that can be read', 0x20000, 'lots', null],
  ])('%s', (_, flags, amount, expected) => expect(asked(flags, amount)?.amount ?? null).toBe(expected));
  test('the same flag of another type means something else', () => {
    expect(asked(0x20000, '99000000', 'AccountDelete')).toBeNull();
  });
});
