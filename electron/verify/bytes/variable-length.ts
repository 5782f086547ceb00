/** The longest content that a length can say. */
const LONGEST = 918_744;

/** The bytes that say how long what follows is (the ledger's serialization format: 1 to 3 bytes). */
export function lengthPrefix(length: number): Buffer {
  if (length <= 192) return Buffer.from([length]);
  if (length <= 12_480) {
    const rest = length - 193;
    return Buffer.from([193 + (rest >> 8), rest & 0xff]);
  }
  if (length > LONGEST) throw new RangeError(`no length prefix for ${length} bytes`);
  const rest = length - 12_481;
  return Buffer.from([241 + (rest >> 16), (rest >> 8) & 0xff, rest & 0xff]);
}

/** Where content that begins with its length starts and ends; null where the bytes say no length, or end before it. */
export function contentAt(
  bytes: Uint8Array,
  at: number,
): { readonly start: number; readonly end: number } | null {
  const [first, second = 0, third = 0] = bytes.subarray(at, at + 3);
  if (first === undefined || first > 254) return null;
  const size = first <= 192 ? 1 : first <= 240 ? 2 : 3;
  const length =
    size === 1
      ? first
      : size === 2
        ? 193 + (first - 193) * 256 + second
        : 12_481 + (first - 241) * 65_536 + second * 256 + third;
  const start = at + size;
  return start + length <= bytes.length ? { start, end: start + length } : null;
}
