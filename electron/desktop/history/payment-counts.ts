import type { PaymentStore } from '../../store/database/payment-store.ts';
import type { SteadyQuery } from '../../store/database/store.types.ts';
import type { Pause } from './yield-to-event-loop.ts';

/** How many payments match. */
export interface PaymentCounts {
  /** Exact. Not for a search: that finds the payments themselves. */
  of(query: SteadyQuery): Promise<number>;
  /** Forgets everything, because payments were deleted. */
  clear(): void;
}

interface Known {
  readonly upToId: number;
  readonly count: number;
}

/** Filters whose counts are remembered. */
const REMEMBERED = 100;

/**
 * Rows are only ever added, and rarely deleted (see `clear`): what was counted once, in slices of so many payments by
 * time, is only added to.
 */
export function createPaymentCounts(
  store: Pick<PaymentStore, 'countBetween' | 'countAmong' | 'timeBefore'>,
  pause: Pause,
  slice: number,
): PaymentCounts {
  let known = new Map<string, Known>();

  async function countAll(query: SteadyQuery): Promise<number> {
    let count = 0;
    for (let to: number | null = Number.MAX_SAFE_INTEGER; to !== null; ) {
      const from: number | null = store.timeBefore(to, slice);
      count += store.countBetween(query, from ?? Number.MIN_SAFE_INTEGER, to);
      to = from;
      if (to !== null) await pause();
    }
    return count;
  }

  return {
    async of({ upToId, ...filter }) {
      const query = { ...filter, offset: 0, limit: 0 };
      // What is unread changes with each payment that is opened.
      if (filter.unread === true) return countAll({ ...query, upToId });
      const key = JSON.stringify(query);
      const group = known;
      const before = group.get(key);
      if (before === undefined) {
        const count = await countAll({ ...query, upToId });
        if (group.size >= REMEMBERED) group.clear();
        group.set(key, { upToId, count });
        return count;
      }
      if (before.upToId > upToId) return before.count - store.countAmong(query, [upToId + 1, before.upToId]);
      if (before.upToId === upToId) return before.count;
      const count = before.count + store.countAmong(query, [before.upToId + 1, upToId]);
      group.set(key, { upToId, count });
      return count;
    },
    clear() {
      known = new Map();
    },
  };
}
