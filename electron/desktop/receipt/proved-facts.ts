import type { ProofSummary } from '../../contract/index.ts';
import { checkEvidence } from '../../verify/receipt/evidence.ts';
import { summaryOf } from '../../verify/receipt/proof-summary.ts';
import { allCreditsOf, type ProvedCredits, transactionOf } from '../../verify/receipt/proved-transaction.ts';
import { evidenceOf } from '../../verify/receipt/receipt.ts';
import { unreadable } from '../../verify/refused.ts';

/** What a receipt proves of what one account received. Nothing of it comes from anywhere but the proved bytes. */
export interface ProvedFacts extends Omit<ProvedCredits, 'kind'> {
  /** Of the transaction: 64 upper-case hex digits. */
  readonly hash: string;
  readonly proof: ProofSummary;
}

/**
 * Checks a receipt once more, as anybody would, and reads what it brought to the account. `provedAt`: ISO 8601; `pause`
 * gives way to other work between signatures.
 * @throws Refused where the receipt proves nothing, or nothing that the account received.
 */
export async function provedFacts(
  receipt: string,
  account: string,
  { publisher, provedAt, pause }: { publisher: string; provedAt: string; pause: () => Promise<void> },
): Promise<ProvedFacts> {
  const evidence = evidenceOf(JSON.parse(receipt));
  const proof = await checkEvidence(evidence, new Set([publisher]), pause);
  const transaction = await transactionOf(proof);
  const credits = transaction === null ? [] : allCreditsOf(transaction);
  const own = credits.find((one) => one.account === account);
  if (own === undefined) return unreadable('transaction');
  return { ...own, hash: proof.hash, proof: summaryOf(proof, evidence, provedAt) };
}
