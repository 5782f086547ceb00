import type { Sound } from './wav.ts';

/** Ten decibels: what people call twice as loud. */
const GAIN = 10 ** (10 / 20);
/** A recording that is very quiet is raised further, up to thirty. */
const HIGHEST_GAIN = 10 ** (30 / 20);
/** A tenth of a decibel below full scale and more: players that convert the rate may overshoot. */
const CEILING = 0.97;
/** The limiter sees its loudest frames so long before, and lets go as slowly. */
const REACH_S = 0.01;

/**
 * The same sound, louder: raised, and held below full scale by a limiter that looks ahead. Its gain changes slowly, so
 * that the loud parts keep their shape; nothing is clipped.
 */
export function louder(sound: Sound): Sound {
  const { channels, sampleRate, samples } = sound;
  const peaks = framePeaks(samples, channels);
  const peak = peaks.reduce((most, value) => Math.max(most, value), 0);
  if (peak === 0) return sound;
  const gain = Math.min(HIGHEST_GAIN, Math.max(GAIN, CEILING / peak));
  const allowed = peaks.map((value) => Math.min(gain, value === 0 ? gain : CEILING / value));
  const reach = Math.max(1, Math.round(sampleRate * REACH_S));
  // Each mean is over lowest gains whose reach includes the frame itself: it never exceeds what that allows.
  const gains = slidingMean(slidingLowest(allowed, reach), reach);
  return {
    ...sound,
    samples: samples.map((sample, index) => sample * (gains[Math.floor(index / channels)] ?? 0)),
  };
}

/** The loudest channel of each frame. */
function framePeaks(samples: Float64Array, channels: number): Float64Array {
  const peaks = new Float64Array(Math.floor(samples.length / channels));
  samples.forEach((sample, index) => {
    const frame = Math.floor(index / channels);
    if (frame < peaks.length) peaks[frame] = Math.max(peaks[frame] ?? 0, Math.abs(sample));
  });
  return peaks;
}

/** The lowest of the values from `reach` before to `reach` after each place. */
function slidingLowest(values: Float64Array, reach: number): Float64Array {
  const lowest = new Float64Array(values.length);
  /** Places of values that may still be the lowest, rising. */
  const candidates: number[] = [];
  let first = 0;
  for (let end = 0; end < values.length + reach; end++) {
    const value = values[end];
    if (value !== undefined) {
      while (candidates.length > first && (values[candidates.at(-1) ?? 0] ?? 0) >= value) candidates.pop();
      candidates.push(end);
    }
    const place = end - reach;
    if (place < 0) continue;
    while ((candidates[first] ?? 0) < place - reach) first++;
    lowest[place] = values[candidates[first] ?? 0] ?? 0;
  }
  return lowest;
}

/** The mean of the values from `reach` before to `reach` after each place, as far as there are any. */
function slidingMean(values: Float64Array, reach: number): Float64Array {
  const sums = new Float64Array(values.length + 1);
  values.forEach((value, index) => {
    sums[index + 1] = (sums[index] ?? 0) + value;
  });
  return values.map((_value, index) => {
    const from = Math.max(0, index - reach);
    const to = Math.min(values.length, index + reach + 1);
    return ((sums[to] ?? 0) - (sums[from] ?? 0)) / (to - from);
  });
}
