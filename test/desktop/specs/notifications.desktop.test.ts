import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BusMessage } from '../../desktop-bench/message-bus.ts';
import { describeDesktop } from '../../desktop-bench/requirements.ts';
import { PATIENCE_MS } from '../../desktop-bench/until.ts';
import {
  ask,
  type Harness,
  openHarness,
  soon,
  titlesSince,
  until,
  untilLive,
  untilMenu,
  untilShown,
} from '../support.ts';

/** What Notify was called with; the caller's process is not known here. */
function readNotify({ values }: BusMessage) {
  const [name, replaces, icon, title, body, actions, hints, timeoutMs] = values;
  const { 'sender-pid': pid, ...others } = Object.fromEntries(hints as [string, unknown][]);
  expect(pid).toBeTypeOf('number');
  return { name, replaces, icon, title, body, actions, hints: others, timeoutMs };
}

describeDesktop('notifications', () => {
  let harness: Harness;

  beforeAll(async () => {
    harness = await openHarness();
    await untilLive(harness);
  });
  afterAll(() => harness?.close());

  const settings = async (change: Parameters<typeof ask<'settings:update'>>[2]) => {
    expect(await ask(await harness.app.page(), 'settings:update', change)).toEqual({ ok: true, value: null });
  };

  it('chooses the channel that reports clicks, and says why', async () => {
    const page = await harness.app.page();
    await soon(async () => (await ask(page, 'app:snapshot', null)).notifications).toMatchObject({
      ...{ inUse: 'electron', failed: 0 },
      reasonText: expect.stringContaining('notify-send shows notifications here, but doesn’t report clicks'),
    });
  });

  it('opens the payment when it is clicked', async () => {
    const { app, network, shop } = harness;
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
    await app.notifications.dismissAll();
    const { hash } = network.pay({ from: 'Alice', to: shop, amount: '25' });
    await untilShown(app, '+25 XRP to Shop');
    await app.notifications.click();
    await until(() => app.windowVisible(), 'the window');
    const page = await app.page();
    await page.getByText(hash).first().waitFor({ timeout: PATIENCE_MS });
  });

  it('sends a test notification', async () => {
    const outcome = await ask(await harness.app.page(), 'alerts:test', null);
    expect(outcome).toEqual({ ok: true, value: { via: 'electron' } });
    await untilShown(harness.app, 'Notifications are working');
  });

  it('shows markup and shell syntax in a label as the text it is', async () => {
    const { app, network, shop } = harness;
    const page = await app.page();
    const [account] = (await ask(page, 'app:snapshot', null)).accounts;
    const id = account?.id ?? '';
    const label = '<b>A&B</b> "$(touch /tmp/x)"';
    await ask(page, 'contacts:set', { address: network.address('Alice'), name: '<i>&amp; `id`' });
    for (const notifier of ['electron', 'node-notifier'] as const) {
      await settings({ notifier });
      await ask(page, 'accounts:update', { id, change: { label: `${label} ${notifier}` } });
      network.pay({ from: 'Alice', to: shop, amount: '2' });
      const shown = await untilShown(app, `+2 XRP to ${label} ${notifier}`);
      // The daemon parses bodies as markup: what it was given must be escaped, exactly once.
      expect(shown.body).toBe('from &lt;i&gt;&amp;amp; `id`');
    }
    await ask(page, 'contacts:remove', { address: network.address('Alice') });
    await ask(page, 'accounts:update', { id, change: { label: 'Shop' } });
    await settings({ notifier: 'automatic' });
  });

  // Critical ones, and the test's: no summary is made of those.
  it.each([
    ['is on the message bus what it should be, by electron', 'electron', '3001'],
    ['is on the message bus what it should be, by node-notifier', 'node-notifier', '3002'],
  ] as const)('%s', async (_name, notifier, amount) => {
    const { app, network, shop } = harness;
    const page = await app.page();
    await settings({ notifier, criticalAboveXrp: '1000' });
    await ask(page, 'contacts:set', { address: network.address('Alice'), name: '<A&B>' });
    const bus = await app.notifications.watchBus();
    await ask(page, 'alerts:test', null);
    network.pay({ from: 'Alice', to: shop, amount });
    const critical = `+${Number(amount).toLocaleString('en')} XRP to Shop`;
    await untilShown(app, critical);
    const byElectron = notifier === 'electron';
    const common = {
      ...{ name: 'XRPL Chime', replaces: 0, icon: byElectron ? '' : 'xrpl-chime' },
      actions: byElectron ? ['default', 'View'] : [],
    };
    const desktopEntry = { 'desktop-entry': 'org.xrplchime.app' };
    await soon(() => bus.messages('Notify').map(readNotify)).toEqual([
      {
        ...common,
        ...{ title: 'Notifications are working', body: 'New payments will look like this.' },
        ...{ hints: { urgency: 1, ...desktopEntry }, timeoutMs: -1 },
      },
      {
        ...common,
        ...{ title: critical, body: 'from &lt;A&amp;B&gt;\nSeen on your server' },
        ...{ hints: { urgency: 2, ...desktopEntry }, timeoutMs: 0 },
      },
    ]);
    bus.stop();
    await ask(page, 'contacts:remove', { address: network.address('Alice') });
    await settings({ notifier: 'automatic', criticalAboveXrp: null });
  });

  it('hands a stranger’s memo to the service as text that neither acts nor hides', async () => {
    const { app, network, shop } = harness;
    const page = await app.page();
    await settings({ criticalAboveXrp: '1000' });
    await ask(page, 'contacts:set', { address: network.address('Alice'), name: 'Alice' });
    const memos = [
      ['<b>Free</b> <img src="x"> & <a href="https://x.example">x</a>\n$(id)'],
      ['\u202Etuo\u2066', '\u0007\u001b[2J', '\u200b', '<i>\u202E'],
      ['long '.repeat(200).trim()],
    ];
    const expected = [
      'from Alice\nSeen on your server\n“&lt;b&gt;Free&lt;/b&gt; &lt;img src="x"&gt; &amp; &lt;a href="https://x.example"&gt;x&lt;/a&gt; $(id)”',
      // What acts or hides is shown as hex in the payment's page alone.
      'from Alice\nSeen on your server',
      `from Alice\nSeen on your server\n“${'long '.repeat(16).slice(0, 79)}…”`,
    ];
    const bus = await app.notifications.watchBus();
    for (const [place, notifier] of (['electron', 'node-notifier'] as const).entries()) {
      await settings({ notifier });
      for (const [number, texts] of memos.entries()) {
        const amount = String(3100 + 10 * place + number);
        network.pay({ from: 'Alice', to: shop, amount, memos: texts.map((data) => ({ data })) });
        await untilShown(app, `+${Number(amount).toLocaleString('en')} XRP to Shop`);
      }
    }
    const calls = () => bus.messages('Notify').map(readNotify);
    await soon(() => calls().map(({ body }) => body)).toEqual([...expected, ...expected]);
    expect(JSON.stringify(calls()).replaceAll('\\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]|\\[bfrtu]/u);
    bus.stop();
    await ask(page, 'contacts:remove', { address: network.address('Alice') });
    await settings({ notifier: 'automatic', criticalAboveXrp: null });
  });

  it('learns of a click from the message bus', async () => {
    const { app, network, shop } = harness;
    await settings({ criticalAboveXrp: '1000' });
    await app.notifications.dismissAll();
    const bus = await app.notifications.watchBus();
    network.pay({ from: 'Alice', to: shop, amount: '3003' });
    const closed = await untilShown(app, '+3,003 XRP to Shop');
    await app.notifications.dismissAll();
    // Reason 2: by a person.
    await soon(() => bus.messages('NotificationClosed').map(({ values }) => values)).toContainEqual([
      closed.id,
      2,
    ]);
    const { hash } = network.pay({ from: 'Alice', to: shop, amount: '3004' });
    const { id } = await untilShown(app, '+3,004 XRP to Shop');
    await app.notifications.click();
    await soon(() => bus.messages('ActionInvoked').map(({ values }) => values)).toEqual([[id, 'default']]);
    await (await app.page()).getByText(hash).first().waitFor({ timeout: PATIENCE_MS });
    bus.stop();
    await settings({ criticalAboveXrp: null });
  });

  it('goes on while the notification service hangs, and alerts once when it is back', async () => {
    const { app, network, shop } = harness;
    const page = await app.page();
    await settings({ criticalAboveXrp: '1000' });
    const bus = await app.notifications.watchBus();
    const before = app.notifications.shown().length;
    await app.notifications.freezeDaemon(true);
    network.pay({ from: 'Alice', to: shop, amount: '4700' });
    // Both ways were tried, and nothing waits in front of the service.
    const view = async () => (await ask(page, 'app:snapshot', null)).notifications;
    await soon(async () => (await view()).lastErrorText).toMatch(
      /^node-notifier: .*notification service isn’t responding/,
    );
    expect(bus.messages('Notify')).toEqual([]);
    await app.notifications.freezeDaemon(false);
    await untilShown(app, '+4,700 XRP to Shop');
    network.pay({ from: 'Alice', to: shop, amount: '4800' });
    await untilShown(app, '+4,800 XRP to Shop');
    expect(titlesSince(app, before)).toEqual(['+4,700 XRP to Shop', '+4,800 XRP to Shop']);
    bus.stop();
    await settings({ criticalAboveXrp: null });
  });

  it('gives away neither amount nor sender in privacy mode', async () => {
    const { app, network, shop } = harness;
    await settings({ privacyMode: true });
    network.pay({ from: 'Alice', to: shop, amount: '777' });
    const shown = await untilShown(app, 'Payment to Shop');
    expect(`${shown.summary} ${shown.body}`).not.toMatch(/777|from/);
    await settings({ privacyMode: false });
  });

  it('keeps an alert above the critical amount until it is dismissed', async () => {
    const { app, network, shop } = harness;
    await settings({ criticalAboveXrp: '1000' });
    network.pay({ from: 'Alice', to: shop, amount: '1000' });
    expect(await untilShown(app, '+1,000 XRP to Shop')).toMatchObject({ urgency: 'CRITICAL', timeoutMs: 0 });
    network.pay({ from: 'Alice', to: shop, amount: '999' });
    expect(await untilShown(app, '+999 XRP to Shop')).toMatchObject({ urgency: 'NORMAL' });
    await settings({ criticalAboveXrp: null });
  });

  it('holds alerts back while paused, and sums them up when resumed', async () => {
    const { app, network, shop } = harness;
    await app.tray.click('Pause alerts', 'Until I resume them');
    await untilMenu(app, (labels) => labels.includes('Alerts paused until you resume them'));
    const before = app.notifications.shown().length;
    network.pay({ from: 'Alice', to: shop, amount: '41' });
    network.pay({ from: 'Alice', to: shop, amount: '1' });
    await untilMenu(app, (labels) => labels.some((label) => label.startsWith('+41 XRP')));
    // The window says so, in the list and in the payment itself, and afterwards what became of it.
    const page = await app.page();
    await app.tray.click('Recent payments', 'Show all…');
    const held = page.locator('.payment', { hasText: '41 XRP' });
    await held.getByText('Held back: paused').waitFor({ timeout: PATIENCE_MS });
    await held.click();
    await page.locator('.detail').getByText('Held back: paused').waitFor({ timeout: PATIENCE_MS });
    await app.tray.click('Resume alerts');
    await page.locator('.detail').getByText('In a summary at').waitFor({ timeout: PATIENCE_MS });
    const shown = await untilShown(app, '2 payments: 42 XRP to Shop');
    expect(shown.body).toContain('While alerts were paused');
    // Nothing before it, and nothing of it afterwards.
    network.pay({ from: 'Alice', to: shop, amount: '40' });
    await untilShown(app, '+40 XRP to Shop');
    expect(titlesSince(app, before)).toEqual(['2 payments: 42 XRP to Shop', '+40 XRP to Shop']);
    network.pay({ from: 'Alice', to: shop, amount: '0.0001' });
    await page.getByRole('button', { name: 'Back' }).click();
    await page.locator('.payment', { hasText: '0.0001 XRP' }).click({ timeout: PATIENCE_MS });
    const below = page.locator('.detail').getByText('Below the minimum of 0.001 XRP');
    await below.waitFor({ timeout: PATIENCE_MS });
    await page.getByRole('button', { name: 'Back' }).click();
  });

  it('notifies after a restart of what was held back', async () => {
    const { app, network, shop } = harness;
    await untilMenu(app, (labels) => !labels.includes('Resume alerts'));
    await app.tray.click('Pause alerts', 'For 30 minutes');
    await untilMenu(app, (labels) => labels.includes('Resume alerts'));
    network.pay({ from: 'Alice', to: shop, amount: '43' });
    await untilMenu(app, (labels) => labels.some((label) => label.startsWith('+43 XRP')));
    await app.kill();
    await app.restart();
    await untilMenu(app, (labels) => labels.some((label) => label.startsWith('Alerts paused until')));
    await untilLive(harness);
    await app.tray.click('Resume alerts');
    await untilShown(app, '+43 XRP to Shop');
  });

  it('stays silent for a muted account, for good', async () => {
    const { app, network, shop } = harness;
    await app.tray.click('Shop', 'Mute', 'For 1 hour');
    await untilMenu(app, (labels) => labels.includes('Shop (muted)'));
    network.pay({ from: 'Alice', to: shop, amount: '44' });
    await untilMenu(app, (labels) => labels.some((label) => label.startsWith('+44 XRP')));
    await app.tray.click('Shop (muted)', 'Unmute');
    await untilMenu(app, (labels) => labels.includes('Shop'));
    network.pay({ from: 'Alice', to: shop, amount: '45' });
    await untilShown(app, '+45 XRP to Shop');
    expect(app.notifications.shown().some(({ summary }) => summary.includes('44 XRP'))).toBe(false);
  });

  it('says so when nothing can show notifications, and delivers when something can again', async () => {
    const { app, network, shop } = harness;
    await app.notifications.setDaemon(false);
    network.pay({ from: 'Alice', to: shop, amount: '46' });
    await untilMenu(app, (labels) => labels.includes('This computer can’t show notifications'));
    const page = await app.page();
    const notifications = async () => (await ask(page, 'app:snapshot', null)).notifications;
    await soon(async () => (await notifications()).inUse).toBe('none');
    // Both were tried.
    await soon(async () => (await notifications()).failed).toBeGreaterThanOrEqual(2);
    await app.notifications.setDaemon(true);
    await untilShown(app, '+46 XRP to Shop');
    await untilMenu(app, (labels) => !labels.includes('This computer can’t show notifications'));
  });
});

describeDesktop('notifications without Electron’s own', () => {
  it('go through node-notifier', async () => {
    const harness = await openHarness({ env: { CHIME_BENCH_NO_NOTIFICATION: 'true' } });
    try {
      await untilLive(harness);
      const page = await harness.app.page();
      await soon(async () => (await ask(page, 'app:snapshot', null)).notifications.inUse).toBe(
        'node-notifier',
      );
      harness.network.pay({ from: 'Alice', to: harness.shop, amount: '5' });
      expect(await untilShown(harness.app, '+5 XRP to Shop')).toMatchObject({ app: 'XRPL Chime' });
    } finally {
      await harness.close();
    }
  });
});

describeDesktop('a burst of payments', () => {
  it('notifies three times and is summed up once', async () => {
    const { app, network, shop, close } = await openHarness();
    try {
      await untilLive({ app });
      for (let index = 0; index < 10; index++) network.pay({ from: 'Alice', to: shop, amount: '0.5' });
      await untilShown(app, '7 payments: 3.5 XRP to Shop');
      // What would have come besides has come before the next payment notifies.
      network.pay({ from: 'Alice', to: shop, amount: '9' });
      await untilShown(app, '+9 XRP to Shop');
      expect(titlesSince(app, 0)).toEqual([
        ...Array(3).fill('+0.5 XRP to Shop'),
        '7 payments: 3.5 XRP to Shop',
        '+9 XRP to Shop',
      ]);
    } finally {
      await close();
    }
  });
});
