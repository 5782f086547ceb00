import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeDesktop } from '../../desktop-bench/requirements.ts';
import { FakeMain } from '../harness/fake-main.ts';
import { ADDRESS_B, snapshot } from '../harness/fixture-data.ts';
import { focusIs } from '../harness/focus.ts';
import { soon, until } from '../harness/until.ts';
import { type OpenWindow, WindowHarness } from '../harness/window-harness.ts';

/** Two quick clicks at one place, whatever comes to lie there between them. */
async function clickTwice(page: Page, name: string | RegExp): Promise<void> {
  const box = await page.getByRole('button', { name }).first().boundingBox();
  if (box === null) throw new Error(`There is no ${name}`);
  await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2, { delay: 30 });
}

describeDesktop('two quick clicks and held keys', () => {
  let harness: WindowHarness;
  let window: OpenWindow;
  beforeAll(async () => {
    harness = await WindowHarness.start();
  });
  afterAll(() => harness?.stop());

  async function open(tab: string, main: FakeMain): Promise<Page> {
    window = await harness.open(main);
    await window.page.getByRole('tab', { name: tab }).click();
    return window.page;
  }

  it('on a contact’s bin remove that contact alone', async () => {
    const main = new FakeMain();
    const page = await open('Accounts', main);
    await clickTwice(page, 'Remove Alice Chen');
    await page.getByText('Alice Chen removed').waitFor();
    // What a second removal would have done is seen by the first question after it.
    await page.getByRole('button', { name: 'Undo' }).click();
    await soon(() => page.getByText('Alice Chen', { exact: true }).count()).toBe(1);
    expect(main.asked('contacts:remove')).toHaveLength(1);
    await window.close();
  });

  it('on Undo undo once, and press nothing below the message', async () => {
    // More rows than the window is high, so that one of them lies below the message.
    const main = new FakeMain();
    const page = await open('Accounts', main);
    await page.getByRole('button', { name: 'Actions for Savings' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await page.getByRole('button', { name: 'Undo' }).waitFor();
    await page.getByRole('tab', { name: 'Payments' }).click();
    await page.locator('.payment').first().waitFor();
    await clickTwice(page, 'Undo');
    await page.getByText('Watching Savings again').waitFor();
    expect(main.asked('accounts:undo-remove')).toHaveLength(1);
    expect(main.asked('payments:detail')).toHaveLength(0);
    await window.close();
  });

  it('on a payment open it, and press nothing on its page', async () => {
    const main = new FakeMain();
    const page = await open('Payments', main);
    const row = page.getByRole('button', { name: /12.07 EUR/u });
    const box = await row.boundingBox();
    // The page puts a copy button where the row's end was.
    const hit = { x: (box?.x ?? 0) + (box?.width ?? 0) - 14, y: (box?.y ?? 0) + 12 };
    await page.mouse.click(hit.x, hit.y);
    await page.getByRole('article').waitFor();
    await page.mouse.down({ clickCount: 2 });
    await page.mouse.up({ clickCount: 2 });
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('article').waitFor({ state: 'detached' });
    expect(main.asked('clipboard:write')).toEqual([]);
    expect(main.asked('contacts:set')).toEqual([]);
    await window.close();
  });

  it('on a checkbox’s words change it and change it back', async () => {
    const main = new FakeMain();
    const page = await open('Preferences', main);
    const box = page.getByRole('checkbox', { name: 'Refund' });
    await page.getByText('Refund', { exact: true }).dblclick();
    await until(() => main.asked('settings:update').length === 2, 'both changes');
    await soon(() => box.isChecked()).toBe(false);
    await window.close();
  });

  it('on Add account add one, however long the answer takes', async () => {
    const main = new FakeMain({ accounts: [], networks: [], overall: 'empty', unread: 0 });
    main.payments = [];
    const add = main.handlers['accounts:add'];
    const held = Promise.withResolvers<void>();
    main.handlers['accounts:add'] = async (request) => {
      await held.promise;
      return add(request);
    };
    const { page, close } = await harness.open(main);
    await page.getByLabel('Address').fill(ADDRESS_B);
    await page.getByText('Valid address').waitFor();
    await page.getByRole('button', { name: 'Add account' }).dblclick();
    await page.getByLabel('Address').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    held.resolve();
    await page.getByRole('tab', { name: 'Payments' }).waitFor();
    expect(main.asked('accounts:add')).toHaveLength(1);
    await close();
  });

  it('on Retry now ask once', async () => {
    const [first, ...others] = snapshot().accounts;
    if (first === undefined) throw new Error('there are accounts');
    const gap = {
      network: first.network,
      account: first.address,
      range: [97_000_100, 97_000_480] as const,
      fromTime: null,
      toTime: null,
      attempts: 1,
      nextRetryAt: null,
      accepted: false,
    };
    const main = new FakeMain({ accounts: [{ ...first, gaps: [gap] }, ...others] });
    const held = Promise.withResolvers<void>();
    const retry = main.handlers['gaps:retry'];
    main.handlers['gaps:retry'] = async (request) => {
      await held.promise;
      return retry(request);
    };
    const page = await open('Health', main);
    await page.getByRole('button', { name: 'Retry now' }).dblclick();
    held.resolve();
    await page.getByText('Asking for the missing ledgers again').waitFor();
    expect(main.asked('gaps:retry')).toHaveLength(1);
    await window.close();
  });

  it('a held Enter key presses once: it removes one contact, not all', async () => {
    const main = new FakeMain();
    const page = await open('Accounts', main);
    await page.getByRole('button', { name: 'Remove Alice Chen' }).focus();
    await page.keyboard.down('Enter');
    await focusIs(page, 'Remove Bakery on the corner');
    await page.keyboard.down('Enter');
    await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    // A key that was let go and pressed again counts: it comes after those that were held.
    await page.keyboard.press('Tab');
    await focusIs(page, 'Undo');
    expect(main.asked('contacts:remove')).toHaveLength(1);
    await window.close();
  });
});
