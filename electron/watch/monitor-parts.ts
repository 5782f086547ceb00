import type { AccountCoverage, LedgerRange } from '../contract/index.ts';
import { systemClock } from '../xrpl/clock.ts';
import { ChainFingerprint } from './coverage/chain-fingerprint.ts';
import { CoverageCheckpoints } from './coverage/coverage-checkpoints.ts';
import { CoverageEvents } from './coverage/coverage-events.ts';
import { CoverageTracker } from './coverage/coverage-tracker.ts';
import { NetworkReset } from './coverage/network-reset.ts';
import { LiveCoverage } from './live/live-coverage.ts';
import { LiveRecorder } from './live/live-recorder.ts';
import { SubscriptionGrace } from './live/subscription-grace.ts';
import type { AlertRules, MonitorEvent } from './monitor.types.ts';
import type { MonitorOptions } from './monitor-options.ts';
import { AssetNames } from './record/asset-names.ts';
import type { BuilderContext } from './record/payment-builder.ts';
import { createTelling, type Telling } from './record/telling.ts';
import { CatchingUp } from './recovery/catching-up.ts';
import { GapRetrier } from './recovery/gap-retrier.ts';
import { HistorySources } from './recovery/history-sources.ts';
import { RecoveredRecorder } from './recovery/recovered-recorder.ts';
import { Recovery } from './recovery/recovery.ts';
import { WatchList } from './watch-list.ts';

/** What a monitor is made of. */
export interface MonitorParts {
  readonly book: CoverageTracker;
  readonly live: LiveCoverage;
  readonly presence: SubscriptionGrace;
  readonly list: WatchList;
  readonly telling: Telling;
  readonly coverage: CoverageEvents;
  readonly liveRecorder: LiveRecorder;
  readonly sources: HistorySources;
  readonly names: AssetNames;
  readonly gaps: GapRetrier;
  readonly reset: NetworkReset;
  readonly marks: CoverageCheckpoints;
  readonly catchingUp: CatchingUp;
  readonly recovery: Recovery;
}

/** What the parts ask of the monitor, and tell it. */
export interface MonitorDeps {
  readonly emit: (event: MonitorEvent) => void;
  readonly rules: () => AlertRules;
  readonly context: () => BuilderContext;
  readonly coverage: () => readonly AccountCoverage[];
  /** The account has its place in the ledger's history now. */
  readonly begun: (account: string) => void;
  /** The network was reset, and these accounts begin anew. */
  readonly beganAgain: (ledgerIndex: number, accounts: readonly string[]) => void;
  readonly missing: (account: string) => readonly LedgerRange[];
  /** More of these accounts is examined now. */
  readonly examined: (accounts: Iterable<string>) => void;
  readonly recoveryChanged: () => void;
  readonly isOver: () => boolean;
}

/** Builds the parts of a monitor and joins them. */
export function createParts(options: MonitorOptions, hooks: MonitorDeps): MonitorParts {
  const { network, client, store, clock = systemClock } = options;
  const { emit } = hooks;
  const failed = (error: unknown) => {
    // Answers that come after the end find the store closed; there is nothing to be told then.
    if (!hooks.isOver()) telling.recorder.failed(error);
  };
  const book = new CoverageTracker(network, store);
  const live = new LiveCoverage();
  const list = new WatchList({
    ...{ network, store, book, client, clock, failed },
    marks: options.marks?.coverageMarks() ?? [],
    begun: hooks.begun,
  });
  const telling = createTelling({
    ...{ network, store, book, clock, failed, emit },
    entriesFor: (account, ledgerIndex) => list.ringingEntries(account, ledgerIndex),
    rules: hooks.rules,
    told: (payments) => marks.told(payments),
    context: hooks.context,
    confirmsPayments: options.confirmsPayments ?? false,
    wallTime: () => clock.wallTime(),
  });
  const { recorder } = telling;
  const addresses = () => list.addresses;
  const coverage = new CoverageEvents(clock, (account) => {
    const summary = book.summary(account);
    if (summary !== null) emit({ type: 'coverage', coverage: summary });
  });
  const liveRecorder = new LiveRecorder({
    ...{ clock, live, book, recorder, addresses },
    incomplete: (accounts) => recovery.add(accounts),
    changedCoverage: (account) => coverage.changed(account),
  });
  const sources = new HistorySources(
    () => client.servers(),
    () => clock.now(),
  );
  const gaps = new GapRetrier({
    ...{ network, store, client, clock, failed },
    changed: (known) => emit({ type: 'gaps', gaps: known }),
    problem: (said) => recorder.problem(said),
    due: (accounts) => recovery.add(accounts.filter((account) => list.addresses.has(account))),
  });
  const recovered = new RecoveredRecorder({
    ...{ network, recorder, addresses },
    examined: hooks.examined,
  });
  const recovery = new Recovery({
    ...{ client, clock, sources },
    missing: hooks.missing,
    deliverPage: (account, transactions, proven) => recovered.page(account, transactions, proven),
    deliverLedger: (accounts, contents) => recovered.ledger(accounts, contents),
    exhausted: (account, ranges) => gaps.exhausted(account, ranges),
    commitFailed: failed,
    changed: hooks.recoveryChanged,
  });
  const witness = new ChainFingerprint({
    ...{ network, store, client, clock, failed },
    otherChain: (ledgerIndex, before) => {
      if (!hooks.isOver()) reset.otherChain(ledgerIndex, before);
    },
  });
  const reset = new NetworkReset({
    ...{ network, book, clock, failed, list, witness },
    problem: (said) => recorder.problem(said),
    began: hooks.beganAgain,
  });
  const marks = new CoverageCheckpoints({
    ...{ store: options.marks, network, clock, failed },
    coverage: hooks.coverage,
    firstUntold: () => telling.marks.firstUntold(),
    toldBefore: (account) => list.announcedThrough(account),
    ringsFrom: (account) => list.ringsFrom(account),
  });
  return {
    ...{ book, live, list, telling, coverage, liveRecorder, sources, gaps, recovery, marks, reset },
    presence: new SubscriptionGrace(live, clock),
    names: new AssetNames({
      ...{ network, client, store, clock, failed },
      learned: (asset) => emit({ type: 'asset-info', asset }),
    }),
    catchingUp: new CatchingUp({
      clock,
      changed: (active) => emit({ type: 'catching-up', active }),
      releaseAlerts: () => telling.ringer.release(),
    }),
  };
}
