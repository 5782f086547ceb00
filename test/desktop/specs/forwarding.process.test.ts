import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type {
  ChimeBridge,
  IpcChannel,
  IpcRequests,
  ShownSink,
  SinkDraft,
} from '../../../electron/contract/index.ts';
import { Receiver } from '../../alerts/forwarding/receiver.ts';
import { AppProcess } from '../../desktop-bench/process.ts';
import { PATIENCE_MS, until } from '../../desktop-bench/until.ts';
import { createSimulatedNetwork, type SimulatedServer, startSimulatedServer } from '../../simulator/index.ts';

const project = join(import.meta.dirname, '../../..');
const network = createSimulatedNetwork({ seed: 7, networkId: 0, startLedger: 1000, clock: Date.now });
const shop = network.addAccount('Shop');
const receiver = new Receiver();
let server: SimulatedServer;
let stopLedgers: () => void;
let folder: string;
let app: AppProcess;

beforeAll(async () => {
  server = await startSimulatedServer(network);
  stopLedgers = network.run(250, () => undefined);
  await receiver.listen();
  folder = mkdtempSync(join(tmpdir(), 'chime-forwarding-'));
});
afterAll(async () => {
  await app?.kill();
  stopLedgers?.();
  await server?.stop();
  await receiver.close().catch(() => undefined);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

function start(keyring = 'gnome_libsecret'): void {
  app = new AppProcess(project, [`--data-dir=${folder}`, `--server=${server.url}`, `--watch=${shop}=Shop`], {
    ...{ HOME: folder, DISPLAY: '', DBUS_SESSION_BUS_ADDRESS: '', CHIME_BENCH_CDP: '', TZ: 'UTC' },
    ...{ CHIME_BENCH_PLATFORM: 'linux', CHIME_BENCH_DAEMON: 'memory', CHIME_BENCH_KEYRING: keyring },
  });
}

/** One request over the bridge of the app's window. */
async function ask<C extends IpcChannel>(
  channel: C,
  request: IpcRequests[C]['request'],
): Promise<IpcRequests[C]['response']> {
  const run = async (
    { BrowserWindow }: typeof import('electron'),
    given: { readonly channel: C; readonly request: IpcRequests[C]['request'] },
  ) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as
      | { bridge(): { readonly chime?: ChimeBridge } | null }
      | undefined;
    const bridge = contents?.bridge()?.chime;
    return bridge === undefined ? null : { answer: await bridge.invoke(given.channel, given.request) };
  };
  const { answer } = await until(
    async () =>
      (await app.evaluate(run.toString(), { channel, request })) as {
        readonly answer: IpcRequests[C]['response'];
      } | null,
    () => `the window\n${app.output}`,
  );
  return answer;
}

const sink = async (): Promise<ShownSink | undefined> => (await ask('app:snapshot', null)).forwarding[0];
const text = async () => (await sink())?.text ?? '';
const soon = (look: () => unknown) => expect.poll(look, { timeout: PATIENCE_MS, interval: 50 });

const DRAFT: Omit<SinkDraft, 'target'> = {
  ...{ id: null, name: 'Till', events: ['payment.received'], accounts: [], kinds: null, minimumXrp: null },
  ...{ alertingOnly: false, privacy: false },
};

/** Files of the data folder, logs included, in which this stands. */
const filesWith = (secret: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .filter(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1').includes(secret))
    .map(({ name }) => name);

it('tells a webhook of a payment, keeps it while the receiver is down and over a crash, and keeps its secret', async () => {
  start();
  const state = async () => (await ask('app:snapshot', null)).overall;
  await soon(state).toBe('live');
  const saved = await ask('forwarding:save', { ...DRAFT, target: { type: 'webhook', url: receiver.url } });
  if (!saved.ok) throw new Error(saved.text);
  const { id, secret } = saved.value;
  const judge = new Webhook(secret ?? '');
  const judged = (index: number) => {
    const { body = '', headers = {} } = receiver.received[index] ?? {};
    return judge.verify(body, headers as Record<string, string>);
  };
  expect(await text()).toBe('Nothing sent yet');

  expect(await ask('forwarding:test', { id })).toEqual({ ok: true, value: null });
  await soon(text).toMatch(/^Delivered \d{1,2}:\d\d [AP]M$/);
  expect(judged(0)).toMatchObject({ type: 'test' });

  network.pay({ from: 'Alice', to: shop, amount: '25' });
  await soon(() => receiver.received.length).toBe(2);
  expect(judged(1)).toMatchObject({
    type: 'payment.received',
    data: { account: shop, label: 'Shop', amount: '25', asset: { currency: 'XRP' } },
  });

  receiver.answer = () => ({ status: 503 });
  network.pay({ from: 'Alice', to: shop, amount: '26' });
  await soon(text).toMatch(/^Failing since \d{1,2}:\d\d [AP]M: HTTP 503, next attempt \d{1,2}:\d\d [AP]M$/);
  const tried = receiver.received.at(-1)?.headers['webhook-id'];

  await app.kill();
  receiver.answer = () => ({ status: 204 });
  const before = receiver.received.length;
  start();
  await soon(() => receiver.received.length).toBeGreaterThan(before);
  expect(judged(before)).toMatchObject({ type: 'payment.received', data: { amount: '26' } });
  expect(receiver.received[before]?.headers['webhook-id']).toBe(tried);
  await soon(text).toMatch(/^Delivered \d{1,2}:\d\d [AP]M$/);

  // What people send with a report, the log, the window: none of it holds the secret, nor does any file.
  const key = (secret ?? '').replace('whsec_', '');
  const log = await ask('forwarding:log', { id });
  expect(log.ok && log.value.attempts.map(({ what, result }) => [what, result])).toContainEqual([
    '+26 XRP to Shop',
    'HTTP 503',
  ]);
  const told = JSON.stringify([log, await ask('app:snapshot', null), await ask('diagnostics:text', null)]);
  expect(told + app.output).not.toContain(key);
  expect(filesWith(key)).toEqual([]);
  expect(filesWith('#sealed=')).toEqual([]);
  expect(filesWith('sealed:')).toEqual(['config.json']);
  expect((await ask('app:snapshot', null)).secretsNote).toBeNull();

  // Where the key is not, the sink says so and waits.
  await app.kill();
  start('basic_text');
  await soon(state).toBe('live');
  network.pay({ from: 'Alice', to: shop, amount: '27' });
  await soon(text).toMatch(
    /^Failing since \d{1,2}:\d\d [AP]M: Its secret can’t be decrypted on this computer/,
  );
  expect(filesWith('sealed:')).toEqual(['config.json']);
});
