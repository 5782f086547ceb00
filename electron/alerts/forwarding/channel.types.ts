import type { ForwardedEvent, SendResult, StoredPayment } from '../../contract/index.ts';

/** An event to send, and the payment that it tells of: pushes to people are written from that. */
export interface OutgoingEvent {
  readonly event: ForwardedEvent;
  readonly payment: StoredPayment | null;
}

/** Carries events to one receiver. */
export interface Channel {
  /** Most events of one call. */
  readonly most: number;
  /**
   * Sends events, in their order; settles with what became of each, in the same order: nothing of it counts that is
   * missing at its end. Never rejects. The signal ends it: what is not known to be delivered is then sent again.
   */
  send(events: readonly OutgoingEvent[], signal: AbortSignal): Promise<readonly SendResult[]>;
  /** Closes what it keeps open. */
  close(): Promise<void>;
}
