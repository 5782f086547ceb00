import type { StoredPayment } from '../contract/index.ts';
import type { HistoryClaim } from '../verify/history/claim.ts';
import { SpotChecker } from '../verify/history/spot-checker.ts';
import { SecondOpinion } from '../verify/opinion/second-opinion.ts';
import { StatementCheck } from '../verify/statement/statement-check.ts';
import { systemClock } from '../xrpl/clock.ts';
import { EventEmitter } from '../xrpl/event-emitter.ts';
import { ChainFingerprint } from './coverage/chain-fingerprint.ts';
import { CoverageCheckpoints } from './coverage/coverage-checkpoints.ts';
import { CoverageEvents } from './coverage/coverage-events.ts';
import { CoverageOrigins } from './coverage/coverage-origins.ts';
import { CoverageTracker } from './coverage/coverage-tracker.ts';
import { Disbelief } from './coverage/disbelief.ts';
import { LedgerTimes } from './coverage/ledger-times.ts';
import { missingLedgers } from './coverage/missing-ledgers.ts';
import { NetworkReset } from './coverage/network-reset.ts';
import { ExaminedAccounts } from './examined/examined-accounts.ts';
import { ReachedLedgers } from './examined/reached-ledgers.ts';
import { LiveCoverage } from './live/live-coverage.ts';
import { LiveRecorder } from './live/live-recorder.ts';
import { NewestLedger } from './live/newest-ledger.ts';
import { SubscriptionGrace } from './live/subscription-grace.ts';
import type { MonitorEvent } from './monitor.types.ts';
import type { MonitorOptions } from './monitor-options.ts';
import { createProofParts } from './proof-parts.ts';
import { AssetNames } from './record/asset-names.ts';
import { PostponedWork } from './record/postponed-work.ts';
import { Recorder } from './record/recorder.ts';
import { StatementScreen } from './record/statement-screen.ts';
import { GapRetrier } from './recovery/gap-retrier.ts';
import { HistorySources } from './recovery/history-sources.ts';
import { RecoveredRecorder } from './recovery/recovered-recorder.ts';
import { Recovery } from './recovery/recovery.ts';
import type { WatchContext } from './watch-context.ts';
import type { WatchEvent, WatchEvents } from './watch-events.ts';
import { WatchList } from './watch-list.ts';

/** Payments of an earlier run of which an opinion is still wanted: the newest, of the last day. */
const MOST_AWAITING = 200;
const AWAITING_MS = 24 * 3600_000;

function awaitingOpinion({ network, store, clock }: WatchContext, list: WatchList): readonly StoredPayment[] {
  const since = new Date(clock.wallTime() - AWAITING_MS).toISOString();
  // Nobody is asked of an account that is not watched any more.
  return store
    .awaitingOpinion(network, since, MOST_AWAITING)
    .filter(({ account }) => list.addresses.has(account));
}

/** What a monitor is made of. */
export type MonitorParts = ReturnType<typeof createParts>;

