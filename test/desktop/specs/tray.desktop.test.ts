import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeDesktop } from '../../desktop-bench/requirements.ts';
import { ask, type Harness, openHarness, until, untilLive, untilMenu, untilShown } from '../support.ts';

describeDesktop('the tray menu', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await openHarness();
    await untilLive(harness);
  });
  afterAll(() => harness?.close());

  /** The value of the field that has the focus. */
  const focused = async () =>
    (await harness.app.page()).evaluate<{ readonly value: string; readonly name: string } | null>(
      `document.activeElement instanceof HTMLInputElement
        ? { value: document.activeElement.value, name: document.activeElement.ariaLabel ?? '' } : null`,
    );

  it('leads to the very field that an item names, each time', async () => {
    const { tray } = harness.app;
    await tray.click('Shop', 'Rename…');
    await until(async () => (await focused())?.value === 'Shop', 'the focus in the field of the name');
    await tray.click('Shop', 'Minimum amount…');
    await until(async () => (await focused())?.name.includes('XRP'), 'the focus in the threshold of XRP');
    await (await harness.app.page()).evaluate('document.activeElement.blur()');
    await tray.click('Shop', 'Minimum amount…');
    await until(async () => (await focused())?.name.includes('XRP'), 'the focus there again');
  });

  it('finds an address in the clipboard before it is opened, and adds the one it names', async () => {
    const { app, network } = harness;
    const address = network.addAccount('Copied');
    const other = network.addAccount('Later');
    const item = (of: string) => `Add ${of.slice(0, 5)}…${of.slice(-4)} from clipboard`;
    await app.clipboard(`  ${address}\n`);
    await untilMenu(app, (labels) => labels.includes(item(address)));
    // Something else is copied while the menu is open.
    await app.evaluate(
      ({ clipboard }, { text, label }, bench) => {
        clipboard.writeText(text);
        bench.clickTrayMenu([label]);
      },
      { text: other, label: item(address) },
    );
    const added = async () =>
      (await ask(await app.page(), 'app:snapshot', null)).accounts.map((account) => account.address);
    await until(async () => (await added()).length === 2, 'the account');
    expect(await added()).toEqual([harness.shop, address]);
    await untilMenu(app, (labels) => labels.includes(item(other)));
    await app.clipboard('x'.repeat(2_000_000));
    await untilMenu(app, (labels) => !labels.some((label) => label.includes('from clipboard')));
  });

  it('removes an account and takes it back', async () => {
    const { app } = harness;
    await app.tray.click('Shop', 'Remove');
    await untilMenu(app, (labels) => labels.includes('Undo removing Shop') && !labels.includes('Shop'));
    await app.tray.click('Undo removing Shop');
    await untilMenu(app, (labels) => labels.includes('Shop') && !labels.includes('Undo removing Shop'));
  });

  it('copies an address', async () => {
    await harness.app.tray.click('Shop', 'Copy address');
    await until(async () => (await harness.app.clipboardText()) === harness.shop, 'the address');
  });

  it('says that quiet hours hold alerts back, and alerts when they end', async () => {
    const { app, network, shop } = harness;
    const page = await app.page();
    const quiet = (enabled: boolean) =>
      ask(page, 'settings:update', { quietHours: { enabled, from: '00:00', to: '00:00' } });
    await quiet(true);
    await untilMenu(app, (labels) => labels.includes('Quiet hours all day'));
    network.pay({ from: 'Alice', to: shop, amount: '61' });
    await untilMenu(app, (labels) => labels.some((label) => label.startsWith('+61 XRP')));
    const before = app.notifications.shown().map(({ summary }) => summary);
    await quiet(false);
    const shown = await untilShown(app, '+61 XRP to Shop');
    expect(before).not.toContain('+61 XRP to Shop');
    expect(shown.body).toContain('During quiet hours');
    await untilMenu(app, (labels) => !labels.some((label) => label.startsWith('Quiet hours')));
  });
});
