import { objectOrEmpty } from '../../xrpl/protocol/json.ts';
import { issuedAsset, parseAmount } from '../amounts/asset.ts';
import { Decimal, parseDecimal, ZERO } from '../amounts/decimal.ts';
import type { AffectedNode } from './affected-nodes.ts';
import type { BalanceChange } from './classify.types.ts';

/** Significant digits of an issued amount on the ledger. */
const LEDGER_DIGITS = 16;

/**
 * Returns what one trust line did to one of its two accounts. The ledger stores the balance from the low account's side.
 * While the balance is positive for the account, it holds the other side's tokens. While it is negative, the account has
 * issued tokens of its own, and a rise brings those back. A line that crosses zero does both: one part each.
 */
export function trustLineChanges(node: AffectedNode, account: string): readonly BalanceChange[] {
  const low = objectOrEmpty(node.final.LowLimit).issuer;
  const high = objectOrEmpty(node.final.HighLimit).issuer;
  if ((low !== account && high !== account) || low === high) return [];
  const balance = objectOrEmpty(node.final.Balance);
  const after = signed(parseDecimal(balance.value), low === account);
  const formerBalance = objectOrEmpty(node.previous?.Balance);
  const before =
    node.action === 'created' ? ZERO : signed(parseDecimal(formerBalance.value), low === account, after);
  if (after === null || before === null || after.eq(before)) return [];

  const peer = low === account ? high : low;
  const rounding = roundingOf(before, after);
  const parts: BalanceChange[] = [];
  const held = positivePart(after).minus(positivePart(before));
  const theirs = issuedAsset(balance.currency, peer);
  if (!held.isZero() && theirs !== null) parts.push({ asset: theirs, change: held, rounding });
  const returned = positivePart(before.negated()).minus(positivePart(after.negated()));
  const own = issuedAsset(balance.currency, account);
  if (!returned.isZero() && own !== null) parts.push({ asset: own, change: returned, rounding });
  return parts;
}

function signed(value: Decimal | null, isLow: boolean, fallback: Decimal | null = null): Decimal | null {
  if (value === null) return fallback;
  return isLow ? value : value.negated();
}

function positivePart(value: Decimal): Decimal {
  return value.isGreaterThan(0) ? value : ZERO;
}

/** Two units in the last of the 16 digits of the larger balance: the ledger rounds the amount, and then the sum. */
function roundingOf(before: Decimal, after: Decimal): Decimal {
  const exponent = Math.max(before.e ?? -96, after.e ?? -96);
  return new Decimal(2).shiftedBy(exponent - LEDGER_DIGITS + 1);
}

/**
 * Returns what an escrow of the account's own tokens changes. An issuer still owes tokens in escrow, although the
 * holder's trust line no longer shows them. For the issuer, a created escrow therefore takes back what the line gave up,
 * and an ended one releases it. MPTs need none of this: OutstandingAmount includes what is locked.
 */
export function escrowedOwnTokens(node: AffectedNode, account: string): BalanceChange | null {
  const amount = parseAmount(node.final.Amount);
  if (amount === null || !('issuer' in amount.asset) || amount.asset.issuer !== account) return null;
  if (node.action === 'modified') return null;
  const change = node.action === 'created' ? amount.value.negated() : amount.value;
  return { asset: amount.asset, change, rounding: ZERO };
}
