import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeDesktop } from '../../desktop-bench/requirements.ts';
import { FakeMain } from '../harness/fake-main.ts';
import { row, snapshot } from '../harness/fixture-data.ts';
import { focused, focusIs } from '../harness/focus.ts';
import { soon, until } from '../harness/until.ts';
import { type OpenWindow, WindowHarness } from '../harness/window-harness.ts';

/** A control by the name a test gives it, pressed by keyboard: it has the focus when it goes away. */
async function press(page: Page, role: 'button' | 'menuitem', name: string | RegExp): Promise<void> {
  const control = page.getByRole(role, { name, exact: typeof name === 'string' });
  await control.focus();
  await page.keyboard.press('Enter');
}

describeDesktop('the focus is never lost to the body', () => {
  let harness: WindowHarness;
  let window: OpenWindow;
  beforeAll(async () => {
    harness = await WindowHarness.start();
  });
  afterAll(() => harness?.stop());

  async function open(tab: string, main = new FakeMain()): Promise<Page> {
    window = await harness.open(main);
    await window.page.getByRole('tab', { name: tab }).click();
    return window.page;
  }

  it('after an account was removed it is at the same button of the next one, after Undo where it was before', async () => {
    const page = await open('Accounts');
    await press(page, 'button', 'Actions for Savings');
    await press(page, 'menuitem', 'Remove');
    await page.getByText('Stopped watching Savings').waitFor();
    await focusIs(page, 'Actions for Shop till');
    await press(page, 'button', 'Undo');
    await page.getByText('Watching Savings again').waitFor();
    await focusIs(page, 'Actions for Shop till');
    await window.close();
  });

  it('after the last account of the list was removed it is at the one before', async () => {
    const page = await open('Accounts');
    await press(page, 'button', 'Actions for Gallery');
    await press(page, 'menuitem', 'Remove');
    await page.getByText('Stopped watching Gallery').waitFor();
    await focusIs(page, 'Actions for Shop till');
    await window.close();
  });

  it('stays among the contacts while they are added and removed', async () => {
    const page = await open('Accounts');
    await press(page, 'button', 'Remove Alice Chen');
    await focusIs(page, 'Remove Bakery on the corner');
    await page.keyboard.press('Enter');
    await focusIs(page, 'Add contact');
    await page.keyboard.press('Enter');
    await focusIs(page, 'Name');
    await page.keyboard.press('Escape');
    await focusIs(page, 'Add contact');
    await window.close();
  });

  it('stays in the row of a server that was moved to the end or removed', async () => {
    const main = new FakeMain({
      settings: { ...snapshot().settings, servers: { mainnet: ['wss://one', 'wss://two', 'wss://three'] } },
    });
    const page = await open('Preferences', main);
    await press(page, 'button', 'Move wss://two up');
    await focusIs(page, /wss:\/\/two/u);
    await press(page, 'button', 'Remove wss://two');
    await focusIs(page, /wss:\/\/one/u);
    await window.close();
  });

  it('is at the sender’s actions when its name was saved or it was muted', async () => {
    const page = await open('Payments');
    await page.getByRole('button', { name: /12.07 EUR/u }).click();
    await press(page, 'button', 'Name this sender');
    await page.keyboard.type('Miller');
    await page.keyboard.press('Enter');
    await focusIs(page, 'Rename');
    await window.close();
  });

  it('is in the search field when it was cleared, and at the list when nothing was found', async () => {
    const page = await open('Payments');
    const search = page.getByRole('textbox', { name: 'Search payments' });
    await search.fill('zebra');
    await page.getByRole('heading', { name: 'No matches' }).waitFor();
    await press(page, 'button', 'Clear filters');
    await page.locator('.payment').first().waitFor();
    await until(async () => (await focused(page)) !== '', 'the focus');
    await search.fill('alice');
    await press(page, 'button', 'Clear search');
    await focusIs(page, 'Search payments');
    await window.close();
  });

  it('is back at the menu’s button when an export is written', async () => {
    const page = await open('Payments');
    await press(page, 'button', 'More actions');
    await press(page, 'menuitem', 'Export as CSV…');
    await page.getByText(/saved to/u).waitFor();
    await focusIs(page, 'More actions');
    await window.close();
  });

  it('is in the list when the payments that arrived meanwhile were asked for', async () => {
    const main = new FakeMain();
    main.endless = 500;
    const page = await open('Payments', main);
    await page.locator('.payment').first().waitFor();
    // The list has its whole height only when its rows were measured.
    const scrolled = () =>
      page.locator('.payment-scroller').evaluate((list) => {
        list.scrollTop = 2_000;
        return list.scrollTop === 2_000;
      });
    await until(scrolled, 'the list to be scrolled');
    main.endless = 501;
    await main.push('payments:arrived', { rows: [row(501, { read: false })], more: false });
    await page.getByRole('button', { name: '1 new payment' }).waitFor();
    await press(page, 'button', '1 new payment');
    await focusIs(page, /XRP/u);
    await window.close();
  });

  it('is at the open tab when the notice that led there is gone', async () => {
    const main = new FakeMain({ overall: 'live', overallConnection: 'live' });
    const { accounts, notifications } = main.snapshot;
    main.snapshot = {
      ...main.snapshot,
      accounts: accounts.map((account) => ({ ...account, gaps: [] })),
      notifications: { ...notifications, inUse: 'none' },
    };
    const page = await open('Payments', main);
    await page.locator('.notice').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'Preferences', selected: true }).waitFor();
    await until(async () => (await focused(page)) !== '', 'the focus');
    await window.close();
  });

  it('is not brought back to what a person has left by a press beside it', async () => {
    const main = new FakeMain();
    const page = await open('Accounts', main);
    await page.getByRole('button', { name: 'Remove Alice Chen' }).focus();
    await page.getByRole('heading', { name: 'Contacts' }).click();
    const isView = () => page.evaluate(() => document.activeElement?.className);
    await soon(isView).toBe('view');
    await main.patch({ contacts: [] });
    await page.getByText(/^Names for senders/u).waitFor();
    await window.settled();
    expect(await isView()).toBe('view');
    await window.close();
  });
});
