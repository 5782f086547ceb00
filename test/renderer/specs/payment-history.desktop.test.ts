import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeDesktop } from '../../desktop-bench/requirements.ts';
import { FakeMain } from '../harness/fake-main.ts';
import { focusIs, tabTo } from '../harness/focus.ts';
import { soon, until } from '../harness/until.ts';
import { WindowHarness } from '../harness/window-harness.ts';

describeDesktop('a history of payments', () => {
  let harness: WindowHarness;
  beforeAll(async () => {
    harness = await WindowHarness.start();
  });
  afterAll(() => harness?.stop());

  async function open(main = new FakeMain(), width = 420) {
    const window = await harness.open(main, { width });
    await window.page.locator('.payment').first().waitFor();
    return window;
  }

  it('takes back that all were marked as read', async () => {
    const { page, main, close } = await open();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Mark all as read' }).click();
    await soon(() => page.locator('.unread-mark').count()).toBe(0);
    await tabTo(page, /^Undo$/u);
    await page.keyboard.press('Enter');
    await page.getByText('3 payments are unread again').waitFor();
    await soon(() => page.locator('.unread-mark').count()).toBe(3);
    expect(main.asked('payments:undo-mark-read')).toHaveLength(1);
    await close();
  });

  it('takes back that a sender was muted, and keeps who was muted since', async () => {
    const { page, main, close } = await open();
    await page.locator('.payment').nth(4).click();
    await page.getByRole('button', { name: 'Mute this sender' }).click();
    await page.getByText('This sender is now muted').waitFor();
    const accounts = main.snapshot.accounts.map((account) =>
      account.id === 'c' ? { ...account, mutedSenders: [...account.mutedSenders, 'rOther'] } : account,
    );
    await main.patch({ accounts });
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('This sender is no longer muted').waitFor();
    await page.getByRole('button', { name: 'Mute this sender' }).waitFor();
    expect(main.asked('accounts:update').at(-1)).toEqual({ id: 'c', change: { mutedSenders: ['rOther'] } });
    await close();
  });

  it('shows the unread alone, and what is read leaves the list', async () => {
    const { page, main, close } = await open();
    await tabTo(page, /^Filters$/u);
    await page.keyboard.press('Enter');
    await tabTo(page, /^Unread$/u);
    await page.keyboard.press('Space');
    await page.getByText(/^3 payments/u).waitFor();
    await focusIs(page, 'Unread');
    expect(await page.getByRole('button', { name: 'Unread', pressed: true }).count()).toBe(1);
    await soon(() => page.locator('.payment').count()).toBe(3);
    await page.locator('.payment').first().click();
    await page.getByRole('article').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText(/^2 payments/u).waitFor();
    await soon(() => page.locator('.payment').count()).toBe(2);
    expect(main.asked('payments:query').at(-1)).toMatchObject({ unread: true });
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByText(/^15 payments/u).waitFor();
    await close();
  });

  it('is narrowed to today, this month and last month in local time, and the choice keeps its name', async () => {
    const { page, main, close } = await open();
    await page.getByRole('button', { name: 'Filters' }).click();
    for (const [name, from, to] of [
      ['Today', '2026-11-20T23:00:00.000Z', undefined],
      ['This month', '2026-10-31T23:00:00.000Z', undefined],
      // Summer time ends in it.
      ['Last month', '2026-09-30T22:00:00.000Z', '2026-10-31T23:00:00.000Z'],
    ] as const) {
      await page.getByRole('button', { name: /^Date / }).click();
      await page.getByRole('menuitemradio', { name }).click();
      await until(() => main.asked('payments:query').at(-1)?.from === from, name);
      expect(main.asked('payments:query').at(-1)?.to).toBe(to);
      await page.getByRole('button', { name: `Date ${name}` }).waitFor();
    }
    await page.getByRole('tab', { name: 'Health' }).click();
    await page.getByRole('tab', { name: 'Payments' }).click();
    await page.getByRole('button', { name: 'Date Last month' }).waitFor();
    await close();
  });
});
