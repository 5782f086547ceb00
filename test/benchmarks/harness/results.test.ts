import { expect, it } from 'vitest';
import { type Measured, merged, summarize, worsened } from './results.ts';
import { OURS, type Row } from './row.ts';

const ROW: Row = { name: 'row', measure: async () => [] };
const measured = (ratio: number, what = 'time'): Measured => ({
  ...{ row: 'row', what, unit: 'ms', medians: {}, ratio },
});

it('a ratio over a fifth above the stored one is worse, and one a fifth above is not', () => {
  expect(worsened([measured(1.2)], [measured(1)])).toEqual([]);
  expect(worsened([measured(1.21)], [measured(1)])).toEqual([{ measured: measured(1.21), storedRatio: 1 }]);
});

it('a ratio that is no number is worse: something was not measured', () => {
  expect(worsened([measured(Number.NaN)], [measured(1)])).toHaveLength(1);
});

it('a figure is held against its own row and name alone', () => {
  const stored = [measured(1), measured(5, 'memory'), { ...measured(9), row: 'other' }];
  expect(worsened([measured(2), measured(5.5, 'memory')], stored)).toEqual([
    { measured: measured(2), storedRatio: 1 },
  ]);
});

it('the ratio is the median of the rounds’ own, so that a busy moment of the machine counts on both sides', () => {
  const figure = {
    ...{ what: 'time', unit: 'ms' as const },
    subjects: { raw: [1, 10, 2], [OURS]: [2, 20, 8] },
  };
  expect(summarize(ROW, figure)).toMatchObject({ medians: { raw: 2, [OURS]: 8 }, ratio: 2 });
});

it('nothing beside nothing is as good, and something beside nothing is not', () => {
  const figure = (ours: number) => ({
    ...{ what: 'missed', unit: 'payments' as const },
    subjects: { xrpl: [0], [OURS]: [ours] },
  });
  expect(summarize(ROW, figure(0)).ratio).toBe(1);
  expect(worsened([summarize(ROW, figure(3))], [summarize(ROW, figure(0))])).toHaveLength(1);
});

it('rows that were not measured stay stored', () => {
  const other = { ...measured(3), row: 'other' };
  expect(merged([other, measured(1), measured(2, 'gone')], [measured(4)])).toEqual([other, measured(4)]);
});
