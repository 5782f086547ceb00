import {
  type ForwardedEventType,
  type ForwardingSink,
  isPaymentEvent,
  type StoredPayment,
} from '../../contract/index.ts';
import { isXrp } from '../../payments/amounts/asset.ts';
import { compareAmounts } from '../../payments/amounts/sum.ts';
import type { EventSubject, ForwardRoute } from '../../store/database/forwarding.ts';

/** Which sinks want which event. A sink that is switched off wants none: what happens meanwhile is not sent later. */
export function routeOf(sinks: readonly ForwardingSink[], keepsAll: boolean): ForwardRoute {
  const enabled = sinks.filter(({ state }) => state !== 'off');
  return {
    keepsAll,
    sinksFor: (type, subject) => enabled.filter((sink) => wants(sink, type, subject)).map(({ id }) => id),
  };
}

/** Whether a sink is to be told of an event, by what it is set to. */
export function wants(sink: ForwardingSink, type: ForwardedEventType, subject: EventSubject): boolean {
  if (!sink.events.includes(type)) return false;
  // What is about no account concerns all.
  if (sink.accounts.length > 0 && subject.account !== null && !sink.accounts.includes(subject.account))
    return false;
  return !isPaymentEvent(type) || subject.payment === null || wantsPayment(sink, subject.payment);
}

function wantsPayment(sink: ForwardingSink, payment: StoredPayment): boolean {
  if (sink.alertingOnly && !payment.alerted) return false;
  if (sink.kinds !== null && !sink.kinds.includes(payment.kind)) return false;
  return (
    sink.minimumXrp === null || !isXrp(payment.asset) || compareAmounts(payment.amount, sink.minimumXrp) >= 0
  );
}
