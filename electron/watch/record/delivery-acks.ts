import type { StoredPayment } from '../../contract/index.ts';
import type { PaymentStore } from '../../store/database/store.types.ts';
import type { Clock } from '../../xrpl/clock.ts';

export interface DeliveryAcksDeps {
  readonly store: Pick<PaymentStore, 'markTold'>;
  readonly clock: Clock;
  /** These were told; the mark that says so follows. */
  readonly told: (payments: readonly StoredPayment[]) => void;
  readonly failed: (error: unknown) => void;
}

type Telling = 'announced' | 'alerted';

/**
 * Payments between their commit and the mark that they were told. While one is in hand here, nobody takes it up a
 * second time. What is confirmed in one turn of the event loop is marked in one commit; what could not be marked
 * (a full disk) is marked later, and told again only after a crash before that.
 */
export class DeliveryAcks {
  readonly #ports: DeliveryAcksDeps;
  readonly #inHand = {
    announced: new Map<number, StoredPayment>(),
    alerted: new Map<number, StoredPayment>(),
  };
  readonly #confirmed = { announced: new Set<number>(), alerted: new Set<number>() };
  #together = 0;
  #deferred = false;
  #ending = false;

  constructor(ports: DeliveryAcksDeps) {
    this.#ports = ports;
  }

  /** Takes payments in hand, to be told and confirmed; returns those that were not already. */
  take(what: Telling, payments: readonly StoredPayment[]): readonly StoredPayment[] {
    const fresh = payments.filter(({ id }) => !this.#inHand[what].has(id));
    for (const payment of fresh) this.#inHand[what].set(payment.id, payment);
    return fresh;
  }

  /** Out of hand without having been told: they stay to be told another time. */
  leave(what: Telling, payments: readonly StoredPayment[]): void {
    for (const { id } of payments) this.#inHand[what].delete(id);
  }

  confirm(what: Telling, payments: readonly StoredPayment[]): void {
    for (const { id } of payments) this.#confirmed[what].add(id);
    this.#ports.told(payments);
    if (this.#ending) this.flush();
    else if (this.#together === 0) this.#flushSoon();
  }

  /** What is confirmed in the course of this is marked at its end: a crash has no time to come between. */
  together(tell: () => void): void {
    this.#together += 1;
    try {
      tell();
    } finally {
      this.#together -= 1;
      if (this.#together === 0) this.flush();
    }
  }

  flush(): void {
    const { announced, alerted } = this.#confirmed;
    if (announced.size + alerted.size === 0) return;
    try {
      this.#ports.store.markTold({ announced: [...announced], alerted: [...alerted] });
    } catch (error) {
      this.#ports.failed(error);
      return;
    }
    for (const what of ['announced', 'alerted'] as const) {
      for (const id of this.#confirmed[what]) this.#inHand[what].delete(id);
      this.#confirmed[what].clear();
    }
  }

  #flushSoon(): void {
    if (this.#deferred) return;
    this.#deferred = true;
    this.#ports.clock.defer(() => {
      this.#deferred = false;
      this.flush();
    });
  }

  /** From now on every confirmation is marked at once: nothing runs later any more. */
  end(): void {
    this.#ending = true;
    this.flush();
  }

  /** By account: the lowest ledger with a payment still to be told. */
  firstUntold(): ReadonlyMap<string, number> {
    const first = new Map<string, number>();
    for (const what of ['announced', 'alerted'] as const) {
      for (const payment of this.#inHand[what].values()) {
        if (this.#confirmed[what].has(payment.id)) continue;
        const { account, ledgerIndex } = payment;
        first.set(account, Math.min(first.get(account) ?? ledgerIndex, ledgerIndex));
      }
    }
    return first;
  }
}
