import type { KnownGap, LedgerRange, NetworkName } from '../../contract/index.ts';
import type { PaymentStore } from '../../store/database/payment-store.ts';
import { doubling, growingWait } from '../../xrpl/backoff.ts';
import { intersectRanges, sameRanges, subtractRanges } from '../../xrpl/ledger-ranges.ts';

const FIRST_RETRY_MS = 60_000;
const LONGEST_RETRY_MS = 6 * 3600_000;
const RETRY_WAITS = doubling(FIRST_RETRY_MS, LONGEST_RETRY_MS);

/** The gaps of one network: ranges that no server could give. Kept in the store, retried, closed, accepted. */
export class GapRegistry {
  readonly #network: NetworkName;
  readonly #store: PaymentStore;
  #gaps: readonly KnownGap[];

  constructor(network: NetworkName, store: PaymentStore) {
    this.#network = network;
    this.#store = store;
    this.#gaps = store.gaps(network);
  }

  all(): readonly KnownGap[] {
    return this.#gaps;
  }

  /** Ranges of an account that are not requested now: they wait for their next retry, or are accepted. */
  resting(account: string, now: number): readonly LedgerRange[] {
    return this.#gaps.filter((gap) => gap.account === account && !isDue(gap, now)).map(({ range }) => range);
  }

  /** When the next gap is due, in milliseconds since 1970; null when none is waiting. */
  nextRetry(): number | null {
    const times = this.#gaps
      .filter((gap) => !gap.accepted && gap.nextRetryAt !== null)
      .map((gap) => Date.parse(gap.nextRetryAt ?? ''));
    return times.length === 0 ? null : Math.min(...times);
  }

  /** Gaps whose retry is due. */
  due(now: number): readonly KnownGap[] {
    return this.#gaps.filter((gap) => gap.nextRetryAt !== null && isDue(gap, now));
  }

  /** Notes that no server could give these ranges. Known parts count another attempt. Returns the ranges that are new. */
  register(account: string, ranges: readonly LedgerRange[], now: number): readonly LedgerRange[] {
    const known = this.#gaps.filter((gap) => gap.account === account);
    const fresh = subtractRanges(
      ranges,
      known.map(({ range }) => range),
    );
    const next = this.#gaps.map((gap) => {
      const tried =
        gap.account === account && !gap.accepted && intersectRanges([gap.range], ranges).length > 0;
      return tried ? this.#afterAttempt(gap, now) : gap;
    });
    const added = fresh.map((range) =>
      this.#afterAttempt({ network: this.#network, account, range, ...UNTRIED }, now),
    );
    this.#replace([...next, ...added]);
    return fresh;
  }

  /** Removes what is examined by now; true when something changed. */
  settle(account: string, covered: readonly LedgerRange[]): boolean {
    let changed = false;
    const next = this.#gaps.flatMap((gap) => {
      if (gap.account !== account) return [gap];
      const left = subtractRanges([gap.range], covered);
      if (sameRanges(left, [gap.range])) return [gap];
      changed = true;
      return left.map((range) => ({ ...gap, range }));
    });
    if (changed) this.#replace(next);
    return changed;
  }

  /** Makes gaps due at once, because a server appeared or the user asks; true when one was waiting. */
  retryNow(selects: (gap: KnownGap) => boolean): boolean {
    const chosen = this.#gaps.filter((gap) => selects(gap) && gap.nextRetryAt !== null);
    if (chosen.length === 0) return false;
    this.#replace(this.#gaps.map((gap) => (chosen.includes(gap) ? { ...gap, nextRetryAt: null } : gap)));
    return true;
  }

  accept(account: string, range: LedgerRange): boolean {
    let changed = false;
    const next = this.#gaps.flatMap((gap) => {
      const accepted = gap.account === account ? intersectRanges([gap.range], [range]) : [];
      if (accepted.length === 0 || gap.accepted) return [gap];
      changed = true;
      const rest = subtractRanges([gap.range], [range]).map((left) => ({ ...gap, range: left }));
      return [
        ...accepted.map((part) => ({ ...gap, range: part, accepted: true, nextRetryAt: null })),
        ...rest,
      ];
    });
    if (changed) this.#replace(next);
    return changed;
  }

  setTimes(account: string, range: LedgerRange, fromTime: string | null, toTime: string | null): void {
    this.#replace(
      this.#gaps.map((gap) =>
        gap.account === account && sameRanges([gap.range], [range])
          ? { ...gap, fromTime: fromTime ?? gap.fromTime, toTime: toTime ?? gap.toTime }
          : gap,
      ),
    );
  }

  #afterAttempt(gap: KnownGap, now: number): KnownGap {
    const attempts = gap.attempts + 1;
    const wait = growingWait(attempts, RETRY_WAITS);
    return { ...gap, attempts, nextRetryAt: new Date(now + wait).toISOString() };
  }

  /** Writes first, so that memory never claims what the store lacks. Throws StoreError. */
  #replace(gaps: readonly KnownGap[]): void {
    const sorted = gaps.toSorted((a, b) =>
      a.account < b.account ? -1 : a.account > b.account ? 1 : a.range[0] - b.range[0],
    );
    this.#store.saveGaps(this.#network, sorted);
    this.#gaps = sorted;
  }
}

const UNTRIED = { fromTime: null, toTime: null, attempts: 0, nextRetryAt: null, accepted: false };

function isDue(gap: KnownGap, now: number): boolean {
  if (gap.accepted) return false;
  if (gap.nextRetryAt === null) return true;
  const wait = Date.parse(gap.nextRetryAt) - now;
  // No wait is that long: the clock was wrong when the time was written.
  return wait <= 0 || wait > LONGEST_RETRY_MS;
}
