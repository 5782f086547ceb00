/** Uncompressed sound. */
export interface Sound {
  readonly channels: number;
  /** Frames a second. */
  readonly sampleRate: number;
  /** From -1 to 1, the channels of a frame side by side. */
  readonly samples: Float64Array;
}

const PCM = 1;
const FLOAT = 3;
/** The real format stands in the extension. */
const EXTENSIBLE = 0xfffe;

type ReadSample = (bytes: Buffer, at: number) => number;

/** How a sample is stored: format tag and bits. Whole numbers of 8 bits have no sign in a WAV file. */
const ENCODINGS: Readonly<Record<string, ReadSample>> = {
  [`${PCM}/8`]: (bytes, at) => (bytes.readUInt8(at) - 128) / 128,
  [`${PCM}/16`]: (bytes, at) => bytes.readInt16LE(at) / 32_768,
  [`${PCM}/24`]: (bytes, at) => bytes.readIntLE(at, 3) / 8_388_608,
  [`${PCM}/32`]: (bytes, at) => bytes.readInt32LE(at) / 2_147_483_648,
  [`${FLOAT}/32`]: (bytes, at) => bytes.readFloatLE(at),
  [`${FLOAT}/64`]: (bytes, at) => bytes.readDoubleLE(at),
};

/**
 * Reads a WAV file of uncompressed samples, up to so many seconds; null where it is another kind of file, or its
 * samples are compressed.
 */
export function readWav(bytes: Buffer, longestS = Number.POSITIVE_INFINITY): Sound | null {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE') return null;
  const format = findChunk(bytes, 'fmt ');
  const data = findChunk(bytes, 'data');
  if (format === null || data === null || format.length < 16) return null;
  const tag = format.readUInt16LE(0);
  const channels = format.readUInt16LE(2);
  const sampleRate = format.readUInt32LE(4);
  const bits = format.readUInt16LE(14);
  const real = tag === EXTENSIBLE && format.length >= 26 ? format.readUInt16LE(24) : tag;
  const read = ENCODINGS[`${real}/${bits}`];
  if (read === undefined || channels === 0 || sampleRate === 0) return null;
  const frameBytes = (bits / 8) * channels;
  const frames = Math.min(Math.floor(data.length / frameBytes), Math.floor(longestS * sampleRate));
  const samples = new Float64Array(frames * channels);
  for (let index = 0; index < samples.length; index++) {
    const sample = read(data, index * (bits / 8));
    samples[index] = Number.isFinite(sample) ? sample : 0;
  }
  return { channels, sampleRate, samples };
}

/** The content of a chunk, as much of it as there is: the last one of a file that was cut may promise more. */
function findChunk(bytes: Buffer, name: string): Buffer | null {
  let at = 12;
  while (at + 8 <= bytes.length) {
    const length = bytes.readUInt32LE(at + 4);
    if (bytes.toString('latin1', at, at + 4) === name) return bytes.subarray(at + 8, at + 8 + length);
    // Chunks begin at even places.
    at += 8 + length + (length % 2);
  }
  return null;
}

/** A WAV file of 16 bits a sample, which every player can play. Samples beyond -1 and 1 are cut. */
export function writeWav({ channels, sampleRate, samples }: Sound): Buffer {
  const data = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, index) => {
    data.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), index * 2);
  });
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + data.length, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(PCM, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * channels * 2, 28);
  header.writeUInt16LE(channels * 2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(data.length, 40);
  return Buffer.concat([header, data]);
}
