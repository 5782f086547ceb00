import { asString, asUInt32 } from '../../xrpl/protocol/json.ts';
import type { JsonObject } from '../../xrpl/protocol/transaction.ts';
import { type AssetKey, assetKey, XRP } from '../amounts/asset.ts';
import { Decimal, parseDrops, ZERO } from '../amounts/decimal.ts';
import type { AffectedNode } from './affected-nodes.ts';
import type { BalanceChange } from './classify.types.ts';
import { escrowedOwnTokens, trustLineChanges } from './issued-change.ts';
import { mptHolding, mptObligation } from './mpt-change.ts';

/**
 * Computes what a transaction did to an account's balances, from the metadata alone. XRP comes from its AccountRoot,
 * plus the fee where the account paid it; issued currencies from its side of each trust line; MPTs from its MPToken and,
 * for its own issuances, from OutstandingAmount. Assets whose net change is zero are left out. When an issuer's own
 * tokens passed from line to line, a remainder that the ledger's rounding explains is left out too.
 */
export function balanceChanges(
  nodes: readonly AffectedNode[],
  tx: JsonObject,
  account: string,
): readonly BalanceChange[] {
  const parts: BalanceChange[] = [];
  const add = (part: BalanceChange | null) => {
    if (part !== null) parts.push(part);
  };
  let isFeeCounted = false;
  for (const node of nodes) {
    switch (node.entryType) {
      case 'AccountRoot':
        if (node.final.Account !== account) break;
        // Once, however often a server lists the entry.
        add(xrpChange(node, !isFeeCounted && feePayer(tx, nodes) === account ? tx.Fee : null));
        isFeeCounted = true;
        break;
      case 'RippleState':
        for (const part of trustLineChanges(node, account)) add(part);
        break;
      case 'MPToken':
        if (node.final.Account === account) add(mptHolding(node, nodes, tx));
        break;
      case 'MPTokenIssuance':
        if (node.final.Issuer === account) add(mptObligation(node));
        break;
      case 'Escrow':
        add(escrowedOwnTokens(node, account));
        break;
    }
  }
  return parts.length === 0 ? parts : netted(parts).filter(({ change }) => !change.isZero());
}

/** Adds the parts of each asset. */
function netted(parts: readonly BalanceChange[]): readonly BalanceChange[] {
  if (parts.length < 2) return parts;
  const sums = new Map<AssetKey, BalanceChange>();
  for (const part of parts) {
    const key = assetKey(part.asset);
    const sum = sums.get(key);
    sums.set(key, sum === undefined ? part : together(sum, part));
  }
  return [...sums].map(([key, sum]) => {
    if (parts.includes(sum)) return sum;
    const passed = parts.some(({ asset, change }) => change.isNegative() && assetKey(asset) === key);
    return passed ? withoutDust(sum) : sum;
  });
}

function together(one: BalanceChange, other: BalanceChange): BalanceChange {
  const change = one.change.plus(other.change);
  return { asset: one.asset, change, rounding: one.rounding.plus(other.rounding) };
}

/**
 * A remainder within the rounding of the lines that tokens passed through is no change. (The change of one line is
 * exact, however small, and so is what arrives over several.)
 */
function withoutDust(sum: BalanceChange): BalanceChange {
  return sum.change.abs().isGreaterThan(sum.rounding) ? sum : { ...sum, change: ZERO };
}

/** Change of an AccountRoot's Balance in XRP, without the fee that it paid; null where that is none. */
function xrpChange(node: AffectedNode, feePaid: unknown): BalanceChange | null {
  const final = parseDrops(node.final.Balance) ?? 0n;
  const former = node.action === 'created' ? 0n : (parseDrops(node.previous?.Balance) ?? final);
  const change = final - former + (parseDrops(feePaid) ?? 0n);
  if (change === 0n) return null;
  return { asset: XRP, change: new Decimal(change.toString()).shiftedBy(-6), rounding: ZERO };
}

/** spfSponsorFee in SponsorFlags (XLS-68): the sponsor pays the fee. */
const SPONSOR_FEE = 0x0000_0001;

/**
 * Returns the account whose balance paid the fee: a sponsor (or null where a Sponsorship entry, funded before, paid it),
 * the signer by delegation (rippled's getFeePayer takes Delegate before Account), else the account itself. The inner
 * transactions of a Batch have a fee of 0.
 * @internal
 */
export function feePayer(tx: JsonObject, nodes: readonly AffectedNode[]): string | null {
  if (typeof tx.Sponsor === 'string' && ((asUInt32(tx.SponsorFlags) ?? 0) & SPONSOR_FEE) !== 0) {
    const isFunded = nodes.some(
      ({ entryType, previous }) =>
        entryType === 'Sponsorship' && previous !== null && 'FeeAmount' in previous,
    );
    return isFunded ? null : tx.Sponsor;
  }
  return asString(tx.Delegate) ?? asString(tx.Account);
}
