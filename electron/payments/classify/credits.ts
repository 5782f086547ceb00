import type { AssetAmount, CreditKind, Memo } from '../../contract/index.ts';
import type { ValidatedTransaction } from '../../xrpl/protocol/transaction.ts';

/** What one validated transaction brought to one account: everything of a Payment but network, source and identity. */
export interface AccountCredits {
  readonly kind: CreditKind;
  readonly from: string | null;
  /** Positive net changes, one per asset, exact; never empty. */
  readonly credits: readonly AssetAmount[];
  readonly destinationTag: number | null;
  readonly sourceTag: number | null;
  readonly invoiceId: string | null;
  readonly memos: readonly Memo[];
  readonly credentialIds: readonly string[];
  readonly partialOf: AssetAmount | null;
  readonly deliveredAmount: AssetAmount | 'unavailable' | null;
}

/**
 * What a validated transaction brought to an account, or null when it brought nothing (a failed transaction, a
 * debit, a transaction that only mentions it). Pure; never throws, whatever the input.
 */
export type ReadCredits = (transaction: ValidatedTransaction, account: string) => AccountCredits | null;
