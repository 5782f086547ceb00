import type { AccountCoverage, Examined, KnownGap, LedgerRange, NetworkName } from '../../contract/index.ts';
import { countLedgers, subtractRanges } from '../../xrpl/ledger-ranges.ts';

/** What is known of one account. */
export interface ExaminedFacts {
  /** Null while its first ledger is not known. */
  readonly coverage: AccountCoverage | null;
  /** Ledgers from its first to the newest that are not examined, and that no subscription is about to prove. */
  readonly missing: readonly LedgerRange[];
  readonly gaps: readonly KnownGap[];
}

/** The same of any number of accounts that lack nothing through this ledger. */
export function wholeThrough(network: NetworkName, through: number): ExaminedFacts {
  return {
    coverage: { network, account: '', from: through, through, gaps: [] },
    ...{ missing: [], gaps: [] },
  };
}

/** How the connection to the network stands. */
export interface ConnectionFacts {
  readonly isConnected: boolean;
  /** Whether this connection has said which ledger is the newest. */
  readonly knowsNewest: boolean;
}

/** `Examined` without what needs a memory. */
export type ExaminedNow = Omit<Examined, 'throughTime' | 'total'>;

/**
 * What is examined of these accounts of one network together: "all" only where no account lacks a ledger. A gap that is
 * due again stays a gap until a server gave it: it is not what catching up waits for.
 */
export function examinedOf(
  accounts: readonly ExaminedFacts[],
  { isConnected, knowsNewest }: ConnectionFacts,
): ExaminedNow {
  const gaps = accounts.flatMap((account) => account.gaps);
  const left = countLedgers(accounts.flatMap(leftOf));
  const open = countOf(gaps.filter((gap) => !gap.accepted));
  const isPlaced = accounts.every(({ coverage }) => coverage !== null);
  // One by one: there may be more than a call takes arguments.
  const through = accounts.reduce<number | null>((lowest, account) => {
    const own = lowest === null ? null : throughOf(account);
    return lowest === null || own === null ? null : Math.min(lowest, own);
  }, Number.POSITIVE_INFINITY);
  return {
    state: stateOf(),
    through: through === null || !Number.isFinite(through) ? null : through,
    left,
    open,
    accepted: countOf(gaps.filter((gap) => gap.accepted)),
  };

  function stateOf(): Examined['state'] {
    if (!isConnected) return 'disconnected';
    if (left > 0 || !knowsNewest || !isPlaced) return 'catching-up';
    return open > 0 ? 'incomplete' : 'complete';
  }
}

function countOf(gaps: readonly KnownGap[]): number {
  return countLedgers(gaps.map(({ range }) => range));
}

function leftOf({ missing, gaps }: ExaminedFacts): readonly LedgerRange[] {
  return subtractRanges(
    missing,
    gaps.map(({ range }) => range),
  );
}

/** The last examined ledger before the first that is left; null where there is none. */
function throughOf(facts: ExaminedFacts): number | null {
  const { coverage } = facts;
  if (coverage === null) return null;
  const end = Math.min(coverage.through, (leftOf(facts)[0]?.[0] ?? Number.POSITIVE_INFINITY) - 1);
  const examined = subtractRanges([[coverage.from, end]], coverage.gaps);
  return examined.at(-1)?.[1] ?? null;
}
