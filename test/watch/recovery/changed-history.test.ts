import { afterEach, beforeEach, expect, it } from 'vitest';
import { readCredits } from '../../../electron/payments/classify/read-credits.ts';
import { createNetworkClient, type XrplClient } from '../../../electron/xrpl/client.ts';
import {
  createSimulatedNetwork,
  type SimulatedNetwork,
  type SimulatedServer,
  startSimulatedServer,
} from '../../simulator/index.ts';
import { MonitorHarness } from '../support/monitor-harness.ts';

/**
 * A gap whose ledgers no server held when it was found. The client stays on a server that lacks them; another one
 * is restarted meanwhile and holds them from then on. Nothing tells the client so.
 */

const FIRST = 1000;
const PAID = 1005;
const LAST_LACKED = 1015;

let network: SimulatedNetwork;
let shop: string;
let preferred: SimulatedServer;
let other: SimulatedServer;
let client: XrplClient;
let harness: MonitorHarness;
let stopClosing: () => void;

beforeEach(async () => {
  network = createSimulatedNetwork({ seed: 'changed history', startLedger: FIRST });
  shop = network.addAccount('Shop');
  network.addAccount('Alice');
  network.closeMany(PAID - FIRST - 1);
  network.pay({ from: 'Alice', to: shop, amount: '7' });
  network.closeMany(20);
  preferred = await startSimulatedServer(network, { history: 'none' });
  other = await startSimulatedServer(network, {});
  other.faults.holes = [[FIRST, LAST_LACKED]];
  stopClosing = network.run(200);
  client = createNetworkClient({ network: 'mainnet', servers: [preferred.url, other.url] });
  harness = new MonitorHarness(readCredits);
  harness.useRealClient(client, harness.clock);
});

afterEach(async () => {
  stopClosing();
  await harness.dispose();
  await preferred.stop();
  await other.stop();
});

/** Lets a little of the monitor's time pass with every look; the sockets have their own. */
function untilSeen<Value>(look: () => Value, ms = 10): ReturnType<typeof expect.poll<Value>> {
  return expect.poll(
    async () => {
      await harness.clock.pass(ms);
      return look();
    },
    { timeout: 30_000, interval: 100 },
  );
}

const gaps = () => harness.monitor.gaps().map(({ range }) => range);

async function gapWhilePreferredIsDown(): Promise<void> {
  harness.watch({ address: shop, sinceLedger: FIRST + 3 });
  harness.monitor.start();
  await untilSeen(gaps).toEqual([[FIRST + 3, LAST_LACKED]]);
  expect(client.servers().find(({ url }) => url.startsWith(preferred.url))?.inUse).toBe(true);
  await preferred.stopListening();
  preferred.drop();
  await untilSeen(() => client.servers().find(({ inUse }) => inUse)?.url).toContain(other.url);
  await untilSeen(() => harness.monitor.catchingUp).toBe(false);
  expect(gaps()).toEqual([[FIRST + 3, LAST_LACKED]]);
  preferred.view.firstHeld = FIRST;
  preferred.view.validated = network.lastLedger;
  await preferred.listen();
}

function expectFilled(): void {
  expect(harness.store.query({ offset: 0, limit: 10 }).rows).toMatchObject([
    { ledgerIndex: PAID, amount: '7', source: 'recovered' },
  ]);
  // The live connection stayed where it was.
  expect(client.servers().find(({ inUse }) => inUse)?.url).toContain(other.url);
}

it('is filled by that server when it is due', async () => {
  await gapWhilePreferredIsDown();
  const before = preferred.requestCounts.account_tx ?? 0;
  // Each look is ten minutes later for the monitor: the server may still be left alone at the first.
  await untilSeen(gaps, 600_000).toEqual([]);
  expect(preferred.requestCounts.account_tx).toBeGreaterThan(before);
  expectFilled();
});

it('is filled by that server when the user asks', async () => {
  await gapWhilePreferredIsDown();
  await untilSeen(() => {
    harness.monitor.retryGaps();
    return gaps();
  }).toEqual([]);
  expectFilled();
});
