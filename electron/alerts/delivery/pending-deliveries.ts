import type { AlertOutcome, StoredPayment } from '../../contract/index.ts';
import type { PaymentStore } from '../../store/database/payment-store.ts';
import { type Clock, SingleTimer } from '../../xrpl/clock.ts';

/** Acknowledgements that could not be written (a full disk) are written again after this long. */
const RETRY_MS = 30_000;

export interface PendingDeliveriesDeps {
  readonly store: Pick<PaymentStore, 'acknowledge'>;
  readonly clock: Clock;
  /** Payments were acknowledged. The commit that says so follows. */
  readonly acknowledged: (payments: readonly StoredPayment[]) => void;
  /** What became of the notifications of these payments (by id) is stored. */
  readonly outcomesStored: (ids: readonly number[]) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Payments handed to a sink in this run and not acknowledged yet, by the sink's name. While a payment is in here it is
 * not handed to that sink a second time. Acknowledgements of one turn of the event loop share one commit. One that
 * cannot be written stays in here and is written later: the payment is delivered again only after a crash before that.
 */
export class PendingDeliveries {
  readonly #deps: PendingDeliveriesDeps;
  readonly #handedOver = new Map<string, Set<number>>();
  readonly #acknowledged = new Map<string, Set<number>>();
  readonly #outcomes = new Map<number, AlertOutcome>();
  readonly #retry: SingleTimer;
  #batches = 0;
  #deferred = false;
  #ending = false;

  constructor(deps: PendingDeliveriesDeps) {
    this.#deps = deps;
    this.#retry = new SingleTimer(deps.clock);
  }

  /** Takes payments to be delivered and acknowledged. Returns those that were not taken before. */
  take(sink: string, payments: readonly StoredPayment[]): readonly StoredPayment[] {
    const taken = idsIn(this.#handedOver, sink);
    const fresh = payments.filter(({ id }) => !taken.has(id));
    for (const { id } of fresh) taken.add(id);
    return fresh;
  }

  /** Gives payments back undelivered: their rows stay, and they can be taken another time. */
  leave(sink: string, payments: readonly StoredPayment[]): void {
    for (const { id } of payments) this.#handedOver.get(sink)?.delete(id);
  }

  /** Ends the sink's deliveries of payments, and stores what became of their notification where it is given. */
  acknowledge(sink: string, payments: readonly StoredPayment[], outcome: AlertOutcome | null = null): void {
    const acknowledged = idsIn(this.#acknowledged, sink);
    for (const { id } of payments) acknowledged.add(id);
    this.#deps.acknowledged(payments);
    if (outcome !== null) this.note(payments, outcome);
    else this.#changed();
  }

  /** Stores what became of notifications so far, with the next commit of acknowledgements. */
  note(payments: readonly StoredPayment[], outcome: AlertOutcome): void {
    for (const { id } of payments) this.#outcomes.set(id, outcome);
    this.#changed();
  }

  #changed(): void {
    if (this.#ending) this.flush();
    else if (this.#batches === 0) this.#flushSoon();
  }

  /** What is acknowledged while `deliver` runs is written at its end. A crash has no time to come between. */
  batch(deliver: () => void): void {
    this.#batches += 1;
    try {
      deliver();
    } finally {
      this.#batches -= 1;
      if (this.#batches === 0) this.flush();
    }
  }

  /** Writes the acknowledgements that are not written yet. */
  flush(): void {
    if (this.#acknowledged.size === 0 && this.#outcomes.size === 0) return;
    try {
      this.#deps.store.acknowledge(this.#acknowledged, this.#outcomes);
    } catch (error) {
      this.#deps.failed(error);
      if (!this.#ending) this.#retry.set(RETRY_MS, () => this.flush());
      return;
    }
    for (const [sink, ids] of this.#acknowledged) {
      for (const id of ids) this.#handedOver.get(sink)?.delete(id);
    }
    this.#acknowledged.clear();
    const told = [...this.#outcomes.keys()];
    this.#outcomes.clear();
    this.#retry.clear();
    if (told.length > 0) this.#deps.outcomesStored(told);
  }

  /** Writes every acknowledgement at once from now on: nothing runs later any more. */
  end(): void {
    this.#ending = true;
    this.#retry.clear();
    this.flush();
  }

  #flushSoon(): void {
    if (this.#deferred) return;
    this.#deferred = true;
    this.#deps.clock.defer(() => {
      this.#deferred = false;
      this.flush();
    });
  }
}

function idsIn(bySink: Map<string, Set<number>>, sink: string): Set<number> {
  const known = bySink.get(sink);
  if (known !== undefined) return known;
  const ids = new Set<number>();
  bySink.set(sink, ids);
  return ids;
}
