import type { StoredPayment, WatchedAccount } from '../contract/index.ts';

/**
 * What should alert, once. Live payments come one by one; recovered ones in ledger order, up to three one by one, more
 * of them as one summary. `entries` are the watched entries that want it.
 */
export type Alert =
  | { readonly type: 'payment'; readonly payment: StoredPayment; readonly entries: readonly WatchedAccount[] }
  | {
      readonly type: 'summary';
      readonly payments: readonly StoredPayment[];
      readonly entries: readonly WatchedAccount[];
    };

export function paymentsOf(alert: Alert): readonly StoredPayment[] {
  return alert.type === 'payment' ? [alert.payment] : alert.payments;
}

/**
 * Carries payments out of the app: a desktop notification, a line on stdout. Whatever a sink is given stays pending,
 * also over a restart, until the sink acknowledges it.
 */
export type Sink = PaymentSink | AlertSink;

/** Gets every recorded payment, at once. */
export interface PaymentSink {
  /** Stored with each pending delivery: it never changes. */
  readonly name: string;
  readonly takes: 'payments';
  deliver(payment: StoredPayment): void;
}

/** Gets what should alert. Recovered payments are held until the history is read. */
export interface AlertSink {
  /** Stored with each pending delivery: it never changes. */
  readonly name: string;
  readonly takes: 'alerts';
  deliver(alert: Alert): void;
}
