import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  createSimulatedNetwork,
  type SimulatedNetwork,
  type SimulatedServer,
  startSimulatedServer,
} from '../simulator/index.ts';
import { type HeadlessProcess, startHeadless } from './headless-process.ts';

const PROGRAM = fileURLToPath(new URL('standing-timers.ts', import.meta.url));
/** Timers longer than this stand still in that program. */
const STANDS_STILL_MS = 2500;

let folder: string;
let network: SimulatedNetwork;
let shop: string;
let server: SimulatedServer;
let headless: HeadlessProcess;
let stopClosing: () => void = () => undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chime-jump-'));
  network = createSimulatedNetwork({ seed: 6 });
  shop = network.addAccount('Shop');
  network.addAccount('Alice');
  server = await startSimulatedServer(network);
  stopClosing = network.run(200);
  headless = startHeadless(
    ['--data-dir', folder, '--no-notify', '--json', '--watch', shop, '--server', server.url],
    { program: PROGRAM },
  );
});

afterEach(async () => {
  stopClosing();
  headless.signal('SIGKILL');
  await headless.exit;
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const states = (state: string) => headless.lines.filter((line) => line.state === state);

it('a clock that jumped is taken for sleep: it reconnects without waiting, and misses nothing', async () => {
  await headless.until(() => states('connected').length > 0, 'connected');
  await headless.until(() => headless.lines.some(({ type }) => type === 'coverage'), 'watching');
  const { port } = new URL(server.url);
  await server.stop();
  // From here on nothing but a jump of the clock gets it out: the timer of this wait stands still.
  await headless.until(
    () => states('waiting').some(({ retryInMs }) => Number(retryInMs) > STANDS_STILL_MS),
    'waiting longer than its timers run',
  );
  const { hash } = network.pay({ from: 'Alice', to: 'Shop', amount: '25' });
  // Before it connects again, so that it can only be recovered.
  network.close();
  server = await startSimulatedServer(network, { port: Number(port) });
  headless.signal('SIGUSR2');
  await headless.until(() => states('connected').length > 1, 'connected again');
  await headless.until(() => headless.payments().length > 0, 'the payment');
  expect(headless.payments()).toMatchObject([{ hash, amount: '25', source: 'recovered' }]);
});
