import { expect, it } from 'vitest';
import { isLongForm } from '../long-form.ts';
import { type DayPlan, liveThrough, type MemoryLook } from './day.ts';

/** A day of mainnet, or half an hour of it. */
const PLAN: DayPlan = isLongForm
  ? { ledgers: 21_600, payments: 100_000, drops: 50, looks: 24 }
  : { ledgers: 450, payments: 2100, drops: 2, looks: 6 };
/** Half an hour after the start the program still warms up; a day's limit would hide what grows with each payment. */
const GROWTH_MB = isLongForm ? 5 : 2;

/** From the end of the first third on: the largest that came after the smallest. */
function growth(looks: readonly MemoryLook[], of: 'heap' | 'resident'): number {
  const warm = looks.slice(looks.length / 3).map((look) => look[of]);
  return Math.max(...warm.map((value, index) => value - Math.min(...warm.slice(0, index + 1))));
}

it('a long day costs no memory: it is as large in the evening as it was once warm, and told every payment once', async () => {
  const { looks, arrived, connections, ...rest } = await liveThrough(PLAN);
  if (isLongForm)
    for (const { ledger, heap, resident } of looks)
      console.log(`${ledger} ledgers: heap ${heap.toFixed(1)} MB, resident ${resident.toFixed(1)} MB`);
  expect(rest).toEqual({ missed: 0, doubled: 0, invented: 0, exitStatus: 0 });
  expect(arrived).toBeGreaterThanOrEqual(PLAN.payments);
  expect(connections).toBe(PLAN.drops + 1);
  expect(growth(looks, 'heap')).toBeLessThan(GROWTH_MB);
}, 3_600_000);
