import { expect, it } from 'vitest';
import { PostponedWork } from '../../../electron/watch/record/postponed-work.ts';
import { FakeClock } from '../../xrpl/support/fake-clock.ts';

function started(slices: number) {
  const clock = new FakeClock();
  const errors: unknown[] = [];
  const state = { left: slices, done: 0, broken: false };
  const work = new PostponedWork({
    clock,
    store: {
      workOff() {
        if (state.broken) throw new Error('full');
        state.done += 1;
        state.left -= 1;
        return state.left > 0;
      },
    },
    failed: (error) => errors.push(error),
  });
  return { clock, work, state, errors };
}

it('begins a second after the last payment, and goes on slice by slice until nothing is left', () => {
  const { clock, work, state } = started(3);
  work.postpone();
  clock.advance(900);
  work.postpone();
  clock.advance(900);
  expect(state.done).toBe(0);
  clock.advance(100);
  expect(state.done).toBe(1);
  // A payment in the midst of it goes first.
  work.postpone();
  clock.advance(500);
  expect(state.done).toBe(1);
  clock.advance(10_000);
  expect([state.done, state.left]).toEqual([3, 0]);
});

it('tells what fails once, and tries again with the next payments', () => {
  const { clock, work, state, errors } = started(1);
  state.broken = true;
  work.postpone();
  clock.advance(60_000);
  expect(errors).toHaveLength(1);
  state.broken = false;
  work.postpone();
  clock.advance(1000);
  expect(state.done).toBe(1);
});

it('does nothing once it is stopped', () => {
  const { clock, work, state } = started(2);
  work.postpone();
  clock.advance(1000);
  work.stop();
  clock.advance(60_000);
  expect(state.done).toBe(1);
});
