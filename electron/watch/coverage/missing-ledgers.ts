import type { LedgerRange } from '../../contract/index.ts';
import { subtractRanges } from '../../xrpl/ledger-ranges.ts';
import type { LiveCoverage } from '../live/live-coverage.ts';
import type { NewestLedger } from '../live/newest-ledger.ts';
import type { SubscriptionGrace } from '../live/subscription-grace.ts';
import type { GapRetrier } from '../recovery/gap-retrier.ts';
import type { WatchList } from '../watch-list.ts';
import type { CoverageTracker } from './coverage-tracker.ts';

export interface MissingLedgersDeps {
  readonly tracker: CoverageTracker;
  readonly live: LiveCoverage;
  readonly newest: NewestLedger;
  readonly grace: SubscriptionGrace;
  readonly list: WatchList;
  readonly gaps: GapRetrier;
}

export type MissingLedgers = ReturnType<typeof missingLedgers>;

/**
 * What must come from history now: not proven, not going to be proven by a subscription, and no gap that rests. The
 * ledgers of an account come oldest first; none before its subscription is settled and its first ledger known.
 */
export function missingLedgers({ tracker, live, newest, grace, list, gaps }: MissingLedgersDeps) {
  return (account: string): readonly LedgerRange[] => {
    if (newest.index === null || !list.addresses.has(account)) return [];
    if (!grace.isSettled(account) || list.isPlacing(account)) return [];
    const next = live.nextToProve(account);
    const missing = tracker.missing(account, next === null ? newest.index : next - 1);
    return missing.length === 0 ? missing : subtractRanges(missing, gaps.resting(account));
  };
}
