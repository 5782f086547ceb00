import { describe, expect, it } from 'vitest';
import { chimeSound } from '../../../../build/chime-sound.ts';
import { louder } from '../../../../electron/alerts/sinks/notification/louder.ts';
import { readWav, type Sound, writeWav } from '../../../../electron/alerts/sinks/notification/wav.ts';

const RATE = 44_100;

/** Root mean square: what loudness follows. */
const rms = ({ samples }: Sound): number =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
const peak = ({ samples }: Sound): number =>
  samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
const decibels = (one: Sound, other: Sound): number => 20 * Math.log10(rms(one) / rms(other));
/** How alike two shapes are, whatever their size: 1 for the same. */
function likeness(one: Sound, other: Sound): number {
  const product = one.samples.reduce((sum, sample, at) => sum + sample * (other.samples[at] ?? 0), 0);
  return product / one.samples.length / (rms(one) * rms(other));
}

function sound(of: (time: number) => number, seconds = 1, channels = 1): Sound {
  const samples = new Float64Array(RATE * seconds * channels);
  for (let index = 0; index < samples.length; index++)
    samples[index] = of(Math.floor(index / channels) / RATE) * (index % channels === 0 ? 1 : 0.5);
  return { channels, sampleRate: RATE, samples };
}
const sine = (size: number) => (time: number) => size * Math.sin(2 * Math.PI * 440 * time);
/** Loud knocks in something quiet: what a plain factor would clip. */
const knocks = (time: number) => sine(0.08)(time) + (time % 0.25 < 0.02 ? sine(0.9)(time) : 0);

describe('a louder rendering', () => {
  it('of the app’s own sound is at least half as loud again to the ear, and not clipped', () => {
    const chime = readWav(writeWav(chimeSound()));
    const loud = readWav(writeWav(louder(chimeSound())));
    if (chime === null || loud === null) throw new Error('no WAV');
    expect(decibels(loud, chime)).toBeGreaterThan(6);
    expect(peak(loud)).toBeGreaterThan(0.9);
    expect(peak(loud)).toBeLessThanOrEqual(0.971);
    expect(loud.samples.length).toBe(chime.samples.length);
  });

  it.each([
    ['a quiet sound, by what it lacks', sound(sine(0.05)), 24, 0.999],
    ['a very quiet one, but not without end', sound(sine(0.001)), 29, 0.999],
    ['a moderate one', sound(sine(0.3)), 9.9, 0.999],
    ['one at full scale, hardly', sound(sine(1)), -1, 0.999],
    ['knocks in a quiet sound', sound(knocks), 1.5, 0.9],
    ['two channels alike', sound(knocks, 1, 2), 1.5, 0.9],
  ] as const)('raises %s, and keeps its shape', (_name, given, least, alike) => {
    const loud = louder(given);
    expect(peak(loud)).toBeLessThanOrEqual(0.9701);
    expect(decibels(loud, given)).toBeGreaterThan(least);
    expect(decibels(loud, given)).toBeLessThan(30.1);
    expect(likeness(loud, given)).toBeGreaterThan(alike);
  });

  it('raises what is quiet between loud knocks by ten decibels', () => {
    const between = ({ samples, ...rest }: Sound): Sound => ({
      ...rest,
      samples: samples.slice(Math.round(RATE * 0.1), Math.round(RATE * 0.2)),
    });
    const given = sound(knocks);
    expect(decibels(between(louder(given)), between(given))).toBeCloseTo(10, 1);
  });

  it('changes its gain slowly: no sample is cut on its own', () => {
    const given = sound(knocks);
    const { samples } = louder(given);
    let before: number | null = null;
    let steepest = 0;
    samples.forEach((sample, at) => {
      const from = given.samples[at] ?? 0;
      if (Math.abs(from) < 0.01) return;
      const gain = sample / from;
      if (before !== null) steepest = Math.max(steepest, Math.abs(gain - before));
      before = gain;
    });
    expect(steepest).toBeLessThan(0.05);
  });

  it('keeps the balance of the channels', () => {
    const { samples } = louder(sound(knocks, 1, 2));
    for (let frame = 0; frame < samples.length; frame += 2)
      expect((samples[frame] ?? 0) * 0.5).toBeCloseTo(samples[frame + 1] ?? 0, 12);
  });

  it('leaves silence and nothing alone', () => {
    expect(peak(louder(sound(() => 0)))).toBe(0);
    expect(louder({ channels: 2, sampleRate: RATE, samples: new Float64Array(0) }).samples).toHaveLength(0);
  });
});

