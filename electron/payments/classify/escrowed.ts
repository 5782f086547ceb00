import { parseAmount } from '../amounts/asset.ts';
import { ZERO } from '../amounts/decimal.ts';
import type { AffectedNode } from './affected-nodes.ts';
import type { BalanceChange } from './balance-changes.ts';

/**
 * Tokens in escrow are still owed by their issuer, although the holder's trust line no longer shows them. For the
 * issuer an escrow created therefore takes back what the line gave up, and an escrow that ends releases it.
 * MPTs need none of this: OutstandingAmount includes what is locked.
 */
export function escrowedOwnTokens(node: AffectedNode, account: string): BalanceChange | null {
  const amount = parseAmount(node.final.Amount);
  if (amount === null || !('issuer' in amount.asset) || amount.asset.issuer !== account) return null;
  if (node.action === 'modified') return null;
  const change = node.action === 'created' ? amount.value.negated() : amount.value;
  return { asset: amount.asset, change, rounding: ZERO };
}
