import type { AssetAmount } from '../../contract/index.ts';
import { asArray, asHex, asObject, asString, asUInt32 } from '../../xrpl/protocol/json.ts';
import type { JsonObject, ValidatedTransaction } from '../../xrpl/protocol/transaction.ts';
import { assetKey } from '../amounts/asset.ts';
import { plain } from '../amounts/decimal.ts';
import { readMemos } from '../text/memos.ts';
import { affectedNodes } from './affected-nodes.ts';
import { balanceChanges } from './balance-changes.ts';
import { classifyCredit } from './classify.ts';
import type { AccountCredits, BalanceChange } from './classify.types.ts';
import { disputedDeliveredAmount, partialPaymentOf } from './delivered.ts';
import { hiddenCredits } from './mpt-change.ts';

/** Most credential ids kept; the ledger allows 8. */
const CREDENTIAL_LIMIT = 8;

/**
 * Returns what a validated transaction brought to an account, or null when it brought nothing: it failed, took
 * something, or only mentions the account. The account's own ledger entries decide; see balance-changes.ts and
 * classify.ts. Pure, and never throws: what cannot be read brings nothing.
 */
export function readCredits(transaction: ValidatedTransaction, account: string): AccountCredits | null {
  if (transaction.result !== 'tesSUCCESS') return null;
  const tx = asObject(transaction.tx);
  const meta = asObject(transaction.meta);
  // The inner transactions of a Batch arrive as transactions of their own, with their own metadata.
  if (tx === null || meta === null || tx.TransactionType === 'Batch') return null;
  const nodes = affectedNodes(meta);
  const changes = balanceChanges(nodes, tx, account);
  const rises = changes.length === 0 ? changes : changes.filter(({ change }) => change.isGreaterThan(0));
  const hidden = hiddenCredits(nodes, tx, account);
  if (rises.length === 0 && hidden.length === 0) return null;

  const type = asString(tx.TransactionType) ?? '';
  const { kind, from, terms } = classifyCredit({ account, type, tx, nodes });
  const isReceiver = kind === 'check' || tx.Destination === account;
  return {
    kind,
    from,
    credits: [...inOrder(rises), ...hidden],
    destinationTag: asUInt32(terms?.DestinationTag),
    sourceTag: asUInt32((terms ?? tx).SourceTag),
    invoiceId: asHex((terms ?? tx).InvoiceID, 64),
    memos: readMemos(tx),
    credentialIds: credentialIds(tx),
    partialOf: isReceiver ? partialPaymentOf(tx, rises, account) : null,
    deliveredAmount: isReceiver ? disputedDeliveredAmount(meta, rises, account) : null,
  };
}

/** XRP first, then by asset key: the same transaction always gives the same list. */
function inOrder(rises: readonly BalanceChange[]): readonly AssetAmount[] {
  return rises
    .map(({ asset, change }) => ({ key: assetKey(asset), credit: { asset, amount: plain(change) } }))
    .sort((one, other) => rank(one.key) - rank(other.key) || (one.key < other.key ? -1 : 1))
    .map(({ credit }) => credit);
}

function rank(key: string): number {
  return key === 'XRP' ? 0 : 1;
}

function credentialIds(tx: JsonObject): readonly string[] {
  return asArray(tx.CredentialIDs)
    .slice(0, CREDENTIAL_LIMIT)
    .flatMap((id) => asHex(id, 64) ?? []);
}
