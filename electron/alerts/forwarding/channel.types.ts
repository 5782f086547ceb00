import type { ForwardedEvent, Message, StoredPayment } from '../../contract/index.ts';

/** An event to send, and the payment that it tells of: pushes to people are written from that. */
export interface OutgoingEvent {
  readonly event: ForwardedEvent;
  readonly payment: StoredPayment | null;
}

/** What became of one event at its receiver. */
export type SendResult =
  /** `status`: what the receiver answered, in a word: "HTTP 204". */
  | { readonly type: 'delivered'; readonly status: string }
  /** The receiver will never take this event: it is put aside, and the next one is sent. */
  | { readonly type: 'refused'; readonly reason: Message }
  /** The receiver takes nothing now: everything waits. `retryAfterMs`: what it asked for. */
  | { readonly type: 'failed'; readonly reason: Message; readonly retryAfterMs?: number }
  /** The receiver wants nothing any more: the sink is switched off. */
  | { readonly type: 'gone'; readonly reason: Message };

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
