import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import {
  type Attempt,
  type ForwardingSink,
  type Message,
  message,
  type NetworkName,
  type SinkState,
  type StoredPayment,
} from '../../contract/index.ts';
import type { WaitingEvent } from '../../store/database/outbox.types.ts';
import type { PaymentStore } from '../../store/database/payment-store.ts';
import type { Monitor } from '../../watch/monitor.ts';
import { type Clock, systemClock } from '../../xrpl/clock.ts';
import { networkId } from '../../xrpl/networks.ts';
import type { Channel, OutgoingEvent } from './channel.types.ts';
import { createConnectionEvents } from './connection-events.ts';
import { receiverMark } from './receiver-mark.ts';
import { renderEvent } from './render-event.ts';
import { routeOf, wants } from './route.ts';
import { SinkRunner } from './sink-runner.ts';

/** Calls of a receiver that are shown. */
const MOST_ATTEMPTS = 200;
/** What is never sent is said when it begins, and when it is so many times as much. */
const TOLD_AGAIN_AT = 10;
/** Payments looked at in one transaction when history is sent. */
const SLICE = 500;

export interface ForwardingDeps {
  readonly store: PaymentStore;
  readonly channelOf: (sink: ForwardingSink) => Channel;
  readonly labelOf: (payment: StoredPayment) => string;
  /** What is shown of a sink changed. */
  readonly changed: () => void;
  /** Its receiver wants nothing any more: it is to be switched off. */
  readonly isGone: (sinkId: string) => void;
  readonly storeFailed: (error: unknown) => void;
  /** Something will never be sent: the outbox is full, or payments were deleted before they were delivered. */
  readonly lost?: (said: Message) => void;
  readonly clock?: Clock;
  /** In 0..1. Default: Math.random. */
  readonly random?: () => number;
}

/** Sends what happens to where people want it. */
export interface Forwarding {
  /**
   * Follows these sinks from now on; `keepsAll` also keeps events that none of them wants, for who reads them by a cursor.
   * What waits for a sink that is not among them any more is dropped.
   */
  configure(sinks: readonly ForwardingSink[], options?: { readonly keepsAll: boolean }): void;
  /** Follows a monitor that is not started yet; returns the function that stops it. */
  follow(monitor: Pick<Monitor, 'network' | 'onEvent'>): () => void;
  /** Sends an event that only says that it is a test. */
  test(sinkId: string, network: NetworkName): void;
  /**
   * Sends the payments recorded since then (ISO 8601). What was sent before comes again, under the same ids. Resolves to
   * how many are queued.
   */
  sendSince(sinkId: string, network: NetworkName, since: string): Promise<number>;
  /** Sends an event once more. */
  sendAgain(sinkId: string, eventId: number): void;
  /**
   * Tries a receiver now, whatever it said: a person asks. Without a sink, each of them, but for those that asked to be
   * left alone: the computer woke up, or the network is back.
   */
  tryNow(sinkId?: string): void;
  /** A person has read that events were never sent: they are counted anew. */
  forgetLosses(sinkId: string): void;
  /** Of each sink that it follows, also of those that are paused or off. */
  state(sinkId: string): SinkState | null;
  /** The last calls of a sink's receiver, over restarts, the newest first. */
  attempts(sinkId: string): readonly Attempt[];
  /** Ends what is under way. */
  stop(): Promise<void>;
}

interface Running {
  readonly sink: ForwardingSink;
  readonly runner: SinkRunner;
}

