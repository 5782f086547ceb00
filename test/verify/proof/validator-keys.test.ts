import { beforeEach, describe, expect, it } from 'vitest';
import { Council } from '../../../electron/simulator/validators/council.ts';
import { ValidatorKeys } from '../../../electron/verify/proof/validator-keys.ts';
import {
  readList,
  signedListsOf,
  type ValidatorList,
} from '../../../electron/verify/validators/validator-list.ts';
import { RequestError } from '../../../electron/xrpl/protocol/request-error.ts';
import type { JsonObject } from '../../../electron/xrpl/protocol/transaction.ts';
import { FakeClock } from '../../xrpl/support/fake-clock.ts';

let council: Council;
let list: ValidatorList;
let clock: FakeClock;
/** What servers answer to `manifest`, in turn of the validators. */
let answer: (at: number) => JsonObject;
let asked: number;
let forged: string[];
let withdrawn: Buffer[];

beforeEach(async () => {
  council = new Council('keys', 5, 800_000_000);
  const [signed] = signedListsOf(council.list());
  if (signed === undefined) throw new Error('no list');
  list = await readList(signed, new Set([council.publisher.key]));
  clock = new FakeClock();
  const listed = manifests();
  answer = (at) => ({ manifest: listed[at]?.toString('base64') ?? '' });
  [asked, forged, withdrawn] = [0, [], []];
});

function manifests(): readonly Buffer[] {
  return council.validators.map((validator) => validator.manifest());
}

function first() {
  const [validator] = council.validators;
  if (validator === undefined) throw new Error('no validator');
  return validator;
}

function keys(): ValidatorKeys {
  return new ValidatorKeys({
    client: {
      servers: () => [{ url: 'wss://one', inUse: true }] as never,
      request: async () => answer(asked++ % 5),
    },
    forged: (server, { code }) => forged.push(`${server} ${code}`),
    withdrawals: { all: () => withdrawn, add: (manifest) => void withdrawn.push(manifest) },
    pause: async () => undefined,
    clock,
  });
}

/** By which key a validator signs: `unknown` where its votes don't count, `withdrawn` where it is none any more. */
async function signerOf(known: ValidatorKeys, at = 0): Promise<string> {
  const { electorate } = await known.of(list);
  const manifest = electorate.get(list.masters[at] ?? '');
  if (manifest === null || manifest === undefined) return 'unknown';
  return manifest.signingKey ?? 'withdrawn';
}

describe('the key of a validator', () => {
  it('is the one in the list where servers know no newer one', async () => {
    expect(await signerOf(keys())).toBe(first().signingKey.toString('hex').toUpperCase());
    expect(asked).toBe(5);
  });

  it('is asked for again after ten minutes', async () => {
    const known = keys();
    await known.of(list);
    await known.of(list);
    expect(asked).toBe(5);
    clock.advance(10 * 60_000);
    await known.of(list);
    expect(asked).toBe(10);
  });

  it.each(['before', 'after'] as const)(
    'is the newer one that was heard %s there was a list',
    async (when) => {
      const known = keys();
      if (when === 'after') await known.of(list);
      first().rotate();
      known.hear(first().manifest());
      expect(await signerOf(known)).toBe(first().signingKey.toString('hex').toUpperCase());
      expect((await known.of(list)).manifests.map(({ bytes }) => bytes)).toEqual([first().manifest()]);
    },
  );

  it.each(['before', 'after'] as const)(
    'is none once its withdrawal was heard %s there was a list, whatever servers say later',
    async (when) => {
      const known = keys();
      if (when === 'after') await known.of(list);
      first().revoke();
      known.hear(first().manifest());
      expect(await signerOf(known)).toBe('withdrawn');
      expect(withdrawn).toEqual([first().manifest()]);
      // After a restart; servers still give the older one.
      expect(await signerOf(keys())).toBe('withdrawn');
    },
  );

  it('does not go back to an older one', async () => {
    const old = first().manifest();
    const known = keys();
    first().rotate();
    known.hear(first().manifest());
    await known.of(list);
    known.hear(old);
    expect(await signerOf(known)).toBe(first().signingKey.toString('hex').toUpperCase());
  });

  it('counts no more where servers know no manifest of it: so they say of withdrawn ones', async () => {
    const others = answer;
    answer = (at) => (at === 0 ? { requested: 'key' } : others(at));
    const known = keys();
    expect(await signerOf(known)).toBe('unknown');
    expect(await signerOf(known, 1)).not.toBe('unknown');
  });

  it('is the one in the list where nobody answers', async () => {
    answer = () => {
      throw new RequestError('timeout', 'nobody');
    };
    expect(await signerOf(keys())).toBe(first().signingKey.toString('hex').toUpperCase());
  });

  it('is nobody else’s: a server that gives another’s manifest is named', async () => {
    answer = () => ({ manifest: manifests()[1]?.toString('base64') ?? '' });
    expect(await signerOf(keys())).toBe(first().signingKey.toString('hex').toUpperCase());
    expect(forged).toContain('wss://one manifest-forged');
  });
});
