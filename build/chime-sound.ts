import type { Sound } from '../electron/alerts/sinks/notification/wav.ts';

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

/** The app's own sound (mono): computed, so that it belongs to nobody else. */
export function chimeSound(): Sound {
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
  const fade = SAMPLE_RATE * 0.1;
  return {
    channels: 1,
    sampleRate: SAMPLE_RATE,
    samples: samples.map((sample, index) => sample * Math.min(1, (samples.length - index) / fade)),
  };
}
