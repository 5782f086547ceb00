import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { launchDesktop } from '../../../desktop-bench/launch-desktop.ts';
import { describeDesktop } from '../../../desktop-bench/requirements.ts';
import { createSimulatedNetwork, startSimulatedServer } from '../../../simulator/index.ts';
import { ask, until, untilMenu } from '../../support.ts';

const UNAVAILABLE = 'Der Server ist vorübergehend nicht verfügbar (HTTP 503).';
const SHOP = 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh';
/** Words that every English sentence of the app has one of, and none in German. */
const ENGLISH = /\b(?:the|is|of|and|cannot|could|with|from|this|that|server’s|your|not|watched|paused)\b/i;

describeDesktop('in German, with a server that fails,', () => {
  it('the window, the tray and every refusal say why in German, and in Japanese once that is chosen', async () => {
    const network = createSimulatedNetwork({ seed: 7, networkId: 0, startLedger: 1000, clock: Date.now });
    const server = await startSimulatedServer(network);
    server.faults.handshake = { kind: 'http', status: 503 };
    // Chosen in Preferences before: an environment names the language on Linux only.
    const dataDir = mkdtempSync(join(tmpdir(), 'chime-german-'));
    writeFileSync(join(dataDir, 'config.json'), JSON.stringify({ settings: { locale: 'de' } }));
    const app = await launchDesktop({
      dataDir,
      servers: [server.url],
      args: [`--watch=${SHOP}=Laden`],
    });
    try {
      const menu = await untilMenu(app, (labels) => labels.includes(UNAVAILABLE));
      expect(menu.filter((label) => ENGLISH.test(label))).toEqual([]);
      expect((await app.tray.view()).toolTip).not.toMatch(ENGLISH);

      const page = await app.page();
      await page.getByRole('tab', { name: 'Zustand' }).click();
      const health = page.getByRole('tabpanel');
      // At the connection, at the server's own line and in the event log
      await until(async () => (await health.getByText(UNAVAILABLE).count()) >= 3, 'the reason, three times');
      const shown = await page.locator('body').innerText();
      expect(shown.split('\n').filter((line) => ENGLISH.test(line))).toEqual([]);

      const tested = await ask(page, 'servers:test', { network: 'mainnet', url: server.url });
      expect(tested).toMatchObject({ ok: false, text: UNAVAILABLE });
      const servers = { mainnet: ['ws://example.org'] };
      expect(await ask(page, 'settings:update', { servers })).toMatchObject({
        ok: false,
        text: expect.stringMatching(/^Unverschlüsselte Adressen/),
      });
      const again = { text: SHOP, label: '', network: 'mainnet' } as const;
      expect(await ask(page, 'accounts:add', again)).toMatchObject({
        ok: false,
        text: 'Diese Adresse beobachten Sie bereits.',
      });
      expect(await ask(page, 'updates:install', null)).toMatchObject({
        ok: false,
        text: 'Es steht kein Update bereit.',
      });

      // Reports are for those who mend the app: in English.
      const report = await ask(page, 'diagnostics:text', null);
      expect(report).toContain('The server is temporarily unavailable (HTTP 503).');
      expect(report.split('\n').filter((line) => /[äöüß]/.test(line))).toEqual([]);

      await ask(page, 'settings:update', { locale: 'ja' });
      await untilMenu(app, (labels) => labels.includes('サーバーは一時的に利用できません（HTTP 503）。'));
      await page.getByText('サーバーは一時的に利用できません（HTTP 503）。').first().waitFor();
      await until(async () => (await page.getByText(UNAVAILABLE).count()) === 0, 'no German any more');

      // What nobody foresaw: the settings file cannot be written.
      await ask(page, 'settings:update', { locale: 'de' });
      const file = join(app.dataDir, 'config.json');
      renameSync(file, `${file}.away`);
      mkdirSync(join(file, 'in the way'), { recursive: true });
      expect(await ask(page, 'settings:update', { privacyMode: true })).toMatchObject({
        ok: false,
        text: expect.stringMatching(/^Etwas ist schiefgegangen. /),
      });
      rmSync(file, { recursive: true });
      renameSync(`${file}.away`, file);
    } finally {
      await app.close();
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});
