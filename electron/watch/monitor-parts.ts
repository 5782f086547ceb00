import { systemClock } from '../xrpl/clock.ts';
import { EventEmitter } from '../xrpl/event-emitter.ts';
import { ChainFingerprint } from './coverage/chain-fingerprint.ts';
import { CoverageCheckpoints } from './coverage/coverage-checkpoints.ts';
import { CoverageEvents } from './coverage/coverage-events.ts';
import { CoverageTracker } from './coverage/coverage-tracker.ts';
import { MissingLedgers } from './coverage/missing-ledgers.ts';
import { NetworkReset } from './coverage/network-reset.ts';
import { LiveCoverage } from './live/live-coverage.ts';
import { LiveRecorder } from './live/live-recorder.ts';
import { NewestLedger } from './live/newest-ledger.ts';
import { SubscriptionGrace } from './live/subscription-grace.ts';
import type { AlertRules, MonitorEvent } from './monitor.types.ts';
import type { MonitorOptions } from './monitor-options.ts';
import { AssetNames } from './record/asset-names.ts';
import type { BuilderContext } from './record/payment-builder.ts';
import { createTelling } from './record/telling.ts';
import { CatchingUp } from './recovery/catching-up.ts';
import { GapRetrier } from './recovery/gap-retrier.ts';
import { HistorySources } from './recovery/history-sources.ts';
import { RecoveredRecorder } from './recovery/recovered-recorder.ts';
import { Recovery } from './recovery/recovery.ts';
import type { WatchEvent, WatchEvents } from './watch-events.ts';
import { WatchList } from './watch-list.ts';

/** What a monitor is made of. */
export type MonitorParts = ReturnType<typeof createParts>;

/** What alerting asks of the monitor. */
export interface MonitorDeps {
  readonly emit: (event: MonitorEvent) => void;
  readonly rules: () => AlertRules;
  readonly context: () => BuilderContext;
}

/** Builds the parts of a monitor and joins them: a part knows those before it, and publishes for those after it. */
export function createParts(options: MonitorOptions, hooks: MonitorDeps) {
  const { network, client, store, clock = systemClock } = options;
  const events: WatchEvents = new EventEmitter<WatchEvent>(clock);
  const tracker = new CoverageTracker(network, store);
  const live = new LiveCoverage();
  const newest = new NewestLedger();
  const grace = new SubscriptionGrace(live, clock);
  const list = new WatchList({
    ...{ network, store, tracker, client, clock, events },
    checkpoints: options.checkpoints?.coverageCheckpoints() ?? [],
  });
  const telling = createTelling({
    ...{ network, store, book: tracker, clock },
    emit: hooks.emit,
    failed: (error) => events.emit({ type: 'failed', error }),
    entriesFor: (account, ledgerIndex) => list.alertingEntries(account, ledgerIndex),
    rules: hooks.rules,
    told: (payments) => checkpoints.acknowledged(payments),
    context: hooks.context,
    confirmsPayments: options.confirmsPayments ?? false,
    wallTime: () => clock.wallTime(),
  });
  const { recorder } = telling;
  const coverageEvents = new CoverageEvents(clock, tracker, events);
  const liveRecorder = new LiveRecorder({ clock, live, tracker, list, recorder, events });
  const gaps = new GapRetrier({ network, store, client, clock, events });
  const sources = new HistorySources(client, clock);
  const recovery = new Recovery({
    ...{ client, clock, sources, gaps, events },
    missing: new MissingLedgers({ tracker, live, newest, grace, list, gaps }),
    recorder: new RecoveredRecorder({ network, list, tracker, recorder, gaps, events }),
  });
  const fingerprint = new ChainFingerprint({ network, store, client, clock, events });
  const reset = new NetworkReset({ network, tracker, list, fingerprint, clock, events });
  const checkpoints = new CoverageCheckpoints({
    ...{ store: options.checkpoints, network, clock, tracker, list, events },
    firstPending: () => telling.marks.firstUntold(),
  });
  return {
    ...{ events, tracker, live, newest, grace, list, telling, coverageEvents, liveRecorder, gaps, sources },
    ...{ recovery, fingerprint, reset, checkpoints },
    names: new AssetNames({ network, client, store, clock, events }),
    catchingUp: new CatchingUp({
      clock,
      changed: (active) => events.emit({ type: 'catching-up', active }),
      releaseAlerts: () => telling.ringer.release(),
    }),
  };
}
