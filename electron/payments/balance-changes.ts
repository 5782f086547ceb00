import type { Asset } from '../contract.ts';
import type { JsonObject } from '../xrpl/transaction.ts';
import type { AffectedNode } from './affected-nodes.ts';
import { type AssetKey, assetKey, XRP } from './asset.ts';
import { type Decimal, parseInteger, ZERO } from './decimal.ts';
import { escrowedOwnTokens } from './escrowed.ts';
import { asString } from './fields.ts';
import { mptHolding, mptObligation } from './mpt-change.ts';
import { trustLineChanges } from './trust-line-change.ts';

/** The net change of one asset in one account's hands. Its own tokens count from its side: what comes back is positive. */
export interface BalanceChange {
  readonly asset: Asset;
  readonly change: Decimal;
  /**
   * What the ledger's 16 significant digits may have rounded away in the balances behind this change; zero for XRP
   * and MPTs, which are integers.
   */
  readonly rounding: Decimal;
}

/**
 * What a transaction did to an account's balances, from the metadata alone: XRP from its AccountRoot, with the fee
 * added back where it paid it; issued currencies from its side of each trust line; MPTs from its MPToken and, for
 * its own issuances, from what is outstanding. Assets whose net change is zero are left out.
 */
export function balanceChanges(
  nodes: readonly AffectedNode[],
  tx: JsonObject,
  account: string,
): readonly BalanceChange[] {
  const changes = new Map<AssetKey, BalanceChange>();
  const add = (part: BalanceChange | null) => {
    if (part === null) return;
    const key = assetKey(part.asset);
    const known = changes.get(key);
    changes.set(
      key,
      known === undefined
        ? part
        : {
            asset: part.asset,
            change: known.change.plus(part.change),
            rounding: known.rounding.plus(part.rounding),
          },
    );
  };
  for (const node of nodes) {
    switch (node.entryType) {
      case 'AccountRoot':
        if (node.final.Account === account) add(xrpChange(node, tx, account));
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
  return [...changes.values()].filter((change) => !change.change.isZero());
}

/** Change of an AccountRoot's Balance in XRP, without the fee. */
function xrpChange(node: AffectedNode, tx: JsonObject, account: string): BalanceChange {
  const final = parseInteger(node.final.Balance) ?? ZERO;
  const former = node.action === 'created' ? ZERO : (parseInteger(node.previous?.Balance) ?? final);
  const fee = feePayer(tx) === account ? (parseInteger(tx.Fee) ?? ZERO) : ZERO;
  return { asset: XRP, change: final.minus(former).plus(fee).shiftedBy(-6), rounding: ZERO };
}

/**
 * Who paid the fee: the signer by delegation (rippled's getFeePayer takes Delegate before Account), else the account
 * of the transaction. The inner transactions of a Batch have a fee of 0.
 */
export function feePayer(tx: JsonObject): string | null {
  return asString(tx.Delegate) ?? asString(tx.Account);
}
