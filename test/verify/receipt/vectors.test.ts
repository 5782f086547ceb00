import { describe, expect, it } from 'vitest';
import { transactionIdOf } from '../../../electron/verify/ledger/transaction-tree.ts';
import { checkEvidence, type Evidence } from '../../../electron/verify/receipt/evidence.ts';
import { evidenceOf, receiptOf } from '../../../electron/verify/receipt/receipt.ts';
import { xpopOf } from '../../../electron/verify/receipt/xpop.ts';
import { Refused } from '../../../electron/verify/refused.ts';
import { isLongForm } from '../../long-form.ts';
import { randomFrom } from '../../xrpl/support/random.ts';
import { loadVectors, publisherOf } from './vectors.ts';

const FLIPS = isLongForm ? 100_000 : 2000;
const vectors = loadVectors();

describe('proofs that another program made', () => {
  it.each(vectors.map((vector) => [vector.xpop.validation.unl.public_key, vector.name, vector] as const))(
    'are proofs: publisher %s, %s',
    async (_publisher, _name, vector) => {
      const proof = await checkEvidence(evidenceOf(vector.xpop), publisherOf(vector));
      expect(proof).toMatchObject({ listed: 2, needed: 2, votes: [{}, {}] });
      expect(proof.ledger.hash).toEqual(proof.signedLedger.hash);
    },
  );

  it('are the same proofs in the app’s own form, and in the other program’s form again', async () => {
    for (const vector of vectors) {
      const evidence = evidenceOf(vector.xpop);
      const own = evidenceOf(JSON.parse(JSON.stringify(receiptOf(evidence))));
      expect(own.headers).toEqual(evidence.headers);
      const xpop: unknown = JSON.parse(JSON.stringify(xpopOf(own)));
      const again = evidenceOf(xpop);
      const { hash } = await checkEvidence(evidence, publisherOf(vector));
      expect((await checkEvidence(own, publisherOf(vector))).hash).toBe(hash);
      expect((await checkEvidence(again, publisherOf(vector))).hash).toBe(hash);
    }
  });

  it('prove nothing to whom does not believe their publisher', async () => {
    for (const vector of vectors) {
      const reason = await refusalOf(evidenceOf(vector.xpop), new Set(['ED'.padEnd(66, '0')]));
      expect(reason).toBe('publisher-unknown');
    }
  });

  it('prove nothing when one validation is missing', async () => {
    for (const vector of vectors) {
      const { validations, ...evidence } = evidenceOf(vector.xpop);
      const fewer = { ...evidence, validations: validations.slice(1) };
      expect(await refusalOf(fewer, publisherOf(vector))).toBe('too-few-votes');
      const twice = { ...evidence, validations: [...validations.slice(1), ...validations.slice(1)] };
      expect(await refusalOf(twice, publisherOf(vector))).toBe('too-few-votes');
    }
  });

  it(`prove nothing when one bit of them is another one: ${FLIPS} times`, {
    timeout: 3_600_000,
  }, async () => {
    const random = randomFrom(20_261_129);
    const accepted: string[] = [];
    for (let flip = 0; flip < FLIPS; flip += 1) {
      const vector = pick(vectors, random);
      const [part, evidence] = withOneBitFlipped(evidenceOf(vector.xpop), random);
      if ((await refusalOf(evidence, publisherOf(vector))) === null) accepted.push(`${vector.name} ${part}`);
    }
    expect(accepted).toEqual([]);
  });
});

/** The code of the refusal; null where it is a proof. */
async function refusalOf(evidence: Evidence, believed: ReadonlySet<string>): Promise<string | null> {
  try {
    await checkEvidence(evidence, believed);
    return null;
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
}

type Flip = readonly [part: string, flipped: Evidence];

function withOneBitFlipped(evidence: Evidence, random: () => number): Flip {
  const { list, headers, validations, path } = evidence;
  const flips: readonly (() => Flip)[] = [
    () => ['transaction', { ...evidence, transaction: flipped(evidence.transaction, random) }],
    () => ['metadata', { ...evidence, metadata: flipped(evidence.metadata, random) }],
    () => ['header', { ...evidence, headers: headers.map((header) => flipped(header, random)) }],
    () => ['list', { ...evidence, list: { ...list, blob: flippedBase64(list.blob, random) } }],
    () => ['publisher', { ...evidence, list: { ...list, manifest: flippedBase64(list.manifest, random) } }],
    () => {
      const signature = flipped(Buffer.from(list.signature, 'hex'), random).toString('hex');
      return ['signature', { ...evidence, list: { ...list, signature } }];
    },
    () => {
      const chosen = pick([...validations.keys()], random);
      const changed = validations.map((bytes, at) => (at === chosen ? flipped(bytes, random) : bytes));
      return ['validation', { ...evidence, validations: changed }];
    },
    () => {
      const [root = []] = path;
      const branches = [...root.entries()].flatMap(([nibble, branch]) => (branch === null ? [] : [nibble]));
      // A branch on the way itself is computed, and not read.
      const own = ownBranch(evidence);
      const others = path.length > 1 || branches.length > 1 ? branches.filter((at) => at !== own) : [];
      if (others.length === 0)
        return ['header', { ...evidence, headers: headers.map((one) => flipped(one, random)) }];
      const chosen = pick(others, random);
      const changed = root.map((branch, at) => (at === chosen && branch ? flipped(branch, random) : branch));
      return ['path', { ...evidence, path: [changed, ...path.slice(1)] }];
    },
  ];
  return pick(flips, random)();
}

function flipped(bytes: Uint8Array, random: () => number): Buffer {
  const copy = Buffer.from(bytes);
  const bit = Math.floor(random() * copy.length * 8);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

function flippedBase64(text: string, random: () => number): string {
  return flipped(Buffer.from(text, 'base64'), random).toString('base64');
}

function ownBranch({ transaction }: Evidence): number {
  return (transactionIdOf(transaction)[0] ?? 0) >> 4;
}

function pick<T>(items: readonly T[], random: () => number): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}
