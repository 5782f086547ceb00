/** How it goes with a sink: what its receiver answered, what waits, and what was never sent. */

import type { Message } from '../i18n/message.ts';

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

/** One call of a receiver, for the log that people read. It holds nothing that was sent, and nothing that came back. */
export interface Attempt {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly tookMs: number;
  /** Id of the first event, and how many there were. */
  readonly event: string;
  readonly events: number;
  /** Row id of the first event, by which it is sent again. */
  readonly eventId: number;
  readonly result: SendResult;
}

/** What waits for a sink, and what was never sent to it. */
export interface SinkCounts {
  readonly waiting: number;
  readonly refused: number;
  /** Events that found no room. */
  readonly dropped: number;
  /** Events whose payment was deleted before they were delivered. */
  readonly deleted: number;
}

/** How it goes with the receiver of a sink, over restarts. */
export interface SinkProgress {
  /** The last delivery, milliseconds since 1970; null: nothing was delivered yet. */
  readonly deliveredAt: number | null;
  readonly failing: {
    readonly since: number;
    readonly reason: Message;
    readonly nextAttemptAt: number;
    /** Failures in a row. */
    readonly failures: number;
    /** The receiver itself asked to be left alone until the next attempt. */
    readonly asked: boolean;
  } | null;
  /** The receiver wants nothing any more; it is not called until a person says so, or the sink has another receiver. */
  readonly gone: Message | null;
}

export interface SinkState extends SinkCounts, SinkProgress {}
