import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  assetKey,
  currencyCode,
  parseAmount,
  sameAsset,
  toAssetAmount,
  XRP,
} from '../../../electron/payments/amounts/asset.ts';
import { compareAmounts, sumByAsset } from '../../../electron/payments/amounts/sum.ts';
import { assetFromKey } from '../support/asset-from-key.ts';
import { ALICE, ISSUER, issued, MPT } from '../support/payments.ts';

/** What an amount of drops is in XRP, as a ledger entry or a transaction gives it. */
function inXrp(drops: string): string {
  const amount = parseAmount(drops);
  if (amount === null) throw new RangeError(drops);
  return toAssetAmount(amount).amount;
}

/** Back again, by integers alone. */
function inDrops(xrp: string): bigint {
  const [whole = '', fraction = ''] = xrp.split('.');
  return BigInt(whole + fraction.padEnd(6, '0'));
}

describe('asset keys', () => {
  test.each([
    ['XRP', XRP],
    [`USD.${ISSUER}`, issued('USD')],
    [`xrp.${ISSUER}`, issued('xrp')],
    [`<b>.${ISSUER}`, issued('<b>')],
    [
      `524C555344000000000000000000000000000000.${ISSUER}`,
      issued('524C555344000000000000000000000000000000'),
    ],
    [`mpt:${MPT}`, { mptIssuanceId: MPT }],
  ] as const)('%s', (key, asset) => {
    expect(assetKey(asset)).toBe(key);
    expect(assetFromKey(key)).toEqual(asset);
  });

  test.each(['', 'USD', 'USD.', `.${ISSUER}`, `XRP.${ISSUER}`, 'mpt:', 'mpt:XYZ', 'USD.nobody', '__proto__'])(
    '%j is no key',
    (text) => expect(assetFromKey(text)).toBeNull(),
  );

  test('the same code of another issuer is another asset', () => {
    expect(sameAsset(issued('USD'), issued('USD', ALICE))).toBe(false);
    expect(sameAsset(issued('USD'), issued('USD'))).toBe(true);
  });
});

describe('currency codes', () => {
  test.each([
    ['USD', 'USD'],
    ['xrp', 'xrp'],
    ['XRP', null],
    ['US', null],
    ['U D', null],
    ['ÜSD', null],
    ['524c555344000000000000000000000000000000', '524C555344000000000000000000000000000000'],
    // The three-character layout written out is the three-character code; XRP in it is no code at all.
    ['0000000000000000000000005553440000000000', 'USD'],
    ['0000000000000000000000005852500000000000', '0000000000000000000000005852500000000000'],
    ['0'.repeat(40), null],
    ['524C', null],
    [5, null],
  ])('%j reads as %j', (given, expected) => expect(currencyCode(given)).toBe(expected));
});

