import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DEFAULT_ALERT_KINDS } from '../../electron/contract/index.ts';
import { openPaymentStore } from '../../electron/store/database/payment-store.ts';
import {
  createRandom,
  createSimulatedNetwork,
  createTraffic,
  type Random,
  randomFaults,
  type SimulatedNetwork,
  type SimulatedServer,
  startSimulatedServer,
} from '../simulator/index.ts';
import { mountSmallDisk, type SmallDisk } from './small-disk.ts';
import { WatcherProcess } from './watcher-process.ts';

export interface SoakOptions {
  readonly seed: number;
  /** Transactions sent; about eight in ten of them bring something to a watched account. */
  readonly payments: number;
  readonly accounts?: number;
  readonly perLedger?: number;
  /** Real milliseconds between two ledgers. */
  readonly ledgerMs?: number;
  readonly log?: (text: string) => void;
}

/** What a soak run found; only the fields of `faults` may be other than zero in a good one. */
export interface SoakResult {
  readonly expected: number;
  readonly recorded: number;
  readonly missing: readonly string[];
  readonly extra: readonly string[];
  readonly wrongAmount: readonly string[];
  readonly announcedMissing: number;
  readonly announcedExtra: number;
  /** Announced or alerted twice by one process: no kill can have fallen before the acknowledgement. */
  readonly announcedTooOften: number;
  readonly alertsMissing: number;
  readonly alertsExtra: number;
  readonly alertsTooOften: number;
  readonly announcedTwice: number;
  readonly alertedTwice: number;
  readonly kills: number;
  readonly crashes: readonly string[];
  readonly faults: Readonly<Record<string, number>>;
  /** Misfortunes that could not be made to happen on this machine, with the reason; empty where all could. */
  readonly leftOut: readonly string[];
  readonly problems: Readonly<Record<string, number>>;
  /** Statements of servers that were not so, and problems that name one of them for it. */
  readonly lies: { readonly told: number; readonly noticed: number };
  readonly summaries: number;
  readonly ledgers: number;
  readonly seconds: number;
  readonly requests: Readonly<Record<string, number>>;
}

const SECONDS_PER_LEDGER = 4;

/**
 * Limits in the watcher's own time, which runs faster than the machine's: left as they are, a pause of a twentieth of
 * a second would be a lost connection. These are half a second and more on the machine, and less than its faults last.
 */
const LIMITS = {
  connectTimeoutMs: 60_000,
  handshakeTimeoutMs: 60_000,
  requestTimeoutMs: 100_000,
  heartbeatTimeoutMs: 40_000,
  staleAfterMs: 60_000,
};
const SERVERS = 3;

