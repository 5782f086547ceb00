import { createAlerts } from '../../alerts/alerts.ts';
import { createTrustWords } from '../../alerts/sinks/notification/trust-words.ts';
import { createSinks } from '../../alerts/sinks/sinks.ts';
import { type Message, problemOf, type StoredPayment } from '../../contract/index.ts';
import { defaultDataFolder } from '../../store/data-folder.ts';
import { createNetworkClient } from '../../xrpl/client.ts';
import { systemClock } from '../../xrpl/clock.ts';
import { watchForClockJumps } from '../../xrpl/clock-jump.ts';
import type { Log } from '../log.ts';
import { createHeadlessNotifications } from '../notifications.ts';
import type { HeadlessOptions, ParsedOptions } from '../options/options.ts';
import { entriesToWatch } from '../options/watched-entries.ts';
import type { ConfiguredParts } from './configured-parts.ts';
import { createMonitor } from './create-monitor.ts';
import { followEnding } from './ending.ts';
import { followEvents } from './event-lines.ts';
import { end, WRONG_OPTIONS } from './exit.ts';
import { followHangUp } from './hang-up.ts';
import { isManaged } from './is-managed.ts';
import { openData } from './open-data.ts';
import { createOutput } from './output.ts';
import { createPaymentPrinting } from './payment-printing.ts';
import { createReload } from './reload.ts';
import { createRunState } from './run-state.ts';
import { serversOfRun } from './servers-of-run.ts';
import { createSpareMemory, giveBackMemory } from './spare-memory.ts';
import type { ServiceManager } from './systemd.ts';

/** What a run is given beside its options. */
export interface RunContext {
  readonly log: Log;
  readonly version: string;
  /** The command line once more, with the files that it names. */
  readonly readAgain: () => Promise<ParsedOptions>;
}

/** Builds the parts, joins them, and lets them run until a signal ends it. */
export async function run(options: HeadlessOptions, { log, version, readAgain }: RunContext): Promise<void> {
  const { network } = options;
  const acknowledge = (sink: string, payments: readonly StoredPayment[]) =>
    alerts.acknowledge(sink, payments);
  const output = createOutput(options.json, {
    log,
    acknowledge: (payments) => acknowledge('stdout', payments),
  });
  const data = openData(options.dataFolder ?? defaultDataFolder(), {
    log,
    refused: (problem) => options.json && output.problem(problem),
  });
  const { settings, store } = data;
  for (const problem of data.problems) output.problem(problem);
  const tell = (said: Message) => output.problem(problemOf(said, network, Date.now()));

  const entriesOf = (of: HeadlessOptions) =>
    entriesToWatch(of, {
      saved: settings.watched(),
      isKnown: (name, address) => store.coverage(name, address) !== null,
      now: new Date().toISOString(),
    });
  const serversOf = (of: HeadlessOptions) => serversOfRun(of, settings.settings());
  const entries = entriesOf(options);
  // A share of a list may be empty, and another list gives it accounts.
  if (entries.length === 0 && options.shard === null) {
    end(
      log,
      WRONG_OPTIONS,
      `No account to watch on ${network}. Add one with --watch <address>, or many with --accounts <path>.`,
    );
  }
  const { servers, sealed } = serversOf(options);
  if (sealed !== null) {
    // Public servers in its place would learn the addresses.
    if (servers.length === 0) end(log, WRONG_OPTIONS, sealed);
    output.problem({ code: 'bad-server-url', message: sealed });
  }

  const state = createRunState(options, entries, () => settings.settings());
  const client = createNetworkClient({ network, servers });
  const printing = createPaymentPrinting(output, { state, monitor: () => monitor });
  const sinks = createSinks({
    settings: () => state.settings,
    print: (payment) => printing.print(payment),
    notify: options.notify ? (alert) => notifications?.receive(alert) : null,
  });
  const monitor = createMonitor({ state, client, data, sinks, log });
  const rules = () => ({ kinds: state.settings.alertKinds });
  const alerts = createAlerts({ monitor, store, rules, sinks });
  const notifications = options.notify
    ? createHeadlessNotifications({
        settings,
        settingsOfRun: () => state.settings,
        watched: () => state.entries,
        infoOf: (_network, asset) => monitor.assetInfo(asset),
        infoReady: (_network, assets) => monitor.assetInfoReady(assets),
        trust: createTrustWords({
          store,
          isAwaited: (payment) => monitor.isOpinionAwaited(payment),
          failed: (error) => monitor.storeFailed(error),
        }),
        report: (payments, outcome) => alerts.report('notification', payments, outcome),
        warn: (text) => log.warning(text),
      })
    : null;
  const tellAllCoverage = followEvents({
    ...{ monitor, store, output, log },
    disputed: (payments) => notifications?.dispute(payments),
  });
  const stopClockWatch = watchForClockJumps(() => monitor.nudge('clock-jump'));
  const spareMemory = createSpareMemory({ monitor, clock: systemClock, giveBack: giveBackMemory });
  let configured: ConfiguredParts | null = null;
  let manager: ServiceManager | null = null;
  const stop = followEnding({
    ...{ output, log, network, data },
    lastLines: tellAllCoverage,
    async stopParts() {
      manager?.stopping();
      stopClockWatch();
      spareMemory.stop();
      await configured?.service.close();
      await monitor.stop();
      await configured?.sending.stop();
      notifications?.stop();
      alerts.stop();
      await printing.settled();
    },
  });

  // What only some runs need is loaded by these alone.
  if (options.configFile !== null) {
    const { startConfigured } = await import('./configured-parts.ts');
    configured = await startConfigured({
      ...{ state, data, client, monitor, log, version, tell },
    });
  }
  if (isManaged(process.env)) {
    const { createServiceManager, followInStatus } = await import('./systemd.ts');
    manager = createServiceManager({ env: process.env, log });
    followInStatus(manager, monitor);
  }
  const reload = createReload({
    ...{ state, monitor, log, readAgain, entriesOf, serversOf, problem: tell },
    listen: async ({ service }) => configured?.service.configure(service),
    sinksChanged: () => configured?.sending.configure(),
  });
  followHangUp({ stop, reload, manager });

  monitor.setWatched(entries);
  monitor.start();
  manager?.ready();
  void store.checkRest((problem) => output.problem(problem));
}
