import { readFileSync, writeSync } from 'node:fs';
import { createAlerts } from './alerts/alerts.ts';
import { isCritical } from './alerts/policy/notice-decision.ts';
import { createTrustWords } from './alerts/sinks/notification/trust-words.ts';
import { createSinks } from './alerts/sinks/sinks.ts';
import {
  type AccountCoverage,
  message,
  problemOf,
  type StoredPayment,
  type WatchedAccount,
  withHeadlessOptions,
} from './contract/index.ts';
import { matchingEntries } from './payments/alert-decision.ts';
import { readCredits } from './payments/classify/read-credits.ts';
import { shortAddress } from './payments/text/short-address.ts';
import { createLineWriter } from './service/line-writer.ts';
import {
  connectionText,
  createExaminedLog,
  createSpotCheckLog,
  jsonLines,
  readableLines,
} from './service/lines.ts';
import { createHeadlessNotifications } from './service/notifications.ts';
import { type HeadlessOptions, parseHeadlessOptions, USAGE } from './service/options.ts';
import { createSpareMemory, giveBackMemory } from './service/spare-memory.ts';
import { entriesToWatch } from './service/watched-entries.ts';
import { defaultDataFolder } from './store/data-folder.ts';
import { openPaymentStore } from './store/database/payment-store.ts';
import { type DataFolderLock, lockDataFolder } from './store/lock.ts';
import { openSettings } from './store/settings/settings.ts';
import { openSettingsFile } from './store/settings/settings-file.ts';
import { toStoreError } from './store/store-error.ts';
import { publishersOf } from './verify/validators/publishers.ts';
import { Monitor } from './watch/monitor.ts';
import type { MonitorEvent } from './watch/monitor.types.ts';
import { createNetworkClient } from './xrpl/client.ts';
import { systemClock } from './xrpl/clock.ts';
import { watchForClockJumps } from './xrpl/clock-jump.ts';
import { defaultServers } from './xrpl/networks.ts';
import { httpGetter } from './xrpl/transport/http-get.ts';
import { redactText } from './xrpl/transport/redact-text.ts';
import { redactServerUrl, sealOf } from './xrpl/transport/server-url.ts';

/** Exit statuses: 0 ended as asked, 1 could not run here, 2 wrong options, 3 an error of its own. */
const CANNOT_RUN = 1;
const WRONG_OPTIONS = 2;
const FAILED = 3;

const STUCK_READER_MS = 3000;

const log = (text: string) => void process.stderr.write(`${redactText(text)}\n`);

function end(status: number, message: string): never {
  log(`xrpl-chime: ${message}`);
  process.exit(status);
}

const [command, ...rest] = process.argv.slice(2);
if (command === 'verify') await verify(rest);
else watch(process.argv.slice(2));

/** Checks a receipt, without any server or data folder. */
async function verify(argv: readonly string[]): Promise<void> {
  const { verifyCommand } = await import('./service/verify-command.ts');
  const { status, out, error } = await verifyCommand(argv);
  if (error !== '') end(status, error);
  process.stdout.write(`${out}\n`);
  process.exitCode = status;
}

function watch(argv: readonly string[]): void {
  const parsed = parseHeadlessOptions(argv);
  if (parsed.type === 'error') end(WRONG_OPTIONS, parsed.message);
  if (parsed.type === 'run') run(parsed.options);
  else process.stdout.write(`${parsed.type === 'help' ? USAGE : versionText()}\n`);
}

function versionText(): string {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    readonly version: string;
  };
  return manifest.version;
}

