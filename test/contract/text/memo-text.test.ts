import { describe, expect, test } from 'vitest';
import { firstMemoLine, type Memo, memoText, TEXT_LIMITS } from '../../../electron/contract/index.ts';
import { readMemos } from '../../../electron/payments/text/memos.ts';

const hexOf = (text: string) => Buffer.from(text, 'utf8').toString('hex').toUpperCase();
const memo = (data: string | null, dataHex: string | null = null): Memo => ({
  ...{ type: null, format: null },
  ...{ data, dataHex },
});
/** As it is read from a transaction. */
const read = (...data: readonly string[]) =>
  readMemos({ Memos: data.map((text) => ({ Memo: { MemoData: text } })) });

describe('the text of a memo', () => {
  test.each([
    ['a text', memo('Invoice 42'), 'Invoice 42'],
    ['bytes that are no text', memo(null, 'FFFE00C0DE'), null],
    ['nothing', memo(null), null],
    ['an empty text', memo(''), null],
    ['blanks', memo('  \u00a0\u3000'), null],
    ['marks with nothing to stand on', memo('\u0301\u0301'), null],
    ['an emoji', memo('🎉'), '🎉'],
  ])('%s', (_name, of, expected) => {
    expect(memoText(of)).toBe(expected);
  });
});

describe('the memo line', () => {
  test('is the first memo that is readable text', () => {
    expect(firstMemoLine(read('FFFE', '', hexOf('first'), hexOf('second')))).toBe('first');
    expect(firstMemoLine(read('FFFE', hexOf('a\u202eb')))).toBeNull();
    expect(firstMemoLine([])).toBeNull();
  });

  test('whatever type and format say', () => {
    const [only] = readMemos({
      Memos: [{ Memo: { MemoType: 'FF', MemoFormat: hexOf('application/pdf'), MemoData: hexOf('note') } }],
    });
    expect(only === undefined ? null : firstMemoLine([only])).toBe('note');
  });

  test.each([
    ['control characters', 'a\u001b]0;title\u0007b'],
    ['a bidi override', '\u202eevil'],
    ['a bidi isolate', '\u2066evil'],
    ['a zero-width space', 'pay\u200bpal'],
    ['a null character', 'a\0b'],
  ])('never has %s', (_name, hostile) => {
    expect(firstMemoLine(read(hexOf(hostile)))).toBeNull();
    // What an earlier version may have stored.
    expect(firstMemoLine([memo(hostile)])).toMatch(/^[\x20-\x7e⟨⟩]+$/);
  });

  test('is one line, however many the memo has', () => {
    expect(firstMemoLine(read(hexOf('one\r\ntwo\u2028three\tfour')))).toBe('one two three four');
  });

  test('is clipped', () => {
    const line = firstMemoLine(read(hexOf('é'.repeat(400)))) ?? '';
    expect([...line]).toHaveLength(TEXT_LIMITS.memoLine);
    expect(line.endsWith('…')).toBe(true);
    expect(TEXT_LIMITS.memoLine).toBeLessThan(TEXT_LIMITS.memo);
  });
});
