import { setImmediate } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { inEnglish, type Message } from '../../../electron/contract/index.ts';
import { Council } from '../../../electron/simulator/validators/council.ts';
import { listInUse } from '../../../electron/verify/validators/list-expiry.ts';
import { ListWatch } from '../../../electron/verify/validators/list-watch.ts';
import { PublishedLists } from '../../../electron/verify/validators/published-lists.ts';
import type { Publisher } from '../../../electron/verify/validators/publishers.ts';
import { ledgerTimeOf } from '../../../electron/xrpl/protocol/ledger-time.ts';
import { FakeClock } from '../../xrpl/support/fake-clock.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DAY_S = 86_400;

let clock: FakeClock;
let council: Council;
let other: Council;
let publishers: readonly Publisher[];
let sites: Record<string, () => unknown>;
let asked: number;
let isWanted: boolean;
let told: (string | null)[];
let failures: unknown[];

beforeEach(() => {
  clock = new FakeClock();
  council = new Council('one', 5, now());
  other = new Council('other', 5, now());
  publishers = [publisher(council, 'https://one')];
  sites = { 'https://one': () => council.list(), 'https://other': () => other.list() };
  asked = 0;
  isWanted = true;
  told = [];
  failures = [];
});

function now(): number {
  return ledgerTimeOf(clock.wallTime());
}

function publisher({ publisher: { key } }: Council, site: string): Publisher {
  return { key, site, name: null, network: 'mainnet' };
}

function watching() {
  const lists = new PublishedLists({
    ...{ network: 'mainnet', publishers: () => publishers, clock, pause: async () => undefined },
    get: async (url) => {
      asked += 1;
      const site = sites[url];
      if (site === undefined) throw new Error('HTTP 404');
      return JSON.stringify(site());
    },
    cache: { read: () => [], write: () => undefined },
    failed: () => undefined,
  });
  const inUse = () => listInUse(lists.inForce(), clock.wallTime());
  const watch = new ListWatch({
    ...{ lists, inUse, clock, isWanted: () => isWanted },
    changed: (problem: Message | null) => told.push(problem === null ? null : inEnglish(problem)),
    failed: (error) => failures.push(error),
  });
  watch.settingChanged();
  return { watch, inUse };
}

/** What was begun comes to its end. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await setImmediate();
}

async function pass(milliseconds: number): Promise<void> {
  clock.advance(milliseconds);
  await settled();
}

describe('while large payments are proved by themselves', () => {
  it('the list is at hand, and renewed each six hours; nobody is asked otherwise', async () => {
    isWanted = false;
    const { watch, inUse } = watching();
    await settled();
    expect([asked, inUse()]).toEqual([0, null]);
    isWanted = true;
    watch.settingChanged();
    await settled();
    expect(inUse()).toMatchObject({
      publisher: council.publisher.key,
      sequence: 1,
      validators: 5,
      isExpiring: false,
    });
    sites['https://one'] = () => council.list({ sequence: 2 });
    await pass(6 * HOUR);
    expect([asked, inUse()?.sequence]).toEqual([2, 2]);
    isWanted = false;
    watch.settingChanged();
    await pass(12 * HOUR);
    expect([asked, told, failures]).toEqual([2, [null, null, null], []]);
  });

  it('its end is told two weeks before, until a newer list is there', async () => {
    const start = now();
    sites['https://one'] = () => council.list({ expiration: start + 15 * DAY_S });
    const { inUse } = watching();
    await settled();
    expect([told.at(-1), inUse()?.isExpiring]).toEqual([null, false]);
    await pass(DAY);
    expect(told.at(-1)).toMatch(
      /^The list of validators by ED\w+ is in force until .+ only, and no newer one/,
    );
    expect(inUse()?.isExpiring).toBe(true);
    sites['https://one'] = () => council.list({ sequence: 2, expiration: start + 100 * DAY_S });
    await pass(6 * HOUR);
    expect([told.at(-1), inUse()?.isExpiring]).toEqual([null, false]);
  });

  it('its end is none where another publisher’s list goes on', async () => {
    publishers = [...publishers, publisher(other, 'https://other')];
    const end = now() + DAY_S;
    sites['https://one'] = () => council.list({ expiration: end });
    const { inUse } = watching();
    await settled();
    expect([told, inUse()]).toMatchObject([[null], { publisher: council.publisher.key, isExpiring: false }]);
    await pass(DAY);
    expect([told.at(-1), inUse()]).toMatchObject([
      null,
      { publisher: other.publisher.key, isExpiring: false },
    ]);
  });

  it('that there is none is told when it is so twice, and asked for again after ten minutes', async () => {
    sites = {};
    watching();
    await settled();
    expect(told).toEqual([null]);
    await pass(600_000);
    expect(told.at(-1)).toBe(
      'Large payments can’t be proved at the moment. The list of validators couldn’t be fetched from its publisher.',
    );
    sites = { 'https://one': () => council.list() };
    await pass(600_000);
    expect(told.at(-1)).toBeNull();
    expect(failures).toEqual([]);
  });

  it('a list that has ended is told, with when', async () => {
    sites['https://one'] = () => council.list({ expiration: now() - 1 });
    const { inUse } = watching();
    await settled();
    await pass(600_000);
    expect(inUse()).toBeNull();
    expect(told.at(-1)).toMatch(
      /^Large payments can’t be proved at the moment\. The list of validators expired/,
    );
  });

  it('a network without a publisher is no problem, and is watched once it has one', async () => {
    const all = publishers;
    publishers = [];
    const { watch, inUse } = watching();
    await pass(DAY);
    expect([asked, told]).toEqual([0, []]);
    publishers = all;
    watch.settingChanged();
    await settled();
    expect(inUse()).toMatchObject({ publisher: council.publisher.key, name: null });
  });

  it('nothing is told once it has ended', async () => {
    const { watch } = watching();
    watch.stop();
    await pass(DAY);
    expect(told).toEqual([]);
  });
});
