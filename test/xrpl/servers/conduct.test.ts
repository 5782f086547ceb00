import { describe, expect, it } from 'vitest';
import { parseConnectionOptions } from '../../../electron/xrpl/options.ts';
import { Conduct, type Misdeed } from '../../../electron/xrpl/servers/conduct.ts';
import { FRESH, failed } from '../../../electron/xrpl/servers/standing.ts';

function conduct() {
  const time = { now: 0 };
  const subject = new Conduct({ now: () => time.now }, { misbehaviorPoints: 1000 });
  /** How many it takes, each `everyMs` after the one before; null: no number suffices. */
  const suffered = (misdeed: Misdeed, bytes: number, everyMs: number) => {
    for (let count = 1; count < 500_000 && time.now < 60_000_000; count += 1) {
      if (subject.note(misdeed, bytes)) return count;
      time.now += everyMs;
    }
    return null;
  };
  return { suffered };
}

describe('what a server sends without use', () => {
  it.each([
    ['garbage', 'notJson', 100, 0, 100],
    ['binary messages', 'binary', 100, 0, 100],
    ['unknown messages', 'unknownMessage', 100, 0, 995],
    ['unknown messages of 1 MiB', 'unknownMessage', 2 ** 20, 0, 16],
    ['one unknown message a second', 'unknownMessage', 1000, 1000, null],
    ['fifteen ledgers twice a minute', 'repeatedLedger', 300, 4000, null],
    [
      'answers over the bound, as many as lead from the largest page to the smallest',
      'oversizedAnswer',
      0,
      500,
      6,
    ],
    ['bursts over the inbox, one a second', 'overflow', 0, 1000, 4],
    ['one such a minute', 'overflow', 0, 60_000, null],
    ['small transactions that concern nobody', 'unaskedTransaction', 300, 0, 19_000],
    ['such of 4 MiB', 'unaskedTransaction', 4 * 2 ** 20, 0, 32],
    ['200 such a second: more than all of mainnet', 'unaskedTransaction', 4000, 5, null],
    ['1,000 such a second, by their text alone', 'unparsedTransaction', 4000, 1, null],
    ['transactions that alert nobody', 'quietTransaction', 1000, 0, 144_000],
    ['such of 4 MiB', 'quietTransaction', 4 * 2 ** 20, 0, 125],
    ['1,000 payments of dust a second, for ever', 'quietTransaction', 4000, 1, null],
  ] as const)('(%s) is suffered so often', (_what, misdeed, bytes, everyMs, times) => {
    const count = conduct().suffered(misdeed, bytes, everyMs);
    if (times === null) expect(count).toBeNull();
    else expect(Math.abs((count ?? 0) - times)).toBeLessThanOrEqual(Math.max(1, times / 50));
  });
});

describe('a server that misbehaved', () => {
  const options = parseConnectionOptions();
  const rests = (times: readonly number[], first: 'misbehaving' | 'untrue' = 'misbehaving') => {
    let standing = FRESH;
    return times.map((now, n) => {
      standing = failed(standing, { code: n === 0 ? first : 'misbehaving' }, now, options);
      // Whatever it did in between, the next time it rests longer.
      standing = { ...standing, strikes: 0, attempts: 0 };
      return standing.restUntil - now;
    });
  };

  it('rests a minute, and twice as long each time within an hour, ten minutes at most', () => {
    const minute = 60_000;
    expect(rests([0, 10, 20, 30, 40, 50].map((at) => at * minute))).toEqual(
      [1, 2, 4, 8, 10, 10].map((rest) => rest * minute),
    );
    expect(rests([0, 61 * minute])).toEqual([minute, minute]);
  });

  it('rests as long as can be after a lie, and whatever it does within an hour is a further offence', () => {
    const minute = 60_000;
    expect(
      rests(
        [0, 20, 30].map((at) => at * minute),
        'untrue',
      ),
    ).toEqual([10, 2, 4].map((rest) => rest * minute));
  });
});
