import { createChannels } from '../../alerts/forwarding/channels/channels.ts';
import { createEventPruning } from '../../alerts/forwarding/event-pruning.ts';
import { createEventWords } from '../../alerts/forwarding/event-words.ts';
import { createForwarding, type Forwarding } from '../../alerts/forwarding/forwarding.ts';
import { httpPoster } from '../../alerts/forwarding/http-post.ts';
import { SYSTEM_SECRETS } from '../../alerts/forwarding/secrets.ts';
import {
  type ForwardingSink,
  type Message,
  message,
  type StoredPayment,
  translateFor,
} from '../../contract/index.ts';
import type { Monitor } from '../../watch/monitor.ts';
import { systemClock } from '../../xrpl/clock.ts';
import type { Log } from '../log.ts';
import { type Call, loggedChannel } from './logged-channel.ts';
import type { OpenData } from './open-data.ts';
import { nameOfAccount, type RunState } from './run-state.ts';

/** In the settings file: ids of the sinks that the last run sent to. */
const SINKS_KEY = 'headlessSinks';

/** A receiver that is just being called must not keep the program from ending: it is called again under the same id. */
const STOP_MS = 3_000;

export interface ForwardingOfRunDeps {
  readonly state: RunState;
  readonly data: Pick<OpenData, 'store' | 'file' | 'settings'>;
  readonly monitor: Monitor;
  readonly log: Log;
  readonly tell: (problem: Message) => void;
  /** A receiver was called. */
  readonly called: (call: Call) => void;
}

export interface ForwardingOfRun {
  readonly forwarding: Forwarding;
  /** Sends to the sinks of the run's options from now on, and keeps events where somebody may read them by a cursor. */
  configure(): void;
  stop(): Promise<void>;
}

/** Sends the events of a run to the sinks of its configuration. The monitor is not started yet. */
export function createForwardingOfRun(deps: ForwardingOfRunDeps): ForwardingOfRun {
  const { state, data, monitor, log, tell } = deps;
  const { store } = data;
  const clock = systemClock;
  const channelOf = createChannels({
    post: httpPoster(),
    secrets: SYSTEM_SECRETS,
    words: (sink) => wordsOf(sink),
    pageOf: () => null,
    loadNats: async () => (await import('../../alerts/forwarding/channels/nats/nats.ts')).createNats,
    log: (text) => log.info(`forwarding: ${text}`),
    wallTime: () => clock.wallTime(),
  });
  const wordsOf = (sink: ForwardingSink) =>
    createEventWords({
      i18n: () => ({ locale: 'en', t: translateFor('en') }),
      isPrivate: sink.privacy,
      labelOf: (payment) => nameOfAccount(state, payment),
      infoOf: (payment: StoredPayment) => monitor.assetInfo(payment.asset),
      contactNameOf: ({ from }) =>
        data.settings.contacts().find(({ address }) => address === from)?.name ?? null,
    });

  /** Of sinks that earlier runs sent to and that are none any more, nothing waits. */
  function dropRemoved(sinks: readonly ForwardingSink[]): void {
    const stored = data.file.get(SINKS_KEY);
    const known: readonly unknown[] = Array.isArray(stored) ? stored : [];
    const ids = sinks.map(({ id }) => id);
    for (const id of known) {
      if (typeof id !== 'string' || ids.includes(id)) continue;
      const waited = store.dropSink(id);
      if (waited > 0)
        log.warning(`forwarding ${id}: no sink any more; ${waited} events that waited are dropped`);
    }
    if (JSON.stringify(known) !== JSON.stringify(ids)) data.file.set(SINKS_KEY, ids);
  }

  /**
   * A sink whose receiver wants nothing any more is off, so that nothing is kept for it. The configuration revives it by
   * another address, which has the store forget what the one before said, or by being off itself meanwhile.
   */
  function configure(): void {
    const { forwarding: sinks, service } = state.options;
    dropRemoved(sinks);
    for (const { id } of sinks.filter(({ state: set }) => set === 'off'))
      store.saveSinkProgress(id, { ...store.sinkProgress(id), gone: null });
    const follow = () => {
      const used = sinks.map((sink) => (isGone(sink) ? ({ ...sink, state: 'off' } as const) : sink));
      forwarding.configure(used, { keepsAll: service !== null });
      return used;
    };
    if (follow().some((used, index) => used !== sinks[index] && !isGone(used))) follow();
    for (const { id } of sinks.filter(isGone))
      log.warning(`forwarding ${id}: off: its receiver wants no more events`);
  }

  function isGone({ id }: ForwardingSink): boolean {
    return store.sinkProgress(id).gone !== null;
  }

  const forwarding = createForwarding({
    ...{ store, clock },
    channelOf: (sink) => loggedChannel(channelOf(sink), { sink: sink.id, log, called: deps.called }),
    labelOf: (payment) => state.labelOf(payment),
    changed: () => undefined,
    isGone(sink) {
      tell(message('problem.receiver-gone', { sink }));
      configure();
    },
    lost: tell,
    storeFailed: (error) => monitor.storeFailed(error),
  });
  const unfollow = forwarding.follow(monitor);
  const pruning = createEventPruning({ store, clock, failed: (error) => monitor.storeFailed(error) });

  return {
    forwarding,
    configure,
    async stop() {
      unfollow();
      pruning.stop();
      await Promise.race([forwarding.stop(), new Promise((resolve) => setTimeout(resolve, STOP_MS))]);
    },
  };
}
