import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LedgerRange } from '../../electron/contract/index.ts';
import { openPaymentStore } from '../../electron/store/database/payment-store.ts';
import { isLongForm } from '../long-form.ts';
import {
  createRandom,
  createSimulatedNetwork,
  createTraffic,
  type SimulatedNetwork,
  type SimulatedServer,
  startSimulatedServer,
} from '../simulator/index.ts';
import { WatcherProcess } from './watcher-process.ts';

const KILLS = isLongForm ? 200 : 40;
const ACCOUNTS = 4;
/** Ledgers with payments per kill: on a busy machine the test takes longer, but has no more to look through. */
const PAID_LEDGERS_PER_KILL = 4;

/** In the watcher's time, which runs 40 times faster: more than a second each on the machine. */
const LIMITS = {
  connectTimeoutMs: 60_000,
  handshakeTimeoutMs: 60_000,
  requestTimeoutMs: 120_000,
  heartbeatTimeoutMs: 60_000,
  staleAfterMs: 80_000,
};

/** Most payments that one process announces before it is killed. */
const PAYMENTS_BETWEEN_KILLS = 15;

let folder: string;
let network: SimulatedNetwork;
let server: SimulatedServer;
let watcher: WatcherProcess;
let addresses: readonly string[];
let traffic: { send(): void };
let ledgersToPay = 0;
let stopClosing: () => void = () => undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chime-kill-'));
  network = createSimulatedNetwork({ seed: 9 });
  for (const sender of ['Alice', 'Bob', 'Carol', 'Dave', 'Erin']) network.addAccount(sender);
  const names = Array.from({ length: ACCOUNTS }, (_, i) => `Watched ${i}`);
  traffic = createTraffic(network, { accounts: names });
  addresses = names.map((name) => network.address(name));
  // Small pages: many commits, many places to be killed at.
  server = await startSimulatedServer(network, { pageLimits: { min: 1, max: 20 } });
  const since = network.lastLedger + 1;
  for (let ledger = 0; ledger < 400; ledger++) {
    for (let i = 0; i < 8; i++) traffic.send();
    network.close();
  }
  watcher = new WatcherProcess({
    ...{ folder, servers: [server.url], accounts: addresses, since, factor: 40 },
    ...{ wallStart: Date.UTC(2026, 0, 1), machineStart: Date.now(), options: LIMITS },
  });
  ledgersToPay = 0;
  stopClosing = network.run(100, () => {
    if (ledgersToPay === 0) return;
    ledgersToPay -= 1;
    for (let i = 0; i < 5; i++) traffic.send();
  });
}, 60_000);

afterEach(async () => {
  stopClosing();
  if (watcher.running) await watcher.kill();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

function keyOf(account: string, hash: string, asset: unknown): string {
  return `${account} ${hash} ${JSON.stringify(asset)}`;
}

/** True when the watcher has announced everything and nothing more comes. */
function isIdle(): boolean {
  const { status } = watcher;
  return (
    ledgersToPay === 0 && status !== null && !status.catchingUp && status.complete >= network.lastLedger - 2
  );
}

/** What the files say after a kill, against the network's truth. */
function inspect(): { readonly recorded: ReadonlyMap<string, string>; readonly uncovered: number } {
  const store = openPaymentStore(folder);
  try {
    expect(store.problems).toEqual([]);
    const recorded = new Map<string, string>();
    for (let offset = 0; ; offset += 500) {
      const { rows } = store.query({ offset, limit: 500 });
      for (const { account, hash, asset, amount } of rows) recorded.set(keyOf(account, hash, asset), amount);
      if (rows.length < 500) break;
    }
    expect(recorded.size).toBe(store.info().payments);
    let uncovered = 0;
    for (const account of addresses) {
      const covered = store.coveredRanges('mainnet', account);
      const isCovered = (ledger: number) =>
        covered.some(([first, last]: LedgerRange) => first <= ledger && ledger <= last);
      for (const { hash, asset, amount, ledgerIndex } of network.truth(account)) {
        const found = recorded.get(keyOf(account, hash, asset));
        // Coverage is never ahead of the payments it covers.
        if (isCovered(ledgerIndex)) expect(found, `${hash} in ${ledgerIndex}`).toBe(amount);
        else uncovered += 1;
        if (found !== undefined) expect(found).toBe(amount);
      }
    }
    return { recorded, uncovered };
  } finally {
    store.close();
  }
}

it(`killed at ${KILLS} random moments, it never claims what it does not have, and ends with the truth`, async () => {
  const random = createRandom('sigkill');
  let killsAmidWork = 0;
  let recordedBefore = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    watcher.start();
    ledgersToPay = PAID_LEDGERS_PER_KILL;
    // Now and then before the process is up, mostly during its work: some payments after it began to announce.
    if (random.chance(0.1)) await sleep(random.integer(0, 300));
    else {
      const enough = watcher.tally.announced.size + random.integer(0, PAYMENTS_BETWEEN_KILLS);
      await expect
        .poll(() => watcher.status !== null && (watcher.tally.announced.size >= enough || isIdle()), {
          ...{ interval: 1, timeout: 60_000 },
        })
        .toBe(true);
      await sleep(random.integer(0, 20));
    }
    await watcher.kill();
    const { recorded } = inspect();
    if (recorded.size > recordedBefore) killsAmidWork += 1;
    expect(recorded.size).toBeGreaterThanOrEqual(recordedBefore);
    recordedBefore = recorded.size;
    // Told is what was committed before.
    for (const key of watcher.tally.announced.keys()) expect(recorded.has(key)).toBe(true);
    for (const key of watcher.tally.alerted.keys()) expect(recorded.has(key)).toBe(true);
  }
  expect(killsAmidWork).toBeGreaterThan(KILLS / 4);

  stopClosing();
  watcher.start();
  const last = network.lastLedger;
  const deadline = Date.now() + 180_000;
  while ((watcher.status?.complete ?? 0) < last || watcher.status?.catchingUp !== false) {
    expect(Date.now(), JSON.stringify(watcher.status)).toBeLessThan(deadline);
    network.close();
    await sleep(100);
  }
  await watcher.stop();
  const { recorded, uncovered } = inspect();
  expect(uncovered).toBe(0);
  const truth = addresses.flatMap((account) =>
    network.truth(account).map(({ hash, asset }) => keyOf(account, hash, asset)),
  );
  expect([...recorded.keys()].toSorted()).toEqual(truth.toSorted());
  expect([...watcher.tally.announced.keys()].toSorted()).toEqual(truth.toSorted());
  expect(watcher.tally.crashes).toEqual([]);
  expect([...watcher.tally.announcedTooOften, ...watcher.tally.alertedTooOften]).toEqual([]);
  const twice = [...watcher.tally.announced.values()].filter((count) => count > 1).length;
  console.log(
    `${KILLS} kills, ${killsAmidWork} amid work; ${truth.length} payments, ${twice} announced again after a kill`,
  );
}, 1_500_000);
