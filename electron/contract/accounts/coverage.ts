/** Which ledgers have been examined, and which could not be. */

import type { NetworkName } from '../payments/payment.ts';

/** Inclusive range of ledger indexes. */
export type LedgerRange = readonly [first: number, last: number];

/** What has been examined for one account. */
export interface AccountCoverage {
  readonly network: NetworkName;
  readonly account: string;
  /** First ledger that must be examined. */
  readonly from: number;
  /** Last ledger proven to be examined, gaps aside; from - 1 when nothing is. */
  readonly through: number;
  /** Ranges inside from..through not examined, oldest first. */
  readonly gaps: readonly LedgerRange[];
}

/** A gap no reachable server could fill, with what is known of its time span. */
export interface KnownGap {
  readonly network: NetworkName;
  readonly account: string;
  readonly range: LedgerRange;
  readonly fromTime: string | null;
  readonly toTime: string | null;
  readonly attempts: number;
  readonly nextRetryAt: string | null;
  readonly accepted: boolean;
}
