import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  MEMO_COUNT_LIMIT,
  MEMO_HEX_LIMIT,
  MEMO_TEXT_LIMIT,
  readMemos,
} from '../../../electron/payments/text/memos.ts';
import { safeText, shortAddress } from '../../../electron/payments/text/safe-text.ts';
import { ALICE } from '../support/payments.ts';

const hexOf = (text: string) => Buffer.from(text, 'utf8').toString('hex').toUpperCase();

describe('safe text', () => {
  test.each([
    ['plain text', 'plain text', 'plain text'],
    ['a right-to-left override', 'pay\u202ecod.exe', 'pay⟨U+202E⟩cod.exe'],
    ['bidi isolates and marks', '\u2066a\u2069\u200f', '⟨U+2066⟩a⟨U+2069⟩⟨U+200F⟩'],
    ['control characters', 'a\u0000b\u001b[31mc\u007f', 'a⟨U+0000⟩b⟨U+001B⟩[31mc⟨U+007F⟩'],
    ['lines and tabs', 'one\r\n\n two\tthree\u2028four\u0085five', 'one two three four five'],
    ['blanks around', '  a  ', 'a'],
    ['zero-width characters', 'X\u200bR\u2060P', 'X⟨U+200B⟩R⟨U+2060⟩P'],
    ['soft hyphen and tags', 'a\u00adb\u{e0041}', 'a⟨U+00AD⟩b⟨U+E0041⟩'],
    ['a lone surrogate', 'a\ud800b', 'a⟨U+D800⟩b'],
    ['private use', '\ue000', '⟨U+E000⟩'],
    ['blanks that count as letters', 'a\u3164\u115f\uffa0\u2800b', 'a⟨U+3164⟩⟨U+115F⟩⟨U+FFA0⟩⟨U+2800⟩b'],
    ['the deprecated formats', '\u206a\ufff9\u{1d173}', '⟨U+206A⟩⟨U+FFF9⟩⟨U+1D173⟩'],
    ['bytes smuggled in variation selectors', `😀${'\u{e0101}'.repeat(40)}x`, `😀${'\u{e0101}'.repeat(4)}x`],
    ['a no-break space', 'a\u00a0\u3000b', 'a b'],
    ['markup stays text', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['an emoji family', '👨‍👩‍👧 ✈️', '👨‍👩‍👧 ✈️'],
    ['Persian with a non-joiner', 'می‌خواهم', 'می‌خواهم'],
    ['joiners that join nothing', '\u200d\u200da \u200cb\u200d\u200d', 'a b\u200d'],
    ['Hebrew and Arabic', 'שלום سلام', 'שלום سلام'],
    ['a tower of marks', `e${'\u0301'.repeat(50)}x`, `e${'\u0301'.repeat(4)}x`],
  ])('%s', (_, given, expected) => expect(safeText(given)).toBe(expected));

  test('is cut by code points, never inside one', () => {
    expect(safeText('😀'.repeat(10), 5)).toBe('😀😀😀😀…');
    expect(safeText('abcde', 5)).toBe('abcde');
    expect(safeText('a'.repeat(100_000)).length).toBe(256);
  });

  test('holds nothing that acts, whatever went in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const safe = safeText(text);
        expect(safe).not.toMatch(
          /[\p{Cc}\p{Cs}\p{Co}\p{Bidi_Control}\u2028\u2029\u200b\u2060\ufeff\u3164\u115f\uffa0]/u,
        );
        expect(safeText(safe, 10_000)).toBe(safe);
      }),
      { numRuns: 5000 },
    );
  });

  test('short addresses', () => {
    expect(shortAddress(ALICE)).toBe('r49Ad…zATa');
    expect(shortAddress('rShort')).toBe('rShort');
  });
});

describe('memos', () => {
  const memoOf = (memo: Record<string, unknown>) => readMemos({ Memos: [{ Memo: memo as never }] })[0];

  test.each([
    ['UTF-8 text', { MemoData: hexOf('Grüße ✓ 42') }, { data: 'Grüße ✓ 42', dataHex: null }],
    ['lower-case hex', { MemoData: hexOf('jk').toLowerCase() }, { data: 'jk', dataHex: null }],
    ['markup', { MemoData: hexOf('<b>hi</b>') }, { data: '<b>hi</b>', dataHex: null }],
    ['a formula', { MemoData: hexOf('=1+1') }, { data: '=1+1', dataHex: null }],
    ['JSON', { MemoData: hexOf('{"a":\n1}') }, { data: '{"a": 1}', dataHex: null }],
    ['bytes that are no UTF-8', { MemoData: 'fffe00c0de' }, { data: null, dataHex: 'FFFE00C0DE' }],
    ['overlong UTF-8', { MemoData: 'C0AF' }, { data: null, dataHex: 'C0AF' }],
    ['emoji and Korean', { MemoData: hexOf('✈️ 한국어') }, { data: '✈️ 한국어', dataHex: null }],
    ['a filler', { MemoData: hexOf('a\u3164') }, { data: null, dataHex: hexOf('a\u3164') }],
    ['UTF-16 surrogates', { MemoData: 'EDA080' }, { data: null, dataHex: 'EDA080' }],
    ['a bidi override', { MemoData: hexOf('a\u202eb') }, { data: null, dataHex: hexOf('a\u202eb') }],
    ['a null character', { MemoData: '610062' }, { data: null, dataHex: '610062' }],
    [
      'an escape sequence',
      { MemoData: hexOf('\u001b]0;x\u0007') },
      { data: null, dataHex: hexOf('\u001b]0;x\u0007') },
    ],
    ['a byte order mark', { MemoData: 'EFBBBF61' }, { data: 'a', dataHex: null }],
    ['nothing', {}, { data: null, dataHex: null }],
    ['an empty text', { MemoData: '' }, { data: '', dataHex: null }],
    ['half a byte', { MemoData: 'ABC' }, { data: null, dataHex: null }],
    ['no hex', { MemoData: 'hello!' }, { data: null, dataHex: null }],
    ['a number', { MemoData: 5 }, { data: null, dataHex: null }],
  ])('%s', (_, memo, expected) => {
    expect(memoOf(memo)).toEqual({ type: null, format: null, ...expected });
  });

  test('type and format are text, or hex marked as such', () => {
    expect(memoOf({ MemoType: hexOf('text/plain'), MemoFormat: 'FFFE', MemoData: hexOf('x') })).toEqual({
      type: 'text/plain',
      format: '0xFFFE',
      data: 'x',
      dataHex: null,
    });
  });

  test('are cut to the stated lengths and number', () => {
    const long = memoOf({ MemoData: hexOf('é'.repeat(2000)) });
    expect([...(long?.data ?? '')]).toHaveLength(MEMO_TEXT_LIMIT);
    expect(long?.data?.endsWith('…')).toBe(true);
    const bytes = memoOf({ MemoData: 'FF'.repeat(2000) });
    expect(bytes?.dataHex).toBe(`${'F'.repeat(MEMO_HEX_LIMIT)}…`);
    const many = Array.from({ length: 100 }, () => ({ Memo: { MemoData: '61' } }));
    expect(readMemos({ Memos: many })).toHaveLength(MEMO_COUNT_LIMIT);
  });

  test.each([null, 5, 'x', {}, [null], [{}], [{ Memo: null }], [{ Memo: [] }]])(
    '%j holds no memo',
    (memos) => {
      expect(readMemos({ Memos: memos as never })).toEqual([]);
    },
  );
});
