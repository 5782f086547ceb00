import type { AssetAmount, LedgerHashCheck, StatedTransaction } from '../../contract/index.ts';
import { assetKey } from '../../payments/amounts/asset.ts';
import type { ReadCredits } from '../../payments/classify/classify.types.ts';
import type { AccountTxPage } from '../../xrpl/network-client.ts';

/** Amounts kept of one statement: as many as an honest transaction brings at most. */
const MOST_AMOUNTS = 64;

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
  | {
      readonly type: 'agrees';
      readonly stated: StatedTransaction;
      readonly ledgerHashCheck: LedgerHashCheck;
    }
  /** It brought something else or is in another ledger; or, with null, is not there although the server holds that ledger whole. */
  | {
      readonly type: 'disagrees';
      readonly stated: StatedTransaction | null;
      readonly ledgerHashCheck: LedgerHashCheck | null;
    }
  /** The server does not hold the ledger, or its answer cannot be understood. */
  | { readonly type: 'unknown' };

/**
 * Compares what was said with a page of account_tx of that one ledger from another server. Servers add fields of their
 * own to metadata, so that the credits are compared, read there by the same rules, and not the texts.
 */
export function opinionOf(said: SaidOfTransaction, page: AccountTxPage, readCredits: ReadCredits): Opinion {
  const { account, hash, ledgerIndex } = said;
  const found = page.transactions.find((transaction) => transaction.hash === hash);
  if (found === undefined) {
    const holds = page.ledgerIndexMin <= ledgerIndex && page.ledgerIndexMax >= ledgerIndex;
    const whole = holds && page.marker === null && page.unreadable.length === 0;
    return whole ? { type: 'disagrees', stated: null, ledgerHashCheck: null } : { type: 'unknown' };
  }
  const credits = readCredits(found, account)?.credits ?? [];
  const stated: StatedTransaction = {
    ...{ hash, ledgerIndex: found.ledgerIndex, ledgerHash: found.ledgerHash ?? null, result: found.result },
    amounts: credits.slice(0, MOST_AMOUNTS).map(({ asset, amount }) => ({ asset, amount })),
  };
  const agrees = found.ledgerIndex === ledgerIndex && textOf(credits) === textOf(said.credits);
  const ledgerHashCheck = compareLedgerHashes(said.ledgerHash, stated.ledgerHash);
  return { type: agrees && ledgerHashCheck !== 'other' ? 'agrees' : 'disagrees', stated, ledgerHashCheck };
}

/** The same opinion once more is known of the ledger's hash: another hash is another ledger. */
export function withLedgerHashes(
  { stated }: Extract<Opinion, { type: 'agrees' }>,
  recorded: string | null,
  told: string | null,
): Opinion {
  const ledgerHashCheck = compareLedgerHashes(recorded, told);
  const type = ledgerHashCheck === 'other' ? 'disagrees' : 'agrees';
  return { type, stated: { ...stated, ledgerHash: told }, ledgerHashCheck };
}

function compareLedgerHashes(recorded: string | null, told: string | null): LedgerHashCheck {
  if (told === null) return 'not-told';
  if (recorded === null) return 'not-told-when-recorded';
  return told === recorded ? 'same' : 'other';
}

function textOf(credits: readonly AssetAmount[]): string {
  return credits
    .map(({ asset, amount }) => `${assetKey(asset)} ${amount}`)
    .toSorted()
    .join(' ');
}
