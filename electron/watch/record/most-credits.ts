import type { ReadCredits } from '../../payments/classify/classify.types.ts';
import type { ValidatedTransaction } from '../../xrpl/protocol/transaction.ts';

/**
 * One transaction brings no account more assets than this: a payment has six paths of eight steps at most (rippled:
 * MaxPathSize and MaxPathLength), and each step may eat an offer of the account.
 */
const MOST_CREDITS = 64;

/**
 * Whether a transaction claims to bring one of the accounts more assets than the ledger lets it. It is then not to be
 * believed, and its ledger is not proven by whoever sent it.
 */
export function bringsTooMuch(
  transaction: ValidatedTransaction,
  accounts: readonly string[],
  readCredits: ReadCredits,
): boolean {
  const nodes = transaction.meta.AffectedNodes;
  // Each credit has an entry of the ledger behind it: nearly all transactions have too few to be read twice.
  if (!Array.isArray(nodes) || nodes.length <= MOST_CREDITS / 2) return false;
  return accounts.some((account) => {
    const read = readCredits(transaction, account);
    return read !== null && read.credits.length > MOST_CREDITS;
  });
}
