import { createAlerts } from '../../alerts/alerts.ts';
import { createTrustWords } from '../../alerts/sinks/notification/trust-words.ts';
import { createSinks } from '../../alerts/sinks/sinks.ts';
import type { StoredPayment } from '../../contract/index.ts';
import { defaultDataFolder } from '../../store/data-folder.ts';
import { createNetworkClient } from '../../xrpl/client.ts';
import { systemClock } from '../../xrpl/clock.ts';
import { watchForClockJumps } from '../../xrpl/clock-jump.ts';
import type { Log } from '../log.ts';
import { createHeadlessNotifications } from '../notifications.ts';
import type { HeadlessOptions } from '../options/options.ts';
import { entriesToWatch } from '../options/watched-entries.ts';
import { createMonitor } from './create-monitor.ts';
import { followEnding } from './ending.ts';
import { followEvents } from './event-lines.ts';
import { end, WRONG_OPTIONS } from './exit.ts';
import type { ForwardingOfRun } from './forwarding-of-run.ts';
import { openData } from './open-data.ts';
import { createOutput } from './output.ts';
import { createPaymentPrinting } from './payment-printing.ts';
import { createRunState } from './run-state.ts';
import { serversOfRun } from './servers-of-run.ts';
import { createSpareMemory, giveBackMemory } from './spare-memory.ts';

/** Builds the parts, joins them, and lets them run until a signal ends it. */
export async function run(options: HeadlessOptions, log: Log): Promise<void> {
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

  const entries = entriesToWatch(options, {
    saved: settings.watched(),
    isKnown: (name, address) => store.coverage(name, address) !== null,
    now: new Date().toISOString(),
  });
  // A share of a list may be empty, and another list gives it accounts.
  if (entries.length === 0 && options.shard === null) {
    end(
      log,
      WRONG_OPTIONS,
      `No account to watch on ${network}. Add one with --watch <address>, or many with --accounts <path>.`,
    );
  }
  const { servers, sealed } = serversOfRun(options, settings.settings());
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
  let sending: ForwardingOfRun | null = null;
  followEnding({
    ...{ output, log, network, data },
    lastLines: tellAllCoverage,
    async stopParts() {
      stopClockWatch();
      spareMemory.stop();
      await monitor.stop();
      await sending?.stop();
      notifications?.stop();
      alerts.stop();
      await printing.settled();
    },
  });
  if (needsForwarding(options)) {
    const { createForwardingOfRun } = await import('./forwarding-of-run.ts');
    sending = createForwardingOfRun({
      ...{ state, data, monitor, log },
      problem: (problem) => output.problem(problem),
      called: () => undefined,
    });
    sending.configure();
  }
  monitor.setWatched(entries);
  monitor.start();
  void store.checkRest((problem) => output.problem(problem));
}

/** With a configuration also where it has no sink: earlier ones may have left something. */
function needsForwarding({ configFile }: HeadlessOptions): boolean {
  return configFile !== null;
}
