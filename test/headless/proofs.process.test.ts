import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSettings } from '../../electron/store/settings/settings.ts';
import { openSettingsFile } from '../../electron/store/settings/settings-file.ts';
import {
  createSimulatedNetwork,
  type SimulatedNetwork,
  type SimulatedServer,
  startSimulatedServer,
} from '../simulator/index.ts';
import { councilOf } from '../verify/simulated/simulated-evidence.ts';
import { type HeadlessProcess, startHeadless } from './headless-process.ts';

let folder: string;
let network: SimulatedNetwork;
let servers: readonly SimulatedServer[];
let stopClosing: () => void;
let site: ReturnType<typeof createServer>;
let headless: HeadlessProcess;
let shop: string;
let asked = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chime-proofs-'));
  network = createSimulatedNetwork({ seed: 'proofs', networkId: 2, clock: Date.now, validators: 5 });
  const council = councilOf(network);
  shop = network.addAccount('Shop');
  servers = [await startSimulatedServer(network), await startSimulatedServer(network)];
  stopClosing = network.run(200);
  site = createServer((_request, response) => {
    asked += 1;
    response.end(JSON.stringify(council.list()));
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  const { port } = site.address() as AddressInfo;
  openSettings(openSettingsFile(folder).file).updateSettings({ criticalAboveXrp: '100' });
  headless = startHeadless([
    ...[
      '--network',
      'devnet',
      '--data-dir',
      folder,
      '--no-notify',
      '--json',
      '--watch',
      shop,
      '--prove-large',
    ],
    ...['--publisher', `${council.publisher.key}=http://127.0.0.1:${port}/`],
    ...servers.flatMap(({ url }) => ['--server', url]),
  ]);
  await headless.until(() => headless.lines.some(({ state }) => state === 'connected'), 'connected');
});

afterAll(async () => {
  await headless?.stop();
  stopClosing?.();
  site?.close();
  for (const server of servers ?? []) await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const said = (type: string, hash: string) =>
  headless.lines.filter((line) => line.type === type && line.hash === hash);

describe('large payments', () => {
  it('are proved by themselves; others are not', async () => {
    const large = network.pay({ from: 'Alice', to: shop, amount: '250' });
    const small = network.pay({ from: 'Alice', to: shop, amount: '2' });
    await headless.until(() => said('trust', large.hash).length > 0, 'proved');
    expect(said('trust', large.hash)).toMatchObject([{ trust: 'proved', listed: 5, needed: 4 }]);
    expect(said('payment', small.hash)).toHaveLength(1);
    expect(said('trust', small.hash)).toEqual([]);
    expect(asked).toBe(1);
  });

  it('are proved by another server where the one in use forges, which is named', async () => {
    const inUse = serverInUse();
    inUse.faults.proofLie = 'forged-metadata';
    const large = network.pay({ from: 'Alice', to: shop, amount: '251' });
    network.pay({ from: 'Alice', to: 'Bob', amount: '1' });
    await headless.until(() => said('trust', large.hash).length > 0, 'proved');
    expect(said('trust', large.hash)).toMatchObject([{ trust: 'proved' }]);
    const problem = headless.lines.find(
      ({ code }) => code === 'problem.proof-forged' || code === 'proof-forged',
    );
    expect(problem?.message).toContain(inUse.url);
    inUse.faults.reset();
  });

  it('that are in no ledger that the validators signed are disputed, and their server is named', async () => {
    await headless.until(
      () => servers.some(({ connections }) => [...connections].some(isWatching)),
      'subscribed',
    );
    const inUse = serverInUse();
    Object.assign(inUse.faults, { lie: 'invented', liesIn: 'stream' });
    network.pay({ from: 'Alice', to: shop, amount: '252' });
    const disputed = () => headless.lines.find(({ type, trust }) => type === 'trust' && trust === 'disputed');
    await headless.until(() => disputed() !== undefined, 'disputed');
    const problem = () => headless.lines.find(({ message }) => String(message).includes('refute'));
    await headless.until(() => problem() !== undefined, 'named');
    expect(problem()?.message).toContain(inUse.url);
  });
});

function isWatching({ accounts }: { readonly accounts: ReadonlySet<string> }): boolean {
  return accounts.has(shop);
}

function serverInUse(): SimulatedServer {
  const found = servers.find(({ connections }) => [...connections].some(isWatching));
  if (found === undefined) throw new Error('no server is in use');
  return found;
}
