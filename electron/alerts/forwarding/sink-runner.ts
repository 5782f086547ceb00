import { message, type SendResult, type SinkProgress, type SinkState } from '../../contract/index.ts';
import type { WaitingEvent } from '../../store/database/outbox.types.ts';
import type { PaymentStore } from '../../store/database/payment-store.ts';
import type { Settlement } from '../../store/database/store.types.ts';
import { type Clock, SingleTimer } from '../../xrpl/clock.ts';
import type { Channel, OutgoingEvent } from './channel.types.ts';
import { LONGEST_WISH_MS, retryDelay } from './retry-schedule.ts';

/** What cannot be written (a full disk) is tried again after this long; nothing is sent meanwhile. */
const STORE_RETRY_MS = 30_000;

export interface SinkRunnerDeps {
  readonly id: string;
  readonly channel: Channel;
  readonly store: Pick<
    PaymentStore,
    'waitingFor' | 'waitingCounts' | 'settle' | 'sinkProgress' | 'saveSinkProgress'
  >;
  readonly render: (row: WaitingEvent) => OutgoingEvent;
  readonly clock: Clock;
  readonly random: () => number;
  readonly changed: () => void;
  /** The receiver wants nothing any more: it is not called again. */
  readonly isGone: () => void;
  readonly storeFailed: (error: unknown) => void;
}

/**
 * Delivers what waits for one sink, in order, one call at a time. A receiver that takes nothing is left alone for a while
 * that grows; an event that it refuses is put aside; what was delivered leaves the outbox. It ends with the run, and the
 * next run goes on: it knows since when a receiver fails, and that it asked to be left alone or wants nothing any more.
 */
export class SinkRunner {
  readonly #deps: SinkRunnerDeps;
  readonly #timer: SingleTimer;
  readonly #ending = new AbortController();
  #working: Promise<void> | null = null;
  #progress: SinkProgress;

  /** @throws StoreError */
  constructor(deps: SinkRunnerDeps) {
    this.#deps = deps;
    this.#timer = new SingleTimer(deps.clock);
    this.#progress = deps.store.sinkProgress(deps.id);
  }

