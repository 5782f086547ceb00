import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchDesktop } from '../../desktop-bench/launch-desktop.ts';
import { AppProcess } from '../../desktop-bench/process.ts';
import { describeDesktop } from '../../desktop-bench/requirements.ts';
import { makeLargeAndDamaged } from '../../store/database/large-damaged.ts';
import { ask, type Harness, openHarness, soon, until, untilLive, untilMenu } from '../support.ts';

const projectDir = join(import.meta.dirname, '..', '..', '..');

/** Runs before the page's own scripts: keeps the timers that run, and counts the timeouts that were ever set. */
const TIMERS = `
  const running = new Map();
  let set = 0;
  Object.defineProperty(window, 'timers', { value: () => ({ running: [...running.values()], set }) });
  const { setInterval: every, setTimeout: once, clearInterval: end, clearTimeout: endOnce } = window;
  window.setInterval = (run, ms, ...given) => {
    const id = every(run, ms, ...given);
    running.set(id, ms + ' ms: ' + run);
    return id;
  };
  window.clearInterval = (id) => {
    running.delete(id);
    end(id);
  };
  window.setTimeout = (run, ms, ...given) => {
    set += 1;
    const id = once(() => {
      running.delete(id);
      run(...given);
    }, ms);
    running.set(id, 'once, ' + ms + ' ms: ' + run);
    return id;
  };
  window.clearTimeout = (id) => {
    running.delete(id);
    endOnce(id);
  };
`;

