/** What is told to others: events that travel to sinks outside of this machine. */

import type { NetworkName } from '../payments/payment.ts';

/** Stored with each event, and read by receivers: these words never change. */
export const FORWARDED_EVENTS = [
  'payment.received',
  'payment.confirmed',
  'payment.proved',
  'payment.disputed',
  'gap.opened',
  'gap.closed',
  'connection.lost',
  'connection.restored',
  'test',
] as const;

export type ForwardedEventType = (typeof FORWARDED_EVENTS)[number];

/** Those that tell something of one payment. */
export type PaymentEventType = Extract<ForwardedEventType, `payment.${string}`>;

export function isPaymentEvent(type: ForwardedEventType): type is PaymentEventType {
  return type.startsWith('payment.');
}

/** One event as every sink gets it: the envelope of Standard Webhooks 1.0.0, with its id beside it. */
export interface ForwardedEvent {
  /** The same over all attempts and machines: who has seen it drops it. */
  readonly id: string;
  readonly type: ForwardedEventType;
  /** When it happened, ISO 8601: of a payment when its ledger closed. */
  readonly timestamp: string;
  readonly network: NetworkName;
  readonly data: Readonly<Record<string, unknown>>;
}
