import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeDesktop } from '../../desktop-bench/requirements.ts';
import { FakeMain } from '../harness/fake-main.ts';
import { ADDRESS_B } from '../harness/fixture-data.ts';
import { focused, focusIs, pressTab, tabTo } from '../harness/focus.ts';
import { soon, until } from '../harness/until.ts';
import { WindowHarness } from '../harness/window-harness.ts';

describeDesktop('the window by keyboard alone', () => {
  let harness: WindowHarness;
  beforeAll(async () => {
    harness = await WindowHarness.start();
  });
  afterAll(() => harness?.stop());

  it('adds the first account', async () => {
    const main = new FakeMain({ accounts: [], networks: [], overall: 'empty', unread: 0 });
    main.payments = [];
    const { page, close } = await harness.open(main);
    await page.getByRole('heading', { name: 'Hear a chime when a payment arrives' }).waitFor();
    await focusIs(page, 'Address');
    await page.keyboard.insertText(ADDRESS_B);
    await page.getByText('Valid address').waitFor();
    await page.keyboard.press('Tab');
    await focusIs(page, 'Label');
    await page.keyboard.type('Till');
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'Payments' }).waitFor();
    expect(main.asked('accounts:add')).toEqual([{ text: ADDRESS_B, label: 'Till', network: 'mainnet' }]);
    await close();
  });

  it('opens the licenses of others and reads one, and closes them again', async () => {
    const { page, close } = await harness.open(new FakeMain());
    await page.getByRole('tab', { name: 'Preferences' }).click();
    // From the top of the page back to its end.
    await tabTo(page, /^Open-source licenses$/u, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.locator('.licenses').waitFor();
    await tabTo(page, /^electron: MIT$/u);
    await page.keyboard.press('Space');
    await page.getByText('Copyright (c) Electron contributors').waitFor();
    await pressTab(page);
    await focusIs(page, /^@a-scope-of-a-long-name.*: Apache-2\.0$/u);
    await tabTo(page, /^Open-source licenses$/u, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.locator('.licenses').waitFor({ state: 'hidden' });
    await focusIs(page, 'Open-source licenses');
    await close();
  });

  it('walks the tabs with the arrow keys, and the list as one stop', async () => {
    const main = new FakeMain();
    const { page, close } = await harness.open(main);
    await page.locator('.payment').first().waitFor();
    await tabTo(page, /^Payments$/u);
    for (const tab of ['Accounts', 'Health', 'Preferences', 'Payments']) {
      await page.keyboard.press('ArrowRight');
      await focusIs(page, tab);
      await soon(() => page.getByRole('tab', { name: tab }).getAttribute('aria-selected')).toBe('true');
    }
    await page.locator('.payment').first().waitFor();
    await tabTo(page, /1,250 XRP/u);
    await page.keyboard.press('ArrowDown');
    await focusIs(page, /89\.5 USD/u);
    await page.keyboard.press('End');
    await focusIs(page, /1000\.5 USD/u);
    await page.keyboard.press('Home');
    await focusIs(page, /1,250 XRP/u);
    await close();
  });

  it('opens a payment with Enter, copies, and Escape leads back to the same row, then hides the window', async () => {
    const main = new FakeMain();
    const { page, close } = await harness.open(main);
    await page.locator('.payment').first().waitFor();
    await tabTo(page, /1,250 XRP/u);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('article').waitFor();
    await focusIs(page, 'Payment');
    await tabTo(page, /^Copy Transaction$/u);
    await page.keyboard.press('Enter');
    await until(() => main.asked('clipboard:write').length === 1, 'the copy');
    expect(main.asked('clipboard:write')[0]?.text).toMatch(/^[0-9A-F]{64}$/u);
    await page.keyboard.press('Escape');
    await focusIs(page, /89\.5 USD/u);
    expect(main.asked('window:hide')).toHaveLength(0);
    await page.keyboard.press('Escape');
    await until(() => main.asked('window:hide').length === 1, 'the window to hide');
    await close();
  });

  it('Escape closes the innermost first: search, menu, dialog, form', async () => {
    const main = new FakeMain();
    const { page, close } = await harness.open(main);
    await page.locator('.payment').first().waitFor();
    await page.keyboard.press('Control+f');
    await focusIs(page, 'Search payments');
    await page.keyboard.type('alice');
    await page.keyboard.press('Escape');
    await soon(() => page.getByRole('textbox', { name: 'Search payments' }).inputValue()).toBe('');

    await tabTo(page, /^More actions$/u);
    await page.keyboard.press('Enter');
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await focusIs(page, 'More actions');

    await page.getByRole('tab', { name: 'Accounts' }).click();
    await page.getByRole('button', { name: /^Savings/u }).click();
    main.hiddenByTag = 12;
    await page.getByLabel('Destination tag').fill('777');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await focusIs(page, /^Destination tag/u);
    await page.keyboard.press('Escape');
    await focusIs(page, /^Savings/u);

    expect(main.asked('window:hide')).toHaveLength(0);
    await page.keyboard.press('Escape');
    await until(() => main.asked('window:hide').length === 1, 'the window to hide');
    await close();
  });

  it('moves an account with Alt and the arrows, removes one and takes it back', async () => {
    const main = new FakeMain();
    const { page, close } = await harness.open(main);
    await page.locator('.payment').first().waitFor();
    await tabTo(page, /^Payments$/u);
    await page.keyboard.press('ArrowRight');
    await tabTo(page, /^Savings/u);
    await page.keyboard.press('Alt+ArrowDown');
    await until(() => main.asked('accounts:reorder').length === 1, 'the new order');
    expect(main.asked('accounts:reorder')[0]).toEqual({ ids: ['b', 'a', 'c'] });
    await page.getByText('Savings is now 2 of 3').waitFor();
    await focusIs(page, /^Savings/u);

    await tabTo(page, /^Actions for Savings$/u);
    await page.keyboard.press('Enter');
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('End');
    await focusIs(page, 'Remove');
    await page.keyboard.press('Enter');
    await page.getByText('Stopped watching Savings').waitFor();
    await tabTo(page, /^Undo$/u);
    await page.keyboard.press('Enter');
    await page.getByText('Watching Savings again').waitFor();
    expect(main.snapshot.accounts.map((account) => account.id)).toEqual(['b', 'a', 'c']);
    await close();
  });

  it('sets filters and pauses alerts', async () => {
    const main = new FakeMain();
    const { page, close } = await harness.open(main);
    await page.locator('.payment').first().waitFor();
    await tabTo(page, /^Filters$/u);
    await page.keyboard.press('Enter');
    await tabTo(page, /^Kind/u);
    await page.keyboard.press('Enter');
    await focusIs(page, 'Payment');
    await page.keyboard.press('ArrowDown');
    await focusIs(page, 'Check cashed');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.getByText(/^1 payment/u).waitFor();
    expect(main.asked('payments:query').at(-1)).toMatchObject({ kinds: ['check'] });
    await focusIs(page, /^Kind/u);

    await tabTo(page, /^Pause alerts$/u, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await focusIs(page, 'For 30 minutes');
    await page.keyboard.press('ArrowDown');
    await focusIs(page, 'For 1 hour');
    await page.keyboard.press('Enter');
    await until(() => main.asked('alerts:pause').length === 1, 'the pause');
    expect(main.asked('alerts:pause')).toEqual([{ span: '1-hour' }]);
    await page.getByRole('status').getByText('Alerts paused', { exact: true }).waitFor();

    // The choice that is in force is ticked, for eyes and for screen readers; none is once alerts are on.
    const ticked = page.getByRole('menuitemradio', { checked: true });
    await page.keyboard.press('Enter');
    await page.getByRole('menuitemradio').first().waitFor();
    expect(await ticked.allInnerTexts()).toEqual(['For 1 hour']);
    await focusIs(page, 'Resume alerts');
    await page.keyboard.press('Enter');
    await until(() => main.asked('alerts:pause').length === 2, 'the end of the pause');
    await page.getByRole('button', { name: 'Pause alerts' }).press('Enter');
    await page.getByRole('menuitemradio').first().waitFor();
    expect(await ticked.count()).toBe(0);
    await close();
  });

  it('reaches every control of Preferences and Health by Tab, each with a name', async () => {
    for (const tab of ['Preferences', 'Health']) {
      const main = new FakeMain();
      const { page, close } = await harness.open(main);
      await page.getByRole('tab', { name: tab }).click();
      await page.getByRole('heading', { name: tab === 'Health' ? 'Events' : 'About' }).waitFor();
      const wanted = await page
        .locator('main :is(button, input, select, a[href], summary):not(:disabled)')
        .evaluateAll((elements) => elements.filter((element) => element.checkVisibility()).length);
      const seen = new Set<string>();
      for (let step = 0; step < 150; step += 1) {
        await pressTab(page);
        const name = await focused(page);
        const place = await page.evaluate(() => {
          const active = document.activeElement;
          return active?.closest('main') ? [...document.querySelectorAll('main *')].indexOf(active) : -1;
        });
        if (place < 0) continue;
        expect(name, `${tab}, control ${place}`).not.toBe('');
        seen.add(String(place));
        if (seen.size === wanted) break;
      }
      expect(seen.size, tab).toBe(wanted);
      await close();
    }
  });
});
