import type { StoredPayment, WatchedAccount } from '../../contract/index.ts';
import { type AlertRules, decideAlert } from '../../payments/alert-decision.ts';
import type { AlertSink } from '../alert.types.ts';
import { AlertQueue } from './alert-queue.ts';
import type { PendingDeliveries } from './pending-deliveries.ts';

export interface AlertEmitterDeps {
  readonly sink: AlertSink;
  readonly pending: PendingDeliveries;
  /** Watched entries of the account that were there before this ledger, those just added included. */
  readonly alertingEntries: (account: string, ledgerIndex: number) => readonly WatchedAccount[];
  readonly isPlaced: (entry: WatchedAccount) => boolean;
  readonly rules: () => AlertRules;
  /** Milliseconds since 1970. */
  readonly wallTime: () => number;
}

/**
 * Hands the alerts of committed payments to one sink: of live payments at once, others when they are released. A
 * payment that nobody watches when it would alert stays pending: it alerts once its account is watched again.
 */
export class AlertEmitter {
  readonly #deps: AlertEmitterDeps;
  readonly #held = new AlertQueue();

  constructor(deps: AlertEmitterDeps) {
    this.#deps = deps;
  }

  /** Alerts at once, one by one. */
  alert(payments: readonly StoredPayment[]): void {
    for (const payment of this.#take(payments)) {
      if (this.#isWanted(payment)) this.#alertOne(payment);
    }
  }

  /** Holds what was recovered until it is released. */
  hold(payments: readonly StoredPayment[]): void {
    this.#held.hold(this.#take(payments));
  }

  /** Holds payments left over from before. Those that no entry of that time watches stay left over. */
  holdLeftOvers(payments: readonly StoredPayment[]): void {
    const { isPlaced } = this.#deps;
    const watched = payments.filter((payment) => this.#decide(payment).entries.some(isPlaced));
    this.#held.holdLeftOver(this.#take(watched));
  }

  /** Alerts for what was held. */
  release(): void {
    const { sink, wallTime } = this.#deps;
    for (const batch of this.#held.release(wallTime(), (payment) => this.#isWanted(payment))) {
      if (batch.type === 'single') {
        this.#alertOne(batch.payment);
        continue;
      }
      const alerting = batch.payments.flatMap((payment) => this.#decide(payment).alerting);
      const entries = [...new Map(alerting.map((entry) => [entry.id, entry])).values()];
      sink.deliver({ type: 'summary', payments: batch.payments, entries });
    }
  }

  #alertOne(payment: StoredPayment): void {
    this.#deps.sink.deliver({ type: 'payment', payment, entries: this.#decide(payment).alerting });
  }

  /** Whether it alerts now. What its watchers do not want is acknowledged; what has no watcher stays pending. */
  #isWanted(payment: StoredPayment): boolean {
    const { pending, sink } = this.#deps;
    const { entries, alerting, suppressed } = this.#decide(payment);
    if (alerting.length > 0) return true;
    if (entries.length > 0)
      pending.acknowledge(sink.name, [payment], suppressed && { type: 'suppressed', ...suppressed });
    else pending.leave(sink.name, [payment]);
    return false;
  }

  #take(payments: readonly StoredPayment[]): readonly StoredPayment[] {
    return this.#deps.pending.take(this.#deps.sink.name, payments);
  }

  #decide(payment: StoredPayment): ReturnType<typeof decideAlert> {
    const { alertingEntries, rules } = this.#deps;
    return decideAlert(payment, alertingEntries(payment.account, payment.ledgerIndex), rules());
  }
}
