import type { PaymentStore } from '../../store/database/payment-store.ts';
import { type Clock, SingleTimer } from '../../xrpl/clock.ts';

/** Events deleted in one commit, and the pause before the next: what is recorded meanwhile does not wait. */
const SLICE = 500;
const PAUSE_MS = 1_000;
/** How often it is looked for old events. */
const LOOK_MS = 3_600_000;
/** After a start there is other work. */
const FIRST_MS = 60_000;

export interface EventPruningDeps {
  readonly store: Pick<PaymentStore, 'pruneEvents'>;
  readonly clock: Clock;
  readonly failed: (error: unknown) => void;
}

/** Deletes old events that nobody waits for, some at a time. */
export function createEventPruning({ store, clock, failed }: EventPruningDeps): { stop(): void } {
  const timer = new SingleTimer(clock);

  function prune(): void {
    let more = false;
    try {
      more = store.pruneEvents(clock.wallTime(), SLICE);
    } catch (error) {
      failed(error);
    }
    timer.set(more ? PAUSE_MS : LOOK_MS, prune);
  }

  timer.set(FIRST_MS, prune);
  return { stop: () => timer.clear() };
}
