import { refused } from '../refused.ts';
import type { Manifest } from './manifest.ts';
import type { SignedValidation } from './validation.ts';
import type { ValidatorList } from './validator-list.ts';

/** A listed validator whose signature counts. Keys are upper-case hex. */
interface Vote {
  readonly master: string;
  readonly domain: string | null;
}

/** How a list's validators voted for one ledger. */
export interface Votes {
  readonly votes: readonly Vote[];
  /** Validators of the list that are not revoked. */
  readonly listed: number;
  readonly needed: number;
}

/** What a ledger needs: four fifths of the list, rounded up (rippled, ValidatorList::calculateQuorum). */
function quorumOf(listed: number): number {
  return Math.ceil(listed * 0.8);
}

/**
 * The newest manifests of a list's validators: which of its keys signs for which master, and which masters are revoked.
 * Manifests of masters that it does not list are left out.
 */
export function electorateOf(
  list: Pick<ValidatorList, 'masters' | 'manifests'>,
  others: readonly Manifest[],
): ReadonlyMap<string, Manifest | null> {
  const newest = new Map<string, Manifest | null>(list.masters.map((master) => [master, null]));
  for (const manifest of [...list.manifests, ...others]) {
    const known = newest.get(manifest.master);
    if (known !== undefined && manifest.sequence > (known?.sequence ?? -1))
      newest.set(manifest.master, manifest);
  }
  return newest;
}

/**
 * Counts the votes for a ledger: full validations of exactly its index and hash, by the signing key of a listed master's
 * newest manifest, one for each master.
 */
export function countVotes(
  electorate: ReadonlyMap<string, Manifest | null>,
  validations: readonly SignedValidation[],
  ledger: { readonly ledgerIndex: number; readonly ledgerHash: string },
): Votes {
  const signers = new Map<string, Manifest>();
  let listed = 0;
  for (const manifest of electorate.values()) {
    if (manifest !== null && manifest.signingKey === null) continue;
    listed += 1;
    if (manifest?.signingKey) signers.set(manifest.signingKey, manifest);
  }
  const votes = new Map<string, Vote>();
  for (const { signingKey, ledgerIndex, ledgerHash, full } of validations) {
    const signer = signers.get(signingKey);
    if (signer === undefined || !full) continue;
    if (ledgerIndex === ledger.ledgerIndex && ledgerHash === ledger.ledgerHash)
      votes.set(signer.master, { master: signer.master, domain: signer.domain });
  }
  return { votes: [...votes.values()], listed, needed: quorumOf(listed) };
}

/** @throws Refused 'too-few-votes' where a list's validators did not decide for the ledger. */
export function checkQuorum({ votes, listed, needed }: Votes): void {
  if (listed === 0 || votes.length < needed)
    throw refused('proof.too-few-votes', {
      votes: `${votes.length}`,
      listed: `${listed}`,
      needed: `${needed}`,
    });
}
