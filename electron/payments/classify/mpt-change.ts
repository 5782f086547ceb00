import { decodeAccountID } from 'ripple-address-codec';
import { type AssetAmount, HIDDEN_AMOUNT } from '../../contract/index.ts';
import { asHex, asString, asUInt32 } from '../../xrpl/protocol/json.ts';
import type { JsonObject } from '../../xrpl/protocol/transaction.ts';
import { mptAsset } from '../amounts/asset.ts';
import { type Decimal, parseInteger, ZERO } from '../amounts/decimal.ts';
import { type AffectedNode, findNode } from './affected-nodes.ts';
import type { BalanceChange } from './classify.types.ts';

/** Returns what a transaction did to a holder's spendable MPT balance (MPTAmount, without what an escrow locks). */
export function mptHolding(
  node: AffectedNode,
  nodes: readonly AffectedNode[],
  tx: JsonObject,
): BalanceChange | null {
  const asset = mptAsset(node.final.MPTokenIssuanceID);
  if (asset === null) return null;
  const after = parseInteger(node.final.MPTAmount) ?? ZERO;
  return { asset, change: after.minus(formerHolding(node, nodes, tx, after)), rounding: ZERO };
}

/**
 * Returns what came back to (positive) or left (negative) the issuer of an MPT: OutstandingAmount from the issuer's
 * side. Servers always send this field, so it changed only where PreviousFields lists it. An empty PreviousFields only
 * says that LockedAmount rose from zero (seen on an EscrowCreate of rippled 2.6.1).
 */
export function mptObligation(node: AffectedNode): BalanceChange | null {
  const asset = mptAsset(asHex(node.final.mpt_issuance_id, 48) ?? issuanceId(node.final));
  if (asset === null) return null;
  const after = parseInteger(node.final.OutstandingAmount) ?? ZERO;
  const before = node.action === 'created' ? ZERO : (parseInteger(node.previous?.OutstandingAmount) ?? after);
  return { asset, change: before.minus(after), rounding: ZERO };
}

/**
 * Types that write a holder's MPToken and never raise its public balance: confidential transfers except ConvertBack, and
 * sponsorships of the entry's reserve. They add fields to the entry, which also leaves PreviousFields empty.
 */
const NEVER_RAISES = /^(?:ConfidentialMPT|Sponsorship)/;

/**
 * Returns a holder's former MPTAmount. The ledger leaves the field out while it is zero, and PreviousFields cannot list
 * an absent field. An empty PreviousFields therefore means that the amount rose from zero (seen on rippled 2.6.1).
 * PreviousFields with other fields mean that it did not change, except for tokens that come back from escrow or from a
 * confidential balance.
 */
function formerHolding(
  node: AffectedNode,
  nodes: readonly AffectedNode[],
  tx: JsonObject,
  after: Decimal,
): Decimal {
  if (node.action === 'created') return ZERO;
  if (node.previous === null) return after;
  const listed = parseInteger(node.previous.MPTAmount);
  if (listed !== null) return listed;
  // This type always raises the amount: one that is not listed was absent before.
  if (tx.TransactionType === 'ConfidentialMPTConvertBack') return ZERO;
  if (NEVER_RAISES.test(asString(tx.TransactionType) ?? '')) return after;
  if (Object.keys(node.previous).length === 0) return ZERO;
  return roseFromNothing(node, nodes, tx) ? ZERO : after;
}

/**
 * Whether an escrow returned this holder's own locked tokens. Then MPTAmount rose although only LockedAmount is listed:
 * rippled lists LockedAmount alone when MPTAmount was absent before (seen on EscrowCancel; an escrow to oneself finishes
 * in the same way).
 */
function roseFromNothing(node: AffectedNode, nodes: readonly AffectedNode[], tx: JsonObject): boolean {
  if (node.previous === null || !('LockedAmount' in node.previous)) return false;
  const escrow = findNode(nodes, 'Escrow');
  if (escrow?.action !== 'deleted' || escrow.final.Account !== node.final.Account) return false;
  return (
    tx.TransactionType === 'EscrowCancel' ||
    (tx.TransactionType === 'EscrowFinish' && escrow.final.Destination === node.final.Account)
  );
}

/** An issuance's id: its sequence (4 bytes) and its issuer's account id (20 bytes) in hex. */
function issuanceId(fields: JsonObject): string | null {
  const sequence = asUInt32(fields.Sequence ?? 0);
  const issuer = asString(fields.Issuer);
  if (sequence === null || issuer === null) return null;
  try {
    const account = Buffer.from(decodeAccountID(issuer)).toString('hex');
    return (sequence.toString(16).padStart(8, '0') + account).toUpperCase();
  } catch {
    // The issuer is no address: an entry that cannot be read brings nothing.
    return null;
  }
}

/**
 * Returns what a confidential transfer (XLS-96) brought. The ledger adds an encrypted amount to the receiver's inbox:
 * the metadata proves that something arrived, but not how much.
 */
export function hiddenCredits(
  nodes: readonly AffectedNode[],
  tx: JsonObject,
  account: string,
): readonly AssetAmount[] {
  if (tx.TransactionType !== 'ConfidentialMPTSend' || tx.Destination !== account) return [];
  return nodes.flatMap(({ entryType, final, previous }) => {
    const isInbox = entryType === 'MPToken' && final.Account === account;
    if (!isInbox || previous === null || !('ConfidentialBalanceInbox' in previous)) return [];
    const asset = mptAsset(final.MPTokenIssuanceID);
    return asset === null ? [] : [{ asset, amount: HIDDEN_AMOUNT }];
  });
}
