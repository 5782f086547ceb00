import { hexOf } from '../bytes/encoded.ts';
import { type LedgerHeader, readHeader } from '../ledger/ledger-header.ts';
import {
  leafHashOf,
  rootByPath,
  type TransactionBlobs,
  type TreePath,
  transactionIdOf,
} from '../ledger/transaction-tree.ts';
import { refused, unreadable } from '../refused.ts';
import { type Manifest, readManifest } from '../validators/manifest.ts';
import { checkSignature, readValidation } from '../validators/validation.ts';
import {
  type BelievedPublishers,
  checkInForce,
  readList,
  type SignedList,
  type ValidatorList,
} from '../validators/validator-list.ts';
import { checkQuorum, countVotes, electorateOf, type Votes } from '../validators/votes.ts';

/** Everything that proves a transaction, as bytes: what a receipt holds, whatever its form. */
export interface Evidence extends TransactionBlobs {
  readonly list: SignedList;
  /** Manifests newer than those in the list. */
  readonly manifests: readonly Buffer[];
  /** Validations of the last of the headers. */
  readonly validations: readonly Buffer[];
  /** From the transaction's ledger to the one that the validators signed, each the parent of the next. */
  readonly headers: readonly Buffer[];
  readonly path: TreePath;
}

/** What evidence proves. */
export interface Proof extends Votes, TransactionBlobs {
  /** 64 upper-case hex digits. */
  readonly hash: string;
  /** The ledger that holds the transaction. */
  readonly ledger: LedgerHeader;
  /** The ledger that the validators signed: the same one, or a descendant. */
  readonly signedLedger: LedgerHeader;
  readonly list: ValidatorList;
}

/** Headers in one proof: some five hours of ledgers. */
export const MOST_HEADERS = 5000;
const MOST_SIGNATURES = 2000;

/**
 * Checks all of it, from the publisher of the list down to the transaction. `pause` runs before each signature.
 * @throws Refused with the first reason why it proves nothing.
 */
export async function checkEvidence(
  evidence: Evidence,
  believed: BelievedPublishers,
  pause: () => Promise<void> = async () => undefined,
): Promise<Proof> {
  const headers = checkChain(evidence.headers);
  const [ledger, signedLedger] = [headers.at(0), headers.at(-1)];
  if (ledger === undefined || signedLedger === undefined) return unreadable('header');
  const id = checkInLedger(evidence, evidence.path, ledger);
  const list = await readList(evidence.list, believed, pause);
  checkInForce(list, ledger.closeTime);
  checkInForce(list, signedLedger.closeTime);
  atMost(evidence.manifests, MOST_SIGNATURES);
  atMost(evidence.validations, MOST_SIGNATURES);
  const manifests: Manifest[] = [];
  for (const bytes of evidence.manifests) {
    await pause();
    manifests.push(readManifest(bytes));
  }
  const validations = [];
  for (const bytes of evidence.validations) {
    await pause();
    validations.push(checkSignature(readValidation(bytes)));
  }
  const { ledgerIndex } = signedLedger;
  const votes = countVotes(electorateOf(list, manifests), validations, {
    ledgerIndex,
    ledgerHash: hexOf(signedLedger.hash),
  });
  checkQuorum(votes);
  const { transaction, metadata } = evidence;
  return { ...votes, hash: hexOf(id), ledger, signedLedger, list, transaction, metadata };
}

/**
 * Reads headers, and checks that each is the parent of the next.
 * @throws Refused 'chain-broken' with the index of the header that is not.
 */
function checkChain(blobs: readonly Buffer[]): readonly LedgerHeader[] {
  atMost(blobs, MOST_HEADERS);
  const headers = blobs.map(readHeader);
  for (const [at, header] of headers.entries()) {
    const next = headers[at + 1];
    if (next === undefined) break;
    const follows = next.ledgerIndex === header.ledgerIndex + 1 && next.parentHash.equals(header.hash);
    if (!follows) throw refused('proof.chain-broken', { ledger: header.ledgerIndex });
  }
  return headers;
}

/** Checks that a ledger holds the transaction with exactly this metadata, and returns its hash. */
function checkInLedger(blobs: TransactionBlobs, path: TreePath, ledger: LedgerHeader): Buffer {
  const id = transactionIdOf(blobs.transaction);
  if (!rootByPath(path, id, leafHashOf(blobs, id)).equals(ledger.transactionsHash))
    throw refused('proof.not-in-ledger', { ledger: ledger.ledgerIndex });
  return id;
}

function atMost(items: readonly unknown[], limit: number): void {
  if (items.length > limit) throw refused('proof.too-large', { limit: `${limit}` });
}
