const SAMPLE_RATE = 44_100;
const SECONDS = 1.4;
/** Two struck bells, a fourth apart: partials of a small bell with their strength and how fast they fade. */
const STRIKES = [
  { at: 0, frequency: 1046.5 },
  { at: 0.14, frequency: 1396.9 },
] as const;
const PARTIALS = [
  { ratio: 1, strength: 0.5, decay: 3.2 },
  { ratio: 2.0, strength: 0.2, decay: 4.6 },
  { ratio: 2.76, strength: 0.16, decay: 6.5 },
  { ratio: 5.4, strength: 0.06, decay: 11 },
] as const;

/** The app's own sound as a WAV file (mono, 16 bit): computed, so that it belongs to nobody else. */
export function chimeSound(): Buffer {
  const samples = new Float64Array(Math.round(SAMPLE_RATE * SECONDS));
  for (const { at, frequency } of STRIKES) {
    const first = Math.round(at * SAMPLE_RATE);
    for (let index = first; index < samples.length; index++) {
      const time = (index - first) / SAMPLE_RATE;
      const attack = Math.min(1, time / 0.004);
      for (const { ratio, strength, decay } of PARTIALS) {
        const value =
          attack * strength * Math.exp(-decay * time) * Math.sin(2 * Math.PI * frequency * ratio * time);
        samples[index] = (samples[index] ?? 0) + value * 0.55;
      }
    }
  }
  return wav(samples);
}

function wav(samples: Float64Array): Buffer {
  const data = Buffer.alloc(samples.length * 2);
  const fade = SAMPLE_RATE * 0.1;
  samples.forEach((sample, index) => {
    const out = Math.min(1, (samples.length - index) / fade);
    data.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample * out)) * 32_767), index * 2);
  });
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + data.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(SAMPLE_RATE, 24);
  header.writeUInt32LE(SAMPLE_RATE * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(data.length, 40);
  return Buffer.concat([header, data]);
}
