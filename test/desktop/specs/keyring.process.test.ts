import {
  chmodSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AppSnapshot, ChimeBridge } from '../../../electron/contract/index.ts';
import type { MainFunction } from '../../desktop-bench/desktop-app.ts';
import { AppProcess } from '../../desktop-bench/process.ts';
import { until } from '../../desktop-bench/until.ts';
import { type HeadlessProcess, startHeadless } from '../../headless/headless-process.ts';
import { createSimulatedNetwork, type SimulatedServer, startSimulatedServer } from '../../simulator/index.ts';

const project = join(import.meta.dirname, '../../..');
const EARLIER = join(project, 'test/fixtures/data-folder-0.1.0');
const PASSWORD = 'hun)ter2';

describe('passwords of servers in a folder of the version before', () => {
  let server: SimulatedServer;
  let stopLedgers: () => void;
  let folder: string;
  let app: AppProcess | null = null;
  let headless: HeadlessProcess | null = null;

  beforeAll(async () => {
    const network = createSimulatedNetwork({ seed: 7, networkId: 0, startLedger: 1000, clock: Date.now });
    server = await startSimulatedServer(network, { credentials: { user: 'me', password: PASSWORD } });
    stopLedgers = network.run(250, () => undefined);
  });
  afterAll(async () => {
    stopLedgers?.();
    await server?.stop();
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chime-keyring-'));
    cpSync(EARLIER, folder, { recursive: true });
    const config = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'));
    // Two credentials of one host, of which the first is refused.
    config.settings.servers = { mainnet: [url('old-s3cret'), url(PASSWORD)] };
    config.settings.locale = 'en';
    config.watched[0].network = 'mainnet';
    writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
    for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o644);
  });
  afterEach(async () => {
    await app?.kill();
    app = null;
    await headless?.stop();
    headless = null;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  const url = (password: string) => server.url.replace('ws://', `WS://me:${password}@`);
  const inAnyFile = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .filter(({ parentPath, name }) =>
        /hun\)?ter2|old-s3cret/.test(readFileSync(join(parentPath, name), 'latin1')),
      )
      .map(({ name }) => name);

  function start(keyring: string): AppProcess {
    return new AppProcess(project, [`--data-dir=${folder}`], {
      ...{ HOME: folder, DISPLAY: '', DBUS_SESSION_BUS_ADDRESS: '', CHIME_BENCH_CDP: '' },
      ...{ CHIME_BENCH_PLATFORM: 'linux', CHIME_BENCH_DAEMON: 'memory', CHIME_BENCH_KEYRING: keyring },
    });
  }
  const inMain = async <R>(running: AppProcess, run: MainFunction<undefined, R>): Promise<R> =>
    (await running.evaluate(run.toString(), undefined)) as R;
  const snapshot = (running: AppProcess): Promise<AppSnapshot> =>
    until(
      () =>
        inMain(running, async ({ BrowserWindow }) => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents as
            | { bridge(): { readonly chime?: ChimeBridge } | null }
            | undefined;
          return (await contents?.bridge()?.chime?.invoke('app:snapshot', null)) ?? null;
        }),
      () => `the window\n${running.output}`,
    );
  const connected = (running: AppProcess) =>
    until(
      async () => ((await snapshot(running)).networks[0]?.connection.state === 'connected' ? true : null),
      () => `the connection\n${running.output}`,
    );
  async function quit(running: AppProcess): Promise<void> {
    await inMain(running, ({ app: electronApp }) => {
      setTimeout(() => electronApp.quit(), 0);
    });
    expect(await running.ended()).toBe(0);
  }

  it('are sealed at the first start, work after the next, and are told to be unreadable where the key is not', async () => {
    for (let starts = 0; starts < 2; starts++) {
      app = start('gnome_libsecret');
      await connected(app);
      const { settings, passwordsNote } = await snapshot(app);
      const name = `${server.url.replace('ws://', 'ws://me:***@').replace(/\/$/, '')}`;
      expect(settings.servers.mainnet).toEqual([name, `${name}#2`]);
      expect(passwordsNote).toBeNull();
      expect(inAnyFile()).toEqual([]);
      await quit(app);
      expect(inAnyFile()).toEqual([]);
    }
    app = start('basic_text');
    expect((await snapshot(app)).problems).toContainEqual(
      expect.objectContaining({ text: expect.stringMatching(/password/i) }),
    );
    await quit(app);

    const options = ['--data-dir', folder, '--json', '--no-notify'];
    headless = startHeadless(options);
    expect(await headless.exit).toMatchObject({ code: 2 });
    expect(headless.stderr()).toContain('encrypted by the desktop app');
    headless = startHeadless(options, { env: { XRPL_CHIME_SERVERS: url(PASSWORD) } });
    const live = headless;
    await live.until(
      () => live.lines.some(({ type, state }) => type === 'connection' && state === 'connected'),
      'a connection with the password from the environment',
    );
    expect(await live.stop()).toBe(0);
    expect(inAnyFile()).toEqual([]);
    expect(live.stdout() + live.stderr()).not.toContain(PASSWORD);
    expect(app.output).not.toMatch(/hun\)?ter2|old-s3cret/);
  });

  it('stay as they are without a keyring, for their owner alone, and that is said', async () => {
    app = start('basic_text');
    await connected(app);
    expect((await snapshot(app)).passwordsNote).toContain('unencrypted');
    await quit(app);
    expect(inAnyFile()).toEqual(['config.json']);
    expect(statSync(join(folder, 'config.json')).mode & 0o777).toBe(0o600);
  });
});
