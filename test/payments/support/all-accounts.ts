import { BigNumber } from 'bignumber.js';
import { assetKey, parseAmount } from '../../../electron/payments/amounts/asset.ts';
import { type AffectedNode, affectedNodes } from '../../../electron/payments/classify/affected-nodes.ts';
import { balanceChanges, feePayer } from '../../../electron/payments/classify/balance-changes.ts';
import type { JsonObject, ValidatedTransaction } from '../../../electron/xrpl/protocol/transaction.ts';

/** A change of one asset somewhere: an account's balance, or something locked in an escrow or channel. */
export interface Part {
  readonly holder: string;
  readonly key: string;
  readonly change: BigNumber;
}

/** Every account that a transaction's metadata mentions in any way. */
export function accountsIn(transaction: ValidatedTransaction): readonly string[] {
  const text = JSON.stringify([transaction.meta, transaction.tx]);
  return [...new Set(text.match(/r[1-9A-HJ-NP-Za-km-z]{24,34}/g) ?? [])];
}

/** What the transaction did to every account, the fee included. */
export function everyChange(transaction: ValidatedTransaction): readonly Part[] {
  const nodes = affectedNodes(transaction.meta);
  const parts: Part[] = accountsIn(transaction).flatMap((holder) =>
    balanceChanges(nodes, transaction.tx, holder).map(({ asset, change }) => ({
      holder,
      key: assetKey(asset),
      change,
    })),
  );
  const payer = feePayer(transaction.tx, nodes);
  if (payer !== null) parts.push({ holder: payer, key: 'XRP', change: feeOf(transaction).negated() });
  return parts;
}

export function feeOf(transaction: ValidatedTransaction): BigNumber {
  return new BigNumber(String(transaction.tx.Fee)).shiftedBy(-6);
}

/** What went into (positive) or came out of escrows and channels, and the MPTs that holders have locked in escrow. */
export function lockedChanges(transaction: ValidatedTransaction): readonly Part[] {
  const nodes = affectedNodes(transaction.meta);
  return nodes.flatMap((node) => {
    const holder = `${node.entryType} ${String(node.final.Account)}`;
    if (node.entryType === 'MPToken') return lockedMpt(node, nodes, holder);
    if (node.entryType !== 'Escrow' && node.entryType !== 'PayChannel') return [];
    const amount = parseAmount(node.final.Amount);
    // Escrowed MPTs are counted where they are: LockedAmount of their owner.
    if (amount === null || 'mptIssuanceId' in amount.asset) return [];
    // What a deleted entry's final fields still show is what it paid out at the end.
    const after = node.action === 'deleted' ? new BigNumber(0) : heldIn(node.final);
    const before =
      node.action === 'created' ? new BigNumber(0) : heldIn({ ...node.final, ...(node.previous ?? {}) });
    return [{ holder, key: assetKey(amount.asset), change: after.minus(before) }];
  });
}

/** An escrow holds its Amount; a channel what of its Amount has not been claimed. */
function heldIn(fields: JsonObject): BigNumber {
  const amount = parseAmount(fields.Amount)?.value ?? new BigNumber(0);
  return fields.Balance === undefined ? amount : amount.minus(parseAmount(fields.Balance)?.value ?? 0);
}

function lockedMpt(node: AffectedNode, nodes: readonly AffectedNode[], holder: string): readonly Part[] {
  const after = new BigNumber(String(node.final.LockedAmount ?? 0));
  const locksNow = nodes.some(
    (other) =>
      other.entryType === 'Escrow' &&
      other.action === 'created' &&
      other.final.Account === node.final.Account,
  );
  // An absent field is not listed: a first lock shows no former LockedAmount.
  const before = new BigNumber(String(node.previous?.LockedAmount ?? (locksNow ? 0 : after.toFixed())));
  return [{ holder, key: `mpt:${String(node.final.MPTokenIssuanceID)}`, change: after.minus(before) }];
}
