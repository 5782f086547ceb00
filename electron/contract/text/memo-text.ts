import type { Memo } from '../payments/payment.ts';
import { safeText } from './safe-text.ts';

/** What can be read: a letter, a digit, a mark of punctuation or a symbol. Blanks and marks alone say nothing. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/**
 * A memo's readable text; null where it has none: bytes that are no text, characters that act or hide (readMemos keeps
 * both as hex), or nothing to see. MemoType and MemoFormat do not count: their writer is the same stranger.
 */
export function memoText({ data }: Memo): string | null {
  return data !== null && VISIBLE.test(data) ? data : null;
}

/** The first memo that is readable text, as one line cut to its limit; null where none is. */
export function firstMemoLine(memos: readonly Memo[]): string | null {
  for (const memo of memos) {
    const text = memoText(memo);
    if (text !== null) return safeText(text, 'memoLine');
  }
  return null;
}
