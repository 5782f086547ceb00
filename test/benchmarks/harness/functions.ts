import { Bench } from 'tinybench';
import type { Figure } from './row.ts';

const TIME_MS = 250;

/** Functions in turn: the median of each, in microseconds for `operations` of what it does. */
export async function functionsFigure(
  what: string,
  rounds: number,
  operations: number,
  functions: Readonly<Record<string, () => unknown>>,
): Promise<Figure> {
  const subjects: Record<string, number[]> = {};
  for (let round = 0; round < rounds; round += 1) {
    const bench = new Bench({ time: TIME_MS });
    for (const [name, run] of Object.entries(functions)) bench.add(name, () => void run());
    for (const { name, result } of await bench.run()) {
      if (result.state !== 'completed') throw new Error(`${name} was not measured`);
      subjects[name] = [...(subjects[name] ?? []), (result.latency.p50 * 1000) / operations];
    }
  }
  return { what, unit: 'µs', subjects };
}
