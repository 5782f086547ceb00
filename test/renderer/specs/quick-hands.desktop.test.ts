import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeDesktop } from '../../desktop-bench/requirements.ts';
import { FakeMain } from '../harness/fake-main.ts';
import { focusIs, tabTo } from '../harness/focus.ts';
import { holdTimers } from '../harness/timers.ts';
import { soon, until } from '../harness/until.ts';
import { WindowHarness } from '../harness/window-harness.ts';

const NEW_ADDRESS = 'rDsbeomae4FXwgQTJp9Rs64Qg9vDiTCdBv';

/** main tells what changed a third of a second later, and a database takes its time: nobody waits for either. */
describeDesktop('quick hands', () => {
  let harness: WindowHarness;
  beforeAll(async () => {
    harness = await WindowHarness.start();
  });
  afterAll(() => harness?.stop());

  /** A window whose main has not told any change until the test says so. */
  async function open(tab: 'Payments' | 'Accounts' | 'Preferences') {
    const main = new FakeMain();
    main.gathers = true;
    const window = await harness.open(main);
    await window.page.getByRole('tab', { name: tab }).click();
    return window;
  }

  /** Events of a drag on the accounts at these places, in one task: no frame is drawn between them. */
  const drag = (page: Page, events: readonly (readonly [place: number, type: string])[]): Promise<void> =>
    page.evaluate((given) => {
      const rows = [...document.querySelectorAll('.account')];
      const dataTransfer = new DataTransfer();
      for (const [place, type] of given)
        rows[place]?.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
    }, events);

  it('two settings changed one after the other are both kept', async () => {
    const { page, main, settled, close } = await open('Preferences');
    await page.getByRole('checkbox', { name: 'Refund' }).click();
    await page.getByRole('checkbox', { name: 'Exchange' }).click();
    await until(() => main.asked('settings:update').length === 2, 'both changes');
    expect(main.asked('settings:update')[1]?.alertKinds).toEqual(
      expect.arrayContaining(['refund', 'exchange']),
    );
    const up = page.getByRole('button', { name: 'Move wss://s2.ripple.com up' });
    await up.click();
    await up.click();
    await until(() => main.asked('settings:update').length === 4, 'both steps');
    expect(main.asked('settings:update')[3]?.servers?.mainnet?.[0]).toBe('wss://s2.ripple.com');
    await main.tell();
    await settled();
    await soon(() => page.getByRole('checkbox', { name: 'Refund' }).isChecked()).toBe(true);
    await soon(() => page.getByRole('checkbox', { name: 'Exchange' }).isChecked()).toBe(true);
    await close();
  });

  it('what is typed on after Enter is not taken away', async () => {
    const { page, main, close } = await open('Accounts');
    await page.getByRole('button', { name: /^Shop till/u }).click();
    const label = page.getByLabel('Label');
    await label.fill('Kiosk');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Kiosk' }).waitFor();
    await page.keyboard.type(' 2');
    await main.tell();
    await page.getByRole('heading', { name: 'Kiosk' }).waitFor();
    await soon(() => label.inputValue()).toBe('Kiosk 2');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.getByRole('heading', { name: 'Kiosk 2' }).waitFor();
    await page.getByTitle('Violet').click();
    await until(() => main.asked('accounts:update').some(({ change }) => 'colour' in change), 'the colour');
    // Once each: leaving a field after Enter is no second change.
    expect(main.asked('accounts:update').map(({ change }) => change)).toEqual([
      { label: 'Kiosk' },
      { label: 'Kiosk 2' },
      { colour: 4 },
    ]);
    await close();
  });

  it('an account or a contact that was removed is gone at once, and back with Undo', async () => {
    const { page, main, close } = await open('Accounts');
    await page.getByRole('button', { name: 'Remove Alice Chen' }).click();
    await soon(() => page.getByRole('button', { name: 'Remove Alice Chen' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Remove Alice Chen' }).waitFor();
    await page.getByRole('button', { name: 'Actions for Gallery' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await soon(() => page.locator('.account').count()).toBe(2);
    await page.getByRole('button', { name: 'Undo' }).click();
    await soon(() => page.locator('.account').count()).toBe(3);
    await main.tell();
    await soon(() => page.locator('.account').count()).toBe(3);
    expect(main.asked('accounts:remove')).toHaveLength(1);
    await close();
  });

  it('a message leaves by itself after ten seconds, though not while the focus is on it', async () => {
    const { page, close } = await open('Accounts');
    const timers = await holdTimers(page, 5_000);
    await page.getByRole('button', { name: 'Remove Alice Chen' }).click();
    const undo = page.getByRole('button', { name: 'Undo' });
    await undo.waitFor();
    await soon(() => timers.waiting()).toEqual([10_000]);
    await undo.focus();
    await soon(() => timers.waiting()).toEqual([]);
    await page.getByRole('button', { name: 'Add contact' }).focus();
    await soon(() => timers.waiting()).toEqual([10_000]);
    await timers.release();
    await undo.waitFor({ state: 'detached' });
    await close();
  });

  it('an account moved twice moves by two places', async () => {
    const { page, main, close } = await open('Accounts');
    await tabTo(page, /^Savings/u);
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Alt+ArrowDown');
    await until(() => main.asked('accounts:reorder').length === 2, 'both steps');
    expect(main.asked('accounts:reorder')[1]).toEqual({ ids: ['b', 'c', 'a'] });
    await focusIs(page, /^Savings/u);
    await close();
  });

  it('an account dropped before its new place is drawn gets that place', async () => {
    const { page, main, close } = await open('Accounts');
    await page.locator('.account').nth(2).waitFor();
    await drag(page, [
      [2, 'dragstart'],
      [0, 'dragover'],
      [0, 'drop'],
      [2, 'dragend'],
    ]);
    await until(() => main.asked('accounts:reorder').length === 1, 'the new order');
    expect(main.asked('accounts:reorder')[0]).toEqual({ ids: ['c', 'a', 'b'] });
    await soon(() => page.locator('.account').first().textContent()).toContain('Gallery');
    await close();
  });

  it('a drag goes on while something arrives', async () => {
    const { page, main, settled, close } = await open('Accounts');
    await page.locator('.account').nth(2).waitFor();
    await drag(page, [
      [2, 'dragstart'],
      [0, 'dragover'],
    ]);
    await soon(() => page.locator('.account').first().textContent()).toContain('Gallery');
    await main.patch({
      accounts: main.snapshot.accounts.map((account) => ({ ...account, paymentCount: 99 })),
    });
    await main.tell();
    await settled();
    await drag(page, [
      [0, 'drop'],
      [0, 'dragend'],
    ]);
    await until(() => main.asked('accounts:reorder').length === 1, 'the new order');
    expect(main.asked('accounts:reorder')[0]).toEqual({ ids: ['c', 'a', 'b'] });
    await close();
  });

  it('a letter typed in the moment the search is cleared stays', async () => {
    const { page, main, close } = await open('Payments');
    const search = page.getByRole('textbox', { name: 'Search payments' });
    await search.fill('alice');
    await until(() => main.asked('payments:query').at(-1)?.search === 'alice', 'the search');
    const rest = await holdTimers(page, 100);
    await search.press('Escape');
    await soon(() => rest.waiting()).toHaveLength(1);
    // The pause ends and a key comes in the same moment, before anything is drawn.
    await page.evaluate(() => {
      (globalThis as unknown as { chimeHeld: { release(): void } }).chimeHeld.release();
      const field = document.querySelector<HTMLInputElement>('search input');
      if (field === null) throw new Error('no search');
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, 'b');
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    await until(() => main.asked('payments:query').at(-1)?.search === 'b', 'the search for what was typed');
    await soon(() => search.inputValue()).toBe('b');
    await close();
  });

  it('two steps from a payment to the next, one right after the other, are both taken', async () => {
    const { page, close } = await open('Payments');
    await page.locator('.payment').first().click();
    const next = page.getByRole('button', { name: 'Next payment' });
    await soon(() => next.getAttribute('aria-disabled')).toBe('false');
    // In one task: no answer of main comes in between.
    await page.evaluate(() => {
      for (const key of ['ArrowDown', 'ArrowDown'])
        window.dispatchEvent(new KeyboardEvent('keydown', { key, altKey: true, cancelable: true }));
    });
    await soon(() => page.locator('.detail-amount').innerText()).toContain('12.07');
    await close();
  });

  it('Enter counts before the address pasted over a wrong one was checked', async () => {
    const { page, main, close } = await open('Accounts');
    await page.getByRole('button', { name: 'Add account' }).click();
    await page.getByLabel('Address').fill('no address');
    await page.getByText('This isn’t an XRP Ledger address.').waitFor();
    await holdTimers(page, 100); // the check waits for a pause in the typing
    await page.getByLabel('Address').fill(NEW_ADDRESS);
    await page.keyboard.press('Enter');
    await until(() => main.asked('accounts:add').length === 1, 'the account');
    expect(main.asked('accounts:add')[0]?.text).toBe(NEW_ADDRESS);
    await close();
  });
});