export function createForwarding(deps: ForwardingDeps): Forwarding {
  const { store, labelOf, clock = systemClock, random = Math.random } = deps;
  const running = new Map<string, Running>();
  /** What was said to be lost, by sink and message. */
  const told = new Map<string, number>();
  let sinks: readonly ForwardingSink[] = [];
  const ending = new Set<Promise<void>>();

  function start(sink: ForwardingSink): void {
    const render = (row: WaitingEvent): OutgoingEvent => ({
      event: renderEvent(row, { isPrivate: sink.privacy, labelOf }),
      payment: row.payment,
    });
    const runner = new SinkRunner({
      ...{ id: sink.id, store, render, clock, random, channel: deps.channelOf(sink) },
      changed: deps.changed,
      isGone: () => deps.isGone(sink.id),
      storeFailed: deps.storeFailed,
    });
    running.set(sink.id, { sink, runner });
    runner.start();
  }

  function end(id: string): void {
    const runner = running.get(id)?.runner;
    if (runner === undefined) return;
    running.delete(id);
    const ended = runner.stop().finally(() => ending.delete(ended));
    ending.add(ended);
  }

  function wakeAll(): void {
    for (const { runner } of running.values()) runner.wake();
    tellLosses();
  }

  function tellLosses(): void {
    for (const { id, name } of sinks) {
      const { dropped, deleted } = stored(() => store.waitingCounts(id)) ?? { dropped: 0, deleted: 0 };
      const params = (count: number) => ({ count, sink: name });
      if (isNews(`dropped ${id}`, dropped)) deps.lost?.(message('problem.outbox-full', params(dropped)));
      if (isNews(`deleted ${id}`, deleted))
        deps.lost?.(message('problem.undelivered-deleted', params(deleted)));
    }
  }

  function isNews(what: string, count: number): boolean {
    const before = told.get(what) ?? 0;
    if (count > 0 && count < before * TOLD_AGAIN_AT) return false;
    told.set(what, count);
    return count > 0;
  }

  function stored<T>(work: () => T): T | null {
    try {
      return work();
    } catch (error) {
      deps.storeFailed(error);
      return null;
    }
  }

  /** Another receiver, or the same with another secret: what the one before said does not count for it. */
  function setReceiver({ id, target, state }: ForwardingSink): void {
    const before = sinkOf(id)?.target;
    store.setReceiver(id, receiverMark(target), state === 'off');
    if (before !== undefined && !isDeepStrictEqual(before, target))
      store.saveSinkProgress(id, { ...store.sinkProgress(id), failing: null, gone: null });
  }

  function sinkOf(id: string): ForwardingSink | null {
    return sinks.find((sink) => sink.id === id) ?? null;
  }

  return {
    configure(next, { keepsAll } = { keepsAll: false }) {
      for (const { id } of sinks)
        if (!next.some((sink) => sink.id === id)) stored(() => void store.dropSink(id));
      for (const [id, { sink }] of running)
        if (
          !isDeepStrictEqual(
            sink,
            next.find((other) => other.id === id),
          )
        )
          end(id);
      for (const sink of next) stored(() => setReceiver(sink));
      sinks = next;
      store.setForwarding(next.length === 0 && !keepsAll ? null : routeOf(next, keepsAll));
      for (const sink of next) if (sink.state === 'on' && !running.has(sink.id)) stored(() => start(sink));
      tellLosses();
      deps.changed();
    },
    follow(monitor) {
      const { network } = monitor;
      const connection = createConnectionEvents({
        ...{ network, clock },
        tell(type, data) {
          stored(() => store.tell(type, { network, account: null }, data));
          wakeAll();
        },
      });
      const unfollow = monitor.onEvent((event) => {
        if (event.type === 'connection') connection.follow(event.status);
        if (event.type === 'recorded' || event.type === 'trust' || event.type === 'gaps') wakeAll();
      });
      return () => {
        unfollow();
        connection.stop();
      };
    },
    test(sinkId, network) {
      const id = `test_${networkId(network)}_${randomUUID()}`;
      stored(() => store.tellSink(sinkId, 'test', network, { id }));
      running.get(sinkId)?.runner.tryNow();
    },
    async sendSince(sinkId, network, since) {
      const sink = sinkOf(sinkId);
      if (sink === null) return 0;
      const wanted = (payment: StoredPayment) =>
        wants(sink, 'payment.received', { network, account: payment.account, payment });
      let queued = 0;
      let afterId: number | null = 0;
      while (afterId !== null) {
        const options = { network, afterId, most: SLICE, now: clock.wallTime(), wants: wanted };
        // What is delivered meanwhile waits no more.
        const before = store.waitingCounts(sinkId).waiting;
        afterId = store.sendRecordedSince(sinkId, since, options);
        queued += store.waitingCounts(sinkId).waiting - before;
        await new Promise<void>((resolve) => clock.defer(resolve));
      }
      running.get(sinkId)?.runner.wake();
      return queued;
    },
    sendAgain(sinkId, eventId) {
      stored(() => store.sendAgain(sinkId, eventId));
      running.get(sinkId)?.runner.tryNow();
    },
    tryNow(sinkId) {
      if (sinkId === undefined) for (const { runner } of running.values()) runner.start();
      else running.get(sinkId)?.runner.tryNow();
    },
    forgetLosses(sinkId) {
      stored(() => store.forgetDropped(sinkId));
      tellLosses();
      deps.changed();
    },
    state: (sinkId) =>
      sinkOf(sinkId) === null
        ? null
        : (running.get(sinkId)?.runner.state() ?? {
            ...store.waitingCounts(sinkId),
            ...store.sinkProgress(sinkId),
          }),
    attempts: (sinkId) => store.attemptsOf(sinkId, MOST_ATTEMPTS),
    async stop() {
      for (const id of [...running.keys()]) end(id);
      await Promise.all(ending);
    },
  };
}
