import { type Unreadable, unreadable } from '../refused.ts';
import { contentAt } from './variable-length.ts';

/** One field of a serialized object: its code as `type.field`, its value's bytes, and all its bytes. */
export interface SerializedField {
  readonly code: string;
  readonly value: Uint8Array;
  readonly whole: Uint8Array;
}

/** Bytes of each type of fixed length, by type code (rippled, SField.h). */
const FIXED: ReadonlyMap<number, number> = new Map([
  [1, 2], // UINT16
  [2, 4], // UINT32
  [3, 8], // UINT64
  [4, 16], // UINT128
  [5, 32], // UINT256
  [16, 1], // UINT8
  [17, 20], // UINT160
]);
const AMOUNT = 6;
const BLOB = 7;
const VECTOR256 = 19;

/** An amount of XRP; other amounts do not occur in what validators sign (rippled, STValidation.cpp, Manifest.cpp). */
const XRP_AMOUNT_BYTES = 8;
/** A validation has some 20 fields at most. */
const MOST_FIELDS = 64;

/**
 * The fields of a serialized validation or manifest, in their order.
 * @throws Refused 'unreadable' where the bytes are no such object, or have one field twice.
 */
export function readFields(bytes: Uint8Array, what: Unreadable): readonly SerializedField[] {
  const fields: SerializedField[] = [];
  const seen = new Set<string>();
  let at = 0;
  while (at < bytes.length) {
    const header = headerAt(bytes, at);
    const content = header && contentOf(bytes, header);
    if (!header || !content || seen.has(header.code) || fields.length === MOST_FIELDS)
      return unreadable(what);
    seen.add(header.code);
    const value = bytes.subarray(content.start, content.end);
    fields.push({ code: header.code, value, whole: bytes.subarray(at, content.end) });
    at = content.end;
  }
  return fields;
}

/** All fields' bytes but those of the codes named: what a signature in the object covers. */
export function bytesWithout(fields: readonly SerializedField[], codes: readonly string[]): Buffer {
  return Buffer.concat(fields.filter(({ code }) => !codes.includes(code)).map(({ whole }) => whole));
}

/** The value of a field of so many bytes; null where the object has none of that size. */
export function valueIn(fields: readonly SerializedField[], code: string, bytes?: number): Uint8Array | null {
  const value = fields.find((field) => field.code === code)?.value;
  return value !== undefined && (bytes === undefined || value.length === bytes) ? value : null;
}

/** A field of four bytes as a number; null where the object has none. */
export function numberIn(fields: readonly SerializedField[], code: string): number | null {
  const value = valueIn(fields, code, 4);
  return value && Buffer.from(value).readUInt32BE();
}

interface FieldHeader {
  readonly type: number;
  readonly code: string;
  readonly end: number;
}

/** Codes of 16 and more have a byte of their own; smaller ones there would be a second way to write a field. */
function headerAt(bytes: Uint8Array, start: number): FieldHeader | null {
  const first = bytes[start] ?? 0;
  let at = start + 1;
  let type = first >> 4;
  let field = first & 0x0f;
  if (type === 0) {
    type = bytes[at] ?? 0;
    at += 1;
    if (type < 16) return null;
  }
  if (field === 0) {
    field = bytes[at] ?? 0;
    at += 1;
    if (field < 16) return null;
  }
  return at <= bytes.length ? { type, code: `${type}.${field}`, end: at } : null;
}

function contentOf(
  bytes: Uint8Array,
  { type, end: start }: FieldHeader,
): { readonly start: number; readonly end: number } | null {
  if (type === BLOB || type === VECTOR256) return contentAt(bytes, start);
  const length = type === AMOUNT ? XRP_AMOUNT_BYTES : FIXED.get(type);
  return length !== undefined && start + length <= bytes.length ? { start, end: start + length } : null;
}
