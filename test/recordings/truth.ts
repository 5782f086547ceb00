import type { JsonValue } from '../../electron/xrpl/protocol/transaction.ts';
import { readText } from './recordings.ts';

/** The asset of a recorded balance change; issuer "(self)" is the account's own token coming back. */
export type TruthAsset =
  | { readonly currency: 'XRP' }
  | { readonly currency: string; readonly issuer: string; readonly peer: string }
  | { readonly mpt_issuance_id: string };

/** What one balance of a watched account did, measured before and after. */
export interface TruthDelta {
  readonly asset: TruthAsset;
  /** XRP in drops, the fee still in it where the account paid one. */
  readonly raw_delta: string;
  /** XRP in drops, the fee added back. */
  readonly amount: string;
  readonly unit?: 'drops';
  readonly before?: string;
  readonly after?: string;
  readonly note?: string;
}

/** What a transaction meant to one watched account. */
export interface TruthExpectation {
  /** Whether value arrived as a payment. */
  readonly received: boolean;
  readonly kind?:
    | 'payment-in'
    | 'sale-in'
    | 'fee-in'
    | 'none'
    | 'out'
    | 'fee-only'
    | 'touch'
    | 'failed'
    | 'self-convert'
    | 'ripple-through'
    | 'own-return'
    | 'exchange'
    | 'batch';
  readonly reason: string;
  /** Absent where the changes could not be measured for this transaction alone (inner ones of a Batch). */
  readonly deltas?: readonly TruthDelta[];
  readonly asset?: TruthAsset;
  /** XRP in drops. */
  readonly amount?: string;
  /** Balances that rose although nothing was received as a payment. */
  readonly risen?: readonly { readonly asset: TruthAsset; readonly amount: string }[];
  readonly fee_paid_by_account?: string;
  readonly by?: string;
}

/** One transaction of the recorded scenario. */
export interface TruthTransaction {
  readonly label: string;
  readonly hash: string;
  /** Null for those that never made it into a ledger. */
  readonly ledger_index: number | null;
  readonly tx_index: number | null;
  readonly type: string;
  readonly account: string;
  readonly destination?: string;
  readonly result: string;
  readonly delivered_amount?: JsonValue;
  readonly Amount?: JsonValue;
  readonly fee?: string;
  readonly setup?: boolean;
  readonly inner_of?: string;
  readonly bundle?: JsonValue;
  readonly ledger_delta?: JsonValue;
  readonly expected: { readonly W: TruthExpectation; readonly W2: TruthExpectation };
}

/** What really happened in the recorded scenario, transaction by transaction. */
export function loadTruth(): readonly TruthTransaction[] {
  return JSON.parse(readText('truth.json.gz')) as readonly TruthTransaction[];
}
