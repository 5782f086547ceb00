import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Settings } from '../../../electron/contract/index.ts';
import { describeDesktop } from '../../desktop-bench/requirements.ts';
import { FakeMain } from '../harness/fake-main.ts';
import { examined, NOW } from '../harness/fixture-data.ts';
import { windowFixtures } from '../harness/fixtures.ts';
import { soon, until } from '../harness/until.ts';
import { WindowHarness } from '../harness/window-harness.ts';

describeDesktop('preferences and health', () => {
  let harness: WindowHarness;
  beforeAll(async () => {
    harness = await WindowHarness.start();
  });
  afterAll(() => harness?.stop());

  async function open(main = new FakeMain()) {
    const window = await harness.open(main);
    await window.page.getByRole('tab', { name: 'Preferences' }).click();
    await window.page.getByRole('heading', { name: 'About' }).waitFor();
    let seen = 0;
    /** The one change that the last action made, once the window shows it. */
    const changed = async (): Promise<Partial<Settings> | undefined> => {
      const changes = () => window.main.asked('settings:update');
      await until(() => changes().length > seen, `change ${seen + 1}`);
      await window.settled();
      expect(changes()).toHaveLength(seen + 1);
      seen += 1;
      return changes().at(-1);
    };
    return { ...window, changed };
  }

  it('change every setting at once', async () => {
    const { page, changed, close } = await open();
    await page.getByLabel('Deliver with').selectOption('node-notifier');
    expect(await changed()).toEqual({ notifier: 'node-notifier' });
    await page.getByLabel('Sound', { exact: true }).selectOption('Louder');
    expect(await changed()).toEqual({ sound: 'loud' });
    await page.getByLabel('Keep on screen above').fill('2500,5');
    await page.keyboard.press('Enter');
    expect(await changed()).toEqual({ criticalAboveXrp: '2500.5' });
    await page.getByLabel('Keep on screen above').fill('');
    await page.keyboard.press('Enter');
    expect(await changed()).toEqual({ criticalAboveXrp: null });
    // No payment is large now.
    const proveLarge = page.getByRole('switch', { name: 'Prove large payments automatically' });
    expect(await proveLarge.isDisabled()).toBe(true);
    await page.getByText('Enter an amount above first.').waitFor();
    await page.getByRole('switch', { name: 'Privacy mode' }).click();
    expect(await changed()).toEqual({ privacyMode: true });
    await page.getByRole('checkbox', { name: 'Refund' }).click();
    expect((await changed())?.alertKinds).toContain('refund');
    await page.getByRole('switch', { name: 'Every day' }).click();
    expect(await changed()).toEqual({ quietHours: { enabled: false, from: '22:00', to: '07:00' } });
    await page.getByRole('switch', { name: 'Every day' }).click();
    expect(await changed()).toEqual({ quietHours: { enabled: true, from: '22:00', to: '07:00' } });
    await page.getByLabel('From', { exact: true }).fill('23:30');
    expect(await changed()).toEqual({ quietHours: { enabled: true, from: '23:30', to: '07:00' } });
    await page.getByRole('switch', { name: 'Start at login' }).click();
    expect(await changed()).toEqual({ startAtLogin: false });
    await page.getByRole('switch', { name: 'Start in the tray, without a window' }).click();
    expect(await changed()).toEqual({ startHidden: true });
    await page.getByLabel('Keyboard shortcut to open the window').focus();
    await page.keyboard.press('Control+Alt+c');
    expect(await changed()).toEqual({ shortcut: 'Control+Alt+C' });
    await page.getByRole('button', { name: 'Clear shortcut' }).click();
    expect(await changed()).toEqual({ shortcut: null });
    await page.getByLabel('Keep payments').selectOption('365 days');
    expect(await changed()).toEqual({ keepDays: 365 });
    await page.getByRole('switch', { name: 'Check for updates automatically' }).click();
    expect(await changed()).toEqual({ checkForUpdates: false });
    await close();
  });

  it('are in sections, the most used first, with a list that leads to each', async () => {
    const { page, close } = await open();
    const headings = await page.locator('.preferences .section-head h2').allTextContents();
    expect(headings).toEqual([
      ...['Alerts', 'Quiet hours', 'Forwarding', 'Startup', 'Appearance', 'Data', 'Updates', 'Explorer'],
      ...['Networks and servers', 'Advanced', 'About'],
    ]);
    const list = page.getByRole('navigation', { name: 'Sections' });
    await soon(() => list.getByRole('button').allTextContents()).toEqual(headings);
    await list.getByRole('button', { name: 'Advanced' }).focus();
    await page.keyboard.press('Enter');
    await soon(() => page.evaluate('document.activeElement?.textContent')).toBe('Advanced');
    const advanced = page.getByRole('region', { name: 'Advanced' });
    await soon(() => advanced.evaluate((one) => one.getBoundingClientRect().top < innerHeight)).toBe(true);
    await soon(() => advanced.textContent()).toContain('Deliver with');
    await soon(() => advanced.textContent()).toMatch(/[Dd]elivered/u);
    await soon(() => page.getByRole('region', { name: 'Alerts' }).textContent()).not.toContain(
      'Deliver with',
    );
    await close();
  });

  it('say why a start at login is not offered, or why the system does otherwise', async () => {
    const text = 'Only an installed XRPL Chime starts at login.';
    const { page, main, close } = await open(new FakeMain({ loginItem: { isOffered: false, text } }));
    const control = page.getByRole('switch', { name: 'Start at login' });
    expect(await control.isDisabled()).toBe(true);
    await page.getByText(text).waitFor();
    await main.push('app:patch', {
      loginItem: { isOffered: true, text: 'Switched off in the Task Manager.' },
    });
    await page.getByText('Switched off in the Task Manager.').waitFor();
    expect(await control.isDisabled()).toBe(false);
    await close();
  });

  it('take an explorer from the list, or one’s own that is https', async () => {
    const { page, main, changed, close } = await open();
    await page.getByRole('combobox', { name: 'Open payments in' }).selectOption('Bithomp');
    expect(await changed()).toEqual({ explorerTemplate: 'https://bithomp.com/explorer/{hash}' });
    await page.getByRole('combobox', { name: 'Open payments in' }).selectOption('Custom');
    const count = main.asked('settings:update').length;
    await page.getByLabel('Transaction page URL').fill('http://example.org/{hash}');
    await page.keyboard.press('Enter');
    await page.getByText('Must start with https:// and contain {hash}').waitFor();
    expect(main.asked('settings:update')).toHaveLength(count);
    await page.getByLabel('Transaction page URL').fill('https://example.org/{hash}');
    await page.keyboard.press('Enter');
    expect(await changed()).toEqual({ explorerTemplate: 'https://example.org/{hash}' });
    await close();
  });

  it('prove large payments once that is chosen, and say what is fetched from whom', async () => {
    const { page, changed, close } = await open();
    const proveLarge = page.getByRole('switch', { name: 'Prove large payments automatically' });
    expect(await proveLarge.getAttribute('aria-checked')).toBe('false');
    const hint = await proveLarge.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${hint}"]`).innerText()).toContain(
      'The list of validators is fetched from its publisher, who then sees your IP address.',
    );
    await proveLarge.press('Space');
    expect(await changed()).toEqual({ proveLarge: true });
    await close();
  });

  it('add publishers of validator lists by key and address, say what is wrong with either, and remove them', async () => {
    const { page, main, changed, close } = await open();
    const publishers = page.getByRole('region', { name: 'Publishers of validator lists' });
    const key = publishers.getByLabel('Publisher’s key');
    const site = publishers.getByLabel('Address of the list');
    const add = publishers.getByRole('button', { name: 'Add publisher' });
    const noteOf = async (field: typeof key) =>
      page.locator(`[id="${await field.getAttribute('aria-describedby')}"]`).innerText();
    await publishers.getByLabel('Network').selectOption('testnet');
    await key.fill('ED00');
    await site.fill('https://me:secret@vl.example');
    await add.click();
    expect(await noteOf(key)).toBe('Must have 66 hex digits and begin with ED, 02 or 03');
    expect(await noteOf(site)).toBe('Must start with https:// or http://, without a user name or password');
    expect(await key.getAttribute('aria-invalid')).toBe('true');
    expect(main.asked('settings:update')).toEqual([]);
    const good = { key: `ED${'0A'.repeat(32)}`, site: 'https://vl.example/list' };
    await key.fill(` ${good.key.toLowerCase()} `);
    await site.fill(good.site);
    await site.press('Enter');
    expect(await changed()).toEqual({ publishers: { testnet: [good] } });
    await publishers.getByRole('listitem').getByText(good.key).waitFor();
    expect([await key.inputValue(), await site.inputValue()]).toEqual(['', '']);
    await key.fill(good.key);
    await site.fill('https://other.example');
    await add.click();
    expect(await noteOf(key)).toBe('This publisher is already in the list');
    await publishers.getByLabel('Network').selectOption('mainnet');
    expect(await publishers.getByRole('listitem').count()).toBe(0);
    await publishers.getByLabel('Network').selectOption('testnet');
    await publishers.getByRole('button', { name: `Remove publisher ${good.site}` }).click();
    expect(await changed()).toEqual({ publishers: { testnet: [] } });
    await close();
  });

  it('order, test, add and reset servers', async () => {
    const { page, main, changed, close } = await open();
    await page.getByRole('button', { name: 'Move wss://s1.ripple.com up' }).click();
    expect(await changed()).toEqual({
      servers: { mainnet: ['wss://s1.ripple.com', 'wss://xrplcluster.com', 'wss://s2.ripple.com'] },
    });
    await page.getByRole('button', { name: 'Test wss://s1.ripple.com' }).click();
    await page.getByText('Answers in 52 ms. Latest ledger: 99,800,101.').waitFor();
    const field = page.getByLabel('Server address');
    await field.fill('https://example.org');
    await page.getByRole('button', { name: 'Add server' }).click();
    await page.getByText('Must start with wss://').waitFor();
    await field.fill('wss://s1.ripple.com');
    await page.getByRole('button', { name: 'Add server' }).click();
    await page.getByText('This server is already in the list').waitFor();
    await field.fill('wss://bad.example.org');
    await page.getByRole('button', { name: 'Test', exact: true }).click();
    await page.getByText('The server could not be reached.').waitFor();
    await field.fill('ws://localhost:6006');
    await page.getByRole('button', { name: 'Add server' }).click();
    expect((await changed())?.servers?.mainnet?.at(-1)).toBe('ws://localhost:6006');
    await page.getByRole('button', { name: 'Remove wss://s2.ripple.com' }).click();
    expect((await changed())?.servers?.mainnet).not.toContain('wss://s2.ripple.com');
    await page.getByRole('button', { name: 'Restore default servers' }).click();
    expect(await changed()).toEqual({ servers: { mainnet: [] } });
    expect(main.asked('servers:test').map((request) => request.url)).toEqual([
      'wss://s1.ripple.com',
      'wss://bad.example.org',
    ]);
    await close();
  });

  it('switch theme and language while one looks', async () => {
    const { page, close } = await open();
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await ground();
    await page.getByLabel('Theme').selectOption('Dark');
    await soon(ground).not.toBe(light);
    for (const [name, heading, lang] of [
      ['Deutsch', 'Darstellung', 'de'],
      ['Español', 'Aspecto', 'es'],
      ['日本語', '外観', 'ja'],
      ['English', 'Appearance', 'en'],
    ] as const) {
      await page.locator('select', { hasText: '日本語' }).selectOption(name);
      await page.getByRole('heading', { name: heading }).waitFor();
      await soon(() => page.evaluate(() => document.documentElement.lang)).toBe(lang);
    }
    await close();
  });

  it('test notifications, choose a sound, check for updates, open the folder', async () => {
    const { page, main, close } = await open();
    await page.getByText('In use: Electron.').waitFor();
    await page.getByText('48 MB, 15 payments').waitFor();
    await page.getByRole('button', { name: 'Send test notification' }).click();
    await page.getByText('Test sent. Didn’t see it? Check system settings.').waitFor();
    await page.getByRole('button', { name: 'Choose…' }).click();
    await page.getByRole('button', { name: 'Check now' }).click();
    await page.getByRole('button', { name: 'Open folder' }).click();
    await until(() => main.asked('data:open-folder').length === 1, 'the folder');
    await soon(() => main.asked('sound:choose')).toHaveLength(1);
    await soon(() => main.asked('updates:check')).toHaveLength(1);
    await main.patch({ update: { state: 'available', version: '0.2.0', text: null } });
    await page.getByRole('button', { name: 'Download' }).click();
    await until(() => main.asked('updates:download').length === 1, 'the download');
    await main.patch({ update: { state: 'ready', version: '0.2.0', text: null } });
    await page.getByRole('button', { name: 'Restart to update' }).click();
    await until(() => main.asked('updates:install').length === 1, 'the restart');
    await main.patch({
      notifications: {
        inUse: 'none',
        reasonText: 'No service.',
        delivered: 0,
        failed: 2,
        lastErrorText: null,
      },
    });
    await page.getByRole('button', { name: /This computer can’t show notifications/u }).waitFor();
    await close();
  });

  it('show the licenses of what ships of others', async () => {
    const { page, close } = await open();
    await page.getByText('Open-source licenses').click();
    await page.getByText('electron 45.5.0').waitFor();
    await page.getByText('BlueOak-1.0.0').waitFor();
    await page.getByText('MIT', { exact: true }).click();
    await page.getByText('Copyright (c) Electron contributors').waitFor();
    await close();
  });

  it.each([
    ['de', 'Open-Source-Lizenzen'],
    ['es', 'Licencias de código abierto'],
    ['ja', 'オープンソースライセンス'],
  ] as const)(
    'show the licenses in %s too, their own texts marked as English for those who hear them',
    async (locale, name) => {
      const { page, close } = await harness.open(new FakeMain({ locale }));
      await page.getByRole('tab').nth(3).click();
      await page.getByText(name, { exact: true }).click();
      await page.getByText('MIT', { exact: true }).click();
      const text = page.getByText('Copyright (c) Electron contributors');
      await text.waitFor();
      const languages = await text.evaluate((element) => [
        document.documentElement.lang,
        element.closest('[lang]')?.getAttribute('lang'),
      ]);
      expect(languages).toEqual([locale, 'en']);
      await close();
    },
  );

  it('leave the question whether to erase to main’s dialog', async () => {
    const { page, main, close } = await open();
    await page.getByRole('button', { name: 'Erase everything…' }).click();
    await page.getByText('Everything has been erased').waitFor();
    expect(main.asked('data:erase')).toEqual([null]);
    await close();
  });

  it('health’s strip of activity begins where anything is known, and a day ago at the earliest', async () => {
    const main = new FakeMain();
    const { page, close } = await open(main);
    const hours = (count: number) => new Date(NOW - count * 3_600_000).toISOString();
    const known = await main.handlers['health:get'](null);
    const axis = async () => {
      await page.getByRole('tab', { name: 'Health' }).click();
      const said = page.locator('.activity-axis span');
      await said.first().waitFor();
      return {
        axis: await said.allTextContents(),
        name: await page.locator('.activity-strip').getAttribute('aria-label'),
      };
    };
    expect(await axis()).toEqual({ axis: ['24\u00a0h ago', 'now'], name: '20 Nov, 10:41 to now' });
    await page.getByRole('tab', { name: 'Accounts' }).click();
    main.handlers['health:get'] = () => ({
      ...known,
      activity: { mainnet: [{ from: hours(1.5), to: hours(0), state: 'live' }] },
    });
    expect(await axis()).toEqual({ axis: ['09:11', 'now'], name: '09:11 to now' });
    const strip = await page.locator('.activity-strip').boundingBox();
    const span = await page.locator('.activity-strip rect').boundingBox();
    expect([span?.x, span?.width]).toEqual([strip?.x, strip?.width]);
    // Right after the first start, what is known is the whole.
    await page.getByRole('tab', { name: 'Accounts' }).click();
    const second = 1 / 3600;
    main.handlers['health:get'] = () => ({
      ...known,
      activity: {
        mainnet: [
          { from: hours(4 * second), to: hours(3 * second), state: 'offline' },
          { from: hours(3 * second), to: hours(0), state: 'live' },
        ],
      },
    });
    expect((await axis()).axis).toEqual(['10:40', 'now']);
    expect(await page.locator('.activity-legend li').allTextContents()).toEqual([
      'Live: 75%',
      'Offline: 25%',
    ]);
    await close();
  });

  it('health tells the server, the last day, the gaps, and retries or accepts them', async () => {
    const window = await windowFixtures['health-offline'](harness, {});
    const { page, main } = window;
    await page.getByText('retrying in 6 sec').waitFor();
    await page.getByText(/^Examined up to \d\d:\d\d \(ledger 99,800,100\), except 381 ledgers$/u).waitFor();
    await page.getByText('Ledgers 97,000,100 to 97,000,480').waitFor();
    await soon(() => page.getByText('tried 7 times').textContent()).toMatch(/2 Jul.*13:00 to 13:24/u);
    await page.getByRole('button', { name: 'Retry now' }).click();
    await page.getByText('Asking for the missing ledgers again').waitFor();
    await page.getByRole('button', { name: 'Accept gap' }).click();
    await page.getByText('Payments in these ledgers will stay unknown.').waitFor();
    await page.getByRole('button', { name: 'Accept gap' }).click();
    await page.getByText('accepted').waitFor();
    // Once: the first click only asked.
    expect(main.asked('gaps:accept').map((request) => request.range)).toEqual([[97_000_100, 97_000_480]]);
    expect(main.asked('gaps:retry')).toHaveLength(1);
    await soon(() => page.locator('.activity-legend').textContent()).toMatch(
      /Live: 80\.8%.*caught up since: 6\.3%.*Offline: 2\.5%/u,
    );
    await page.getByText('The server closed the connection (1012, restarting).').waitFor();
    await page.getByRole('button', { name: 'Check connection' }).click();
    const answer = page.getByRole('status').filter({ hasText: 'Checked at' });
    await soon(() => answer.textContent()).toMatch(
      /Mainnet: connected to xrplcluster\.com, 84 ms.*Testnet: not connected\..*Checked at 10:41/u,
    );
    await page.getByRole('button', { name: 'Copy diagnostics' }).click();
    await page.getByText('Diagnostics copied. They contain no secrets.').waitFor();
    expect(main.asked('connection:check')).toHaveLength(1);
    expect(main.asked('clipboard:write')).toEqual([{ text: 'XRPL Chime 0.1.0\nmainnet: connected' }]);
    expect(window.complaints).toEqual([]);
    await window.close();
  });

  it('health says how far behind it is', async () => {
    const { page, close } = await windowFixtures['health-catching-up'](harness, {});
    await soon(() => page.locator('.masthead').textContent()).toContain(
      'Catching up 5,668 of 6,000 ledgers left',
    );
    await page.getByText('Catching up: 5,668 of 6,000 ledgers left').waitFor();
    await page.getByText(/^Examined up to \d\d:\d\d \(ledger 99,794,432\)$/u).waitFor();
    const bar = page.getByRole('progressbar', { name: 'Catch-up progress' });
    await soon(() => bar.evaluate((one) => (one as HTMLProgressElement).position)).toBeCloseTo(332 / 6000);
    await soon(() => page.getByText(/every ledger/iu).count()).toBe(0);
    await close();
  });

  it('health shows the list of validators and its end, and proves by request that no ledger of a period was skipped', async () => {
    const { page, main, close, complaints } = await windowFixtures['health-proofs'](harness, {});
    await soon(() => page.getByRole('listitem').filter({ hasText: 'December 2, 2026' }).count()).toBe(1);
    await page.getByText(/List of validators by ED26.*, number 75, with 35 validators, in force/u).waitFor();
    await page.getByText('It ends soon, and no newer one has been published.').waitFor();
    await page.getByText('No ledger was skipped: signed from 99,799,202 to 99,800,101').waitFor();
    await page.getByText('Proved at 10:40, signed by 33 of 35 validators').waitFor();

    // The cost is said first, and the keyboard stays where it was.
    const hours = page.getByRole('combobox', { name: 'Period' });
    await soon(() => hours.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.getByText('This takes about 900 requests to the servers you use.').waitFor();
    await hours.selectOption({ label: 'Last 2 hours' });
    await page.getByText('This takes about 1,800 requests to the servers you use.').waitFor();
    await page.getByRole('button', { name: 'Prove', exact: true }).click();
    await page.getByText('Ledger 300 of 1,800…').waitFor();
    const cancel = page.getByRole('button', { name: 'Cancel' });
    await soon(() => cancel.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(main.asked('proofs:prove-period')).toEqual([{ network: 'mainnet', ledgers: 1800 }]);
    await cancel.click();
    const again = page.getByRole('button', { name: 'Prove that no ledger was skipped' });
    await again.waitFor();
    await soon(() => again.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await page.getByRole('alert').count()).toBe(0);

    main.period = Promise.withResolvers();
    main.period.resolve({ ok: false, code: 'not-held', text: 'No server gave ledger 99,799,300.' });
    await again.click();
    await page.getByRole('button', { name: 'Prove', exact: true }).click();
    await page.getByRole('alert').getByText('Not proved. No server gave ledger 99,799,300.').waitFor();
    await page.getByRole('tab', { name: 'Payments' }).click();
    await page.locator('.notice', { hasText: 'is in force until December 2, 2026 only' }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('health fetches no list of validators by itself, and says so', async () => {
    const { page, main, close } = await windowFixtures.health(harness, {});
    await page.getByText('The list of validators is fetched when something is to be proved.').waitFor();
    expect(main.asked('proofs:prove-period')).toEqual([]);
    await close();
  });

  it('health tells from which ledger, where that is earlier than the account', async () => {
    const main = new FakeMain();
    const [first] = main.snapshot.accounts;
    if (first === undefined) throw new Error('The harness watches nothing.');
    main.snapshot = {
      ...main.snapshot,
      accounts: [{ ...first, examined: examined({}, 'ledger 94,100,000') }],
    };
    const { page, close } = await harness.open(main);
    await page.getByRole('tab', { name: 'Health' }).click();
    await page.getByText('Every ledger since ledger 94,100,000 has been examined.').waitFor();
    await close();
  });

  it('a failing channel becomes a message, never a silent nothing', async () => {
    const main = new FakeMain();
    main.broken.set('settings:update', 'No handler.');
    const { page, close } = await open(main);
    await page.getByRole('switch', { name: 'Privacy mode' }).click();
    await page.getByText('The app isn’t responding.').waitFor();
    await soon(() => page.getByRole('switch', { name: 'Privacy mode' }).getAttribute('aria-checked')).toBe(
      'false',
    );
    await close();
  });

  it('the window says when main does not answer, and comes up when it does', async () => {
    const main = new FakeMain();
    main.broken.set('app:snapshot', 'No handler.');
    const { page, close } = await harness.open(main);
    await page.getByRole('heading', { name: 'The app isn’t responding.' }).waitFor();
    main.broken.clear();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.payment').first().waitFor();
    await close();
  });
});
