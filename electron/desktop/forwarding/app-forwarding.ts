import { createChannels } from '../../alerts/forwarding/channels/channels.ts';
import { createEventPruning } from '../../alerts/forwarding/event-pruning.ts';
import { createEventWords } from '../../alerts/forwarding/event-words.ts';
import { createForwarding, type Forwarding } from '../../alerts/forwarding/forwarding.ts';
import { httpPoster } from '../../alerts/forwarding/http-post.ts';
import {
  type Asset,
  type ForwardingSink,
  message,
  type NetworkName,
  type Payment,
  problemOf,
  type StoredPayment,
} from '../../contract/index.ts';
import { matchingEntries } from '../../payments/alert-decision.ts';
import type { AssetInfo } from '../../payments/amounts/asset-info.ts';
import { labelOf } from '../../payments/text/account-label.ts';
import type { PaymentStore } from '../../store/database/payment-store.ts';
import type { SettingsStore } from '../../store/settings/settings.ts';
import { StoreError } from '../../store/store-error.ts';
import { systemClock } from '../../xrpl/clock.ts';
import { redactText } from '../../xrpl/transport/redact-text.ts';
import type { ProblemLog } from '../context/problem-log.ts';
import type { Publish } from '../context/topics.ts';
import type { Logger } from '../system/logger.ts';
import { findSystemProxy } from '../system/system-proxy.ts';
import type { I18n } from '../texts/i18n.ts';
import { createSinkProblems } from './sink-problems.ts';

/** What is not over by then is done again by the next run. */
const STOP_MS = 3_000;

export interface AppForwardingDeps {
  readonly settings: SettingsStore;
  readonly store: PaymentStore;
  readonly problems: ProblemLog;
  readonly log: Logger;
  /** The demo's payments are nobody's: nothing is sent. */
  readonly demo: boolean;
  readonly i18n: () => I18n;
  readonly now: () => number;
  readonly infoOf: (network: NetworkName, asset: Asset) => AssetInfo | null;
  readonly explorerUrl: (payment: Pick<Payment, 'hash' | 'network'>) => string | null;
  readonly publish: Publish;
}

/** What the app sends to others. */
export interface AppForwarding extends Forwarding {
  /** Follows the sinks as they are set now. */
  readonly apply: () => void;
  /** Looks whether a sink has failed for long. */
  readonly review: () => void;
  /** What the sinks that have failed for long are called. */
  readonly failingForLong: () => readonly string[];
  /** How an event is said to people, as this sink says it. */
  readonly wordsOf: (sink: ForwardingSink) => ReturnType<typeof createEventWords>;
}

/** Sends what happens to the sinks in the settings, in the user's language and through the system's proxy. */
export function createAppForwarding(deps: AppForwardingDeps): AppForwarding {
  const { settings, store, problems, log, i18n, now, publish } = deps;

  /** The entry's label, '' where it has none; payments of an account that is watched no more keep theirs. */
  function entryOf(payment: Pick<StoredPayment, 'account' | 'network' | 'destinationTag'>) {
    const [entry] = [
      ...matchingEntries(payment, settings.watched()),
      ...matchingEntries(payment, settings.formerAccounts()),
    ];
    return entry ?? { label: '', address: payment.account };
  }

  const wordsOf = (sink: ForwardingSink) =>
    createEventWords({
      i18n,
      isPrivate: sink.privacy,
      labelOf: (payment) => labelOf(entryOf(payment)),
      infoOf: ({ network, asset }) => deps.infoOf(network, asset),
      contactNameOf: ({ from }) => settings.contacts().find(({ address }) => address === from)?.name ?? null,
    });

  function storeFailed(error: unknown): void {
    log.warn('forwarding could not be stored', error);
    if (error instanceof StoreError) problems.add(problemOf(error.userMessage, null, now()));
  }

  const forwarding = createForwarding({
    store,
    channelOf: createChannels({
      post: httpPoster(findSystemProxy),
      // The settings hold secrets themselves: nothing that a page enters has a file read.
      secrets: { env: {}, read: () => '' },
      words: wordsOf,
      pageOf({ events: [event, another] }) {
        const payment = another === undefined ? event?.payment : null;
        return payment === undefined || payment === null ? null : deps.explorerUrl(payment);
      },
      log: (text) => log.info('a command printed', redactText(text)),
      // The settings hold no stream.
      loadNats: () => Promise.reject(new Error('only the headless program has streams')),
      wallTime: now,
    }),
    labelOf: (payment) => entryOf(payment).label,
    changed() {
      if (sinkProblems.names().length > 0) sinkProblems.review();
      publish('forwarding');
    },
    isGone(id) {
      const sink = settings.sinks().find((known) => known.id === id);
      if (sink === undefined || sink.state === 'off') return;
      settings.setSinks(
        settings.sinks().map((known) => (known === sink ? { ...sink, state: 'off' } : known)),
      );
      problems.add(problemOf(message('problem.receiver-gone', { sink: sink.name }), null, now()));
      apply();
    },
    lost(said) {
      const problem = problemOf(said, null, now());
      log.warn('events will not be sent', problem.message);
      problems.add(problem);
    },
    storeFailed,
  });

  const sinkProblems = createSinkProblems({
    sinks: settings.sinks,
    stateOf: forwarding.state,
    ...{ problems, now, changed: () => publish('forwarding') },
  });

  let pruning: ReturnType<typeof createEventPruning> | null = null;

  function stopPruning(): void {
    pruning?.stop();
    pruning = null;
  }

  function apply(): void {
    const sinks = deps.demo ? [] : settings.sinks();
    forwarding.configure(sinks);
    // Without sinks nothing is kept, and nothing runs.
    if (sinks.length === 0) stopPruning();
    else pruning ??= createEventPruning({ store, clock: systemClock, failed: storeFailed });
    sinkProblems.review();
  }

  return {
    ...forwarding,
    ...{ apply, wordsOf, review: sinkProblems.review, failingForLong: sinkProblems.names },
    stop() {
      stopPruning();
      // A program that was started may have started others, which keep its output open.
      return Promise.race([forwarding.stop(), new Promise<void>((resolve) => setTimeout(resolve, STOP_MS))]);
    },
  };
}
