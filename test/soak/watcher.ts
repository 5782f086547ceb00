import { createInterface } from 'node:readline';
import { paymentsOf, type Sink } from '../../electron/alerts/alert.types.ts';
import { createAlerts } from '../../electron/alerts/alerts.ts';
import { DEFAULT_ALERT_KINDS, type WatchedAccount } from '../../electron/contract/index.ts';
import { readCredits } from '../../electron/payments/classify/read-credits.ts';
import { openPaymentStore } from '../../electron/store/database/payment-store.ts';
import { lockDataFolder } from '../../electron/store/lock.ts';
import { Monitor } from '../../electron/watch/monitor.ts';
import { createNetworkClient } from '../../electron/xrpl/client.ts';
import { watchForClockJumps } from '../../electron/xrpl/clock-jump.ts';
import type { ConnectionOptions } from '../../electron/xrpl/options.ts';
import { createFastClock } from './fast-clock.ts';

/** What a soak run starts the watcher with: one JSON argument. */
export interface WatcherConfig {
  readonly folder: string;
  readonly servers: readonly string[];
  readonly accounts: readonly string[];
  readonly since: number;
  readonly factor: number;
  readonly wallStart: number;
  readonly machineStart: number;
  readonly options: Partial<ConnectionOptions>;
}

/** One line on stdout. */
export type WatcherLine =
  | { readonly type: 'payment'; readonly key: string }
  | { readonly type: 'alert'; readonly keys: readonly string[]; readonly summary: boolean }
  | { readonly type: 'problem'; readonly code: string; readonly message: string }
  | {
      readonly type: 'status';
      readonly connected: boolean;
      readonly catchingUp: boolean;
      /** Lowest ledger up to which everything is examined. */
      readonly complete: number;
      readonly missing: number;
      readonly knownGaps: number;
    };

/**
 * The parts of headless with a fast clock: the real store on real files, the real client on real sockets. Being
 * killed at any moment is what it is for. Commands on stdin: suspend, resume, "jump <ms>", stop.
 */
const config = JSON.parse(process.argv[2] ?? '{}') as WatcherConfig;
const clock = createFastClock(config.factor, config.wallStart, config.machineStart);
const print = (line: WatcherLine, taken: () => void = () => undefined) =>
  void process.stdout.write(`${JSON.stringify(line)}\n`, taken);

const lock = lockDataFolder(config.folder);
const store = openPaymentStore(config.folder, { now: () => clock.wallTime() });
const client = createNetworkClient({
  network: 'mainnet',
  servers: config.servers,
  options: config.options,
  environment: { clock },
});
const rules = () => ({ kinds: DEFAULT_ALERT_KINDS });
const sinks: readonly Sink[] = [
  {
    name: 'stdout',
    takes: 'payments',
    deliver: (payment) =>
      print({ type: 'payment', key: key(payment) }, () => alerts.acknowledge('stdout', [payment])),
  },
  {
    name: 'notification',
    takes: 'alerts',
    deliver(alert) {
      const payments = paymentsOf(alert);
      print({ type: 'alert', keys: payments.map(key), summary: alert.type === 'summary' }, () =>
        alerts.acknowledge('notification', payments),
      );
    },
  },
];
const monitor = new Monitor({
  network: 'mainnet',
  client,
  store,
  readCredits,
  rules,
  sinks,
  clock,
});
const alerts = createAlerts({ monitor, store, rules, sinks, clock });

const key = (payment: { readonly account: string; readonly hash: string; readonly asset: unknown }) =>
  `${payment.account} ${payment.hash} ${JSON.stringify(payment.asset)}`;

monitor.onEvent((event) => {
  if (event.type === 'problem')
    print({ type: 'problem', code: event.problem.code, message: event.problem.message });
});

watchForClockJumps(() => monitor.nudge('clock-jump'), { clock });
monitor.setWatched(
  config.accounts.map(
    (address): WatchedAccount => ({
      id: `soak:${address}`,
      network: 'mainnet',
      address,
      tag: null,
      label: '',
      addedAt: new Date(clock.wallTime()).toISOString(),
      sinceLedger: config.since,
      colour: null,
      mutedUntil: null,
      minimumAmounts: {},
      alertKinds: null,
      mutedSenders: [],
    }),
  ),
);
monitor.start();

setInterval(() => {
  const coverage = monitor.coverage();
  const complete = coverage.map(({ through, gaps }) => (gaps[0]?.[0] ?? through + 1) - 1);
  print({
    type: 'status',
    connected: client.isConnected,
    catchingUp: monitor.catchingUp,
    complete: coverage.length < config.accounts.length ? 0 : Math.min(...complete),
    missing: coverage.reduce((sum, { gaps }) => sum + gaps.length, 0),
    knownGaps: monitor.gaps().length,
  });
}, 50);

createInterface({ input: process.stdin }).on('line', (line) => {
  const [command, value] = line.split(' ');
  if (command === 'suspend') monitor.suspend();
  if (command === 'resume') monitor.nudge('resume');
  if (command === 'jump') clock.jump(Number(value));
  if (command === 'stop') {
    void monitor.stop().then(() =>
      process.stdout.write('', () => {
        alerts.stop();
        store.close();
        lock.release();
        process.exit(0);
      }),
    );
  }
});
