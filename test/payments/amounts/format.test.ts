import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AssetInfo } from '../../../electron/payments/amounts/asset-info.ts';
import { formatAmount, formatAsset } from '../../../electron/payments/amounts/format.ts';
import { formatNumber } from '../../../electron/payments/amounts/format-number.ts';
import { mptIssuer, readMptIssuance } from '../../../electron/payments/amounts/mpt-metadata.ts';
import { ISSUER, issued, MPT } from '../support/payments.ts';
import { addressOf } from '../support/recorded.ts';

const XRP = { currency: 'XRP' } as const;
const hexOf = (text: string) => Buffer.from(text, 'utf8').toString('hex').toUpperCase().padEnd(40, '0');

describe('numbers for people', () => {
  test.each([
    ['en', '1234.5', '1,234.5'],
    ['de', '1234.5', '1.234,5'],
    ['es', '1234.5', '1234,5'],
    ['es', '12345.5', '12.345,5'],
    ['ja', '1234.5', '1,234.5'],
    ['fr', '1234567.25', '1 234 567,25'],
    ['hi', '12345678', '1,23,45,678'],
    ['ar-EG', '1234.5', '١٬٢٣٤٫٥'],
    ['hi', '9223372036854775807', '92,23,37,20,36,85,47,75,807'],
    ['hi-u-nu-deva', '10000000000.000001', '१०,००,००,००,०००.०००००१'],
    ['fa', '1234567.25', '۱٬۲۳۴٬۵۶۷٫۲۵'],
    ['de', '9999999999999999.9999999999999999', '9.999.999.999.999.999,9999999999999999'],
    ['ja', '99999999999.999999', '99,999,999,999.999999'],
    ['en', '-0', '0'],
    ['en', '-0.00', '0'],
    ['en', '-0.5', '-0.5'],
    ['de', `-${'9'.repeat(25)}`, '-9,999999999999999999999999 × 10²⁴'],
    ['en', '0.000001', '0.000001'],
    ['en', '10000000000.000001', '10,000,000,000.000001'],
    ['en', '9007199254740993', '9,007,199,254,740,993'],
    ['en', '007.500', '7.5'],
    ['en', '0', '0'],
    ['en', '0.0', '0'],
    ['en', '-1.5', '-1.5'],
    ['en', '1500000000000000000000000000000000000000000000000000000000000', '1.5 × 10⁶⁰'],
    ['de', `0.${'0'.repeat(59)}1234567890123456`, '1,234567890123456 × 10⁻⁶⁰'],
    ['en', '999999999999999999999999', '999,999,999,999,999,999,999,999'],
    ['en', '0.0000000000001', '0.0000000000001'],
    ['en', '0.00000000000001', '1 × 10⁻¹⁴'],
    ['en', '1000000000000000000000000', '1 × 10²⁴'],
    ['en', '1.00000000000001', '1.00000000000001'],
    ['not a locale', '1234.5', '1,234.5'],
    ['en', 'abc', 'abc'],
  ])('%s: %s → %s', (locale, amount, expected) => {
    expect(formatNumber(amount, locale).replace(/[\u00a0\u202f]/g, ' ')).toBe(expected);
  });

  test('no digit is lost in any locale', () => {
    const decimal = fc
      .tuple(fc.bigInt({ min: 0n, max: 10n ** 24n - 1n }), fc.integer({ min: 0, max: 999_999_999 }))
      // Neither zeros at the end nor twelve at the beginning: those are another test's.
      .map(([whole, fraction]) => `${whole}.${fraction}7`);
    const locales = ['en', 'de', 'de-CH', 'es', 'ja', 'fr', 'hi', 'ar-EG', 'ar-MA', 'fa', 'ne', 'my', 'bn'];
    fc.assert(
      fc.property(decimal, fc.constantFrom(...locales), (amount, locale) => {
        const own = Array.from({ length: 10 }, (_, digit) => new Intl.NumberFormat(locale).format(digit));
        const shown = [...formatNumber(amount, locale)].map((character) => {
          const digit = own.indexOf(character);
          return digit < 0 ? character : String(digit);
        });
        expect(shown.filter((character) => /\d/.test(character)).join('')).toBe(amount.replace('.', ''));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('amounts', () => {
  test.each([
    [{ asset: XRP, amount: '1234.5' }, '1,234.5 XRP'],
    [{ asset: XRP, amount: '0.000001' }, '0.000001 XRP'],
    [{ asset: issued('USD'), amount: '25' }, '25 USD'],
    [{ asset: issued('524C555344000000000000000000000000000000'), amount: '0.01' }, '0.01 RLUSD'],
    [{ asset: { mptIssuanceId: MPT }, amount: '9999999999999999' }, '9,999,999,999,999,999 MPT'],
  ])('%j', (amount, expected) => expect(formatAmount(amount, 'en')).toBe(expected));

  test('MPT amounts are scaled and named by their issuance, the largest without a digit lost', () => {
    const info = readMptIssuance({
      AssetScale: 2,
      MPTokenMetadata: hexOf('{"ticker":"GLD"}').replace(/(00)+$/, ''),
    });
    const asset = { mptIssuanceId: MPT };
    expect(formatAmount({ asset, amount: '12345' }, 'en', info)).toBe('123.45 GLD');
    expect(formatAmount({ asset, amount: '9223372036854775807' }, 'de', info)).toBe(
      '92.233.720.368.547.758,07 GLD',
    );
    expect(formatAmount({ asset, amount: '5' }, 'en', { ...info, assetScale: 1 })).toBe('0.5 GLD');
    expect(formatAmount({ asset, amount: '5' }, 'en', { ...info, assetScale: 0 })).toBe('5 GLD');
    expect(formatAmount({ asset, amount: '9223372036854775807' }, 'en', { ...info, assetScale: 19 })).toBe(
      '0.9223372036854775807 GLD',
    );
    const extreme: AssetInfo = { ...info, assetScale: 255 };
    expect(formatAmount({ asset, amount: '9223372036854775807' }, 'en', extreme)).toBe(
      '9.223372036854775807 × 10⁻²³⁷ GLD',
    );
    expect(formatAmount({ asset, amount: '1' }, 'en', extreme)).toBe('1 × 10⁻²⁵⁵ GLD');
  });
});

describe('names of assets', () => {
  test.each([
    ['USD', 'USD'],
    ['RLUSD', 'RLUSD'],
    ['SOLO', 'SOLO'],
    ['1INCH', '1INCH'],
    ['2FA', '2FA'],
    ['Equilibrium', 'Equilibrium'],
    ['wXRPx', 'wXRPx'],
    ['$PUMP', '$PUMP'],
  ])('%s is shown as it is', (name, text) => {
    const code = name.length === 3 ? name : hexOf(name);
    expect(formatAsset(issued(code))).toEqual({ text, suspicious: false, issuer: ISSUER });
  });

  test.each([
    ['xrp', '0x787270'],
    ['Xrp', '0x587270'],
    ['<b>', '0x3C623E'],
    ['usd', '0x757364'],
    ['US$', '0x555324'],
    ['000', '0x303030'],
    ['1e9', '0x316539'],
    ['???', '0x3F3F3F'],
    ['NaN', '0x4E614E'],
    ['&lt', '0x266C74'],
  ])('the three-character code %s is shown as hex, with a warning', (code, text) => {
    expect(formatAsset(issued(code))).toEqual({ text, suspicious: true, issuer: ISSUER });
  });

  test.each([
    'XRP',
    'xrp',
    'X.R.P',
    'XRP.',
    'XRP ',
    ' XRP',
    '*XRP*',
    'XRP/USD',
    'ХRР', // Cyrillic Х and Р
    'ΧRΡ', // Greek Chi and Rho
    'ＸＲＰ', // full width
    '𝐗𝐑𝐏', // mathematical bold
    'X\u200bRP', // zero width space
    'X\u0301RP', // combining accent
    'RLUSD\u200d',
    'RLUЅD', // Cyrillic Dze
    'rlusd',
    'RIUSD', // capital I for l
    'U$DC',
    'USD', // 40 hex digits that spell a three-character code
    'EUR',
    '5 XRP to you',
    '100.00',
    '1 000',
    'xrpl.org/win',
    'http://a.b',
    '<script>',
    'a"b',
    'null',
  ])('the 40-hex code of %j never shows as that text', (name) => {
    const formatted = formatAsset(issued(hexOf(name)));
    expect(formatted.text).toMatch(/^0x[0-9A-F]+(?:…[0-9A-F]+)?$/);
  });

  test.each([
    'XRP',
    'xrp',
    'XRP ',
    '\u0000XRP', // the three-character layout of XRP itself, which the ledger forbids
    'X\u0000R\u0000P',
    'X\u200bRP', // zero width space
    'XRP\u202e',
    'RLUSD\u200d',
    '\u3164XRP', // a blank that counts as a letter
    'ꓫꓣꓑ', // Lisu
    'ⲬRⲢ', // Coptic
    'xʀᴘ', // small capitals
    'ХRР',
    'ＲＬＵＳＤ',
    '𝐑𝐋𝐔𝐒𝐃',
    'RLÚSD',
    'XRP-Bonus',
    'RLUЅD',
    'rlusd',
    'USD',
    '5 XRP to you',
    '<script>',
  ])('the 40-hex code of %j carries a warning', (name) =>
    expect(formatAsset(issued(hexOf(name))).suspicious).toBe(true),
  );

  test.each([
    ['FFFEFDFC00000000000000000000000000000000', '0xFFFEFDFC'],
    ['0000000000000000000000004142430000000001', '0x00000000…0001'],
    ['E697A5E69CACE58686E382B3E382A4E383B30000', '0xE697A5E6…83B3'],
    ['EFBBBF534F4C4F00000000000000000000000000', '0xEFBBBF534F4C4F'],
    ['C0AF414243440000000000000000000000000000', '0xC0AF41424344'],
    // A rate of thousands of per cent.
    ['0158415500000000415E9A6A0000000000000000', '0x01584155…9A6A'],
    ['03930D02208264E2E40EC1B0C09E4DB96EE197B1', 'LP 930D0220…97B1'],
    ['0102030405060708090A0B0C0D0E0F1011121314', '0x01020304…1314'],
    ['00000000000000000000000000000000000000AB', '0x00000000…00AB'],
  ])('%s is no text: hex without a warning', (code, text) => {
    expect(formatAsset(issued(code))).toEqual({ text, suspicious: false, issuer: ISSUER });
  });

  test('demurrage codes show currency and yearly rate; XRP in them is refused', () => {
    expect(formatAsset(issued('0158415500000000C1F76FF6ECB0BAC600000000')).text).toBe('XAU (-0.5%pa)');
    expect(formatAsset(issued('0158525000000000C1F76FF6ECB0BAC600000000')).suspicious).toBe(true);
    // A rate that is no number leaves a gold that is none.
    expect(formatAsset(issued('01584155000000007FF800000000000000000000'))).toMatchObject({
      text: '0x01584155…7FF8',
      suspicious: true,
    });
    expect(formatAsset(issued(`01${hexOf('XAU').slice(0, 6)}${'0'.repeat(32)}`)).text).toMatch(/^0x01/);
  });

  test('LP tokens are named by their pair, only when the code is that of the pair', () => {
    const code = '03930D02208264E2E40EC1B0C09E4DB96EE197B1';
    const usd = issued('USD', addressOf('G1'));
    const pool: AssetInfo = { type: 'pool', assets: [XRP, usd] };
    expect(formatAsset(issued(code)).text).toBe('LP 930D0220…97B1');
    // The recorded pool of XRP and USD has this very code.
    expect(formatAsset(issued(code), pool)).toEqual({
      text: 'LP XRP/USD',
      suspicious: false,
      issuer: ISSUER,
    });
    expect(formatAsset(issued(code), { ...pool, assets: [usd, XRP] }).text).toBe('LP USD/XRP');
    const other: AssetInfo = { type: 'pool', assets: [XRP, issued('EUR')] };
    expect(formatAsset(issued(code), other).text).toBe('LP 930D0220…97B1');
    expect(formatAsset(issued(code), { type: 'pool', assets: [XRP, { mptIssuanceId: MPT }] }).text).toMatch(
      /…/,
    );
  });

  // Hashes made with another program from rippled's rule: MPTs first, then currencies by their bytes.
  const OTHER_MPT = '00000047E702B8D932B8368756D5A69F9701EDF25FFAB4F1';
  test.each([
    ['034AF2D9497DD17A903494242227E08C08DECE0A', [{ mptIssuanceId: MPT }, XRP], 'LP MPT 00000004…6B28/XRP'],
    [
      '0307CB03C76D5AA4B17C04DCBC4D4EB8D318A003',
      [{ mptIssuanceId: MPT }, issued('USD')],
      'LP MPT 00000004…6B28/USD',
    ],
    [
      '039E385C5FF4B3FD7B3B3266B40DF1E672121694',
      [{ mptIssuanceId: MPT }, { mptIssuanceId: OTHER_MPT }],
      'LP MPT 00000004…6B28/MPT 00000047…B4F1',
    ],
  ] as const)('the LP token %s is that of a pair with an MPT', (code, [one, other], text) => {
    expect(formatAsset(issued(code), { type: 'pool', assets: [one, other] }).text).toBe(text);
    const turned = formatAsset(issued(code), { type: 'pool', assets: [other, one] });
    expect(turned.text).toBe(`LP ${text.slice(3).split('/').reverse().join('/')}`);
    expect(formatAsset(issued(code), { type: 'pool', assets: [one, issued('EUR')] }).text).toMatch(
      /^LP [0-9A-F]+…/,
    );
  });

  test('MPTs are named by their ticker where it is safe, by their id otherwise', () => {
    const asset = { mptIssuanceId: MPT };
    const id = 'MPT 00000004…6B28';
    const named = (ticker: string) =>
      formatAsset(asset, { type: 'mpt', issuer: null, ticker, name: null, assetScale: 0 });
    expect(formatAsset(asset)).toEqual({ text: id, suspicious: false, issuer: addressOf('MPTI') });
    expect(named('GLD').text).toBe('GLD');
    expect(named('USDC')).toMatchObject({ text: 'USDC', suspicious: false });
    // A ticker of a currency shows its letters, and not that it is that asset: the issuer always stands beside it.
    expect(named('GLD')).toEqual({ text: 'GLD', suspicious: false, issuer: addressOf('MPTI') });
    for (const bad of ['XRP', 'xrp', 'ХRР', 'Usdc', '123']) expect(named(bad).text).toBe(id);
    for (const bad of ['XRP', 'Usdc', '123']) expect(named(bad).suspicious).toBe(true);
    for (const odd of ['A B', '<b>', '', 'TOOLONGTICKER', '\u202eX']) expect(named(odd).text).toBe(id);
    expect(mptIssuer(MPT)).toBe(addressOf('MPTI'));
    expect(mptIssuer('zz')).toBeNull();
  });

  test('no code of 20 bytes throws, shows XRP, or shows what does not print', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), (bytes) => {
        const { text } = formatAsset(issued(Buffer.from(bytes).toString('hex').toUpperCase()));
        expect(text).toMatch(/^[!-~…%() ]+$/);
        expect(text).not.toBe('XRP');
      }),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 10 }), (name) => {
        const hex = Buffer.from(name, 'utf8').toString('hex').toUpperCase().slice(0, 40).padEnd(40, '0');
        const { text } = formatAsset(issued(hex));
        expect(text).toMatch(/^[!-~…%() ]+$/);
        expect(text).not.toMatch(/^x.?r.?p$|[<>&"'`\\./:]/i);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('MPT issuance metadata', () => {
  const metadata = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('hex').toUpperCase();
  test.each([
    ['long keys', { ticker: 'TBILL', name: 'Treasury bill' }, 'TBILL', 'Treasury bill'],
    ['short keys', { t: 'TBILL', n: 'Treasury bill' }, 'TBILL', 'Treasury bill'],
    ['wrong types', { ticker: 5, name: {} }, null, null],
    ['no object', ['TBILL'], null, null],
    ['hostile name', { t: 'A', n: 'a\u202eb\u0000c' }, 'A', 'a⟨U+202E⟩b⟨U+0000⟩c'],
  ])('%s', (_, value, ticker, name) => {
    const info = readMptIssuance({ Issuer: ISSUER, AssetScale: 6, MPTokenMetadata: metadata(value) });
    expect(info).toEqual({ type: 'mpt', issuer: ISSUER, ticker, name, assetScale: 6 });
  });

  test.each([undefined, 5, '', 'ABC', 'zz', 'FFFE', '7B'.repeat(5000)])(
    'metadata %j names nothing',
    (value) => {
      expect(readMptIssuance({ MPTokenMetadata: value as string, AssetScale: 'x' })).toEqual({
        type: 'mpt',
        issuer: null,
        ticker: null,
        name: null,
        assetScale: 0,
      });
    },
  );
});
