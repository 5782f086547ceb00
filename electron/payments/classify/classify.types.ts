import type { Asset, AssetAmount, CreditKind, Payment } from '../../contract/index.ts';
import type { JsonObject, ValidatedTransaction } from '../../xrpl/protocol/transaction.ts';
import type { Decimal } from '../amounts/decimal.ts';
import type { AffectedNode } from './affected-nodes.ts';

/** The net change of one asset in one account's hands. For tokens that the account itself issued, what comes back is positive. */
export interface BalanceChange {
  readonly asset: Asset;
  readonly change: Decimal;
  /**
   * The most that the ledger's 16 significant digits may have rounded away in the balances behind this change. Zero for
   * XRP and MPTs, which are integers.
   */
  readonly rounding: Decimal;
}

/** What is known of a transaction that raised one of an account's balances. */
export interface CreditContext {
  readonly account: string;
  readonly type: string;
  readonly tx: JsonObject;
  readonly nodes: readonly AffectedNode[];
}

/** How a credit came about. */
export interface Verdict {
  readonly kind: CreditKind;
  /** The account that paid; null where no account can be named. */
  readonly from: string | null;
  /** The object that holds this credit's tags and invoice id: the transaction, or the check, escrow or channel. Null for none. */
  readonly terms: JsonObject | null;
}

/** What one validated transaction brought to one account: a Payment without network, source and identity. */
export interface AccountCredits
  extends Pick<
    Payment,
    | 'kind'
    | 'from'
    | 'destinationTag'
    | 'sourceTag'
    | 'invoiceId'
    | 'memos'
    | 'credentialIds'
    | 'partialOf'
    | 'deliveredAmount'
  > {
  /** Positive net changes, one per asset, exact; never empty. */
  readonly credits: readonly AssetAmount[];
}

/** See readCredits. */
export type ReadCredits = (transaction: ValidatedTransaction, account: string) => AccountCredits | null;
