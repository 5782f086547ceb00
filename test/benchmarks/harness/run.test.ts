import { expect, it } from 'vitest';
import type { Machine, Measured, Results } from './results.ts';
import { OURS, type Row } from './row.ts';
import { resumed, runRows } from './run.ts';

const MACHINE: Machine = {
  ...{ processor: 'one', processors: 2, memoryMb: 1000, load: 0, node: '24', system: 'linux x64' },
  ...{ commit: 'abc', date: '2026-11-29' },
};
const NOTHING: Results = { machine: MACHINE, measured: [], seconds: {} };

/** A row whose app needs each of these beside 1, run after run. */
function row(name: string, ...ours: readonly number[]): Row & { readonly rounds: number[] } {
  const left = ours.values();
  const rounds: number[] = [];
  return {
    name,
    rounds,
    measure: async (count) => {
      rounds.push(count);
      const { value, done } = left.next();
      if (done === true) throw new Error('the server is gone');
      return [{ what: 'time', unit: 'ms', subjects: { raw: [1], [OURS]: [value] } }];
    },
  };
}

function measured(name: string, ratio: number): Measured {
  return { row: name, what: 'time', unit: 'ms', medians: { raw: 1, [OURS]: ratio }, ratio };
}

async function run(
  rows: readonly Row[],
  more: { readonly stored?: readonly Measured[]; readonly begun?: Results } = {},
) {
  const saved: Results[] = [];
  let now = 0;
  const end = await runRows({
    ...{ rows, rounds: 5, begun: more.begun ?? NOTHING, stored: more.stored ?? null },
    save: (results) => saved.push(results),
    tell: () => undefined,
    clock: () => (now += 2000),
  });
  return { ...end, saved };
}

it('a row that fails is named with its reason, and the others stay', async () => {
  const { results, failed } = await run([row('first', 2), row('broken'), row('last', 3)]);
  expect(results.measured).toEqual([measured('first', 2), measured('last', 3)]);
  expect(failed).toEqual(['broken: the server is gone']);
});

it('each row is saved when it ends, with the time that it took', async () => {
  const { saved } = await run([row('first', 2), row('second', 3)]);
  expect(saved).toEqual([
    { machine: MACHINE, measured: [measured('first', 2)], seconds: { first: 2 } },
    {
      machine: MACHINE,
      measured: [measured('first', 2), measured('second', 3)],
      seconds: { first: 2, second: 2 },
    },
  ]);
});

it('a run that goes on measures only what is missing', async () => {
  const [first, second] = [row('first', 9), row('second', 3)];
  const begun = { machine: MACHINE, measured: [measured('first', 2)], seconds: { first: 40 } };
  const { results } = await run([first, second], { begun });
  expect(first.rounds).toEqual([]);
  expect(results.measured).toEqual([measured('first', 2), measured('second', 3)]);
});

it('a row may be measured in fewer rounds than are asked for', async () => {
  const slow = { ...row('slow', 1), mostRounds: 2 };
  await run([slow]);
  expect(slow.rounds).toEqual([2]);
});

it('what is over a fifth worse is measured again, and worse only if it is so twice', async () => {
  const stored = [measured('row', 1)];
  expect((await run([row('row', 1.3, 1.4)], { stored })).worse).toEqual(['row, time: 1.4 instead of 1']);
  expect((await run([row('row', 1.3, 1.1)], { stored })).worse).toEqual([]);
  const once = row('row', 1.2);
  expect((await run([once], { stored })).worse).toEqual([]);
  expect(once.rounds).toHaveLength(1);
});

it('a figure that nothing is stored for is told where figures are checked', async () => {
  const { worse } = await run([row('row', 1)], { stored: [] });
  expect(worse).toEqual(['row, time: nothing is stored to hold it against']);
  expect((await run([row('row', 1)])).worse).toEqual([]);
});

it('only a run of the same machine, commit and day goes on', () => {
  const earlier = { machine: { ...MACHINE, load: 7 }, measured: [measured('row', 1)], seconds: { row: 3 } };
  expect(resumed(earlier, MACHINE)).toBe(earlier);
  expect(resumed(null, MACHINE)).toEqual(NOTHING);
  for (const other of [
    { processor: 'other' },
    { node: '25' },
    { commit: 'abc-dirty' },
    { date: '2026-11-30' },
  ])
    expect(resumed(earlier, { ...MACHINE, ...other }).measured).toEqual([]);
});