describeDesktop('the window', () => {
  let harness: Harness;

  beforeAll(async () => {
    harness = await openHarness({ env: { CHIME_BENCH_PROBE: TIMERS } });
    await untilLive(harness);
  });
  afterAll(() => harness?.close());

  const bounds = () =>
    harness.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());

  it('is 420 × 640 at first, and comes back where it was left', async () => {
    const { app } = harness;
    await soon(bounds).toMatchObject({ width: 420, height: 640 });
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 300, y: 50, width: 500, height: 650 }),
    );
    const saved = join(app.dataDir, 'window.json');
    await soon(() => (existsSync(saved) ? JSON.parse(readFileSync(saved, 'utf8')) : null)).toMatchObject({
      x: 300,
    });
    await app.quit();
    await app.restart();
    await app.page();
    await soon(bounds).toEqual({ x: 300, y: 50, width: 500, height: 650 });
  });

  it('opens on a display that is there when its own was unplugged', async () => {
    const { app } = harness;
    await app.quit();
    writeFileSync(
      join(app.dataDir, 'window.json'),
      JSON.stringify({ x: 4000, y: 300, width: 420, height: 640 }),
    );
    await app.restart();
    await app.page();
    await soon(async () => {
      const shown = await bounds();
      return shown === undefined ? null : shown.x + shown.width;
    }).toBeLessThanOrEqual(1280);
  });

  it('moves back onto a display when its own is unplugged while it is hidden', async () => {
    const { app } = harness;
    await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setBounds({ x: 3000, y: 100 });
      window?.hide();
    });
    await app.tray.click('Open XRPL Chime');
    await soon(async () => (await bounds())?.x).toBeLessThan(1280);
  });

  it('is one: starting the app again shows it', async () => {
    const { app } = harness;
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
    const second = new AppProcess(projectDir, [`--data-dir=${app.dataDir}`], { HOME: app.dataDir });
    expect(await second.ended()).toBe(0);
    await until(() => app.windowVisible(), 'the first app’s window');
  });

  it('opens the view a menu item names', async () => {
    const { app } = harness;
    const page = await app.page();
    await app.tray.click('Preferences…');
    await page.getByRole('tab', { name: 'Preferences', selected: true }).waitFor();
    await app.tray.click('Check connection');
    await page.getByRole('tab', { name: 'Health', selected: true }).waitFor();
    await app.tray.click('Shop', 'Rename…');
    await page.getByRole('tab', { name: 'Accounts', selected: true }).waitFor();
    await app.tray.click('Shop', 'Copy address');
    await soon(() => app.clipboardText()).toBe(harness.shop);
  });

  it('comes back where it was seen when its page dies', async () => {
    const { app } = harness;
    await until(() => app.windowVisible(), 'the window');
    const before = await bounds();
    const id = await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 139 });
      return window?.id;
    });
    const next = () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.id));
    await soon(next).not.toEqual([id]);
    expect(await app.windowVisible()).toBe(true);
    expect(await bounds()).toEqual(before);
    // The page that died may still be about to go.
    const tab = async () => (await app.page()).getByRole('tab', { name: 'Payments', selected: true });
    await soon(async () => (await tab()).isVisible().catch(() => false)).toBe(true);
    // Once it is seen it can be hidden and opened again by the icon.
    await app.tray.clickIcon();
    await soon(() => app.windowVisible()).toBe(false);
  });

  it('leaves the tray menu alone while ledgers close and nothing it shows changes', async () => {
    const { app, network } = harness;
    await untilLive(harness);
    const over = async (ledgers: number) => {
      const before = (await app.tray.view()).menuChanges;
      const ledger = network.lastLedger;
      await until(() => network.lastLedger >= ledger + ledgers, `${ledgers} ledgers`);
      return (await app.tray.view()).menuChanges - before;
    };
    // What was clicked before may still be on its way to the menu.
    await until(async () => (await over(4)) === 0, 'the menu to rest');
    expect(await over(12)).toBe(0);
  });

  /** Notes what main sends from now on, where it is sent: a busy machine hands over late what was sent in time. */
  const noteWhatMainSends = () =>
    harness.app.evaluate(({ BrowserWindow }) => {
      const sent: { at: number; push: string }[] = [];
      Object.assign(globalThis, { sentByMain: sent });
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (contents === undefined) throw new Error('There is no window.');
      const send = contents.send.bind(contents);
      contents.send = (channel, ...values) => {
        const push = [channel, ...values].find((part) => part === 'app:patch' || part === 'payments:arrived');
        if (push !== undefined) sent.push({ at: performance.now(), push: push as string });
        send(channel, ...values);
      };
    });

  const sentByMain = () =>
    harness.app.evaluate(
      () => (globalThis as unknown as { sentByMain: readonly { at: number; push: string }[] }).sentByMain,
    );

  it('lets its page rest while it is hidden, which has what came when it is seen again', async () => {
    const { app, network, shop } = harness;
    const page = await app.page();
    await noteWhatMainSends();
    const last = async () => (await ask(page, 'app:snapshot', null)).accounts[0]?.lastPayment?.amountText;
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
    const timers = () => (app.isBench ? page.evaluate('window.timers()') : null);
    if (app.isBench) await soon(timers).toMatchObject({ running: [] });
    const over = async (ledgers: number) => {
      const ledger = network.lastLedger;
      await until(() => network.lastLedger >= ledger + ledgers, `${ledgers} ledgers`);
      return timers();
    };
    // What was under way comes to its end.
    await soon(async () => [await timers(), await over(4)]).toSatisfy(([one, other]) =>
      isDeepStrictEqual(one, other),
    );
    const resting = await timers();
    if (app.isBench) expect(resting).toMatchObject({ running: [] });
    const before = (await sentByMain()).length;
    network.pay({ from: 'Alice', to: shop, amount: '77' });
    await soon(last).toBe('77 XRP');
    expect(await over(8)).toEqual(resting);
    expect((await sentByMain()).slice(before)).toEqual([]);
    await app.tray.click('Open XRPL Chime');
    expect((await sentByMain()).slice(before).map(({ push }) => push)).toEqual([
      'app:patch',
      'payments:arrived',
    ]);
    await page
      .getByRole('button', { name: /77 XRP/u })
      .first()
      .waitFor();
  });

  it('gets at most ten messages a second under a flood, and is right at its end', async () => {
    const { app, network, shop } = harness;
    const page = await app.page();
    await app.tray.click('Open XRPL Chime');
    await page.evaluate(`
      window.received = [];
      for (const push of ['app:patch', 'payments:arrived'])
        window.chime.on(push, (value) => window.received.push(push));
    `);
    const before = (await sentByMain()).length;
    for (let ledger = 0; ledger < 5; ledger++) {
      for (let index = 0; index < 120; index++) network.pay({ from: 'Alice', to: shop, amount: '0.25' });
      network.close();
    }
    await until(
      async () => (await ask(page, 'app:snapshot', null)).unread === 601,
      async () => `every payment, not ${(await ask(page, 'app:snapshot', null)).unread}\n${app.output()}`,
      60_000,
    );
    // With the one of 77 XRP that came while the page rested.
    await soon(async () => (await ask(page, 'app:snapshot', null)).accounts[0]?.totals[0]?.amount).toBe(
      '227',
    );
    await soon(() => page.evaluate('window.received')).toContain('payments:arrived');
    const sent = (await sentByMain()).slice(before);
    expect(sent.map(({ push }) => push)).toContain('payments:arrived');
    for (const { at } of sent) {
      const inThatSecond = sent.filter((other) => other.at >= at && other.at < at + 1000);
      expect(inThatSecond.length).toBeLessThanOrEqual(10);
    }
  });

  it('says offline, live again and stays quiet about it', async () => {
    const { app, server } = harness;
    await server.stopListening();
    server.drop();
    await untilMenu(app, (labels) => labels.some((label) => /^(Offline since|Connecting to)/.test(label)));
    await until(async () => /tray-offline/.test((await app.tray.view()).image), 'the offline icon');
    await server.listen();
    await app.tray.click('Check connection');
    await untilLive(harness);
  });

  // Last: nothing is left of the app but its process, which Windows ends.
  it('writes everything before the end of a Windows session', async () => {
    const { app } = harness;
    const inFolder = (name: string) => join(app.dataDir, name);
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 120, y: 90, width: 430, height: 650 }),
    );
    rmSync(inFolder('activity.json'), { force: true });
    expect(existsSync(inFolder('payments.db-wal'))).toBe(true);
    const written = await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const announced = { preventDefault: () => undefined, reasons: ['shutdown'] as const };
      window?.emit('query-session-end', announced);
      window?.emit('session-end', announced);
      return true;
    });
    expect(written).toBe(true);
    expect(existsSync(inFolder('activity.json'))).toBe(true);
    // SQLite takes its log away when the database is closed.
    expect(existsSync(inFolder('payments.db-wal'))).toBe(false);
  });
});

