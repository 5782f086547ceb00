import type { ForwardedEventType, Message, NetworkName, StoredPayment } from '../../contract/index.ts';

export interface OutboxLimits {
  /** Events that may wait for one sink; what comes then is counted as dropped. */
  readonly waiting: number;
  /** Refused events kept of one sink. */
  readonly refused: number;
  /** Days that delivered events are kept for those who read them by a cursor. */
  readonly keptDays: number;
}

/** An event as it is stored. */
export interface WaitingEvent {
  /** Grows in the order of what happened: a cursor. */
  readonly id: number;
  readonly network: NetworkName;
  readonly type: ForwardedEventType;
  /** When it was recorded, milliseconds since 1970. */
  readonly at: number;
  /** Of an event of a payment. */
  readonly payment: StoredPayment | null;
  /** Of any other. */
  readonly data: Readonly<Record<string, unknown>> | null;
}

/** An event that a receiver refuses for itself. */
export interface RefusedEvent extends WaitingEvent {
  readonly reason: Message;
}
