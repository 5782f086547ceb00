import type { StoredPayment } from '../../contract/index.ts';
import { type Clock, SingleTimer } from '../../xrpl/clock.ts';
import { type Alert, type AlertSink, paymentsOf } from '../alert.types.ts';

/** So long at most the alert of a large payment waits for another server's word; then it says what is known. */
const LONGEST_WAIT_MS = 4000;

export interface OpinionWaitDeps {
  readonly sink: Pick<AlertSink, 'deliver'>;
  /** Whether another server is about to be asked for this large payment. */
  readonly isAwaited: (payment: StoredPayment) => boolean;
  /** Whether the validators' signatures are about to be heard, whose word is more than any server's. */
  readonly isProofAwaited: (payment: StoredPayment) => boolean;
  readonly clock: Clock;
}

interface Waiting {
  readonly alert: Alert;
  /** Ids of the payments whose opinion is awaited. */
  readonly open: Set<number>;
  readonly timer: SingleTimer;
}

/**
 * Stands before a sink: holds the alerts of large payments until another server was heard, for some seconds at most.
 * All other alerts go through at once. Whatever waits is pending in the store, so that a kill costs no alert.
 */
export class OpinionWait {
  readonly #deps: OpinionWaitDeps;
  readonly #waiting = new Set<Waiting>();

  constructor(deps: OpinionWaitDeps) {
    this.#deps = deps;
  }

  deliver(alert: Alert): void {
    const { sink, isAwaited, clock } = this.#deps;
    const open = new Set(
      paymentsOf(alert)
        .filter(isAwaited)
        .map(({ id }) => id),
    );
    if (open.size === 0) {
      sink.deliver(alert);
      return;
    }
    const waiting = { alert, open, timer: new SingleTimer(clock) };
    this.#waiting.add(waiting);
    waiting.timer.set(LONGEST_WAIT_MS, () => this.#end(waiting));
  }

  /** Another server, or the validators, were heard of these payments: their alert waits no longer, but for a proof. */
  heard(payments: readonly StoredPayment[]): void {
    const { isProofAwaited } = this.#deps;
    for (const waiting of [...this.#waiting]) {
      for (const payment of payments)
        if (payment.trust === 'proved' || !isProofAwaited(payment)) waiting.open.delete(payment.id);
      if (waiting.open.size === 0) this.#end(waiting);
    }
  }

  /** Delivers nothing any more: the next run takes up what waits. */
  stop(): void {
    for (const { timer } of this.#waiting) timer.clear();
    this.#waiting.clear();
  }

  #end(waiting: Waiting): void {
    waiting.timer.clear();
    this.#waiting.delete(waiting);
    this.#deps.sink.deliver(waiting.alert);
  }
}
