import { describe, expect, test } from 'vitest';
import { TEXT_LIMITS } from '../../../electron/contract/index.ts';
import { MEMO_COUNT_LIMIT, MEMO_HEX_LIMIT, readMemos } from '../../../electron/payments/text/memos.ts';
import { shortAddress } from '../../../electron/payments/text/short-address.ts';
import { ALICE } from '../support/payments.ts';

const hexOf = (text: string) => Buffer.from(text, 'utf8').toString('hex').toUpperCase();

test('short addresses', () => {
  expect(shortAddress(ALICE)).toBe('r49Ad…zATa');
  expect(shortAddress('rShort')).toBe('rShort');
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
    expect([...(long?.data ?? '')]).toHaveLength(TEXT_LIMITS.memo);
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
