/** Damage to the bytes of a document, below its structure. */
export interface Damage {
  readonly kind: 'none' | 'cut' | 'byte' | 'mark' | 'blanks' | 'twice' | 'utf16' | 'tail';
  readonly at: number;
}

export const DAMAGES: readonly Damage['kind'][] = [
  ...(['cut', 'byte', 'mark', 'blanks', 'twice', 'utf16', 'tail'] as const),
];

/** Bytes that are not UTF-8, or end a text. */
const BYTES = [0xff, 0xc0, 0x80, 0xed, 0xf8, 0x00, 0x22, 0x5c, 0x7d];

/** The bytes of the text with the damage done. */
export function damaged(text: string, { kind, at }: Damage): Buffer {
  const bytes = Buffer.from(text);
  const place = bytes.length === 0 ? 0 : at % bytes.length;
  switch (kind) {
    case 'none':
      return bytes;
    case 'cut':
      return bytes.subarray(0, place);
    case 'byte':
      if (bytes.length > 0) bytes[place] = BYTES[at % BYTES.length] ?? 0;
      return bytes;
    case 'mark':
      return Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]);
    case 'blanks':
      return Buffer.concat([Buffer.from(' \n\t'), bytes, Buffer.from('\n \r')]);
    case 'twice':
      return Buffer.concat([bytes, bytes]);
    case 'utf16':
      return Buffer.from(text, 'utf16le');
    case 'tail':
      return Buffer.concat([bytes, Buffer.from('\0')]);
  }
}
