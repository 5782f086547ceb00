import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Lie } from '../../electron/simulator/server/lies.ts';
import { openPaymentStore } from '../../electron/store/database/payment-store.ts';
import {
  createSimulatedNetwork,
  type SimulatedNetwork,
  type SimulatedServer,
  startSimulatedServer,
} from '../simulator/index.ts';
import { type HeadlessProcess, startHeadless } from './headless-process.ts';

let folder: string;
let network: SimulatedNetwork;
let shop: string;
let servers: SimulatedServer[] = [];
let running: HeadlessProcess | null = null;
let stopClosing: () => void = () => undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-liars-'));
  network = createSimulatedNetwork({ seed: 12 });
  shop = network.addAccount('Shop');
  network.addAccount('Alice');
  stopClosing = network.run(200);
});

afterEach(async () => {
  stopClosing();
  running?.signal('SIGKILL');
  await running?.exit;
  for (const server of servers) await server.stop();
  servers = [];
  rmSync(folder, { recursive: true, force: true });
});

/** Watches the shop on these servers, in this order; null is an honest one. */
async function watching(...lies: readonly (Lie | null)[]): Promise<HeadlessProcess> {
  for (const lie of lies) {
    const server = await startSimulatedServer(network);
    server.faults.lie = lie;
    servers.push(server);
  }
  return watchingAll();
}

/** The same on all servers that there are. */
async function watchingAll(): Promise<HeadlessProcess> {
  const urls = servers.flatMap(({ url }) => ['--server', url]);
  const started = startHeadless([
    ...['--data-dir', folder, '--no-notify', '--json', '--second-opinion', '--watch', shop],
    ...urls,
  ]);
  running = started;
  await started.until(() => started.lines.some(({ type }) => type === 'coverage'), 'watching');
  return started;
}

/** What the data folder says of the only payment, once nobody has it open. */
function stored() {
  const store = openPaymentStore(folder);
  try {
    const { rows } = store.query({ offset: 0, limit: 9 });
    return {
      levels: rows.map(({ trust }) => trust),
      received: store.totals('mainnet', shop, null),
      said: store.statements(rows[0]?.id ?? 0).map(({ server, says, ledgerHashCheck }) => ({
        ...{ server, says, ledgerHashCheck },
      })),
    };
  } finally {
    store.close();
  }
}

const said = (code: string, watcher: HeadlessProcess) =>
  watcher.lines.filter((line) => line.code === code).map(({ message }) => String(message));

describe('servers that contradict themselves', () => {
  it('are each named and left, and every payment is told once, as it was', async () => {
    const lies = Object.entries({
      'other-hash': 'the hash isn’t the transaction’s',
      'other-result': 'two results that differ',
      'other-ledger': 'another ledger than it announced',
      'too-much-xrp': 'more XRP than exists',
      'many-assets': 'several assets in one payment',
    } satisfies Partial<Record<Lie, string>>) as [Lie, string][];
    const watcher = await watching(...lies.map(([lie]) => lie), null);
    const named = (n: number) =>
      said('untrue-statement', watcher).find((text) => text.startsWith(`${servers[n]?.url} `)) ?? '';
    stopClosing();
    // One payment in every ledger, until each of them had its turn, live or by its history.
    stopClosing = network.run(200, () => network.pay({ from: 'Alice', to: shop, amount: '25' }));
    await watcher.until(() => lies.every((_, n) => named(n) !== ''), 'five names');
    stopClosing();
    stopClosing = network.run(200);
    for (const [n, [, words]] of lies.entries())
      expect(named(n)).toContain(`sent a payment that can’t be true (${words})`);
    const payments = () => watcher.lines.filter(({ type }) => type === 'payment');
    const truth = network.truth(shop).map(({ hash, amount }) => ({ hash, amount }));
    await watcher.until(() => payments().length >= truth.length, 'every payment');
    const told = payments().map(({ hash, amount }) => ({ hash, amount }));
    expect(told).toHaveLength(truth.length);
    expect(told).toEqual(expect.arrayContaining(truth));
    expect(said('untrue-statement', watcher).some((text) => text.startsWith(`${servers[5]?.url} `))).toBe(
      false,
    );
  });
});

