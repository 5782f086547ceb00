import type { LedgerRange } from '../../contract/index.ts';
import type { Clock } from '../../xrpl/clock.ts';
import type { LedgerContents, NetworkClient } from '../../xrpl/network-client.ts';
import type { ValidatedTransaction } from '../../xrpl/protocol/transaction.ts';
import type { HistorySources } from './history-sources.ts';

/** What the recovery of one network works with and on. */
export interface RecoveryDeps {
  readonly client: NetworkClient;
  readonly clock: Clock;
  readonly sources: HistorySources;
  /** What is to be recovered of an account now, oldest first; empty when nothing is. */
  missing(account: string): readonly LedgerRange[];
  /** Commits what a page brought and proves; false when the account is watched no longer. Throws when it could not be committed. */
  deliverPage(
    account: string,
    transactions: readonly ValidatedTransaction[],
    proven: readonly LedgerRange[],
  ): boolean;
  /** Commits what a whole ledger brought to these accounts. Throws when it could not be committed. */
  deliverLedger(accounts: readonly string[], contents: LedgerContents): void;
  /** No server could give these ranges. From now on `missing` leaves them out until they are due again. */
  exhausted(account: string, ranges: readonly LedgerRange[]): void;
  /** A commit failed; nothing is asked for until the given time has passed. */
  commitFailed(error: unknown): void;
  /** The recovery may have become idle or busy. */
  changed(): void;
}
