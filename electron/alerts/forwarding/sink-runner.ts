import type { Message } from '../../contract/index.ts';
import type { WaitingEvent } from '../../store/database/outbox.types.ts';
import type { PaymentStore } from '../../store/database/payment-store.ts';
import { type Clock, SingleTimer } from '../../xrpl/clock.ts';
import type { Channel, OutgoingEvent, SendResult } from './channel.types.ts';
import { retryDelay } from './retry-schedule.ts';

/** What cannot be written (a full disk) is tried again after this long; nothing is sent meanwhile. */
const STORE_RETRY_MS = 30_000;

/** One call of a receiver, for the log that people read. */
export interface Attempt {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly tookMs: number;
  /** Id of the first event, and how many there were. */
  readonly event: string;
  readonly events: number;
  readonly result: SendResult;
}

/** How it goes with one sink. */
export interface SinkState {
  readonly waiting: number;
  readonly refused: number;
  readonly dropped: number;
  /** Milliseconds since 1970; null: nothing was delivered in this run. */
  readonly deliveredAt: number | null;
  readonly failing: {
    readonly since: number;
    readonly reason: Message;
    readonly nextAttemptAt: number;
  } | null;
  /** The receiver wants nothing any more. */
  readonly gone: Message | null;
}

export interface SinkRunnerDeps {
  readonly id: string;
  readonly channel: Channel;
  readonly store: Pick<PaymentStore, 'waitingFor' | 'waitingCounts' | 'delivered' | 'refuse'>;
  readonly render: (row: WaitingEvent) => OutgoingEvent;
  readonly clock: Clock;
  readonly random: () => number;
  readonly attempted: (attempt: Attempt) => void;
  readonly changed: () => void;
  /** The receiver wants nothing any more: it is not called again. */
  readonly isGone: () => void;
  readonly storeFailed: (error: unknown) => void;
}

/**
 * Delivers what waits for one sink, in order, one call at a time. A receiver that takes nothing is left alone for a while
 * that grows; an event that it refuses is put aside; what was delivered leaves the outbox. It ends with the run, and the
 * next run goes on.
 */
export class SinkRunner {
  readonly #deps: SinkRunnerDeps;
  readonly #timer: SingleTimer;
  readonly #ending = new AbortController();
  #working: Promise<void> | null = null;
  #failures = 0;
  #failing: SinkState['failing'] = null;
  #gone: Message | null = null;
  #deliveredAt: number | null = null;

  constructor(deps: SinkRunnerDeps) {
    this.#deps = deps;
    this.#timer = new SingleTimer(deps.clock);
  }

  state(): SinkState {
    const { id, store } = this.#deps;
    return {
      ...store.waitingCounts(id),
      deliveredAt: this.#deliveredAt,
      failing: this.#failing,
      gone: this.#gone,
    };
  }

  /** Something may wait. It goes out unless the receiver is left alone just now. */
  wake(): void {
    const { id, store } = this.#deps;
    if (store.waitingCounts(id).waiting === 0) return;
    if (this.#working !== null || this.#timer.pending || this.#gone !== null || this.#ending.signal.aborted)
      return;
    this.#working = this.#work().finally(() => {
      this.#working = null;
    });
  }

  /** A person asks for it, or the network is back: the receiver is tried at once. */
  tryNow(): void {
    this.#timer.clear();
    this.#gone = null;
    this.wake();
  }

  /** Ends what is under way. What it had not said to be delivered is sent again by the next run, under the same id. */
  async stop(): Promise<void> {
    this.#timer.clear();
    this.#ending.abort();
    await this.#working;
    await this.#deps.channel.close();
  }

  async #work(): Promise<void> {
    const { id, store, channel } = this.#deps;
    for (;;) {
      if (this.#ending.signal.aborted) return;
      const rows = this.#stored(() => store.waitingFor(id, channel.most));
      if (rows === null || rows.length === 0) return;
      const results = await this.#send(rows);
      while (!this.#settle(rows, results)) {
        if (this.#ending.signal.aborted) return;
        await this.#pause(STORE_RETRY_MS);
      }
      this.#deps.changed();
      if (this.#timer.pending || this.#gone !== null) return;
    }
  }

  async #send(rows: readonly WaitingEvent[]): Promise<readonly SendResult[]> {
    const { channel, render, clock, attempted } = this.#deps;
    const events = rows.map(render);
    const at = clock.wallTime();
    const begun = clock.now();
    const results = await channel.send(events, this.#ending.signal);
    const [first] = events;
    const worst = results.find(({ type }) => type !== 'delivered') ?? results[0];
    if (first !== undefined && worst !== undefined)
      attempted({
        ...{ at, tookMs: Math.round(clock.now() - begun) },
        ...{ event: first.event.id, events: events.length, result: worst },
      });
    return results;
  }

  /** Stores what became of events. False where it could not be: then it must be stored later. */
  #settle(rows: readonly WaitingEvent[], results: readonly SendResult[]): boolean {
    const { id, store, clock } = this.#deps;
    const delivered = rows.filter((_row, index) => results[index]?.type === 'delivered');
    const done = this.#stored(() => {
      if (delivered.length > 0)
        store.delivered(
          id,
          delivered.map((row) => row.id),
        );
      for (const [index, row] of rows.entries()) {
        const result = results[index];
        if (result?.type === 'refused') store.refuse(id, row.id, JSON.stringify(result.reason));
      }
      return true;
    });
    if (done === null) return false;
    if (delivered.length > 0) this.#deliveredAt = clock.wallTime();
    const failed = results.find((result) => result.type === 'failed');
    const gone = results.find((result) => result.type === 'gone');
    if (gone !== undefined) {
      this.#gone = gone.reason;
      this.#deps.isGone();
    } else if (failed === undefined) this.#succeeded();
    else if (!this.#ending.signal.aborted) this.#failed(failed);
    return true;
  }

  #succeeded(): void {
    this.#failures = 0;
    this.#failing = null;
  }

  #failed({ reason, retryAfterMs }: Extract<SendResult, { readonly type: 'failed' }>): void {
    const { clock, random } = this.#deps;
    this.#failures += 1;
    const wait = retryDelay(this.#failures, random(), retryAfterMs);
    const now = clock.wallTime();
    this.#failing = { since: this.#failing?.since ?? now, reason, nextAttemptAt: now + wait };
    this.#timer.set(wait, () => this.wake());
  }

  #stored<T>(work: () => T): T | null {
    try {
      return work();
    } catch (error) {
      this.#deps.storeFailed(error);
      return null;
    }
  }

  #pause(ms: number): Promise<void> {
    const { clock } = this.#deps;
    const { signal } = this.#ending;
    return new Promise((resolve) => {
      const timer = clock.setTimer(ms, resolve);
      signal.addEventListener(
        'abort',
        () => {
          clock.clearTimer(timer);
          resolve();
        },
        { once: true },
      );
    });
  }
}
