import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeDesktop } from '../../../desktop-bench/requirements.ts';
import {
  ask,
  type Harness,
  labelsOf,
  openHarness,
  soon,
  titlesSince,
  until,
  untilLive,
  untilMenu,
  untilRow,
  untilShown,
} from '../../support.ts';

/** As other programs of the platform call it. */
const QUIT = { win32: 'Exit', darwin: 'Quit XRPL Chime' }[String(process.platform)] ?? 'Quit';

describeDesktop('first light', () => {
  let harness: Harness;

  beforeAll(async () => {
    harness = await openHarness({ watchShop: false });
  });
  afterAll(() => harness?.close());

  it('opens on "add your first account" when nothing is watched', async () => {
    const page = await harness.app.page();
    await page.getByRole('textbox', { name: 'Address' }).waitFor();
    await soon(() => harness.app.windowVisible()).toBe(true);
    await soon(async () => (await harness.app.tray.view()).menu[0]?.label).toBe('No accounts yet');
  });

  it('alerts for an account added from the tray menu: in the daemon, in the window, in the tray menu', async () => {
    const { app, network, shop } = harness;
    await app.clipboard(`  ${shop}\n`);
    const offer = await untilMenu(app, (labels) => labels.some((label) => label.endsWith('from clipboard')));
    await app.tray.click(offer.find((label) => label.endsWith('from clipboard')) ?? '');
    await untilLive(harness);
    const page = await app.page();
    const snapshot = await ask(page, 'app:snapshot', null);
    const [account] = snapshot.accounts;
    expect(account).toMatchObject({ address: shop, network: 'mainnet', tag: null });
    await ask(page, 'accounts:update', { id: account?.id ?? '', change: { label: 'Savings' } });

    network.pay({ from: 'Alice', to: shop, amount: '25', destinationTag: 7 });

    const shown = await untilShown(app, '+25 XRP to Savings');
    expect(shown.app).toMatch(/^XRPL Chime/);
    expect(shown.body).toContain('tag 7');
    await untilMenu(
      app,
      (labels) =>
        labels.includes('1 unread payment') && labels.some((l) => l.startsWith('+25 XRP to Savings · ')),
    );
    await until(
      async () =>
        /^XRPL Chime\nLive on Mainnet since .+\nToday: 25 XRP$/.test((await app.tray.view()).toolTip),
      async () => `the state and today’s sum, not ${(await app.tray.view()).toolTip}`,
    );
    await page.getByRole('tab', { name: 'Payments' }).click();
    await untilRow(page, '25 XRP');
  });

  it('keeps the window when it is closed, and shows it again with what arrived meanwhile', async () => {
    const { app, network, shop } = harness;
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await soon(() => app.windowVisible()).toBe(false);
    network.pay({ from: 'Alice', to: shop, amount: '3.5' });
    await untilShown(app, '+3.5 XRP to Savings');
    await app.tray.click('Open XRPL Chime');
    await soon(() => app.windowVisible()).toBe(true);
    await untilRow(await app.page(), '3.5 XRP');
  });

  it('finds what arrived while it did not run, and alerts for it once', async () => {
    const { app, network, shop } = harness;
    expect(await app.quit()).toBe(0);
    network.pay({ from: 'Bob', to: shop, amount: '11' });
    const ledger = network.lastLedger;
    await until(() => network.lastLedger > ledger + 2, 'some ledgers');
    await app.restart();
    await untilShown(app, '+11 XRP to Savings');
    await untilLive(harness);
    // Anything that would be alerted twice is alerted before a payment that comes now.
    network.pay({ from: 'Bob', to: shop, amount: '2' });
    await untilShown(app, '+2 XRP to Savings');
    const titles = titlesSince(app, 0);
    expect(titles.filter((title) => title.includes('11 XRP'))).toHaveLength(1);
    expect(titles.filter((title) => title === '+25 XRP to Savings')).toHaveLength(1);
  });

  it('finds what arrived after a crash', async () => {
    const { app, network, shop } = harness;
    await app.kill();
    network.pay({ from: 'Bob', to: shop, amount: '12' });
    await app.restart();
    await untilShown(app, '+12 XRP to Savings');
    const { rows } = await ask(await app.page(), 'payments:query', { offset: 0, limit: 50 });
    expect(rows.map(({ amount }) => amount).sort()).toEqual(['11', '12', '2', '25', '3.5']);
  });

  it('misses nothing over sleep', async () => {
    const { app, network, server, shop } = harness;
    await untilLive(harness);
    await app.power('suspend');
    await server.stopListening();
    server.drop();
    network.pay({ from: 'Bob', to: shop, amount: '13' });
    const ledger = network.lastLedger;
    await until(() => network.lastLedger > ledger + 2, 'some ledgers');
    await server.listen();
    await app.power('resume');
    await untilShown(app, '+13 XRP to Savings');
  });

  it('removes an account from the tray menu, and takes it back', async () => {
    const { app, network, shop } = harness;
    await app.tray.click('Savings', 'Remove');
    await untilMenu(
      app,
      (labels) => labels.includes('Undo removing Savings') && labels.includes('No accounts yet'),
    );
    await app.tray.click('Undo removing Savings');
    await untilMenu(app, (labels) => labels.includes('Savings > Remove'));
    await untilLive(harness);
    network.pay({ from: 'Bob', to: shop, amount: '14' });
    await untilShown(app, '+14 XRP to Savings');
  });

  it('quits from the tray menu', async () => {
    const { app } = harness;
    expect(labelsOf((await app.tray.view()).menu)).toContain(QUIT);
    await app.tray.click(QUIT);
    expect(await app.ended()).toBe(0);
  });
});
