import { beforeEach, describe, expect, it } from 'vitest';
import { blobField, hashField, numberField } from '../../../electron/simulator/validators/serialize.ts';
import { SimulatedValidator } from '../../../electron/simulator/validators/validator.ts';
import { type Electorate, HeardValidations } from '../../../electron/verify/proof/heard-validations.ts';
import { readManifest } from '../../../electron/verify/validators/manifest.ts';

const HASH = 'AB'.repeat(32);
const NEWEST = 1000;
const validator = new SimulatedValidator('heard', 'V1');
const electorate: Electorate = new Map([
  [validator.masterKey.toString('hex').toUpperCase(), readManifest(validator.manifest())],
]);

let heard: HeardValidations;
let forged: string[];

beforeEach(() => {
  forged = [];
  heard = new HeardValidations((server, { code }) => forged.push(`${server} ${code}`));
  heard.noteNewest(NEWEST);
});

/** A validation that nobody signed, by the n-th of many keys. */
function unsigned(index: number, n: number, key = keyOf(n)): Buffer {
  return Buffer.concat([
    numberField(2, 0x8000_0001),
    numberField(6, index),
    numberField(9, n),
    hashField(1, Buffer.from(HASH, 'hex')),
    blobField(3, key),
    blobField(6, Buffer.alloc(70, n)),
  ]);
}

function keyOf(n: number): Buffer {
  const key = Buffer.alloc(33, 2);
  key.writeUInt32BE(n, 29);
  return key;
}

async function votesFor(index: number): Promise<number> {
  return (await heard.best(index, electorate, async () => undefined)).votes.length;
}

function signed(index: number): Buffer {
  return validator.validate({ index, hash: HASH, closeTime: 1 });
}

describe('validations are remembered', () => {
  it.each([
    [64, 0],
    [63, 1],
    [-20, 1],
    [-21, 0],
  ])('of ledgers that are near: %d before the newest one gives %d', async (before, votes) => {
    heard.add(signed(NEWEST - before), 'wss://one');
    expect(await votesFor(0)).toBe(votes);
  });

  it('as long as their ledger is near', async () => {
    heard.add(signed(NEWEST), 'wss://one');
    heard.noteNewest(NEWEST + 63);
    expect(await votesFor(0)).toBe(1);
    heard.noteNewest(NEWEST + 64);
    expect(await votesFor(0)).toBe(0);
  });

  it.each([
    [599, 1],
    [600, 0],
  ])('600 of a ledger: after %d others, %d', async (others, votes) => {
    for (let n = 0; n < others; n += 1) heard.add(unsigned(NEWEST, n), 'wss://one');
    heard.add(signed(NEWEST), 'wss://one');
    expect(await votesFor(NEWEST)).toBe(votes);
    expect(forged).toEqual([]);
  });

  it.each([
    [2, 1],
    [3, 0],
  ])(
    'three of a key: after %d that it did not sign, %d; who passed those on is named',
    async (lies, votes) => {
      for (let n = 0; n < lies; n += 1) heard.add(unsigned(NEWEST, n, validator.signingKey), 'wss://liar');
      heard.add(signed(NEWEST), 'wss://one');
      expect(await votesFor(NEWEST)).toBe(votes);
      expect(forged).toEqual(Array.from({ length: lies }, () => 'wss://liar validation-forged'));
    },
  );

  it('once, and full ones only', async () => {
    heard.add(validator.validate({ index: NEWEST, hash: HASH, closeTime: 1 }, false), 'wss://one');
    expect(await votesFor(NEWEST)).toBe(0);
    for (let n = 0; n < 3; n += 1) heard.add(signed(NEWEST), 'wss://one');
    const found = await heard.firstSigned(NEWEST, electorate, async () => undefined);
    expect(found).toMatchObject({ votes: { length: 1 }, validations: { length: 1 }, listed: 1, needed: 1 });
  });

  it('not at all once nobody listens', async () => {
    heard.add(signed(NEWEST), 'wss://one');
    heard.clear();
    expect(await votesFor(NEWEST)).toBe(0);
  });

  it('not where they cannot be read', async () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('22', 'hex'), signed(NEWEST).subarray(0, 40)])
      heard.add(bytes, 'wss://one');
    expect(await votesFor(0)).toBe(0);
  });
});