/** Builds the parts, joins them, and lets them run until a signal ends it. */
function run(options: HeadlessOptions): void {
  const dataFolder = options.dataFolder ?? defaultDataFolder();
  const format = options.json ? jsonLines : readableLines;
  const lines = createLineWriter(process.stdout, (payments) => acknowledge('stdout', payments));
  const tell = (line: string | null) => {
    if (line !== null) lines.tell(line);
  };
  const tellProblem = (problem: { readonly code: string; readonly message: string }) => {
    const safe = { code: problem.code, message: redactText(problem.message) };
    tell(format.problem(safe));
    if (!options.json) log(safe.message);
  };

  let lock: DataFolderLock;
  try {
    lock = lockDataFolder(dataFolder);
  } catch (error) {
    const { code, message } = toStoreError(error);
    if (options.json) tell(format.problem({ code, message }));
    end(CANNOT_RUN, message);
  }
  const opened = open(dataFolder);
  const { settings, store } = opened;
  for (const problem of [...opened.problems, ...settings.problems, ...store.problems]) tellProblem(problem);

  const entries = entriesToWatch(options, {
    saved: settings.watched(),
    isKnown: (network, address) => store.coverage(network, address) !== null,
    now: new Date().toISOString(),
  });
  if (entries.length === 0) {
    end(
      WRONG_OPTIONS,
      `No account to watch on ${options.network}. Add one with --watch <address>, or many with --accounts <path>.`,
    );
  }

  const saved = settings.settings().servers[options.network] ?? [];
  const configured = saved.filter((url) => sealOf(url) === null);
  if (options.servers.length === 0 && configured.length < saved.length) {
    const sealed = saved.filter((url) => !configured.includes(url)).map(redactServerUrl);
    const cause = `The password of ${sealed.join(', ')} is encrypted by the desktop app and can’t be read here. Name the server with --server-file or in XRPL_CHIME_SERVERS.`;
    // Public servers in its place would learn the addresses.
    if (configured.length === 0) end(WRONG_OPTIONS, cause);
    tellProblem({ code: 'bad-server-url', message: cause });
  }
  const servers = [options.servers, configured, defaultServers(options.network)].find(
    (list) => list.length > 0,
  );
  const client = createNetworkClient({ network: options.network, servers: servers ?? [] });
  const settingsOfRun = withHeadlessOptions(settings.settings(), options.settings);
  const rules = () => ({ kinds: settingsOfRun.alertKinds });
  const acknowledge = (sink: string, payments: readonly StoredPayment[]) =>
    alerts.acknowledge(sink, payments);
  const sinks = createSinks({
    settings: () => settingsOfRun,
    print: (payment) => printPayment(payment),
    notify: options.notify ? (alert) => notifications?.receive(alert) : null,
  });
  const monitor = new Monitor({
    ...{ network: options.network, client, store, readCredits, rules, sinks },
    checkpoints: settings,
    secondOpinion: () => options.secondOpinion,
    proofs: {
      isAutomatic: () => settingsOfRun.proveLarge,
      publishers: () => [
        ...publishersOf(options.network, settingsOfRun.publishers),
        ...options.publishers.map((one) => ({ ...one, name: null, network: options.network })),
      ],
      get: httpGetter(),
      pause: () => new Promise((resolve) => setImmediate(resolve)),
      warn: (site, reason) => log(`xrpl-chime: no list of validators from ${site}: ${reason}`),
    },
    isLarge: (payment) => isCritical([payment], settingsOfRun.criticalAboveXrp),
  });
  const alerts = createAlerts({ monitor, store, rules, sinks });

  const notifications = options.notify
    ? createHeadlessNotifications({
        settings,
        settingsOfRun: () => settingsOfRun,
        watched: entries,
        infoOf: (_network, asset) => monitor.assetInfo(asset),
        infoReady: (_network, assets) => monitor.assetInfoReady(assets),
        trust: createTrustWords({
          store,
          isAwaited: (payment) => monitor.isOpinionAwaited(payment),
          failed: (error) => monitor.storeFailed(error),
        }),
        report: (payments, outcome) => alerts.report('notification', payments, outcome),
        warn: log,
      })
    : null;
  // JSON carries the ledger's own amounts; readable lines wait for a token's decimal places, in order.
  let linesInOrder = Promise.resolve();
  const printPayment = (payment: StoredPayment) => {
    const label = labelOf(payment, entries);
    if (options.json) {
      lines.print(payment, format.payment(payment, label, null));
      return;
    }
    const told = settingsOfRun.privacyMode ? { ...payment, memos: [] } : payment;
    linesInOrder = linesInOrder
      .then(() => monitor.assetInfoReady([payment.asset]))
      .then(() => lines.print(payment, format.payment(told, label, monitor.assetInfo(payment.asset))));
  };
  const logExamined = createExaminedLog(log);
  const logSpotChecks = createSpotCheckLog(log);
  const coverageLine = (coverage: AccountCoverage) =>
    format.coverage(coverage, monitor.spotChecks([coverage.account]));
  /** Without what is the same in each line of an account: there may be thousands. */
  const toldCoverage = new Map<string, string>();
  monitor.onEvent((event: MonitorEvent) => {
    if (!options.json) {
      const view = monitor.view();
      logExamined(view);
      logSpotChecks(view);
    }
    switch (event.type) {
      case 'connection':
        tell(format.connection(event.status));
        if (!options.json) log(connectionText(event.status));
        return;
      case 'coverage': {
        const { account, from, through, gaps } = event.coverage;
        const line = coverageLine(event.coverage);
        const says = JSON.stringify([from, through, gaps, monitor.spotChecks([account])]);
        if (line === null || toldCoverage.get(account) === says) return;
        toldCoverage.set(account, says);
        tell(line);
        return;
      }
      case 'trust':
        if (event.trust === 'disputed') notifications?.dispute(event.payments);
        for (const payment of event.payments) {
          const proof = event.trust === 'proved' ? store.proofOf(payment.id) : null;
          tell(format.trust(payment, event.trust, event.servers, proof));
        }
        return;
      case 'problem':
        tellProblem(event.problem);
        return;
      case 'validator-list':
        if (event.problem !== null) tellProblem(event.problem);
        return;
      default:
        return;
    }
  });

  /** The last net: what is committed stays whole, and the next run recovers the rest. */
  const fail = (error: unknown) => {
    const { name, message: text, stack } = error instanceof Error ? error : new Error(String(error));
    log(`xrpl-chime: An error of its own ended it. ${stack ?? `${name}: ${text}`}`);
    const told = problemOf(
      message('problem.failed', { detail: `${name}: ${text}` }),
      options.network,
      Date.now(),
    );
    const line = options.json ? format.problem({ ...told, message: redactText(told.message) }) : null;
    try {
      store.close();
      lock.release();
      // Not by the stream, which may hold lines that were not written yet and never will be.
      if (line !== null) writeSync(process.stdout.fd, `${line}\n`);
    } finally {
      process.exit(FAILED);
    }
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  const stopClockWatch = watchForClockJumps(() => monitor.nudge('clock-jump'));
  const spareMemory = createSpareMemory({ monitor, clock: systemClock, giveBack: giveBackMemory });
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    stopClockWatch();
    spareMemory.stop();
    await monitor.stop();
    notifications?.stop();
    alerts.stop();
    await linesInOrder;
    for (const coverage of monitor.coverage()) tell(coverageLine(coverage));
    // Everything before this has left when it has; then it is acknowledged, and nothing is left to do.
    const finish = () => {
      lines.flush();
      store.close();
      lock.release();
      process.exit(0);
    };
    lines.end(finish);
    // A reader that reads no more must not keep it from ending; what it did not take is told by the next run.
    setTimeout(finish, STUCK_READER_MS);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever read the lines is gone: nobody is left to tell.
    if (error.code === 'EPIPE') void stop();
    else throw error;
  });
  process.stderr.on('error', () => undefined);

  monitor.setWatched(entries);
  monitor.start();
  void store.checkRest(tellProblem);
}

function open(dataFolder: string) {
  try {
    const { file, problem } = openSettingsFile(dataFolder);
    const settings = openSettings(file);
    return { settings, store: openPaymentStore(dataFolder), problems: problem === null ? [] : [problem] };
  } catch (error) {
    end(CANNOT_RUN, toStoreError(error).message);
  }
}

function labelOf(payment: StoredPayment, entries: readonly WatchedAccount[]): string {
  const label = matchingEntries(payment, entries)[0]?.label ?? '';
  return label === '' ? shortAddress(payment.account) : label;
}
