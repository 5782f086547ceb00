import { describe, expect, it } from 'vitest';
import { checkEvidence, type Evidence } from '../../../electron/verify/receipt/evidence.ts';
import { evidenceOf, receiptOf } from '../../../electron/verify/receipt/receipt.ts';
import { xpopOf } from '../../../electron/verify/receipt/xpop.ts';
import { Refused } from '../../../electron/verify/refused.ts';
import { loadVectors, publisherOf } from './vectors.ts';

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