/** Builds the parts of a monitor and joins them: a part knows those before it, and publishes for those after it. */
export function createParts(options: MonitorOptions) {
  const { network, client, store, clock = systemClock } = options;
  /** What users of the monitor listen to. */
  const published = new EventEmitter<MonitorEvent>(clock);
  const events: WatchEvents = new EventEmitter<WatchEvent>(clock);
  const context: WatchContext = { network, store, client, clock, events };
  const origins = new CoverageOrigins();
  const tracker = new CoverageTracker(network, store, origins);
  const live = new LiveCoverage(tracker);
  const newest = new NewestLedger();
  const times = new LedgerTimes();
  const known = store.knownLedger(network);
  if (known !== null) times.note(known.ledgerIndex, known.closeTime);
  const reached = new ReachedLedgers({ ...context, times });
  const grace = new SubscriptionGrace(live, clock);
  const list = new WatchList({
    ...{ ...context, tracker },
    checkpoints: options.checkpoints?.coverageCheckpoints() ?? [],
  });
  const postponed = new PostponedWork({
    ...{ store, clock },
    failed: (error) => events.emit({ type: 'failed', error }),
  });
  const recorder = new Recorder({ ...options, clock, tracker, list, published, postponed });
  const coverageEvents = new CoverageEvents({
    ...{ clock, tracker, events },
    isFollowed: options.isFollowed ?? (() => true),
  });
  const check = options.statements ?? new StatementCheck(clock);
  const screen = new StatementScreen({ ...context, check, firstSeen: () => newest.first });
  const { readCredits } = options;
  const liveRecorder = new LiveRecorder({
    ...{ ...context, live, tracker, list, recorder, screen, readCredits },
  });
  const gaps = new GapRetrier(context);
  const sources = new HistorySources(client, clock);
  const disbelief = new Disbelief({ ...context, tracker, origins, sources });
  const isWanted = options.secondOpinion ?? (() => false);
  const spotChecker = new SpotChecker({
    ...{ client, clock, readCredits, isWanted, random: options.random ?? Math.random },
    isUntrue: (account, transaction, server) =>
      screen.contradictsItself(recorder.read(transaction, account, { source: 'recovered', server }), {
        server,
      }),
    isRecorded: (account, hash) => store.creditsOf(network, account, hash).length > 0,
    disbelieve: (server, account, range) => disbelief.range(server, account, range),
    problem: (said) => recorder.problem(said),
    changed: (account) => events.emit({ type: 'coverage-changed', accounts: [account] }),
    failed: (error) => events.emit({ type: 'failed', error }),
  });
  const claimed = (claim: HistoryClaim) => {
    if (isWanted()) spotChecker.note(claim);
  };
  const recovery = new Recovery({
    ...{ ...context, sources, gaps, readCredits },
    missing: missingLedgers({ tracker, live, newest, grace, list, gaps }),
    recorder: new RecoveredRecorder({
      ...{ ...context, list, tracker, origins, recorder, screen, gaps, times, claimed },
    }),
  });
  const opinion = new SecondOpinion({
    ...{ client, store, readCredits, clock },
    isWanted,
    isUrgent: options.isLarge ?? (() => false),
    changed({ of, trust, servers, statement, ledgerHash }) {
      const { payments, sumsChanged } = store.setTrust(of, trust, statement, ledgerHash);
      const level = payments[0]?.trust ?? trust;
      if (payments.length > 0) events.emit({ type: 'trust', payments, trust: level, servers, sumsChanged });
    },
    problem: (said, about) => recorder.problem(said, about),
    failed: (error) => events.emit({ type: 'failed', error }),
  });
  const proving =
    options.proofs === undefined
      ? null
      : createProofParts({
          ...{ ...context, published, readCredits, newest, recorder, options: options.proofs },
          isLarge: options.isLarge ?? (() => false),
        });
  const fingerprint = new ChainFingerprint(context);
  const reset = new NetworkReset({ ...context, tracker, list, fingerprint });
  const checkpoints = new CoverageCheckpoints({
    ...{ ...context, kept: options.checkpoints, tracker, list },
    sinks: (options.sinks ?? []).map(({ name }) => name),
  });
  return {
    ...{
      published,
      events,
      tracker,
      live,
      newest,
      times,
      reached,
      grace,
      list,
      postponed,
      recorder,
      coverageEvents,
      liveRecorder,
      gaps,
      sources,
    },
    ...{ recovery, fingerprint, reset, checkpoints, check, opinion, origins, disbelief, spotChecker },
    proving,
    isSecondOpinionWanted: isWanted,
    examined: new ExaminedAccounts({ ...context, tracker, live, newest, times, list, gaps }),
    names: new AssetNames(context),
    /** Payments that an earlier run left on one server's word, or disputed. */
    awaitingOpinion: () => (isWanted() ? awaitingOpinion(context, list) : []),
  };
}