describeDesktop('the app', () => {
  it('starts in the tray alone with --hidden, with the window ready', async () => {
    const harness = await openHarness({ args: ['--hidden'] });
    try {
      await untilLive(harness);
      // The window is ready, and would show itself by now.
      await (await harness.app.page()).getByRole('tab').first().waitFor();
      expect(await harness.app.windowVisible()).toBe(false);
      await harness.app.tray.click('Open XRPL Chime');
      await soon(() => harness.app.windowVisible()).toBe(true);
      // An update on macOS closes the windows before it asks the app to quit.
      await harness.app.evaluate(({ autoUpdater, BrowserWindow }) => {
        autoUpdater.emit('before-quit-for-update');
        for (const window of BrowserWindow.getAllWindows()) window.close();
      });
      const left = () => harness.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
      await soon(left).toBe(0);
      expect(await harness.app.quit()).toBe(0);
    } finally {
      await harness.close();
    }
  });

  it('refuses a data folder that another program of ours uses, saying so', async () => {
    const harness = await openHarness();
    try {
      const lock = 'bench-singleton';
      // Another kind of process (the headless one, say) does not take part in the desktop app's own lock.
      rmSync(join(harness.app.dataDir, lock));
      const second = new AppProcess(projectDir, [`--data-dir=${harness.app.dataDir}`], {
        HOME: harness.app.dataDir,
      });
      expect(await second.ended()).toBe(1);
      expect(second.output).toMatch(/Another copy of XRPL Chime is using the data folder/);
    } finally {
      await harness.close();
    }
  });

  it('shows the demo ledger, whose payments are alerted, and leaves it', async () => {
    const home = mkdtempSync(join(tmpdir(), 'chime-home-'));
    mkdirSync(join(home, 'data'));
    const app = await launchDesktop({ dataDir: join(home, 'data'), args: ['--demo'] });
    try {
      await untilMenu(app, (labels) => labels.includes('Demo') && labels.includes('Savings'));
      await until(
        () => app.notifications.shown().some(({ summary }) => summary === '+25 XRP to Shop'),
        () => app.output(),
      );
      const page = await app.page();
      await soon(async () => (await ask(page, 'app:snapshot', null)).demo).toBe(true);
      // It stands where Mainnet would, and nothing takes it for that.
      await untilMenu(app, (labels) => labels.some((label) => /^Live on Demo since /u.test(label)));
      const pageText = () => page.evaluate('document.body.innerText');
      for (const tab of ['Payments', 'Accounts', 'Health', 'Preferences']) {
        await page.getByRole('tab', { name: tab }).click();
        await soon(pageText).toContain(tab === 'Health' ? 'Servers' : 'on Demo since');
        expect(await pageText(), tab).not.toMatch(/Mainnet/iu);
      }
      expect(JSON.stringify(await app.tray.view())).not.toMatch(/Mainnet/iu);
      await app.tray.click('Exit demo');
      expect(await app.ended()).toBe(0);
      expect(app.relaunchArguments()?.includes('--demo')).toBe(false);
      expect(existsSync(join(home, 'data', 'payments.db'))).toBe(false);
    } finally {
      await app.close();
      rmSync(home, { recursive: true, force: true });
    }
  });

  it('starts with defaults when the settings file is damaged, and says so, and that a large database is', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'chime-data-'));
    makeLargeAndDamaged(dataDir);
    writeFileSync(join(dataDir, 'config.json'), '{"settings": {"sound"');
    const app = await launchDesktop({ dataDir });
    try {
      const page = await app.page();
      await soon(async () =>
        (await ask(page, 'app:snapshot', null)).problems.map(({ code }) => code).toSorted(),
      ).toEqual(['settings-damaged', 'store-corrupted']);
      // The first screen offers the demo: the app starts again in it.
      // It may be gone, and its page with it, before the page has the answer.
      const answer = await ask(await app.page(), 'demo:start', null).catch((error: Error) => error.message);
      if (typeof answer === 'string') expect(answer).toContain('closed');
      else expect(answer).toEqual({ ok: true, value: null });
      expect(await app.ended()).toBe(0);
      expect(app.relaunchArguments()).toContain('--demo');
    } finally {
      await app.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  });

  it('writes a Linux autostart entry, and takes it away', async () => {
    const home = mkdtempSync(join(tmpdir(), 'chime-home-'));
    const app = await launchDesktop({
      ownFolder: false,
      env: { HOME: home, XDG_CONFIG_HOME: join(home, '.config'), CHIME_BENCH_PACKAGED: 'true' },
    });
    const entry = join(home, '.config', 'autostart', 'org.xrplchime.app.desktop');
    try {
      const page = await app.page();
      expect(await ask(page, 'settings:update', { startAtLogin: true })).toMatchObject({ ok: true });
      await soon(() => existsSync(entry) && readFileSync(entry, 'utf8')).toMatch(/^Exec=.* --hidden$/m);
      expect(await ask(page, 'settings:update', { startAtLogin: false })).toMatchObject({ ok: true });
      await soon(() => existsSync(entry)).toBe(false);
    } finally {
      await app.close();
      rmSync(home, { recursive: true, force: true });
    }
  });
});