describe('with a second opinion', () => {
  it('a payment that never was is disputed, its server is named and left, what it withheld is told once, and true ones are confirmed', async () => {
    const watcher = await watching('withheld', null, null);
    network.pay({ from: 'Alice', to: shop, amount: '24' });
    const isProven = () => {
      const [withheld] = network.truth(shop);
      const coverage = watcher.lines.findLast(({ type }) => type === 'coverage');
      return withheld !== undefined && Number(coverage?.through) >= withheld.ledgerIndex;
    };
    await watcher.until(isProven, 'a ledger without its payment');
    expect(watcher.payments()).toEqual([]);
    for (const server of servers.slice(0, 1)) server.faults.lie = 'invented';
    network.pay({ from: 'Alice', to: shop, amount: '25' });
    const trust = () => watcher.lines.filter(({ type }) => type === 'trust');
    await watcher.until(() => trust().some((line) => line.trust === 'disputed'), 'a dispute');
    const [liar, second, third] = servers.map(({ url }) => url);
    await watcher.until(() => said('servers-disagree', watcher).length > 0, 'the names');
    expect(said('servers-disagree', watcher)[0]).toContain(`${liar} and ${second} disagree about a payment`);
    const isLeft = () => {
      const status = watcher.lines.findLast(({ type }) => type === 'connection');
      return status?.state === 'connected' && status.server !== liar;
    };
    await watcher.until(isLeft, 'another server');
    network.pay({ from: 'Alice', to: shop, amount: '26' });
    await watcher.until(() => trust().some((line) => line.trust === 'confirmed'), 'a confirmation');
    const confirmed = trust().find((line) => line.trust === 'confirmed');
    expect([confirmed?.servers].flat().toSorted()).toEqual([second, third].toSorted());
    expect(network.truth(shop).map(({ hash }) => hash)).toContain(confirmed?.hash);
    const truth = network.truth(shop).map(({ hash }) => String(hash));
    const told = () => watcher.payments().map(({ hash }) => String(hash));
    await watcher.until(() => truth.every((hash) => told().includes(hash)), 'what was withheld');
    const invented = trust().find((line) => line.trust === 'disputed')?.hash;
    expect(told().toSorted()).toEqual([...truth, String(invented)].toSorted());
  });

  it('a dispute is in no sum, is kept with both words over a restart, and ends by a third server’s', async () => {
    const first = await watching(null, 'withheld');
    network.pay({ from: 'Alice', to: shop, amount: '25' });
    const told = (watcher: HeadlessProcess, level: string) =>
      watcher.lines.find(({ type, trust }) => type === 'trust' && trust === level);
    await first.until(() => told(first, 'disputed') !== undefined, 'a dispute');
    expect(await first.stop()).toBe(0);
    const [a, b] = servers.map(({ url }) => url);
    const recorded = { server: a, says: 'recorded', ledgerHashCheck: null };
    const against = { server: b, says: 'disagrees', ledgerHashCheck: null };
    expect(stored()).toEqual({
      ...{ levels: ['disputed'], received: { count: 0, sums: [] }, said: [recorded, against] },
    });
    servers.push(await startSimulatedServer(network));
    const again = await watchingAll();
    await again.until(() => told(again, 'confirmed') !== undefined, 'its end');
    const c = servers[2]?.url;
    expect(told(again, 'confirmed')).toMatchObject({ account: shop, servers: [a, c] });
    expect(again.payments()).toEqual([]);
    expect(await again.stop()).toBe(0);
    expect(stored()).toEqual({
      levels: ['confirmed'],
      received: { count: 1, sums: [{ asset: { currency: 'XRP' }, amount: '25' }] },
      said: [recorded, against, { server: c, says: 'agrees', ledgerHashCheck: 'same' }],
    });
  });
});
