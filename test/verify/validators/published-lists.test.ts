import { beforeEach, describe, expect, it } from 'vitest';
import { Council } from '../../../electron/simulator/validators/council.ts';
import { PublishedLists } from '../../../electron/verify/validators/published-lists.ts';
import type { Publisher } from '../../../electron/verify/validators/publishers.ts';
import type { SignedList } from '../../../electron/verify/validators/validator-list.ts';
import { ledgerTimeOf } from '../../../electron/xrpl/protocol/ledger-time.ts';
import { FakeClock } from '../../xrpl/support/fake-clock.ts';

const HOUR = 3_600_000;

let clock: FakeClock;
let council: Council;
let other: Council;
let sites: Record<string, () => unknown>;
let asked: string[];
let failures: string[];
let cached: readonly SignedList[];

beforeEach(() => {
  clock = new FakeClock();
  council = new Council('one', 5, now());
  other = new Council('other', 5, now());
  sites = { 'https://one': () => council.list(), 'https://other': () => other.list() };
  asked = [];
  failures = [];
  cached = [];
});

function now(): number {
  return ledgerTimeOf(clock.wallTime());
}

function publisher({ publisher: { key } }: Council, site: string): Publisher {
  return { key, site, name: site, network: 'mainnet' };
}

function lists(publishers = [publisher(council, 'https://one'), publisher(other, 'https://other')]) {
  return new PublishedLists({
    network: 'mainnet',
    publishers: () => publishers,
    get: async (url) => {
      asked.push(url);
      const site = sites[url];
      if (site === undefined) throw new Error('HTTP 404');
      return JSON.stringify(site());
    },
    cache: {
      read: () => cached,
      write: (kept) => {
        cached = kept.map(({ signed }) => signed);
      },
    },
    clock,
    pause: async () => undefined,
    failed: (site, reason) => failures.push(`${site}: ${reason}`),
  });
}

describe('the list of validators', () => {
  it('is that of the first publisher, fetched once in six hours', async () => {
    const published = lists();
    expect(await published.current()).toMatchObject({ publisher: council.publisher.key, sequence: 1 });
    await published.current();
    expect(asked).toEqual(['https://one', 'https://other']);
    clock.advance(6 * HOUR);
    await published.current();
    expect(asked).toHaveLength(4);
  });

  it('is that of the other publisher where the first site fails, which is asked again after ten minutes', async () => {
    sites['https://one'] = () => 'no list';
    const published = lists();
    expect(await published.current()).toMatchObject({ publisher: other.publisher.key });
    expect(failures).toEqual(['https://one: The list of validators can’t be read.']);
    sites['https://one'] = () => council.list();
    await published.current();
    expect(asked).toHaveLength(2);
    clock.advance(10 * 60_000);
    expect(await published.current()).toMatchObject({ publisher: council.publisher.key });
  });

  it('may come from the other publisher’s site: it proves itself', async () => {
    sites['https://one'] = () => {
      throw new Error('an incomplete chain of certificates');
    };
    sites['https://other'] = () => council.list();
    expect(await lists().current()).toMatchObject({ publisher: council.publisher.key });
  });

  it('never goes back to a lower number, not even after a restart', async () => {
    sites['https://one'] = () => council.list({ sequence: 7 });
    await lists().current();
    sites['https://one'] = () => council.list({ sequence: 6 });
    expect(await lists().current()).toMatchObject({ sequence: 7 });
  });

  it('of two that are announced, is the one in force, and the next when its time comes', async () => {
    const later = now() + 3600;
    sites['https://one'] = () =>
      council.publisher.lists(
        { sequence: 1, expiration: later + 60, validators: council.validators },
        {
          sequence: 2,
          effective: later,
          expiration: later + 86_400,
          validators: council.validators.slice(1),
        },
      );
    const published = lists();
    expect(await published.current()).toMatchObject({ sequence: 1 });
    clock.advance(HOUR);
    expect(await published.current()).toMatchObject({ sequence: 2 });
  });

  it('that is kept serves while no site answers', async () => {
    await lists().current();
    sites = {};
    expect(await lists().current()).toMatchObject({ publisher: council.publisher.key });
  });

  it.each([
    ['first', (first: AbortSignal) => [first, undefined] as const],
    ['last', (last: AbortSignal) => [undefined, last] as const],
  ])('is fetched on where the one that came %s gives up, which waits no longer', async (_which, signals) => {
    const answered = Promise.withResolvers<void>();
    const published = new PublishedLists({
      ...{ network: 'mainnet', publishers: () => [publisher(council, 'https://one')] },
      get: async (url, { signal }) => {
        asked.push(url);
        const ended = Promise.withResolvers<never>();
        signal?.addEventListener('abort', () => ended.reject(signal.reason));
        await Promise.race([answered.promise, ended.promise]);
        return JSON.stringify(council.list());
      },
      ...{ cache: { read: () => [], write: () => undefined }, clock, pause: async () => undefined },
      failed: (site, reason) => failures.push(`${site}: ${reason}`),
    });
    const giveUp = new AbortController();
    const wanted = signals(giveUp.signal).map((signal) => ({ signal, list: published.current(signal) }));
    await expect.poll(() => asked.length).toBe(1);
    giveUp.abort();
    const [left, stays] = wanted.toSorted((one) => (one.signal === undefined ? 1 : -1));
    await expect(left?.list).rejects.toBe(giveUp.signal.reason);
    answered.resolve();
    expect(await stays?.list).toMatchObject({ sequence: 1 });
    expect([asked.length, failures]).toEqual([1, []]);
  });
});

describe('there is none', () => {
  it.each<[name: string, code: string, published: () => PublishedLists]>([
    ['on a network without a publisher', 'no-publisher', () => lists([])],
    [
      'where no site answers',
      'no-list',
      () => {
        sites = {};
        return lists();
      },
    ],
    [
      'where all are expired',
      'list-expired',
      () => {
        const terms = { expiration: now() };
        sites = { 'https://one': () => council.list(terms), 'https://other': () => other.list(terms) };
        return lists();
      },
    ],
    [
      'where the publisher is another',
      'no-list',
      () => {
        sites['https://one'] = () => other.list();
        return lists([publisher(council, 'https://one')]);
      },
    ],
    [
      'where somebody changed it',
      'no-list',
      () => {
        const { blob } = council.list({ sequence: 9 });
        sites['https://one'] = () => ({ ...council.list(), blob });
        return lists([publisher(council, 'https://one')]);
      },
    ],
  ])('%s', async (_name, code, published) => {
    await expect(published().current()).rejects.toMatchObject({ code });
  });
});