/** A simulated network with random faults of every kind against a watcher that is killed, stopped and starved. */
export async function soak(options: SoakOptions): Promise<SoakResult> {
  const {
    seed,
    payments,
    accounts: accountCount = 5,
    perLedger = 10,
    ledgerMs = 60,
    log = () => undefined,
  } = options;
  const started = Date.now();
  const random = createRandom(`soak:${seed}`);
  const network = createSimulatedNetwork({ seed, secondsPerLedger: SECONDS_PER_LEDGER });
  const names = Array.from({ length: accountCount }, (_, i) => `Watched ${i}`);
  // The traffic's senders also receive small amounts, which cannot create an account.
  for (const sender of ['Alice', 'Bob', 'Carol', 'Dave', 'Erin']) network.addAccount(sender);
  const traffic = createTraffic(network, { accounts: names, random: random.fork('traffic') });
  const servers: SimulatedServer[] = [];
  for (let i = 0; i < SERVERS; i++) {
    // One full-history server, one with some, one with little: as on the real network.
    const history = i === 0 ? 'full' : i === 1 ? 400 : 60;
    servers.push(
      await startSimulatedServer(network, {
        history,
        seed: `${seed}:${i}`,
        flavour: i === 1 ? 'clio' : 'rippled',
      }),
    );
  }
  const disk = mountSmallDisk(64 + Math.ceil(payments / 60));
  const folder = disk?.folder ?? mkdtempSync(join(tmpdir(), 'chime-soak-'));
  const addresses = names.map((name) => network.address(name));
  const watcher = new WatcherProcess({
    folder,
    servers: servers.map(({ url }) => url),
    accounts: addresses,
    since: network.lastLedger + 1,
    factor: (SECONDS_PER_LEDGER * 1000) / ledgerMs,
    wallStart: Date.UTC(2026, 0, 1),
    machineStart: Date.now(),
    options: LIMITS,
  });
  const faults = randomFaults(seed, servers, { probability: 0.25, maxDuration: 25, liesOneIn: 4 });
  const misfortunes = createMisfortunes(
    watcher,
    disk,
    random.fork('misfortunes'),
    () => network.lastLedger,
    log,
  );
  try {
    watcher.start();
    await eventually(() => {
      network.close();
      return (watcher.status?.complete ?? 0) > 0;
    }, 'the watcher is there');
    let sent = 0;
    while (sent < payments) {
      for (let i = random.integer(0, perLedger * 2); i > 0 && sent < payments; i--, sent++) traffic.send();
      network.close();
      for (const { server, fault } of faults.tick())
        log(`ledger ${network.lastLedger}: server ${server}: ${fault}`);
      misfortunes.tick();
      if (network.lastLedger % 200 === 0)
        log(`${sent} of ${payments} sent, ledger ${network.lastLedger}, ${JSON.stringify(watcher.status)}`);
      await sleep(ledgerMs);
    }
    await faults.calm();
    await misfortunes.calm();
    const last = network.lastLedger;
    await eventually(
      () => {
        network.close();
        const { status } = watcher;
        return status !== null && status.complete >= last && !status.catchingUp && status.connected;
      },
      `everything up to ledger ${last} is examined`,
      () =>
        `${JSON.stringify(watcher.status)} running: ${watcher.running} ${watcher.tally.crashes.join(' ')}`,
      180_000,
    );
    await watcher.stop();
    const counts: Record<string, number> = { ...misfortunes.counts };
    for (const { fault } of faults.log) counts[fault] = (counts[fault] ?? 0) + 1;
    return compare({
      network,
      addresses,
      watcher,
      folder,
      counts,
      servers,
      started,
      kills: misfortunes.kills(),
      leftOut: misfortunes.leftOut,
    });
  } finally {
    if (watcher.running) await watcher.kill();
    await Promise.all(servers.map((server) => server.stop()));
    disk?.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What happens to our own process and its disk. */
function createMisfortunes(
  watcher: WatcherProcess,
  disk: SmallDisk | null,
  random: Random,
  ledger: () => number,
  log: (text: string) => void,
) {
  const counts: Record<string, number> = {};
  let kills = 0;
  let running: { ticks: number; end: () => void } | null = null;
  const every: readonly (readonly [string, () => (() => void) | null])[] = [
    [
      'SIGKILL',
      () => {
        // Not at the tick but at any moment of the ledger.
        setTimeout(
          () => {
            kills += 1;
            watcher.signal('SIGKILL');
          },
          random.integer(0, 60),
        );
        return () => undefined;
      },
    ],
    [
      'SIGSTOP',
      () => {
        watcher.signal('SIGSTOP');
        return () => watcher.signal('SIGCONT');
      },
    ],
    [
      'sleep',
      () => {
        watcher.send('suspend');
        setTimeout(() => watcher.signal('SIGSTOP'), 20);
        return () => {
          watcher.signal('SIGCONT');
          watcher.send('resume');
        };
      },
    ],
    [
      'clock jump',
      () => {
        watcher.send(`jump ${random.pick([-7_200_000, -60_000, 60_000, 7_200_000])}`);
        return null;
      },
    ],
    [
      'disk full',
      () => {
        disk?.fill();
        return () => disk?.free();
      },
    ],
  ];
  const misfortunes = every.filter(([name]) => disk !== null || name !== 'disk full');
  return {
    counts,
    leftOut: disk === null ? ['disk full: a file system of its own cannot be mounted here'] : [],
    kills: () => kills,
    tick() {
      if (running !== null) {
        running.ticks -= 1;
        if (running.ticks > 0) return;
        running.end();
        running = null;
      }
      if (!watcher.running) watcher.start();
      if (!random.chance(0.1)) return;
      const [name, begin] = random.pick(misfortunes);
      log(`ledger ${ledger()}: ${name}`);
      const end = begin();
      counts[name] = (counts[name] ?? 0) + 1;
      if (end !== null) running = { ticks: random.integer(2, 20), end };
    },
    async calm() {
      running?.end();
      running = null;
      await sleep(200);
      if (!watcher.running) watcher.start();
    },
  };
}

interface Ended {
  readonly network: SimulatedNetwork;
  readonly addresses: readonly string[];
  readonly watcher: WatcherProcess;
  readonly folder: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly servers: readonly SimulatedServer[];
  readonly started: number;
  readonly kills: number;
  readonly leftOut: readonly string[];
}

/** Compares the database and everything that was announced with the network's truth. */
function compare(ended: Ended): SoakResult {
  const { network, addresses, watcher, folder, kills } = ended;
  const truth = new Map<
    string,
    { readonly ledgerIndex: number; readonly amount: string; readonly alerts: boolean }
  >();
  for (const account of addresses) {
    for (const { hash, asset, amount, kind, ledgerIndex } of network.truth(account)) {
      truth.set(`${account} ${hash} ${JSON.stringify(asset)}`, {
        ledgerIndex,
        amount,
        alerts: DEFAULT_ALERT_KINDS.includes(kind),
      });
    }
  }
  const store = openPaymentStore(folder);
  const recorded = new Map<string, string>();
  for (let offset = 0; ; offset += 500) {
    const { rows } = store.query({ offset, limit: 500 });
    for (const { account, hash, asset, amount } of rows) {
      recorded.set(`${account} ${hash} ${JSON.stringify(asset)}`, amount);
    }
    if (rows.length < 500) break;
  }
  const rows = store.info().payments;
  store.close();
  const { announced, alerted, problems, summaries, crashes } = watcher.tally;
  const alerting = [...truth].filter(([, { alerts }]) => alerts).map(([key]) => key);
  const twice = (map: ReadonlyMap<string, number>) => [...map.values()].filter((count) => count > 1).length;
  const requests: Record<string, number> = {};
  for (const server of ended.servers) {
    for (const [command, count] of Object.entries(server.requestCounts)) {
      requests[command] = (requests[command] ?? 0) + count;
    }
  }
  return {
    expected: truth.size,
    recorded: rows,
    missing: [...truth]
      .filter(([key]) => !recorded.has(key))
      .map(([key, { ledgerIndex }]) => `${ledgerIndex} ${key}`),
    extra: [...recorded.keys()].filter((key) => !truth.has(key)),
    wrongAmount: [...truth]
      .filter(([key, { amount }]) => recorded.has(key) && recorded.get(key) !== amount)
      .map(([key]) => key),
    announcedMissing: [...truth.keys()].filter((key) => !announced.has(key)).length,
    announcedExtra: [...announced.keys()].filter((key) => !truth.has(key)).length,
    announcedTooOften: watcher.tally.announcedTooOften.size,
    alertsMissing: alerting.filter((key) => !alerted.has(key)).length,
    alertsExtra: [...alerted.keys()].filter((key) => truth.get(key)?.alerts !== true).length,
    alertsTooOften: watcher.tally.alertedTooOften.size,
    announcedTwice: twice(announced),
    alertedTwice: twice(alerted),
    kills,
    crashes,
    faults: ended.counts,
    leftOut: ended.leftOut,
    problems: Object.fromEntries(problems),
    lies: {
      told: ended.servers.reduce((sum, { liar }) => sum + liar.told, 0),
      noticed: problems.get('untrue-statement') ?? 0,
    },
    summaries,
    ledgers: network.lastLedger - network.firstLedger + 1,
    seconds: Math.round((Date.now() - ended.started) / 1000),
    requests,
  };
}

async function eventually(
  condition: () => boolean,
  what: string,
  detail: () => string = () => '',
  deadlineMs = 180_000,
): Promise<void> {
  const deadline = Date.now() + deadlineMs;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`Not within ${deadlineMs} ms: ${what}. ${detail()}`);
    await sleep(50);
  }
}
