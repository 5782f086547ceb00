import { type Figure, OURS } from './row.ts';

/** What was measured at one size, by the name of the figure. */
export type AtSize = Readonly<
  Record<string, { readonly unit: Figure['unit']; readonly rounds: readonly number[] }>
>;

/** Figures at each size, held against the same at the smallest: the ratio says how the cost grows. */
export function figuresBySize(what: string, measured: ReadonlyMap<number, AtSize>): readonly Figure[] {
  const [[smallest, base] = [0, {}], ...larger] = measured;
  return larger.flatMap(([size, figures]) =>
    Object.entries(figures).map(([name, { unit, rounds }]) => ({
      what: `${size.toLocaleString('en')} ${what}: ${name}`,
      unit,
      subjects: { [`at ${smallest.toLocaleString('en')}`]: base[name]?.rounds ?? [], [OURS]: rounds },
    })),
  );
}
