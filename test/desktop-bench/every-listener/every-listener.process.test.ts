import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { APP_FOLDER_NAME } from '../../../electron/store/data-folder.ts';
import { createSimulatedNetwork, startSimulatedServer } from '../../simulator/index.ts';
import { AppProcess } from '../process.ts';
import { ENDINGS } from './effects/endings.ts';
import type { Report } from './in-app.ts';
import { isOn } from './stage.ts';

const project = join(import.meta.dirname, '..', '..', '..');
const companion = pathToFileURL(join(import.meta.dirname, 'in-app.ts')).href;
const APP_DATA = {
  win32: ['AppData', 'Roaming'],
  darwin: ['Library', 'Application Support'],
  linux: ['.config'],
} as const;
type Platform = keyof typeof APP_DATA;
const PLATFORMS = ['win32', 'darwin', 'linux'] as const;
/** Answers as the notification service of a desktop does that tells of clicks. */
const GDBUS = `#!/bin/sh\necho "(['actions', 'body', 'body-markup'],)"\n`;
/** Fewer than are summed up. */
const PAYMENTS = 3;

describe.concurrent('every listener that the built app registers is fired', () => {
  const stops: (() => unknown)[] = [];
  afterAll(async () => {
    for (const stop of stops.reverse()) await stop();
  });

  /** The app beside a network of its own, connected to it. */
  async function start(platform: Platform) {
    const network = createSimulatedNetwork({ seed: 7, networkId: 0, startLedger: 1000, clock: Date.now });
    const shop = network.addAccount('Shop');
    const server = await startSimulatedServer(network);
    const home = mkdtempSync(join(tmpdir(), `chime-${platform}-`));
    stops.push(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));
    const data = join(home, ...APP_DATA[platform], APP_FOLDER_NAME);
    mkdirSync(data, { recursive: true });
    const settings = { notifier: 'electron', sound: 'off', locale: 'en' };
    writeFileSync(join(data, 'config.json'), JSON.stringify({ settings }));
    const programs = join(home, 'programs');
    mkdirSync(programs);
    writeFileSync(join(programs, 'gdbus'), GDBUS, { mode: 0o755 });
    const app = new AppProcess(project, [`--server=${server.url}`, `--watch=${shop}=Shop`], {
      HOME: home,
      PATH: `${programs}:${process.env.PATH}`,
      XDG_CONFIG_HOME: join(home, '.config'),
      XDG_CURRENT_DESKTOP: 'KDE',
      XDG_SESSION_TYPE: 'x11',
      APPDATA: join(home, 'AppData', 'Roaming'),
      DISPLAY: '',
      DBUS_SESSION_BUS_ADDRESS: '',
      CHIME_BENCH_CDP: '',
      CHIME_BENCH_PLATFORM: platform,
      CHIME_BENCH_PACKAGED: 'true',
      CHIME_BENCH_RESOURCES: home,
      CHIME_BENCH_DAEMON: 'memory',
      CHIME_BENCH_LAUNCH: JSON.stringify({ identifier: 'list-of-an-earlier-run' }),
      CHIME_BENCH_COMPANION: companion,
    });
    stops.push(
      () => server.stop(),
      network.run(250, () => undefined),
      () => app.kill(),
    );
    await app.evaluate('() => globalThis.chimeListeners.ready()', null);
    return {
      app,
      data,
      pay: (amount: number) => network.pay({ from: 'Alice', to: shop, amount: String(amount) }),
    };
  }

  it.each(PLATFORMS)('on %s: nothing throws, and each has its effect', async (platform) => {
    const { app, pay } = await start(platform);
    for (let count = 1; count <= PAYMENTS; count++) pay(count);
    const run = '(_electron, count) => globalThis.chimeListeners.run(count)';
    const report = (await app.evaluate(run, PAYMENTS)) as Report;
    const { fired, ...rest } = report;
    expect(rest).toEqual({ unknown: [], failures: [], stale: [], uncaught: [] });
    expect(fired).toBeGreaterThan(70);
    await app.kill();
  });

  const endings = PLATFORMS.flatMap((platform) =>
    ENDINGS.filter((ending) => isOn(ending, platform)).map((ending) => ({ platform, ...ending })),
  );
  it.each(endings)(
    'on $platform: ends by $name, with everything written',
    async ({ platform, name, exitCode }) => {
      const { app, data } = await start(platform);
      await app.evaluate('(_electron, name) => globalThis.chimeListeners.end(name)', name);
      expect(await app.ended(), app.output).toBe(exitCode(platform));
      // SQLite removes its log when the last connection is closed.
      expect(existsSync(join(data, 'payments.db'))).toBe(true);
      expect(existsSync(join(data, 'payments.db-wal'))).toBe(false);
      expect(readFileSync(join(data, 'activity.json'), 'utf8')).toContain('keptAt');
    },
  );
});
