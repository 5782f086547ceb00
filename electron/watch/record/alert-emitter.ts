import type { StoredPayment, WatchedAccount } from '../../contract/index.ts';
import { decideAlert } from '../../payments/alert-decision.ts';
import type { Alert, AlertRules, MonitorEvent } from '../monitor.types.ts';
import { AlertQueue } from './alert-queue.ts';
import type { DeliveryAcks } from './delivery-acks.ts';

export interface AlertEmitterDeps {
  readonly marks: DeliveryAcks;
  /** Watched entries of the account that were there before this ledger, those just added included. */
  readonly entriesFor: (account: string, ledgerIndex: number) => readonly WatchedAccount[];
  readonly rules: () => AlertRules;
  readonly emit: (event: MonitorEvent) => void;
  /** Milliseconds since 1970. */
  readonly wallTime: () => number;
}

/**
 * Rings for committed payments: live ones at once, others when they are released. What nobody watches when it would
 * ring is left unmarked: it rings once its account is watched again.
 */
export class AlertEmitter {
  readonly #ports: AlertEmitterDeps;
  readonly #held = new AlertQueue();

  constructor(ports: AlertEmitterDeps) {
    this.#ports = ports;
  }

  /** Rings at once, one by one. */
  ring(payments: readonly StoredPayment[]): void {
    for (const payment of this.#ports.marks.take('alerted', payments)) {
      if (this.#wanted(payment)) this.#tell(payment);
    }
  }

  /** Holds what was recovered until it is released. */
  hold(payments: readonly StoredPayment[]): void {
    this.#held.hold(this.#ports.marks.take('alerted', payments));
  }

  /** Holds payments whose alert was left over; those that no entry of that time watches stay left over. */
  takeUp(payments: readonly StoredPayment[], isPlaced: (entry: WatchedAccount) => boolean): void {
    const watched = payments.filter((payment) => this.#decide(payment).entries.some(isPlaced));
    this.#held.holdLeftOver(this.#ports.marks.take('alerted', watched));
  }

  /** Rings what was held back. */
  release(): void {
    this.#ports.marks.together(() => this.#release());
  }

  #release(): void {
    const { wallTime, emit } = this.#ports;
    for (const batch of this.#held.release(wallTime(), (payment) => this.#wanted(payment))) {
      if (batch.type === 'single') {
        this.#tell(batch.payment);
        continue;
      }
      const ringing = batch.payments.flatMap((payment) => this.#decide(payment).ringing);
      const entries = [...new Map(ringing.map((entry) => [entry.id, entry])).values()];
      emit({ type: 'alert', alert: { type: 'summary', payments: batch.payments, entries } });
    }
  }

  /** The alert was delivered. */
  confirm(alert: Alert): void {
    this.#ports.marks.confirm('alerted', alert.type === 'payment' ? [alert.payment] : alert.payments);
  }

  #tell(payment: StoredPayment): void {
    const entries = this.#decide(payment).ringing;
    this.#ports.emit({ type: 'alert', alert: { type: 'payment', payment, entries } });
  }

  /** Whether it rings now. What its watchers do not want is done; what has no watcher is left. */
  #wanted(payment: StoredPayment): boolean {
    const { entries, ringing } = this.#decide(payment);
    if (ringing.length > 0) return true;
    if (entries.length > 0) this.#ports.marks.confirm('alerted', [payment]);
    else this.#ports.marks.leave('alerted', [payment]);
    return false;
  }

  #decide(payment: StoredPayment): ReturnType<typeof decideAlert> {
    const { entriesFor, rules } = this.#ports;
    return decideAlert(payment, entriesFor(payment.account, payment.ledgerIndex), rules());
  }
}
