import type { JsonValue, ValidatedTransaction } from '../../xrpl/protocol/transaction.ts';

/**
 * Returns those accounts of the set that a transaction's fields or metadata name: only they can have received
 * anything. This keeps the reading of a whole ledger cheap when many accounts are watched.
 */
export function mentionedAccounts(
  transaction: ValidatedTransaction,
  accounts: ReadonlySet<string>,
): readonly string[] {
  const found = new Set<string>();
  const open: (JsonValue | undefined)[] = [transaction.meta, transaction.tx];
  // No recursion: how deep it is, whoever sent it decides.
  for (let value = open.pop(); value !== undefined || open.length > 0; value = open.pop()) {
    if (typeof value === 'string') {
      // Addresses have 25 to 35 characters and begin with r.
      if (value.length >= 25 && value.length <= 35 && accounts.has(value)) found.add(value);
    } else if (typeof value === 'object' && value !== null) {
      for (const item of Object.values(value)) open.push(item);
    }
  }
  return [...found];
}
