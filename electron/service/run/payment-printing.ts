import type { StoredPayment } from '../../contract/index.ts';
import type { Monitor } from '../../watch/monitor.ts';
import type { Output } from './output.ts';
import { nameOfAccount, type RunState } from './run-state.ts';

/** Prints payments in the order in which they come. */
export interface PaymentPrinting {
  print(payment: StoredPayment): void;
  /** Settles when all that was to be printed is. */
  settled(): Promise<void>;
}

/** JSON carries the ledger's own amounts; readable lines wait for a token's decimal places. */
export function createPaymentPrinting(
  { isJson, format, lines }: Output,
  { state, monitor }: { readonly state: RunState; readonly monitor: () => Monitor },
): PaymentPrinting {
  let inOrder = Promise.resolve();
  return {
    print(payment) {
      const label = nameOfAccount(state, payment);
      if (isJson) {
        lines.print(payment, format.payment(payment, label, null));
        return;
      }
      const told = state.settings.privacyMode ? { ...payment, memos: [] } : payment;
      inOrder = inOrder
        .then(() => monitor().assetInfoReady([payment.asset]))
        .then(() => lines.print(payment, format.payment(told, label, monitor().assetInfo(payment.asset))));
    },
    settled: () => inOrder,
  };
}
