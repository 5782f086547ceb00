import { isHarmless, type Memo, safeText } from '../../contract/index.ts';
import { asArray, asObject } from '../../xrpl/protocol/json.ts';
import type { JsonObject } from '../../xrpl/protocol/transaction.ts';

/**
 * Most digits of a memo's hex that are kept.
 * @internal
 */
export const MEMO_HEX_LIMIT = 512;
/**
 * Most memos of one transaction that are kept. The ledger limits them to 1 KB together.
 * @internal
 */
export const MEMO_COUNT_LIMIT = 16;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A transaction's memos: text where the bytes are valid and harmless UTF-8, the hex otherwise. */
export function readMemos(tx: JsonObject): readonly Memo[] {
  const memos: Memo[] = [];
  for (const wrapped of asArray(tx.Memos)) {
    const memo = asObject(asObject(wrapped)?.Memo);
    if (memo === null) continue;
    const data = decode(memo.MemoData);
    memos.push({
      type: label(memo.MemoType),
      format: label(memo.MemoFormat),
      data: data?.text ?? null,
      dataHex: data === null || data.text !== null ? null : data.hex,
    });
    if (memos.length === MEMO_COUNT_LIMIT) break;
  }
  return memos;
}

/** MemoType and MemoFormat have no field for hex: bytes that are no text become "0x…". */
function label(value: unknown): string | null {
  const field = decode(value);
  return field === null ? null : (field.text ?? `0x${field.hex}`);
}

/** Decodes a field; null where it is missing or no hex. An empty field is an empty text. */
function decode(value: unknown): { readonly text: string | null; readonly hex: string } | null {
  if (typeof value !== 'string' || value.length % 2 !== 0 || !/^[0-9A-Fa-f]*$/.test(value)) return null;
  const upper = value.toUpperCase();
  const hex = upper.length <= MEMO_HEX_LIMIT ? upper : `${upper.slice(0, MEMO_HEX_LIMIT)}…`;
  try {
    const text = utf8.decode(Buffer.from(value, 'hex'));
    return { text: isHarmless(text) ? safeText(text, 'memo') : null, hex };
  } catch {
    // The bytes are no UTF-8: only their hex can be shown.
    return { text: null, hex };
  }
}
