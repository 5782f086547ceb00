import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeDesktop } from '../../desktop-bench/requirements.ts';
import { FakeMain } from '../harness/fake-main.ts';
import { row, XRP } from '../harness/fixture-data.ts';
import { focusIs } from '../harness/focus.ts';
import { soon, until } from '../harness/until.ts';
import { type OpenWindow, WindowHarness } from '../harness/window-harness.ts';

describeDesktop('menus at the pointer, days of the chart, and why a payment brought no alert', () => {
  let harness: WindowHarness;
  let window: OpenWindow;
  beforeAll(async () => {
    harness = await WindowHarness.start();
  });
  afterAll(() => harness?.stop());

  async function open(main = new FakeMain()): Promise<Page> {
    window = await harness.open(main);
    await window.page.locator('.payment').first().waitFor();
    return window.page;
  }

  for (const place of ['start', 'middle', 'end'] as const) {
    it(`the menu of a payment fits into the window wherever the row is pressed (${place})`, async () => {
      const page = await open();
      const target = page.getByRole('button', { name: /89\.5 USD/u });
      const box = await target.boundingBox();
      const x = { start: 4, middle: (box?.width ?? 0) / 2, end: (box?.width ?? 0) - 4 }[place];
      await target.click({ button: 'right', position: { x, y: 20 } });
      const menu = page.getByRole('menu');
      await menu.waitFor();
      const inside = () =>
        menu.evaluate((element) => {
          const { left, right, top, bottom } = element.getBoundingClientRect();
          return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
        });
      await soon(inside).toBe(true);
      await window.close();
    });
  }

  it('the menu key opens it for the row with the focus, which has it back afterwards', async () => {
    const page = await open();
    await page.getByRole('button', { name: /89\.5 USD/u }).focus();
    await page.keyboard.press('ContextMenu');
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('ArrowDown');
    await focusIs(page, 'Open payment');
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await focusIs(page, /89\.5 USD/u);
    expect(window.main.asked('window:hide')).toHaveLength(0);
    await window.close();
  });

  it('opens the transaction in the explorer, and copies the amount without its unit', async () => {
    const page = await open();
    const choose = async (item: string) => {
      await page.getByRole('button', { name: /89\.5 USD/u }).click({ button: 'right' });
      await page.getByRole('menuitem', { name: item }).click();
      await page.getByRole('menu').waitFor({ state: 'detached' });
    };
    await choose('Open in explorer');
    await until(() => window.main.asked('link:open').length === 1, 'the explorer');
    expect(window.main.asked('link:open')[0]?.url).toMatch(
      /^https:\/\/livenet\.xrpl\.org\/transactions\/[0-9A-F]{64}$/u,
    );
    await choose('Copy amount');
    await choose('Copy transaction hash');
    await choose('Copy sender’s address');
    await until(() => window.main.asked('clipboard:write').length === 3, 'the copies');
    const [amount, hash, sender] = window.main.asked('clipboard:write').map(({ text }) => text);
    expect(amount).toBe('89.5');
    expect(hash).toMatch(/^[0-9A-F]{64}$/u);
    expect(sender).toMatch(/^r\w{24,34}$/u);
    await window.close();
  });

  it('shows all payments of a sender, and the search says so', async () => {
    const page = await open();
    await page.getByRole('button', { name: /310\.25 XRP/u }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Payments from this sender' }).click();
    const search = page.getByRole('textbox', { name: 'Search payments' });
    await soon(() => search.inputValue()).toMatch(/^r\w{24,34}$/u);
    await until(
      () => window.main.asked('payments:query').at(-1)?.search?.startsWith('r') === true,
      'the search',
    );
    await window.close();
  });

  it('the menu of an account is the one of its button', async () => {
    const page = await open();
    await page.getByRole('tab', { name: 'Accounts' }).click();
    await page.getByRole('button', { name: /^Gallery/u }).click({ button: 'right' });
    await page.getByRole('menu').waitFor();
    const items = await page.getByRole('menuitem').allInnerTexts();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Actions for Gallery' }).click();
    await page.getByRole('menu').waitFor();
    expect(await page.getByRole('menuitem').allInnerTexts()).toEqual(items);
    expect(items).toContain('Copy address');
    await window.close();
  });

  it('a day of the chart is shown alone when it is pressed, and all days again when it is pressed again', async () => {
    const page = await open();
    const yesterday = page.locator('.chart-bars g').nth(28);
    await yesterday.click();
    await until(() => window.main.asked('payments:query').at(-1)?.from !== undefined, 'the filter');
    expect(window.main.asked('payments:query').at(-1)).toMatchObject({
      from: '2026-11-19T23:00:00.000Z',
      to: '2026-11-20T23:00:00.000Z',
    });
    await page.getByRole('button', { name: 'Date 20 Nov' }).waitFor();
    await page.locator('.chart-bars g').nth(28).click();
    await until(() => window.main.asked('payments:query').at(-1)?.from === undefined, 'all days');
    await page.getByRole('button', { name: 'Date Any time' }).waitFor();
    await window.close();
  });

  it('a day of the chart is marked and listed by keys, and says its sum', async () => {
    const page = await open();
    const slider = page.getByRole('slider', { name: 'Day in the chart' });
    const heading = page.locator('.chart figcaption');
    await slider.focus();
    expect(await slider.getAttribute('aria-valuetext')).toMatch(/^Saturday 21 November: .* XRP$/u);
    const marks = () => page.locator('.chart-marked').count();
    expect(await marks()).toBe(0);
    // The first key marks the day that was told.
    await page.keyboard.press('ArrowLeft');
    await heading.getByText(/^Saturday 21 November: .* XRP$/u).waitFor();
    await page.keyboard.press('ArrowLeft');
    await heading.getByText(/^Friday 20 November: nothing$/u).waitFor();
    expect(await slider.getAttribute('aria-valuetext')).toMatch(/^Friday 20 November: nothing$/u);
    expect([await marks(), await slider.getAttribute('aria-valuenow')]).toEqual([1, '29']);
    // The keys are the chart's: the list below stays where it is.
    await page.keyboard.press('Home');
    expect(await slider.getAttribute('aria-valuenow')).toBe('1');
    await page.keyboard.press('End');
    await page.keyboard.press('Escape');
    await soon(marks).toBe(0);
    for (const key of ['ArrowLeft', 'ArrowLeft', 'Enter']) await page.keyboard.press(key);
    await until(() => window.main.asked('payments:query').at(-1)?.from !== undefined, 'the filter');
    expect(window.main.asked('payments:query').at(-1)).toMatchObject({ from: '2026-11-19T23:00:00.000Z' });
    // The day that is listed alone stays marked when the focus goes on.
    await page.getByRole('button', { name: 'Date 20 Nov' }).waitFor();
    await page.getByRole('tab', { name: 'Payments' }).focus();
    await heading.getByText(/^Friday 20 November: nothing$/u).waitFor();
    await soon(marks).toBe(1);
    await window.close();
  });

  it('the chart has a scale and a total, which is main’s', async () => {
    const page = await open();
    await page.locator('.chart figcaption').getByText('Total: 10,535 XRP').waitFor();
    expect(
      await page
        .locator('.chart-scale')
        .innerText()
        .then((text) => text.split(/\s+/u)),
    ).toEqual(['1k', '500', '0']);
    await page.getByRole('combobox', { name: 'Asset shown in the chart' }).selectOption({ label: 'USD' });
    await page.locator('.chart figcaption').getByText('Total: 200 USD').waitFor();
    expect(
      await page
        .locator('.chart-scale')
        .innerText()
        .then((text) => text.split(/\s+/u)),
    ).toEqual(['20', '10', '0']);
    await window.close();
  });

  it('a day under the pointer is told in the chart’s heading', async () => {
    const page = await open();
    await page.locator('.chart-bars g').nth(25).hover({ force: true });
    await page
      .locator('.chart figcaption')
      .getByText(/^Tuesday 17 November: .* XRP$/u)
      .waitFor();
    await page.mouse.move(5, 5);
    await page.locator('.chart figcaption').getByText('XRP received per day, last 30 days').waitFor();
    await window.close();
  });

  it('says what became of a notification, in the detail that is open too', async () => {
    const main = new FakeMain();
    const held = row(7, { asset: XRP, outcome: { type: 'held', reason: 'paused' } });
    main.payments = [held];
    const page = await open(main);
    await page.locator('.payment').getByText('Held back: paused').waitFor();
    await page.locator('.payment').click();
    await page.locator('.detail').getByText('Held back: paused').waitFor();
    const shown = { ...held, outcome: { type: 'shown', as: 'summary', at: '2026-11-21T12:20:00Z' } } as const;
    await main.push('payments:arrived', { rows: [shown], more: false });
    await page.locator('.detail').getByText('In a summary at').waitFor();
    const outcome = { type: 'suppressed', reason: 'below-minimum', minimum: '10' } as const;
    const below = { ...held, outcome, alerted: false, minimumText: '10 XRP' };
    await main.push('payments:arrived', { rows: [below], more: false });
    await page.locator('.detail').getByText('Below the minimum of 10 XRP').waitFor();
    await window.close();
  });
});