/** A WAV file with these chunks. */
function file(...chunks: readonly (readonly [name: string, content: Buffer])[]): Buffer {
  const body = Buffer.concat(
    chunks.flatMap(([name, content]) => {
      const head = Buffer.alloc(8);
      head.write(name, 'latin1');
      head.writeUInt32LE(content.length, 4);
      return [head, content, Buffer.alloc(content.length % 2)];
    }),
  );
  const head = Buffer.from('RIFF\0\0\0\0WAVE', 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}

function format(tag: number, bits: number, channels = 1, extension = Buffer.alloc(0)): Buffer {
  const chunk = Buffer.alloc(16);
  chunk.writeUInt16LE(tag, 0);
  chunk.writeUInt16LE(channels, 2);
  chunk.writeUInt32LE(8000, 4);
  chunk.writeUInt16LE(bits, 14);
  return Buffer.concat([chunk, extension]);
}

describe('a WAV file', () => {
  const float = Buffer.alloc(8);
  float.writeFloatLE(0.5, 0);
  float.writeFloatLE(Number.NaN, 4);
  const extension = Buffer.alloc(24);
  extension.writeUInt16LE(22, 0);
  extension.writeUInt16LE(1, 8);

  it.each([
    ['8 bits', format(1, 8), Buffer.from([0, 192]), [-1, 0.5]],
    ['16 bits', format(1, 16), Buffer.from([0, 0x80, 0, 0x40]), [-1, 0.5]],
    ['24 bits', format(1, 24), Buffer.from([0, 0, 0x80, 0, 0, 0x40]), [-1, 0.5]],
    ['32 bits', format(1, 32), Buffer.from([0, 0, 0, 0x80, 0, 0, 0, 0x40]), [-1, 0.5]],
    ['floating point, what is no number being silence', format(3, 32), float, [0.5, 0]],
    ['the extensible format', format(0xfffe, 16, 1, extension), Buffer.from([0, 0x40]), [0.5]],
    ['half a sample at its end', format(1, 16), Buffer.from([0, 0x40, 1]), [0.5]],
  ])('of %s is read', (_name, fmt, data, samples) => {
    const read = readWav(file(['JUNK', Buffer.from([1, 2, 3])], ['fmt ', fmt], ['data', data]));
    expect([...(read?.samples ?? [])]).toEqual(samples);
    expect(read).toMatchObject({ channels: 1, sampleRate: 8000 });
  });

  it('that was cut is read as far as it goes, and a long one as far as is asked', () => {
    const whole = writeWav(sound(sine(0.5), 1, 2));
    expect(readWav(whole.subarray(0, 44 + 400))?.samples).toHaveLength(200);
    expect(readWav(whole, 0.25)?.samples).toHaveLength(RATE / 2);
  });

  it('comes back from writing as it was', () => {
    const given = sound(sine(0.7), 1, 2);
    const again = readWav(writeWav(given));
    expect(again).toMatchObject({ channels: 2, sampleRate: RATE });
    expect(again?.samples.every((sample, at) => Math.abs(sample - (given.samples[at] ?? 0)) < 0.0001)).toBe(
      true,
    );
  });

  it.each([
    ['no WAV', Buffer.from('ID3\u0003 an mp3 by its first bytes, padded out')],
    ['empty', Buffer.alloc(0)],
    ['of compressed samples', file(['fmt ', format(2, 4)], ['data', Buffer.alloc(8)])],
    ['without data', file(['fmt ', format(1, 16)])],
    ['without a format', file(['data', Buffer.alloc(8)])],
    ['without channels', file(['fmt ', format(1, 16, 0)], ['data', Buffer.alloc(8)])],
    ['with a short format', file(['fmt ', Buffer.alloc(4)], ['data', Buffer.alloc(8)])],
  ])('is not read when it is %s', (_name, bytes) => {
    expect(readWav(bytes)).toBeNull();
  });
});
