import { describe, expect, it } from 'vitest';
import { SimulatedValidator } from '../../../electron/simulator/validators/validator.ts';
import { type Manifest, readManifest } from '../../../electron/verify/validators/manifest.ts';
import { checkSignature, readValidation } from '../../../electron/verify/validators/validation.ts';
import { checkQuorum, countVotes } from '../../../electron/verify/validators/votes.ts';

const LEDGER = { ledgerIndex: 7, ledgerHash: 'AB'.repeat(32) };

/** As many listed masters, of which nothing else is known. */
function electorateOf(listed: number): ReadonlyMap<string, Manifest | null> {
  return new Map(Array.from({ length: listed }, (_, at) => [`master ${at}`, null]));
}

describe('a ledger needs', () => {
  it.each([
    [1, 1],
    [4, 4],
    [5, 4],
    [6, 5],
    [10, 8],
    [34, 28],
    [35, 28],
    [36, 29],
  ])('of %d listed validators %d', (listed, needed) => {
    const counted = countVotes(electorateOf(listed), [], LEDGER);
    expect(counted).toEqual({ votes: [], listed, needed });
    const votes = Array.from({ length: needed }, (_, at) => ({ master: `master ${at}`, domain: null }));
    expect(() => checkQuorum({ ...counted, votes })).not.toThrow();
    expect(() => checkQuorum({ ...counted, votes: votes.slice(1) })).toThrow(
      expect.objectContaining({ code: 'too-few-votes' }),
    );
  });
});

it('a list of nobody but revoked validators decides nothing', () => {
  const validator = new SimulatedValidator('votes', 'V1');
  const signed = checkSignature(
    readValidation(validator.validate({ index: 7, hash: LEDGER.ledgerHash, closeTime: 1 })),
  );
  validator.revoke();
  const revoked = readManifest(validator.manifest());
  const counted = countVotes(new Map([[revoked.master, revoked]]), [signed], LEDGER);
  expect(counted).toEqual({ votes: [], listed: 0, needed: 0 });
  expect(() => checkQuorum(counted)).toThrow(expect.objectContaining({ code: 'too-few-votes' }));
});
