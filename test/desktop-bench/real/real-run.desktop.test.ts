import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSimulatedNetwork, type SimulatedServer, startSimulatedServer } from '../../simulator/index.ts';
import { describeBench } from '../requirements.ts';
import { type DesktopSession, startSession } from '../session.ts';
import { until } from '../until.ts';
import { launchElectron } from './launch-electron.ts';

/** What drives the real Electron, driving the stand-in by the same command line. */
describeBench('the run on the real Electron', () => {
  const network = createSimulatedNetwork({ seed: 7, networkId: 0, startLedger: 1000, clock: Date.now });
  const shop = network.addAccount('Shop');
  const folder = mkdtempSync(join(tmpdir(), 'chime-as-electron-'));
  let session: DesktopSession;
  let server: SimulatedServer;
  let stopTimer: () => void;
  beforeAll(async () => {
    [session, server] = await Promise.all([startSession(), startSimulatedServer(network)]);
    stopTimer = network.run(250);
    const bench = join(import.meta.dirname, '..');
    const node = `'${process.execPath}' --disable-warning=ExperimentalWarning --inspect=0`;
    writeFileSync(join(folder, 'electron'), `#!/bin/sh\nexec ${node} '${bench}/real/as-electron.ts' "$@"\n`);
    chmodSync(join(folder, 'electron'), 0o755);
    // Where Playwright, by the electron package, finds the program.
    process.env.ELECTRON_OVERRIDE_DIST_PATH = folder;
  });
  afterAll(async () => {
    stopTimer?.();
    await Promise.all([session?.stop(), server?.stop()]);
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['linux', 'Quit'],
    ['win32', 'Exit'],
    ['darwin', 'Quit XRPL Chime'],
  ])(
    'reads and clicks tray, notifications and dialogs as %s has them; sees it end',
    async (platform, quit) => {
      const app = await launchElectron({
        servers: [server.url],
        args: [`--watch=${shop}=Shop`],
        env: { ...session.env, CHIME_BENCH_PLATFORM: platform },
      });
      const untilLive = () =>
        until(
          async () => (await app.tray.view()).menu.some(({ label }) => label.startsWith('Live on')),
          () => `the live state\n${app.output()}`,
        );
      const untilShown = (title: string) =>
        until(
          () => app.notifications.shown().find(({ summary }) => summary === title),
          () => `"${title}" among ${JSON.stringify(app.notifications.shown())}\n${app.output()}`,
        );
      try {
        await untilLive();
        const page = await app.page();
        await page.getByRole('tab', { name: 'Payments' }).waitFor();
        expect((await app.tray.view()).menu.at(-1)?.label).toBe(quit);

        await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
        network.pay({ from: 'Alice', to: shop, amount: '25' });
        expect(await untilShown('+25 XRP to Shop')).toMatchObject({ urgency: 'NORMAL', timeoutMs: -1 });
        await app.notifications.click();
        await until(() => app.windowVisible(), 'the window, by a click on the notification');

        await app.tray.clickIcon();
        await until(async () => !(await app.windowVisible()), 'the window to go, by a click on the icon');
        await app.tray.click('Open XRPL Chime');
        await until(() => app.windowVisible(), 'the window, by its menu item');

        const file = join(folder, 'accounts.json');
        await app.answerDialog({ path: file });
        expect(await page.evaluate("window.chime.invoke('accounts:export', null)")).toEqual({
          ok: true,
          value: { path: file },
        });

        await page.evaluate("void window.chime.invoke('demo:start', null)");
        expect(await app.ended()).toBe(0);
        expect(app.relaunchArguments()).toContain('--demo');
      } finally {
        await app.close();
      }
      expect(existsSync(app.dataDir)).toBe(false);
    },
  );
});
