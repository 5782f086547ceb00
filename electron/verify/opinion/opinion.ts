import type { AssetAmount } from '../../contract/index.ts';
import { assetKey } from '../../payments/amounts/asset.ts';
import type { ReadCredits } from '../../payments/classify/classify.types.ts';
import type { AccountTxPage } from '../../xrpl/network-client.ts';

/** What one server said of a transaction for an account. */
export interface SaidOfTransaction {
  readonly account: string;
  readonly hash: string;
  readonly ledgerIndex: number;
  /** Null where the server did not say it (API v1's history). */
  readonly ledgerHash: string | null;
  readonly credits: readonly AssetAmount[];
}

/** How another server answers to it. */
export type Opinion =
  /** The same transaction, in the same ledger, brought the same. */
  | { readonly type: 'agrees' }
  /** It brought something else, is in another ledger, or is not there although the server holds that ledger whole. */
  | { readonly type: 'disagrees'; readonly credits: readonly AssetAmount[] | null }
  /** The server does not hold the ledger, or its answer cannot be understood. */
  | { readonly type: 'unknown' };

/**
 * Compares what was said with a page of account_tx of that one ledger from another server. Servers add fields of their
 * own to metadata, so that the credits are compared, read there by the same rules, and not the texts.
 */
export function opinionOf(said: SaidOfTransaction, page: AccountTxPage, readCredits: ReadCredits): Opinion {
  const { account, hash, ledgerIndex, ledgerHash } = said;
  const found = page.transactions.find((transaction) => transaction.hash === hash);
  if (found === undefined) {
    const holds = page.ledgerIndexMin <= ledgerIndex && page.ledgerIndexMax >= ledgerIndex;
    const whole = holds && page.marker === null && page.unreadable.length === 0;
    return whole ? { type: 'disagrees', credits: null } : { type: 'unknown' };
  }
  const credits = readCredits(found, account)?.credits ?? [];
  const isSameLedger =
    found.ledgerIndex === ledgerIndex &&
    (ledgerHash === null || found.ledgerHash === undefined || found.ledgerHash === ledgerHash);
  return isSameLedger && textOf(credits) === textOf(said.credits)
    ? { type: 'agrees' }
    : { type: 'disagrees', credits };
}

function textOf(credits: readonly AssetAmount[]): string {
  return credits
    .map(({ asset, amount }) => `${assetKey(asset)} ${amount}`)
    .toSorted()
    .join(' ');
}
