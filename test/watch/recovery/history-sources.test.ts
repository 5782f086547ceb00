import { beforeEach, describe, expect, it } from 'vitest';
import type { ServerView } from '../../../electron/contract/index.ts';
import { HistorySources } from '../../../electron/watch/recovery/history-sources.ts';

let now: number;
let views: ServerView[];
let sources: HistorySources;

beforeEach(() => {
  now = 1000;
  views = [
    server('live', '150-200', true),
    server('some', '50-200'),
    server('full', '1-200'),
    server('unknown', null),
  ];
  sources = new HistorySources({ servers: () => views }, { now: () => now });
});

function server(url: string, completeLedgers: string | null, inUse = false): ServerView {
  return {
    ...{ url, inUse, completeLedgers, latencyMs: 1, ledgerAgeS: 1 },
    ...{ coolDownUntil: null, lastError: null, lastFailure: null },
  };
}

describe('who is asked', () => {
  it('the server in use for all that it holds, oldest first', () => {
    expect(
      sources.choose([
        [10, 20],
        [160, 170],
        [180, 190],
      ]),
    ).toMatchObject({ server: null, range: [160, 170] });
    expect(sources.choose([[140, 170]])).toMatchObject({ server: null, range: [150, 170] });
  });

  it('then the one that holds most, then those that never said', () => {
    expect(sources.choose([[10, 100]])).toMatchObject({ server: 'full', range: [10, 100] });
    sources.lacks('full', [[10, 100]], null);
    expect(sources.choose([[10, 100]])).toMatchObject({ server: 'some', range: [50, 100] });
    sources.lacks('some', [[50, 100]], null);
    expect(sources.choose([[10, 100]])).toMatchObject({ server: 'unknown', range: [10, 100] });
    sources.lacks('unknown', [[10, 100]], null);
    expect(sources.choose([[10, 100]])).toEqual({ type: 'exhausted' });
  });

  it('what a server says it holds is taken to go on: its answers tell how far', () => {
    expect(sources.choose([[195, 205]])).toMatchObject({ server: null, range: [195, 205] });
  });

  it('nobody else than the one in use where the connection knows no list', () => {
    views = [];
    expect(sources.choose([[1, 2]])).toMatchObject({ type: 'ask', server: null, range: [1, 2] });
  });
});

describe('what servers could not do', () => {
  it('a ledger that is only not there yet is asked for again soon', () => {
    views = [server('live', '150-200', true)];
    sources.lacks('live', [[199, 202]], 200);
    expect(sources.choose([[201, 202]])).toEqual({ type: 'wait', until: 2000 });
    expect(sources.choose([[199, 199]])).toEqual({ type: 'exhausted' });
    now = 2001;
    expect(sources.choose([[201, 202]])).toMatchObject({ type: 'ask', range: [201, 202] });
  });

  it('a busy server is left alone for longer each time, and the others are asked meanwhile', () => {
    sources.pause('live', 1000);
    expect(sources.choose([[160, 170]])).toMatchObject({ server: expect.stringMatching(/some|full/) });
    views = [server('live', '150-200', true)];
    expect(sources.choose([[160, 170]])).toEqual({ type: 'wait', until: 2000 });
    now = 2000;
    sources.pause('live', 1000);
    expect(sources.choose([[160, 170]])).toEqual({ type: 'wait', until: 4000 });
    now = 4000;
    sources.answered('live');
    sources.pause('live', 1000);
    expect(sources.choose([[160, 170]])).toEqual({ type: 'wait', until: 5000 });
  });

  it('a hole is forgotten when the server says that it holds more, or is new', () => {
    sources.takeChanges();
    views = [server('live', '150-200', true)];
    sources.lacks('live', [[150, 160]], null);
    expect(sources.choose([[150, 160]])).toEqual({ type: 'exhausted' });
    // Going on, losing the oldest, and saying nothing are no gain.
    for (const held of ['150-230', '155-235', null]) {
      views = [server('live', held, true)];
      expect(sources.takeChanges()).toEqual([]);
    }
    expect(sources.choose([[150, 160]])).toEqual({ type: 'exhausted' });
    views = [server('live', '100-230', true), server('new', null)];
    expect(sources.takeChanges()).toEqual(['live', 'new']);
    expect(sources.choose([[150, 160]])).toMatchObject({ type: 'ask', server: null });
  });

  it('is forgotten after a while, and at once when asked to', () => {
    views = [server('live', null, true)];
    sources.lacks('live', [[1, 2]], null);
    sources.pause('live', 1000);
    expect(sources.choose([[1, 2]])).toEqual({ type: 'exhausted' });
    sources.forget();
    expect(sources.choose([[1, 2]])).toMatchObject({ type: 'ask' });
    sources.lacks('live', [[1, 2]], null);
    now += 11 * 60_000;
    expect(sources.choose([[1, 2]])).toMatchObject({ type: 'ask' });
  });
});
