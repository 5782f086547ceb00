import { expect, it } from 'vitest';
import { nextRows, type Slice } from '../../../electron/desktop/history/slice-pace.ts';

const FEWEST = 5000;

/** How a million rows are looked at where a slice takes so long. */
function slicesOf(ms: (rows: number) => number): readonly Slice[] {
  const slices: Slice[] = [];
  for (let left = 1_000_000; left > 0; ) {
    const last = slices.at(-1);
    const rows = last === undefined ? FEWEST : nextRows(last, slices.at(-2) ?? null, FEWEST);
    slices.push({ rows, ms: ms(rows) });
    left -= rows;
  }
  return slices;
}

const longest = (slices: readonly Slice[]) => Math.max(...slices.map(({ ms }) => ms));

it('slices grow until they take some milliseconds', () => {
  const slices = slicesOf((rows) => rows / 2000);
  expect(longest(slices)).toBeLessThanOrEqual(10);
  expect(slices.length).toBeLessThan(110);
});

it('on a slow machine they are the smallest, but for a try', () => {
  const slices = slicesOf((rows) => rows / 200);
  expect(slices.filter(({ rows }) => rows > FEWEST).length).toBeLessThanOrEqual(2);
});

it('what takes long to begin with is done in few slices', () => {
  const slices = slicesOf((rows) => 20 + rows / 100_000);
  expect(slices.length).toBeLessThan(50);
  expect(longest(slices)).toBeLessThan(30);
});

it('one that was held up by something else does not make the next ones longer', () => {
  let slices = 0;
  const all = slicesOf((rows) => (++slices % 7 === 0 ? 60 : rows / 1000));
  expect(longest(all.filter((_, index) => (index + 1) % 7 !== 0))).toBeLessThanOrEqual(20);
});