describe('amounts of the ledger', () => {
  test.each([
    ['10000000000000001', '10000000000.000001'],
    ['0', '0'],
    ['-5', '-0.000005'],
    ['9223372036854775807', '9223372036854.775807'],
  ])('%s drops are %s XRP', (drops, xrp) => {
    expect(toAssetAmount(parseAmount(drops) ?? { asset: XRP, value: null as never })).toEqual({
      asset: XRP,
      amount: xrp,
    });
    expect(inDrops(xrp)).toBe(BigInt(drops));
  });

  test.each([
    ['1234567890123456e-75', `0.${'0'.repeat(59)}1234567890123456`],
    ['1500000000000000e45', `15${'0'.repeat(59)}`],
    ['0.0000001', '0.0000001'],
    ['+1E2', '100'],
    ['9999999999999999e80', `9999999999999999${'0'.repeat(80)}`],
    ['1000000000000000e-96', `0.${'0'.repeat(80)}1`],
    ['-9999999999999999e-96', `-0.${'0'.repeat(80)}9999999999999999`],
    ['9007199254740993', '9007199254740993'],
  ])('issued value %s is exactly %s', (value, expected) => {
    const amount = parseAmount({ currency: 'USD', issuer: ISSUER, value });
    expect(amount && toAssetAmount(amount).amount).toBe(expected);
  });

  test.each([
    [25],
    [null],
    ['1.5'],
    ['1e6'],
    ['١٢'],
    [{ currency: 'USD', issuer: ISSUER, value: 5 }],
    [{ currency: 'USD', issuer: ISSUER, value: '1e999999999' }],
    [{ currency: 'USD', issuer: ISSUER, value: '0x10' }],
    [{ currency: 'USD', issuer: ISSUER, value: 'NaN' }],
    [{ currency: 'USD', issuer: ISSUER, value: '' }],
    [{ currency: 'XRP', issuer: ISSUER, value: '5' }],
    [{ currency: 'USD', issuer: 'nobody', value: '5' }],
    [{ mpt_issuance_id: MPT, value: '1.5' }],
    [{ mpt_issuance_id: 'short', value: '1' }],
    [['5']],
  ])('%j is no amount', (value) => expect(parseAmount(value)).toBeNull());

  test('there is no negative zero', () => {
    expect(inXrp('-0')).toBe('0');
    for (const value of ['-0', '-0.0', '-0e5', '0e-90']) {
      const amount = parseAmount({ currency: 'USD', issuer: ISSUER, value });
      expect(amount && toAssetAmount(amount).amount).toBe('0');
    }
  });

  test.each(['', '1.2', 'abc', '0x1', '1e3'])('drops %j are refused', (drops) => {
    expect(parseAmount(drops)).toBeNull();
  });

  test('drops and XRP turn into one another without loss', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 100_000_000_000_000_000n }), (drops) => {
        expect(inDrops(inXrp(drops.toString()))).toBe(drops);
      }),
    );
  });
});

describe('sums', () => {
  test('are exact where numbers are not', () => {
    const amounts = ['0.1', '0.2', '9007199254740993', '0.000001'].map((amount) => ({ asset: XRP, amount }));
    expect(sumByAsset(amounts)).toEqual([{ asset: XRP, amount: '9007199254740993.300001' }]);
  });

  test('keep assets apart and in order of appearance', () => {
    const sums = sumByAsset([
      { asset: issued('USD'), amount: '1.5' },
      { asset: XRP, amount: '2' },
      { asset: issued('USD', ALICE), amount: '7' },
      { asset: { mptIssuanceId: MPT }, amount: '9223372036854775807' },
      { asset: issued('USD'), amount: '1e-15' },
      { asset: { mptIssuanceId: MPT }, amount: '1' },
    ]);
    expect(sums.map(({ asset, amount }) => `${assetKey(asset)} ${amount}`)).toEqual([
      `USD.${ISSUER} 1.500000000000001`,
      'XRP 2',
      `USD.${ALICE} 7`,
      `mpt:${MPT} 9223372036854775808`,
    ]);
  });

  test('hold the whole range of the ledger at once', () => {
    const [sum] = sumByAsset([
      { asset: issued('USD'), amount: '9999999999999999e80' },
      { asset: issued('USD'), amount: '1000000000000000e-96' },
    ]);
    expect(sum?.amount).toBe(`9999999999999999${'0'.repeat(80)}.${'0'.repeat(80)}1`);
    expect(sumByAsset([sum ?? { asset: XRP, amount: '' }])).toEqual([sum]);
  });

  test('equal integer arithmetic in drops', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: 0n, max: 10n ** 17n }), { minLength: 1 }), (drops) => {
        const [sum] = sumByAsset(drops.map((each) => ({ asset: XRP, amount: inXrp(each.toString()) })));
        expect(inDrops(sum?.amount ?? '')).toBe(drops.reduce((total, each) => total + each, 0n));
      }),
    );
  });

  test.each(['', 'abc', 'NaN', 'Infinity', '1e999', '1,5'])('refuse %j', (amount) => {
    expect(() => sumByAsset([{ asset: XRP, amount }])).toThrow(RangeError);
  });

  test.each([
    ['0.001', '0.0010', 0],
    ['0.0009999', '0.001', -1],
    ['9007199254740993', '9007199254740992', 1],
    ['-1', '1', -1],
  ] as const)('compare %s with %s', (one, other, expected) =>
    expect(compareAmounts(one, other)).toBe(expected),
  );
});