  /** @throws StoreError */
  state(): SinkState {
    const { id, store } = this.#deps;
    return { ...store.waitingCounts(id), ...this.#progress };
  }

  /** The run begins, the computer woke up, or the network is back: the receiver is tried, unless it asked not to be. */
  start(): void {
    const { gone, failing } = this.#progress;
    if (gone !== null) {
      this.#deps.isGone();
      return;
    }
    const rest = failing?.asked === true ? failing.nextAttemptAt - this.#deps.clock.wallTime() : 0;
    // A wish is a day at most: what is further away is a clock that was set back.
    if (rest > 0 && rest <= LONGEST_WISH_MS) this.#timer.set(rest, () => this.wake());
    else {
      this.#timer.clear();
      this.wake();
    }
  }

  /** A person asks for it: the receiver is tried at once, whatever it said. */
  tryNow(): void {
    this.#timer.clear();
    if (this.#progress.gone !== null) {
      const progress = { ...this.#progress, gone: null };
      if (!this.#isStored(() => this.#deps.store.saveSinkProgress(this.#deps.id, progress))) return;
      this.#progress = progress;
    }
    this.wake();
  }

  /** Something may wait. It goes out unless the receiver is left alone just now. */
  wake(): void {
    if (this.#working !== null || this.#timer.pending || this.#progress.gone !== null) return;
    if (this.#ending.signal.aborted) return;
    const { id, store } = this.#deps;
    const counts = this.#stored(() => store.waitingCounts(id));
    if (counts === null) this.#timer.set(STORE_RETRY_MS, () => this.wake());
    if (counts === null || counts.waiting === 0) return;
    this.#working = this.#work().finally(() => {
      this.#working = null;
      // What was recorded since the last look woke nobody.
      this.wake();
    });
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
    const { signal } = this.#ending;
    while (!signal.aborted) {
      const rows = this.#stored(() => store.waitingFor(id, channel.most));
      if (rows === null) this.#timer.set(STORE_RETRY_MS, () => this.wake());
      if (rows === null || rows.length === 0) return;
      const settlement = await this.#call(rows);
      // Nothing more is sent before it is stored what became of this: it would be sent again for as long.
      while (!this.#isStored(() => store.settle(id, settlement))) {
        if (signal.aborted) return;
        await this.#pause(STORE_RETRY_MS);
      }
      if (settlement.call !== null) this.#goOn(settlement.call.progress);
      this.#deps.changed();
      if (this.#timer.pending || this.#progress.gone !== null) return;
    }
  }

  async #call(rows: readonly WaitingEvent[]): Promise<Settlement> {
    const { channel, render, clock } = this.#deps;
    const events = rows.map(render);
    const at = clock.wallTime();
    const begun = clock.now();
    const sent = await channel
      .send(events, this.#ending.signal)
      .catch((error: unknown) => [failureOf(error)]);
    const results = sent.length === 0 ? [failureOf(null)] : sent;
    const worst = results.find(({ type }) => type !== 'delivered') ?? results[0] ?? failureOf(null);
    const attempt = {
      ...{ at, tookMs: Math.round(clock.now() - begun) },
      ...{
        event: events[0]?.event.id ?? '',
        events: events.length,
        eventId: rows[0]?.id ?? 0,
        result: worst,
      },
    };
    return {
      delivered: rows.filter((_row, index) => results[index]?.type === 'delivered').map((row) => row.id),
      refused: rows.flatMap(({ id: event }, index) => {
        const result = results[index];
        return result?.type === 'refused' ? [{ id: event, reason: result.reason }] : [];
      }),
      call: this.#ending.signal.aborted ? null : { attempt, progress: this.#after(results) },
    };
  }

  #after(results: readonly SendResult[]): SinkProgress {
    const { clock, random } = this.#deps;
    const now = clock.wallTime();
    const isDelivered = results.some(({ type }) => type === 'delivered');
    const deliveredAt = isDelivered ? now : this.#progress.deliveredAt;
    const gone = results.find((result) => result.type === 'gone');
    if (gone !== undefined) return { deliveredAt, failing: null, gone: gone.reason };
    const failed = results.find((result) => result.type === 'failed');
    if (failed === undefined) return { deliveredAt, failing: null, gone: null };
    const { reason, retryAfterMs = 0 } = failed;
    // What was delivered before it shows that the receiver was there: the failures in a row begin anew.
    const before = isDelivered ? null : this.#progress.failing;
    const failures = (before?.failures ?? 0) + 1;
    const wait = retryDelay(failures, random(), retryAfterMs);
    return {
      ...{ deliveredAt, gone: null },
      failing: {
        ...{ since: before?.since ?? now, reason, nextAttemptAt: now + wait, failures },
        asked: wait === Math.min(retryAfterMs, LONGEST_WISH_MS),
      },
    };
  }

  #goOn(progress: SinkProgress): void {
    this.#progress = progress;
    const { gone, failing } = progress;
    if (gone !== null) this.#deps.isGone();
    if (failing !== null)
      this.#timer.set(failing.nextAttemptAt - this.#deps.clock.wallTime(), () => this.wake());
  }

  #stored<T>(work: () => T): T | null {
    try {
      return work();
    } catch (error) {
      this.#deps.storeFailed(error);
      return null;
    }
  }

  #isStored(work: () => void): boolean {
    return (
      this.#stored(() => {
        work();
        return true;
      }) ?? false
    );
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

/** Of an error that no channel foresaw. */
function failureOf(error: unknown): Extract<SendResult, { readonly type: 'failed' }> {
  const detail = error instanceof Error ? ('code' in error ? String(error.code) : error.name) : 'unknown';
  return { type: 'failed', reason: message('delivery.failed', { detail }) };
}
