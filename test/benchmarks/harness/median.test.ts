import { expect, it } from 'vitest';
import { percentile } from './median.ts';

it('of a hundred values one is above the 99th percentile, and half are above the 50th', () => {
  const values = Array.from({ length: 100 }, (_unused, index) => 100 - index);
  expect(percentile(values, 99)).toBe(99);
  expect(percentile(values, 50)).toBe(50);
  expect(percentile([7], 99)).toBe(7);
  expect(percentile([], 99)).toBeNaN();
});
