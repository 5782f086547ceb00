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

/**
 * How much is examined of one account, or of all accounts of a network. It is computed in one place
 * (watch/examined/examined.ts), and every view says no more than this.
 */
export interface Examined {
  /**
   * 'disconnected': later ledgers than `through` may exist. 'catching-up': ledgers are still to be read. 'incomplete': all
   * is read but what no server holds. 'complete': all is read, but for gaps that were accepted.
   */
  readonly state: 'disconnected' | 'catching-up' | 'incomplete' | 'complete';
  /** The last ledger up to which all is examined, known gaps aside; null while nothing is. */
  readonly through: number | null;
  /** When that ledger closed; null where it is not known. */
  readonly throughTime: string | null;
  /** Ledgers still to be read, known gaps aside. */
  readonly left: number;
  /** The most that `left` was since it was last 0. */
  readonly total: number;
  /** Ledgers in gaps that are still asked for. */
  readonly open: number;
  /** Ledgers in gaps that the user accepted. */
  readonly accepted: number;
}

/** How much of the history that was read in this run was compared with a server of another operator. */
export interface SpotChecks {
  /** Ranges whose history a second server gave too. */
  readonly checked: number;
  /** Ranges that were read. */
  readonly ranges: number;
  /** Some are still to be compared. */
  readonly underWay: boolean;
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
