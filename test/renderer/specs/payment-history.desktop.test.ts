import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeDesktop } from '../../desktop-bench/requirements.ts';
import { FakeMain } from '../harness/fake-main.ts';
import { ADDRESS_B, endlessRow, row, sum } from '../harness/fixture-data.ts';
import { focused, focusIs, tabTo } from '../harness/focus.ts';
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

  it('is exported to a file that can be shown where it lies', async () => {
    const { page, main, close } = await open();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Export as CSV…' }).click();
    await page.getByText('15 payments saved to /home/alice/payments.csv').waitFor();
    await tabTo(page, /^Show in folder$/u);
    await page.keyboard.press('Enter');
    await soon(() => main.asked('export:show-in-folder').length).toBe(1);
    await close();
  });

  it('says how far a long export is, and cancels it', async () => {
    const main = new FakeMain();
    main.slowExport = true;
    const { page, close } = await open(main);
    const exportItem = async () => {
      await page.getByRole('button', { name: 'More actions' }).click();
      return page.getByRole('menuitem', { name: 'Export as CSV…' });
    };
    await (await exportItem()).click();
    const bar = page.getByRole('progressbar', { name: 'Exporting 4 of 15 payments' });
    await bar.waitFor();
    expect([await bar.getAttribute('value'), await bar.getAttribute('max')]).toEqual(['4', '15']);
    expect(await (await exportItem()).getAttribute('aria-disabled')).toBe('true');
    await page.keyboard.press('Escape');
    await tabTo(page, /^Cancel$/u);
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Export canceled').waitFor();
    expect([await bar.count(), main.asked('export:cancel').length]).toEqual([0, 1]);
    await (await exportItem()).click();
    await bar.waitFor();
    main.finishExport();
    await page.getByText(/^15 payments saved/u).waitFor();
    expect(await bar.count()).toBe(0);
    await close();
  });

  it('keeps the name of an account that is no longer watched, and offers it when it is added again', async () => {
    const main = new FakeMain();
    main.payments = main.payments.map((payment) =>
      payment.watchIds.includes('b') ? { ...payment, account: ADDRESS_B, destinationTag: 104_233 } : payment,
    );
    const { page, close } = await open(main);
    const named = page.locator('.payment', { has: page.getByText('Shop till', { exact: true }) });
    const count = await named.count();
    expect(count).toBeGreaterThan(0);
    await page.getByRole('tab', { name: 'Accounts' }).click();
    await page.getByRole('button', { name: 'Actions for Shop till' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await page.getByText('Stopped watching Shop till').waitFor();
    await page.getByRole('tab', { name: 'Payments' }).click();
    await soon(() => named.count()).toBe(count);
    await named.first().click();
    await page.getByText('You’re no longer watching this account.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('button', { name: /^Account/u }).click();
    await page.getByText('Shop till (no longer watched)').click();
    await page.keyboard.press('Escape');
    await soon(() => main.asked('payments:query').at(-1)).toMatchObject({ watchIds: ['b'] });

    await page.getByRole('tab', { name: 'Accounts' }).click();
    await page.getByRole('button', { name: 'Add account' }).click();
    await page.getByLabel('Address').fill(ADDRESS_B);
    await page.getByText('Valid address').waitFor();
    const label = page.getByLabel('Label');
    expect(await label.inputValue()).toBe('');
    await page.getByLabel('Destination tag').fill('104233');
    await soon(() => label.inputValue()).toBe('Shop till');
    await page.locator('form').getByRole('button', { name: 'Add account' }).click();
    await soon(() => main.asked('accounts:add')).toEqual([
      { text: ADDRESS_B, label: 'Shop till', network: 'mainnet', tag: 104_233 },
    ]);
    await close();
  });

  it('begins with an offer to start at login and to keep large payments on screen, once', async () => {
    const main = new FakeMain({ accounts: [], networks: [], overall: 'empty', unread: 0 });
    const { settings } = main.snapshot;
    main.snapshot = {
      ...main.snapshot,
      settings: { ...settings, startAtLogin: false, criticalAboveXrp: null },
    };
    main.payments = [];
    const { page, close } = await harness.open(main, { width: 420 });
    await page.getByLabel('Address').fill(ADDRESS_B);
    await page.getByText('Valid address').waitFor();
    await page.keyboard.press('Enter');
    const offer = page.getByRole('region', { name: 'Worth setting up now' });
    await offer.waitFor();
    await tabTo(page, /^Start at login/u);
    await page.keyboard.press('Space');
    await soon(() => main.asked('settings:update')).toEqual([{ startAtLogin: true }]);
    await tabTo(page, /^Keep on screen above/u);
    await page.keyboard.type('500');
    await page.keyboard.press('Enter');
    await soon(() => main.asked('settings:update').at(-1)).toEqual({ criticalAboveXrp: '500' });
    expect(await offer.getByRole('switch', { checked: true }).count()).toBe(1);
    await offer.getByRole('button', { name: 'Dismiss' }).focus();
    await page.keyboard.press('Enter');
    await soon(() => offer.count()).toBe(0);
    await soon(() => focused(page)).not.toBe('');
    expect(main.asked('settings:update').at(-1)).toEqual({ startOffer: 'closed' });
    await close();
  });

  it('offers no start at login where the system does not', async () => {
    const { settings } = new FakeMain().snapshot;
    const main = new FakeMain({
      loginItem: { isOffered: false, text: 'Not from sources.' },
      settings: { ...settings, startOffer: 'open' },
    });
    const { page, close } = await open(main);
    const offer = page.getByRole('region', { name: 'Worth setting up now' });
    await offer.waitFor();
    expect([await offer.getByRole('switch').count(), await offer.getByRole('textbox').count()]).toEqual([
      0, 1,
    ]);
    await close();
  });

  it('takes back that a sender was muted, and keeps who was muted since', async () => {
    const { page, main, close } = await open();
    await page.locator('.payment').nth(4).click();
    await page.getByRole('button', { name: 'Mute sender' }).click();
    await page.getByText('Sender muted').waitFor();
    const accounts = main.snapshot.accounts.map((account) =>
      account.id === 'c' ? { ...account, mutedSenders: [...account.mutedSenders, 'rOther'] } : account,
    );
    await main.patch({ accounts });
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Sender unmuted').waitFor();
    await page.getByRole('button', { name: 'Mute sender' }).waitFor();
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

  it('tells what the filtered payments come to, and nothing while all are shown', async () => {
    const main = new FakeMain();
    const { page, close } = await open(main, 320);
    await page.getByRole('button', { name: 'Filters' }).click();
    expect(main.asked('payments:sums')).toEqual([]);
    main.sums = [
      ...main.sums,
      ...['EUR', 'JPY', 'CHF'].map((currency) => sum({ currency, issuer: ADDRESS_B }, '7', `7 ${currency}`)),
    ];
    await page.getByRole('button', { name: 'Unread', exact: true }).click();
    const told = page.locator('.filtered-sum');
    await soon(() => told.innerText().then((text) => text.split(/\s*\n\s*/u))).toEqual([
      'Total',
      '6,560.25 XRP',
      '89.5 USD',
      '7 EUR',
      'and 2 more',
    ]);
    expect(new Set(main.asked('payments:sums').map((asked) => JSON.stringify(asked)))).toEqual(
      new Set(['{"filter":{"unread":true}}']),
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    // A payment became disputed: no payment arrived, but every sum is another.
    const charts = main.asked('payments:daily').length;
    main.sums = main.sums.slice(0, 1).map((one) => ({ ...one, amount: '6000', amountText: '6,000 XRP' }));
    await main.patch({ sumsRevision: 1 });
    await soon(() => told.innerText()).toContain('6,000 XRP');
    expect(main.asked('payments:daily').length).toBeGreaterThan(charts);
    main.sums = main.sums.map((one) => ({ ...one, amount: '6560.25', amountText: '6,560.25 XRP' }));
    // A search alone is a filter too.
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByRole('button', { name: 'Filters' }).click();
    await told.waitFor({ state: 'detached' });
    await page.getByRole('textbox', { name: 'Search payments' }).fill('alice');
    await soon(() => told.innerText()).toContain('6,560.25 XRP');
    expect(main.asked('payments:sums').at(-1)).toEqual({ filter: { search: 'alice' } });
    await close();
  });

  it('is read on from one payment to the next, by buttons and by keys, in the order and the filter of the list', async () => {
    const main = new FakeMain();
    const { page, close } = await open(main);
    const amount = () => page.locator('.detail-amount').innerText();
    await tabTo(page, /1,250 XRP/u);
    await page.keyboard.press('Enter');
    await soon(amount).toContain('1,250');
    const previous = page.getByRole('button', { name: 'Previous payment' });
    const next = page.getByRole('button', { name: 'Next payment' });
    await soon(() => previous.getAttribute('aria-disabled')).toBe('true');
    await soon(() => next.getAttribute('aria-disabled')).toBe('false');
    const told = page.locator('.page [role="status"]');
    expect(await told.innerText()).toBe('');
    await tabTo(page, /^Next payment$/u);
    await page.keyboard.press('Enter');
    await soon(amount).toContain('89.5');
    await focusIs(page, 'Next payment');
    await soon(() => told.innerText()).toMatch(/^89\.5 USD, from rN7n7ot…6fzRH, .*21 November 2026/u);
    await page.keyboard.press('Alt+ArrowDown');
    await soon(amount).toContain('12.07');
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Alt+ArrowUp');
    await soon(amount).toContain('1,250');
    // The end is reached: nothing moves, the focus stays.
    await tabTo(page, /^Previous payment$/u);
    await page.keyboard.press('Enter');
    await focusIs(page, 'Previous payment');
    expect(await amount()).toContain('1,250');
    await until(() => main.asked('payments:mark-read').length === 3, 'each to be read');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('button', { name: 'Kind All' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Check cashed' }).click();
    await page.keyboard.press('Escape');
    await page.getByText(/^1 payment/u).waitFor();
    await page.locator('.payment').first().click();
    await page.getByRole('article').waitFor();
    await soon(() => main.asked('payments:neighbours').at(-1)?.filter).toEqual({ kinds: ['check'] });
    await soon(() => next.getAttribute('aria-disabled')).toBe('true');
    await soon(() => previous.getAttribute('aria-disabled')).toBe('true');
    await close();
  });

  it('keeps the focus while it is read on from among the fields', async () => {
    const { page, close } = await open();
    await page.locator('.payment').first().click();
    await page.getByRole('article').waitFor();
    await tabTo(page, /^Copy Transaction$/u);
    await page.keyboard.press('Alt+ArrowDown');
    await soon(() => page.locator('.detail-amount').innerText()).toContain('89.5');
    await focusIs(page, 'Payment');
    await close();
  });

  it('is left at the payment that was read last', async () => {
    const main = new FakeMain();
    main.payments = Array.from({ length: 60 }, (_, index) => endlessRow(index, 60));
    const { page, close } = await open(main);
    await tabTo(page, /sender 0/u);
    await page.keyboard.press('Enter');
    await page.getByRole('article').waitFor();
    const next = page.getByRole('button', { name: 'Next payment' });
    for (let step = 1; step <= 14; step += 1) {
      await soon(() => next.getAttribute('aria-disabled')).toBe('false');
      await page.keyboard.press('Alt+ArrowDown');
      await until(() => main.asked('payments:detail').length === step + 1, `step ${step}`);
    }
    await page.keyboard.press('Escape');
    await page.getByRole('article').waitFor({ state: 'detached' });
    await focusIs(page, /sender 14/u);
    const row = page.locator('[aria-posinset="15"]');
    const seen = await row.evaluate((element) => {
      const place = element.getBoundingClientRect();
      const list = element.closest('.payment-scroller')?.getBoundingClientRect();
      return list !== undefined && place.top >= list.top && place.bottom <= list.bottom + 1;
    });
    expect(seen).toBe(true);
    // Without a step, where it was opened.
    await page.keyboard.press('Enter');
    await page.getByRole('article').waitFor();
    await page.keyboard.press('Escape');
    await focusIs(page, /sender 14/u);
    await close();
  });

  it('of ten thousand is scrolled to its end and back, by End and Home, without all being read', async () => {
    const main = new FakeMain();
    main.endless = 10_000;
    const { page, close } = await open(main);
    const place = () =>
      page.locator('.payment-scroller').evaluate((list) => ({
        top: Math.round(list.scrollTop),
        left: Math.round(list.scrollHeight - list.clientHeight - list.scrollTop),
      }));
    const walk = async () => {
      await page.keyboard.press('End');
      await page.waitForFunction(() => document.querySelectorAll('.payment-pending').length === 0);
      await page.locator('[aria-posinset="10000"] .payment').waitFor();
      await soon(async () => (await place()).left).toBe(0);
      await page.keyboard.press('Home');
      await soon(async () => (await place()).top).toBe(0);
      await page.locator('[aria-posinset="1"] .payment').waitFor();
    };
    await tabTo(page, /sender 0/u);
    await walk();
    // The focus is at a button above the list.
    await page.getByRole('button', { name: 'Filters' }).focus();
    await walk();
    await focusIs(page, 'Filters');
    expect(main.asked('payments:query').length).toBeLessThan(20);
    // In the search, Home and End move the cursor.
    await page.getByRole('textbox', { name: 'Search payments' }).focus();
    await page.keyboard.press('End');
    expect((await place()).top).toBe(0);
    await close();
  });

  it('is not held at its end when the focus leads away from there', async () => {
    const main = new FakeMain();
    main.endless = 10_000;
    const { page, close } = await open(main);
    const left = () =>
      page
        .locator('.payment-scroller')
        .evaluate((list) => Math.round(list.scrollHeight - list.clientHeight - list.scrollTop));
    const toEnd = async () => {
      await page.keyboard.press('End');
      await page.locator('[aria-posinset="10000"] .payment').waitFor();
      await soon(left).toBe(0);
    };
    const focusIsSeen = async () => {
      // Rows are drawn, measured and drawn again: what is held at the end is back there by then.
      await page.evaluate(async () => {
        for (let frame = 0; frame < 20; frame += 1) await new Promise(requestAnimationFrame);
      });
      return page.evaluate(() => {
        const box = document.activeElement?.getBoundingClientRect();
        const list = document.querySelector('.payment-scroller')?.getBoundingClientRect();
        return (
          box !== undefined && list !== undefined && box.top >= list.top - 1 && box.bottom <= list.bottom + 1
        );
      });
    };
    // By Tab, from above the list to its first row.
    await page.getByRole('button', { name: 'Filters' }).focus();
    await toEnd();
    await tabTo(page, /sender 0/u);
    expect(await focusIsSeen()).toBe(true);
    // Without a key, as a screen reader moves the focus.
    await toEnd();
    await focusIs(page, /sender 9999/u);
    await page.getByRole('slider').focus();
    expect(await focusIsSeen()).toBe(true);
    await close();
  });

  it('keeps its rows apart, whatever their heights, when it is filtered and when payments arrive', async () => {
    // At this width some rows of the German window have three lines.
    const main = new FakeMain({ locale: 'de-DE' });
    const { page, settled, close } = await open(main, 320);
    const gaps = async () => {
      await settled();
      return page.locator('.payment-list > li').evaluateAll((rows) => {
        const boxes = rows.map((row) => row.getBoundingClientRect());
        return boxes.slice(1).map((box, index) => Math.round(box.top - (boxes[index]?.bottom ?? 0)));
      });
    };
    const heights = () =>
      page.locator('.payment').evaluateAll((rows) => new Set(rows.map((row) => row.clientHeight)).size);
    const arrived = row(2000, { amountText: '7.5 XRP', amount: '7.5', read: false, fromText: 'Carol' });
    main.payments = [arrived, ...main.payments];
    await main.push('payments:arrived', { rows: [arrived], more: false });
    await page.getByText('Carol').waitFor();
    expect(await heights()).toBeGreaterThan(1);
    const all = await gaps();
    expect(all.length).toBeGreaterThan(3);
    expect(all.filter((gap) => gap !== 0)).toEqual([]);
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('button', { name: 'Ungelesen', exact: true }).click();
    await soon(() => page.locator('.payment').count()).toBe(4);
    expect(await heights()).toBeGreaterThan(1);
    expect(await gaps()).toEqual([0, 0, 0]);
    await close();
  });

  it('breaks no word of a sender’s actions in the narrowest window', async () => {
    for (const locale of ['en-GB', 'de-DE', 'es-ES', 'ja-JP']) {
      const { page, close } = await open(new FakeMain({ locale }), 320);
      await page.locator('.payment').first().click();
      await page.locator('.entry-actions').waitFor();
      const broken = await page.locator('.entry-actions button').evaluateAll((buttons) =>
        buttons
          .filter((button) => {
            const copy = button.cloneNode(true) as HTMLElement;
            copy.style.cssText = 'position: absolute; inline-size: min-content; overflow-wrap: normal';
            button.after(copy);
            const longestWord = copy.clientWidth;
            copy.remove();
            return button.clientWidth < longestWord;
          })
          .map((button) => button.textContent),
      );
      expect([locale, broken]).toEqual([locale, []]);
      await close();
    }
  });
});
