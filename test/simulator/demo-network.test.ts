import { afterEach, expect, it, vi } from 'vitest';
import { DEFAULT_ALERT_KINDS } from '../../electron/contract/index.ts';
import type { JsonObject } from '../../electron/xrpl/protocol/transaction.ts';
import { type DemoNetwork, RawClient, startDemoNetwork } from './index.ts';

let demo: DemoNetwork | null = null;

afterEach(async () => {
  vi.useRealTimers();
  await demo?.stop();
  demo = null;
});

async function subscriber({ url, accounts }: DemoNetwork): Promise<RawClient> {
  const client = await RawClient.connect(url);
  await client.request({
    command: 'subscribe',
    api_version: 2,
    accounts: Object.values(accounts),
    streams: ['ledger'],
  });
  return client;
}

it('pays the shop in the first ledger that somebody watches, however late, at the time of the machine', async () => {
  demo = await startDemoNetwork({ seed: 5, intervalMs: 20, dropEvery: 0 });
  const { network, accounts } = demo;
  const greeting = () => network.truth(accounts.Shop).find(({ amount }) => amount === '25');
  await expect.poll(() => network.lastLedger).toBeGreaterThan(90_000_010);
  expect(greeting()).toBeUndefined();
  const client = await subscriber(demo);
  const { ledger_index: watched } = await client.nextJson();
  expect(greeting()).toMatchObject({ ledgerIndex: watched, kind: 'payment' });
  // The ledger's clock starts with the machine's; it runs ahead only because these ledgers close so fast.
  const closeTime = (network.ledger(90_000_000)?.closeTime ?? 0) + 946_684_800;
  expect(Math.abs(closeTime - Date.now() / 1000)).toBeLessThan(60);
});

it('rings within three seconds of being watched, whenever that is, and then every four', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'], now: Date.now() });
  for (const startMs of [100, 1900, 3950, 7700]) {
    demo = await startDemoNetwork({ seed: startMs, dropEvery: 0 });
    const { network, accounts } = demo;
    vi.advanceTimersByTime(startMs);
    const client = await subscriber(demo);
    /** When something arrived that rings as the app is set at first, in ms after somebody watched. */
    const rings: number[] = [];
    const began = Date.now();
    network.onClose(({ index }) => {
      const credits = Object.values(accounts).flatMap((account) => network.truth(account));
      const isRinging = credits.some(
        ({ ledgerIndex, kind }) => ledgerIndex === index && DEFAULT_ALERT_KINDS.includes(kind),
      );
      if (isRinging) rings.push(Date.now() - began);
    });
    vi.advanceTimersByTime(60_000);
    expect(rings[0]).toBeLessThanOrEqual(3000);
    const pauses = rings.slice(1).map((at, index) => at - (rings[index] ?? 0));
    expect(Math.max(...pauses)).toBeLessThanOrEqual(4000);
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(4000);
    client.terminate();
    await demo.stop();
    demo = null;
  }
});

it('goes on paying all three accounts', async () => {
  demo = await startDemoNetwork({ seed: 5, intervalMs: 2, dropEvery: 0 });
  const { network, accounts } = demo;
  for (const account of Object.values(accounts)) {
    await expect.poll(() => network.truth(account).length, { timeout: 15_000 }).toBeGreaterThan(3);
  }
});

it('breaks the connection on purpose between a ledger and its transactions', async () => {
  demo = await startDemoNetwork({ seed: 5, intervalMs: 20, dropEvery: 3 });
  const client = await subscriber(demo);
  expect((await client.closed).code).toBe(1006);
  const last = JSON.parse(client.frames.at(-1) ?? '{}') as JsonObject;
  expect(last.type).toBe('ledgerClosed');
  const again = await subscriber(demo);
  expect((await again.nextJson()).type).toBe('ledgerClosed');
  again.terminate();
});
