import { afterEach, expect, it } from 'vitest';
import type { JsonObject } from '../../electron/xrpl/protocol/transaction.ts';
import { type DemoNetwork, RawClient, startDemoNetwork } from './index.ts';

let demo: DemoNetwork | null = null;

afterEach(async () => {
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
