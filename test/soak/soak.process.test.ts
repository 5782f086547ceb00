import { describe, expect, it } from 'vitest';
import { type SoakResult, soak } from './soak.ts';

const lies: SoakResult['lies'][] = [];

/** Short runs of several seeds; `npm run soak` is the long one. */
describe.each([1, 2, 3])('a soak of seed %i', (seed) => {
  it('ends with the truth: nothing missing, extra, doubled or wrong', async () => {
    const result = await soak({ seed, payments: 1500, perLedger: 10 });
    for (const misfortune of result.leftOut) process.stderr.write(`\nLEFT OUT of the soak: ${misfortune}\n`);
    expect(result.expected).toBeGreaterThan(1000);
    expect(result).toMatchObject({
      recorded: result.expected,
      missing: [],
      extra: [],
      wrongAmount: [],
      announcedMissing: 0,
      announcedExtra: 0,
      announcedTooOften: 0,
      alertsMissing: 0,
      alertsExtra: 0,
      alertsTooOften: 0,
      crashes: [],
    });
    // Doubled only where a kill fell between an announcement and its acknowledgement.
    if (result.kills === 0) expect([result.announcedTwice, result.alertedTwice]).toEqual([0, 0]);
    lies.push(result.lies);
  });
});

it('lies were told in the soaks, and servers named for them', () => {
  expect(lies).toHaveLength(3);
  const sum = (which: 'told' | 'noticed') => lies.reduce((total, one) => total + one[which], 0);
  expect(sum('told')).toBeGreaterThan(10);
  expect(sum('noticed')).toBeGreaterThan(1);
});
