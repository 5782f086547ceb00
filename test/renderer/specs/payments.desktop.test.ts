import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeDesktop } from '../../desktop-bench/requirements.ts';
import { FakeMain } from '../harness/fake-main.ts';
import { row } from '../harness/fixture-data.ts';
import { statement, windowFixtures } from '../harness/fixtures.ts';
import { holdTimers } from '../harness/timers.ts';
import { soon, until } from '../harness/until.ts';
import { WindowHarness } from '../harness/window-harness.ts';

describeDesktop('payments', () => {
  let harness: WindowHarness;
  beforeAll(async () => {
    harness = await WindowHarness.start();
  });
  afterAll(() => harness?.stop());

  async function open(main = new FakeMain()) {
    const window = await harness.open(main);
    await window.page.locator('.payment').first().waitFor();
    return window;
  }

  it('are grouped by day with main’s sums, and tell amount, account, sender, tag, kind and time', async () => {
    const { page, close } = await open();
    const days = page.locator('.day-head h2');
    await soon(async () => (await days.allTextContents()).slice(0, 2)).toEqual(['Today', 'Yesterday']);
    await soon(() => days.nth(2).textContent()).toContain('18 November');
    await soon(() => page.locator('.day-sums').first().textContent()).toContain('6,560.25 XRP');
    const second = page.locator('.payment').nth(1);
    await soon(() => second.textContent()).toMatch(
      /89\.5 USD.*6 min\.? ago.*Shop till.*from rN7n7ot…6fzRH.*tag 104233/u,
    );
    await soon(() => second.getByRole('img', { name: 'unread' }).count()).toBe(1);
    await soon(() => page.locator('.payment').nth(3).textContent()).toContain('Escrow');
    await soon(() => page.locator('.payment').nth(2).textContent()).toContain('partial');
    await second.locator('time').hover();
    await soon(() => second.locator('time').getAttribute('title')).toMatch(/21 November 2026.*10:35:00/u);
    await close();
  });

  it('are searched for while typing, in one question when the typing rests', async () => {
    const { page, main, close } = await open();
    const asked = main.asked('payments:query').length;
    // When the typing rests is the test's to say: a slow machine pauses between two keys.
    const rest = await holdTimers(page, 100);
    await page.getByRole('textbox', { name: 'Search payments' }).pressSequentially('alice');
    await soon(() => rest.waiting()).toHaveLength(1);
    expect(main.asked('payments:query')).toHaveLength(asked);
    await rest.release();
    await until(() => main.asked('payments:query').length > asked, 'the question');
    await page.getByRole('button', { name: 'Clear search' }).click();
    await until(() => main.asked('payments:query').at(-1)?.search === undefined, 'the whole list again');
    expect(main.asked('payments:query').slice(asked)).toEqual([
      { search: 'alice', offset: 0, limit: 100 },
      { offset: 0, limit: 100 },
    ]);
    await close();
  });

  it('are filtered by account, kind, asset and date, together; the export takes the same filter', async () => {
    const { page, main, close } = await open();
    await page.getByRole('button', { name: 'Filters' }).click();
    const choose = async (filter: string, item: string) => {
      await page.getByRole('button', { name: filter }).click();
      await page.getByRole('menuitemcheckbox', { name: item }).click();
      await page.keyboard.press('Escape');
      await page.getByRole('menu').waitFor({ state: 'detached' });
    };
    await choose('Account All', 'Shop till');
    await choose('Kind All', 'Check cashed');
    await choose('Asset All', 'USD');
    await page.getByRole('button', { name: 'Date Any time' }).click();
    await page.getByRole('menuitemradio', { name: 'Last 7 days' }).click();
    const filter = {
      watchIds: ['b'],
      kinds: ['check'],
      assets: ['USD.rvYAfWj5gh67oV6fW32ZzP3Aw4Eubs59B'],
      from: '2026-11-14T23:00:00.000Z',
    };
    await until(() => main.asked('payments:query').at(-1)?.from !== undefined, 'the last filter');
    expect(main.asked('payments:query').at(-1)).toEqual({ ...filter, offset: 0, limit: 100 });
    await page.getByText(/^1 payment/u).waitFor();
    await until(() => main.asked('payments:daily').at(-1)?.filter?.from !== undefined, 'the chart to follow');

    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Export as CSV…' }).click();
    await page.getByText('1 payment saved to /home/alice/payments.csv').waitFor();
    expect(main.asked('payments:export')).toEqual([
      { query: { ...filter, offset: 0, limit: 500 }, format: 'csv' },
    ]);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByText(/^15 payments/u).waitFor();
    await close();
  });

  it('take days of one’s own: the last day counts wholly', async () => {
    const { page, main, close } = await open();
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('button', { name: 'Date Any time' }).click();
    await page.getByRole('menuitemradio', { name: 'Custom range' }).click();
    await page.getByLabel('From', { exact: true }).fill('2026-11-17');
    await page.getByLabel('To', { exact: true }).fill('2026-11-18');
    await until(() => main.asked('payments:query').at(-1)?.to !== undefined, 'the end of the span');
    expect(main.asked('payments:query').at(-1)).toMatchObject({
      from: '2026-11-16T23:00:00.000Z',
      to: '2026-11-18T23:00:00.000Z',
    });
    await close();
  });

  it('show every field, are read once opened, and lead to the explorer only through main', async () => {
    const { page, main, close } = await open();
    await page.getByRole('button', { name: /12\.07 EUR/u }).click();
    await page.getByRole('article').waitFor();
    for (const text of [
      '12.07 EUR',
      'The sender specified 12,000 EUR',
      'Shop till',
      'Notified',
      'Live',
      'Payment',
      '99,799,002',
    ]) {
      await soon(() => page.getByRole('article').textContent()).toContain(text);
    }
    await until(() => main.asked('payments:mark-read').length === 1, 'the read mark');
    expect(main.asked('payments:mark-read')).toEqual([{ ids: [998] }]);
    await page.getByRole('button', { name: 'Open in explorer' }).click();
    await until(() => main.asked('link:open').length === 1, 'the link');
    expect(main.asked('link:open')[0]?.url).toMatch(
      /^https:\/\/livenet\.xrpl\.org\/transactions\/[0-9A-F]{64}$/u,
    );
    await page.getByText('Raw transaction').click();
    await soon(() => page.locator('pre').textContent()).toContain('"TransactionType": "Payment"');
    await page.getByRole('button', { name: 'Back' }).click();
    await soon(() => page.locator('.unread-mark').count()).toBe(2);
    main.dropsDetails = true;
    await page.getByRole('button', { name: /12\.07 EUR/u }).click();
    await soon(() => page.getByRole('article').textContent()).toContain('More than 1,000 small payments');
    expect(await page.getByText('Raw transaction').count()).toBe(0);
    await close();
  });

  it('name or mute the sender', async () => {
    const { page, main, close } = await open();
    await page.locator('.payment').nth(4).click();
    await page.getByRole('button', { name: 'Mute sender' }).click();
    await page.getByText('Sender muted').waitFor();
    expect(main.asked('accounts:update')[0]).toEqual({
      id: 'c',
      change: { mutedSenders: ['rN7n7otQDd6FczFgLdSqtcsAUxDkw6fzRH'] },
    });
    await page.getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Bob');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('article').getByText('Bob').waitFor();
    await close();
  });

  it('are all marked as read', async () => {
    const { page, main, close } = await open();
    await soon(() => page.locator('.unread-mark').count()).toBe(3);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Mark all as read' }).click();
    await soon(() => page.locator('.unread-mark').count()).toBe(0);
    expect(main.asked('payments:mark-read')).toEqual([{ ids: 'all' }]);
    await close();
  });

  it('open where main says: a notification was clicked', async () => {
    const { page, main, close } = await open();
    await page.getByRole('tab', { name: 'Preferences' }).click();
    await main.push('view:show', { view: 'payment', id: 997 });
    await page.getByRole('article').getByText('5,000').first().waitFor();
    await main.push('view:show', { view: 'payment', id: 999 });
    await page.getByRole('article').getByText('89.5').first().waitFor();
    await main.push('view:show', { view: 'add-account', text: 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh' });
    await soon(() => page.getByLabel('Address').inputValue()).toBe('rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh');
    await main.push('view:show', { view: 'about' });
    await page.getByRole('heading', { name: 'About' }).waitFor();
    await close();
  });

  it('arrive by themselves, once', async () => {
    const main = new FakeMain();
    const { page, close } = await open(main);
    const arrived = row(2000, { amountText: '7.5 XRP', amount: '7.5', read: false, fromText: 'Carol' });
    main.payments = [arrived, ...main.payments];
    await main.push('payments:arrived', { rows: [arrived], more: false });
    await page.getByText('Carol').waitFor();
    await soon(() => page.locator('.payment-arrived').count()).toBe(1);
    await soon(() => page.locator('.payment').first().textContent()).toContain('7.5');
    // Once, also after the list was asked for again and drawn.
    const again = row(2001, { amountText: '8 XRP', amount: '8', read: false, fromText: 'Dave' });
    main.payments = [again, ...main.payments];
    await main.push('payments:arrived', { rows: [again], more: false });
    await page.getByText('Dave').waitFor();
    await soon(() => page.getByRole('button', { name: /7\.5 XRP/u }).count()).toBe(1);
    await close();
  });

  for (const [reducedMotion, animation] of [
    ['no-preference', 'payment-arrived'],
    ['reduce', 'none'],
  ] as const) {
    it(`arrive with motion only where it is welcome (${reducedMotion})`, async () => {
      const main = new FakeMain();
      const { page, close } = await harness.open(main, { reducedMotion });
      await page.locator('.payment').first().waitFor();
      const arrived = row(2000, { fromText: 'Carol' });
      main.payments = [arrived, ...main.payments];
      await main.push('payments:arrived', { rows: [arrived], more: false });
      await page.getByText('Carol').waitFor();
      const name = () =>
        page.locator('.payment-arrived').evaluate((element) => getComputedStyle(element).animationName);
      await soon(name).toBe(animation);
      await close();
    });
  }

  it('keep the window alive when they cannot be read, and come back', async () => {
    const main = new FakeMain();
    main.broken.set('payments:query', 'database disk image is malformed');
    const { page, close } = await harness.open(main);
    await page.getByRole('heading', { name: 'Couldn’t load your payments.' }).waitFor();
    main.broken.clear();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.payment').first().waitFor();
    await close();
  });

  it('are shown as plain text, whatever strangers wrote', async () => {
    const hostile = '<img src=x onerror=alert(1)> [x](javascript:alert(1)) https://evil.example ';
    const main = new FakeMain({ contacts: [] });
    main.payments = [
      row(5, {
        fromText: hostile,
        assetText: hostile,
        amountText: `1 ${hostile}`,
        memos: [{ type: hostile, format: hostile, data: hostile, dataHex: null }],
      }),
    ];
    const { page, complaints, close } = await open(main);
    await page.locator('.payment').click();
    await page.getByRole('article').waitFor();
    await soon(() => page.locator('.memo-text').textContent()).toBe(hostile);
    expect(await page.locator('img, a, iframe, style, #root script').count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  it('name the account and the hours that a gap concerns, until it is accepted', async () => {
    const main = new FakeMain();
    const [first, ...rest] = main.snapshot.accounts;
    if (first === undefined) throw new Error('The harness watches nothing.');
    const gap = {
      ...{ network: first.network, account: first.address, range: [97_000_100, 97_000_480] as const },
      ...{ fromTime: '2026-11-21T08:31:00Z', toTime: '2026-11-21T08:33:00Z', attempts: 1, nextRetryAt: null },
    };
    const withGap = (accepted: boolean) => [{ ...first, gaps: [{ ...gap, accepted }] }, ...rest];
    main.snapshot = { ...main.snapshot, accounts: withGap(false) };
    const { page, close } = await open(main);
    const text = 'Savings: payments between 09:31 and 09:33 may be missing. Still asking.';
    await page.getByRole('button', { name: text }).waitFor();
    await main.patch({ accounts: withGap(true) });
    await soon(() => page.locator('.notice').count()).toBe(0);
    await close();
  });

  it('are not called none while some are counted', async () => {
    const main = new FakeMain({ unread: 0 });
    const { payments } = main;
    main.payments = [];
    const { page, close } = await harness.open(main);
    await page.getByText('No payments yet').waitFor();
    main.payments = payments;
    main.queryMs = 400;
    await main.patch({ unread: 120 });
    await page.locator('[data-mark="99+"]').first().waitFor();
    expect(await page.getByText('No payments yet').count()).toBe(0);
    await close();
  });

  it('that servers begin to disagree about change in the list and in an open detail, with what each server said', async () => {
    const { page, main, close } = await open();
    const [, second] = main.payments;
    if (second === undefined) throw new Error('no second payment');
    main.statements.set(second.id, [statement('wss://a.example')]);
    await page.locator('.payment').nth(1).click();
    const detail = page.getByRole('article');
    await detail.getByText('Seen on one server').waitFor();
    expect(await detail.getByText('wss://a.example').count()).toBe(1);

    const disputed = { ...second, read: true, trust: 'disputed' as const };
    main.payments = main.payments.map((payment) => (payment.id === second.id ? disputed : payment));
    const denial = { says: 'disagrees', trust: 'disputed', stated: null, amountsText: null } as const;
    main.statements.set(second.id, [statement('wss://a.example'), statement('wss://b.example', denial)]);
    await main.push('payments:arrived', { rows: [disputed], more: false });
    await detail.getByText('Has no such payment').waitFor();
    await detail.getByText('Servers disagree about this payment. It isn’t counted').waitFor();
    await page.keyboard.press('Escape');
    const row = page.locator('.payment', { hasText: 'Servers disagree' });
    await soon(() => row.count()).toBe(1);
    expect(await row.innerText()).toContain('89.5');
    await close();
  });

  it('say what is wrong in words: offline, paused, stalled', async () => {
    const window = await windowFixtures['payments-offline'](harness, {});
    const { page, main } = window;
    await page.getByRole('status').getByText('Offline', { exact: true }).waitFor();
    const banner = page.getByRole('button', {
      name: /^Payments that arrive now will show up once you’re back online\. Examined up to 10:40 \(/u,
    });
    await banner.click();
    // Why is in Health.
    await page.getByText('Waiting to reconnect').first().waitFor();
    await page.getByText('No server of mainnet could be reached.').first().waitFor();
    await page.getByRole('tab', { name: 'Payments' }).click();
    await main.patch({ overall: 'stalled', overallConnection: 'stalled' });
    await page.getByRole('status').getByText('Network stalled').waitFor();
    await page.getByRole('button', { name: /^Mainnet isn’t closing ledgers right now/u }).waitFor();
    await main.patch({ overall: 'connecting', overallConnection: 'connecting' });
    await page.getByRole('status').getByText('Connecting…').waitFor();
    await soon(() => page.locator('.notice').count()).toBe(0);

    // Whatever the banner counts is listed in Health, newest first.
    const problem = (code: string, text: string, minute: string) => ({
      ...{ code, text, network: 'mainnet' as const, at: `2026-11-21T09:${minute}:00.000Z` },
    });
    await main.patch({
      problems: [
        problem('history-missing', 'Said where the gaps are.', '39'),
        problem('store-disk-full', 'The disk is full.', '30'),
        problem('wrong-network', 'A server is of another network.', '38'),
      ],
    });
    const counting = page.getByRole('button', { name: /^A server is of another network\./u });
    await soon(() => counting.innerText()).toContain('+1 problem');
    await page.getByRole('tab', { name: 'Health' }).click();
    const listed = page.getByRole('region', { name: 'Problems' }).getByRole('listitem');
    await soon(() => listed.count()).toBe(2);
    expect(await listed.nth(0).innerText()).toContain('A server is of another network.');
    expect(await listed.nth(1).innerText()).toContain('The disk is full.');
    await window.close();
  });
});
