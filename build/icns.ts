/** PNG entries of an Apple icon file, by the pixels of their side; retina sizes share pixels with larger ones. */
const ENTRIES = [
  ['ic11', 32], // 16 points at 2x
  ['ic12', 64], // 32 points at 2x
  ['ic07', 128],
  ['ic13', 256], // 128 points at 2x
  ['ic08', 256],
  ['ic14', 512], // 256 points at 2x
  ['ic09', 512],
  ['ic10', 1024], // 512 points at 2x
] as const;

function entry(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  // The length counts the head.
  head.writeUInt32BE(head.length + body.length, 4);
  return Buffer.concat([head, body]);
}

/** An Apple icon file; `draw` gives the PNG of a square of so many pixels. */
export function encodeIcns(draw: (size: number) => Buffer): Buffer {
  return entry('icns', Buffer.concat(ENTRIES.map(([type, size]) => entry(type, draw(size)))));
}
