import { classicAddressToXAddress } from 'ripple-address-codec';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeDesktop } from '../../desktop-bench/requirements.ts';
import { ask, type Harness, openHarness, soon, titlesSince, untilLive, untilMenu } from '../support.ts';

/** A shared address, as exchanges have them: only what comes with one's own tag is one's own. */
describeDesktop('an account watched for one tag', () => {
  let harness: Harness;

  beforeAll(async () => {
    harness = await openHarness({ watchShop: false });
  });
  afterAll(() => harness?.close());

  it('alerts, lists, counts and adds up that tag alone, until the account is watched as a whole', async () => {
    const { app, network, shop } = harness;
    const page = await app.page();
    const add = (text: string) => ask(page, 'accounts:add', { text, label: 'Mine', network: 'mainnet' });
    expect(await add(classicAddressToXAddress(shop, 7, false))).toMatchObject({ ok: true });
    await untilLive(harness);

    // What is for others comes first: where it was told at all, it was told before one's own.
    network.pay({ from: 'Alice', to: shop, amount: '800', destinationTag: 8 });
    network.pay({ from: 'Alice', to: shop, amount: '900' });
    network.close();
    network.pay({ from: 'Alice', to: shop, amount: '7', destinationTag: 7 });
    network.close();
    // Adding the first account leads to a view of its own: the tab is pressed until the list is the one that stays.
    const listed = page.locator('.payment-list li button');
    await soon(async () => {
      await page.getByRole('tab', { name: 'Payments' }).click();
      return (await listed.allInnerTexts()).map((text) => text.includes('7 XRP'));
    }).toEqual([true]);
    await soon(async () => (await ask(page, 'app:snapshot', null)).unread).toBe(1);
    const list = () => ask(page, 'payments:query', { offset: 0, limit: 10 });
    expect((await list()).rows.map(({ amount }) => amount)).toEqual(['7']);
    expect(await ask(page, 'payments:daily', { days: 2 })).toMatchObject({
      days: [{ count: 1, sums: [{ amount: '7' }] }],
      sums: [{ amount: '7' }],
    });
    await untilMenu(app, (labels) => labels.some((label) => label.includes('+7 XRP')));
    await soon(async () => (await app.tray.view()).toolTip).toContain('Today: 7 XRP');
    await soon(() => titlesSince(app, 0)).toEqual(['+7 XRP to Mine']);

    // All of it was recorded, and is there for who watches the whole account.
    expect(await add(shop)).toMatchObject({ ok: true });
    expect((await list()).rows.map(({ amount }) => amount)).toEqual(['7', '900', '800']);
    await soon(async () => (await ask(page, 'app:snapshot', null)).unread).toBe(3);
    await soon(async () => (await app.tray.view()).toolTip).toContain('Today: 1,707 XRP');
  });
});
