import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeDesktop } from '../../desktop-bench/requirements.ts';
import { ask, type Harness, openHarness, soon, until, untilLive, untilMenu } from '../support.ts';

const DONE = { ok: true, value: null };

describeDesktop('what the window asks for', () => {
  let harness: Harness;
  let page: Page;
  let folder: string;
  let startedAt: number;
  const AMOUNTS = ['25', '0.5', '1234.567891'];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'chime-files-'));
    startedAt = Date.now();
    harness = await openHarness();
    await untilLive(harness);
    page = await harness.app.page();
    for (const amount of AMOUNTS) {
      harness.network.pay({ from: 'Alice', to: harness.shop, amount, destinationTag: 9 });
      harness.network.close();
    }
    await until(
      async () => (await ask(page, 'app:snapshot', null)).unread === AMOUNTS.length,
      'the payments',
    );
  });
  afterAll(async () => {
    await harness?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const account = async () => {
    const [first] = (await ask(page, 'app:snapshot', null)).accounts;
    if (first === undefined) throw new Error('Nothing is watched.');
    return first;
  };

  it('totals, coverage and the last payment of an account', async () => {
    const { totals, paymentCount, lastPayment, coverage } = await account();
    expect(totals).toEqual([
      { asset: { currency: 'XRP' }, amount: '1260.067891', amountText: '1,260.067891 XRP', assetText: 'XRP' },
    ]);
    expect(paymentCount).toBe(3);
    expect(lastPayment?.amount).toBe('1234.567891');
    expect(coverage?.gaps).toEqual([]);
  });

  it('the balance of an account, in a ledger that the server validated', async () => {
    const { id } = await account();
    const amount = harness.network.balance(harness.shop);
    const answer = await ask(page, 'accounts:balance', { id });
    expect(answer).toMatchObject({
      ok: true,
      value: { state: 'known', sums: [{ amount }], more: 0, isComplete: true },
    });
    // An MPT in its own decimal places. Who pays is given plenty of it by the simulation.
    const gold = harness.network.addMpt('Alice', 'GLD');
    harness.network.pay({ from: 'Shop', to: 'Alice', amount: '1', asset: gold });
    const sumsOf = async () => {
      const { value } = (await ask(page, 'accounts:balance', { id })) as typeof answer & {
        readonly ok: true;
      };
      return value.state === 'known' ? value.sums : [];
    };
    await soon(async () => (await sumsOf())[1]).toMatchObject({
      ...{ asset: gold, assetText: 'GLD', amount: harness.network.balance(harness.shop, gold) },
      amountText: expect.stringMatching(/^[\d,.]+ GLD$/),
    });
    expect(await ask(page, 'accounts:balance', { id: 'gone' })).toMatchObject({ ok: false });
  });

  it('how many payments a tag takes from the page of an account', async () => {
    const { id } = await account();
    const hidden = async (tag: number | null) => ask(page, 'accounts:tag-effect', { id, tag });
    expect(await hidden(9)).toEqual({ ok: true, value: { hidden: 0 } });
    expect(await hidden(8)).toEqual({ ok: true, value: { hidden: AMOUNTS.length } });
    expect(await hidden(null)).toEqual({ ok: true, value: { hidden: 0 } });
  });

  it('pages of payments with sums by day, searched and filtered', async () => {
    const { id } = await account();
    const all = await ask(page, 'payments:query', { offset: 0, limit: 2, watchIds: [id] });
    expect(all).toMatchObject({ total: 3, upToId: 3 });
    expect(all.rows.map(({ amountText }) => amountText)).toEqual(['1,234.567891 XRP', '0.5 XRP']);
    expect(all.days[0]).toMatchObject({ count: 3, sums: [{ amount: '1260.067891' }] });
    const found = await ask(page, 'payments:query', { offset: 0, limit: 10, search: '1234.567' });
    expect(found.rows.map(({ amount }) => amount)).toEqual(['1234.567891']);
    expect(await ask(page, 'payments:query', { offset: 0, limit: 10, watchIds: ['gone'] })).toMatchObject({
      total: 0,
    });
    const { days, sums } = await ask(page, 'payments:daily', { days: 7 });
    // On all days together, to the last digit.
    expect(sums).toEqual(days[0]?.sums);
    expect(days.map(({ count }) => count)).toEqual([3]);
    expect(await ask(page, 'payments:assets', null)).toMatchObject([
      { key: 'XRP', assetText: 'XRP', count: 3 },
    ]);
  });

  it('the detail of one payment, with the explorer’s page and the raw transaction', async () => {
    const outcome = await ask(page, 'payments:detail', { id: 1 });
    if (!outcome.ok) throw new Error(outcome.text);
    const { payment, explorerUrl, raw } = outcome.value;
    expect(explorerUrl).toBe(`https://livenet.xrpl.org/transactions/${payment.hash}`);
    expect(JSON.parse(raw)).toMatchObject({ tx: { TransactionType: 'Payment', DestinationTag: 9 } });
    expect(await ask(page, 'payments:detail', { id: 999 })).toMatchObject({
      ok: false,
      code: 'unknown-payment',
    });
  });

  it('marking as read', async () => {
    expect(await ask(page, 'payments:mark-read', { ids: [1] })).toEqual(DONE);
    expect((await ask(page, 'app:snapshot', null)).unread).toBe(2);
    await untilMenu(harness.app, (labels) => labels.includes('2 unread payments'));
    await harness.app.tray.click('Mark all as read');
    await untilMenu(harness.app, (labels) => !labels.some((label) => label.includes('unread')));
    await soon(async () => (await harness.app.tray.view()).image).toMatch(
      /tray-live(Template\.png|-(dark|light)\.(png|ico))$/,
    );
  });

  it('exports of payments to CSV and JSON, exact', async () => {
    for (const format of ['csv', 'json'] as const) {
      const path = join(folder, `payments.${format}`);
      await harness.app.answerDialog({ path });
      const query = { offset: 0, limit: 1 };
      expect(await ask(page, 'payments:export', { query, format })).toEqual({
        ok: true,
        value: { path, count: 3 },
      });
    }
    expect(await ask(page, 'export:show-in-folder', null)).toEqual(DONE);
    const shown = await harness.app.evaluate((_electron, _none, { record }) => record.shownInFolder);
    expect(shown).toEqual([join(folder, 'payments.json')]);
    const csv = readFileSync(join(folder, 'payments.csv'), 'utf8').trim().split('\r\n');
    expect(csv).toHaveLength(4);
    expect(csv[1]).toContain('1234.567891');
    const json = JSON.parse(readFileSync(join(folder, 'payments.json'), 'utf8'));
    expect(json.map(({ amount }: { amount: string }) => amount)).toEqual([...AMOUNTS].reverse());
    expect(readdirSync(folder).toSorted()).toEqual(['payments.csv', 'payments.json']);
    rmSync(join(folder, 'payments.json'));
    expect(await ask(page, 'export:show-in-folder', null)).toMatchObject({ ok: false, code: 'no-export' });
    expect(await ask(page, 'payments:export', { query: { offset: 0, limit: 1 }, format: 'csv' })).toEqual(
      DONE,
    );
  });

  it('an export that cannot be written: its message, and nothing left behind', async () => {
    await harness.app.answerDialog({ path: join(folder, 'missing', 'x.csv') });
    const outcome = await ask(page, 'payments:export', { query: { offset: 0, limit: 1 }, format: 'csv' });
    expect(outcome).toMatchObject({ ok: false, code: 'ENOENT' });
  });

  it('export and import of the account list', async () => {
    const path = join(folder, 'accounts.json');
    await harness.app.answerDialog({ path });
    expect(await ask(page, 'accounts:export', null)).toEqual({ ok: true, value: { path } });
    const list = JSON.parse(readFileSync(path, 'utf8'));
    list.accounts.push({ ...list.accounts[0], id: 'copy', tag: 5, label: 'Tagged' });
    writeFileSync(path, JSON.stringify(list));
    await harness.app.answerDialog({ path });
    expect(await ask(page, 'accounts:import', null)).toEqual({ ok: true, value: { added: 1, skipped: 1 } });
    writeFileSync(path, '{"format":"something else"}');
    await harness.app.answerDialog({ path });
    expect(await ask(page, 'accounts:import', null)).toMatchObject({ ok: false, code: 'import' });
    expect((await ask(page, 'app:snapshot', null)).accounts.map(({ label }) => label)).toEqual([
      'Shop',
      'Tagged',
    ]);
  });

  it('reordering, removing and taking back', async () => {
    const { accounts } = await ask(page, 'app:snapshot', null);
    const ids = accounts.map(({ id }) => id);
    await ask(page, 'accounts:reorder', { ids: [...ids].reverse() });
    const labels = async () => (await ask(page, 'app:snapshot', null)).accounts.map(({ label }) => label);
    expect(await labels()).toEqual(['Tagged', 'Shop']);
    expect(await ask(page, 'accounts:remove', { id: ids[1] ?? '' })).toEqual(DONE);
    expect(await labels()).toEqual(['Shop']);
    expect(await ask(page, 'accounts:undo-remove', null)).toEqual(DONE);
    expect(await labels()).toEqual(['Tagged', 'Shop']);
    expect(await ask(page, 'accounts:undo-remove', null)).toMatchObject({
      ok: false,
      code: 'nothing-to-undo',
    });
    await ask(page, 'accounts:remove', { id: ids[1] ?? '' });
  });

  it('checks of addresses', async () => {
    const check = (text: string) => ask(page, 'accounts:check', { text, network: 'mainnet' });
    expect(await check(harness.shop)).toMatchObject({ ok: true, alreadyWatched: true });
    expect(await check(harness.network.address('Bob'))).toMatchObject({ ok: true, alreadyWatched: false });
    expect(await check(`${harness.shop.slice(0, -1)}x`)).toMatchObject({ ok: false });
  });

  it('a test of a server', async () => {
    const works = await ask(page, 'servers:test', { network: 'mainnet', url: harness.server.url });
    expect(works).toMatchObject({ ok: true, value: { completeLedgers: expect.stringMatching(/^\d+-\d+$/) } });
    const wrong = await ask(page, 'servers:test', { network: 'testnet', url: harness.server.url });
    expect(wrong).toMatchObject({ ok: false });
    const absent = await ask(page, 'servers:test', { network: 'mainnet', url: 'ws://127.0.0.1:1' });
    expect(absent).toMatchObject({ ok: false, code: 'server' });
    expect(await ask(page, 'servers:test', { network: 'mainnet', url: 'nonsense' })).toMatchObject({
      ok: false,
    });
  });

  it('health: networks, events, and how it was since the start', async () => {
    await soon(async () => (await ask(page, 'health:get', null)).activity.mainnet?.at(-1)?.state).toBe(
      'live',
    );
    const health = await ask(page, 'health:get', null);
    expect(health.networks[0]?.connection.state).toBe('connected');
    expect(health.events.some(({ state }) => state === 'connecting')).toBe(true);
    const spans = health.activity.mainnet ?? [];
    // The app was not here before: nothing is said of the hours before it started.
    expect(Date.parse(spans[0]?.from ?? '')).toBeGreaterThanOrEqual(startedAt);
    expect(await ask(page, 'connection:check', null)).toEqual(DONE);
  });

  it('diagnostics without whole addresses', async () => {
    const text = await ask(page, 'diagnostics:text', null);
    expect(text).toContain('XRPL Chime');
    expect(text).toContain('mainnet: connected');
    expect(text).not.toContain(harness.shop);
  });

  it('settings: language, theme, a shortcut', async () => {
    expect(
      await ask(page, 'settings:update', {
        locale: 'de',
        theme: 'dark',
        shortcut: 'CommandOrControl+Shift+X',
      }),
    ).toEqual(DONE);
    await untilMenu(harness.app, (labels) => labels.some((label) => label.startsWith('Einstellungen')));
    await soon(() => harness.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
    await harness.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
    await soon(() => harness.app.windowVisible()).toBe(false);
    await harness.app.evaluate((_electron, _argument, bench) =>
      bench.pressShortcut('CommandOrControl+Shift+X'),
    );
    await soon(() => harness.app.windowVisible()).toBe(true);
    expect(await ask(page, 'settings:update', { explorerTemplate: 'http://insecure/{hash}' })).toMatchObject({
      ok: false,
    });
    expect(await ask(page, 'settings:update', { locale: 'en', theme: 'system', shortcut: null })).toEqual(
      DONE,
    );
  });

  it('hiding the window', async () => {
    expect(await ask(page, 'window:hide', null)).toEqual(DONE);
    await soon(() => harness.app.windowVisible()).toBe(false);
  });

  it('updates: none for a copy built from source', async () => {
    expect(await ask(page, 'updates:check', null)).toMatchObject({
      ok: true,
      value: { state: 'unsupported' },
    });
    expect(await ask(page, 'updates:install', null)).toMatchObject({ ok: false });
  });

  it('an account that is no longer watched keeps its name: in the list, in detail, in the filter and in exports', async () => {
    const { accounts } = await ask(page, 'app:snapshot', null);
    const [shop] = accounts;
    if (shop === undefined) throw new Error('Nothing is watched.');
    const other = {
      text: harness.network.addAccount('Bystander'),
      label: 'Other',
      network: 'mainnet',
    } as const;
    expect(await ask(page, 'accounts:add', other)).toMatchObject({ ok: true });
    for (const { id } of accounts) await ask(page, 'accounts:remove', { id });
    await harness.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.show());
    await soon(() => page.locator('.payment-account').allTextContents()).toEqual(Array(3).fill(shop.label));
    await page.locator('.payment').first().click();
    const received = page.locator('.entry', { hasText: 'To' }).first();
    await soon(() => received.textContent()).toContain(
      `${shop.label}You’re no longer watching this account.`,
    );
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('button', { name: /^Account/u }).click();
    await page.getByText(`${shop.label} (no longer watched)`).click();
    await page.keyboard.press('Escape');
    await page.getByText(/^3 payments/u).waitFor();
    // "Tagged" has no payment that its name would be needed for.
    const { formerAccounts } = await ask(page, 'app:snapshot', null);
    expect(formerAccounts.map(({ label }) => label)).toEqual([shop.label]);
    const path = join(folder, 'former.json');
    await harness.app.answerDialog({ path });
    const query = { offset: 0, limit: 1, watchIds: [shop.id] };
    expect(await ask(page, 'payments:export', { query, format: 'json' })).toMatchObject({ ok: true });
    const labels = JSON.parse(readFileSync(path, 'utf8')).map(({ label }: { label: string }) => label);
    expect(labels).toEqual(Array(3).fill(shop.label));
    expect(readFileSync(join(harness.app.dataDir, 'config.json'), 'utf8')).toContain(harness.shop);
  });

  it('erasing everything', async () => {
    expect((await ask(page, 'data:info', null)).payments).toBe(3);
    // Nobody confirms: the page alone cannot do it.
    expect(await ask(page, 'data:erase', null)).toEqual({ ok: true, value: null });
    expect((await ask(page, 'data:info', null)).payments).toBe(3);
    await harness.app.answerDialog({ response: 0 });
    expect(await ask(page, 'data:erase', null)).toEqual({ ok: true, value: { erased: true } });
    expect(await ask(page, 'data:info', null)).toMatchObject({ payments: 0, oldest: null });
    await untilMenu(harness.app, (labels) => labels.includes('No accounts yet'));
    expect(readFileSync(join(harness.app.dataDir, 'config.json'), 'utf8')).not.toContain(harness.shop);
    // Nothing of it is left in memory that would be offered, or written again when the app ends.
    await untilMenu(harness.app, (labels) => !labels.some((label) => label.startsWith('Undo')));
    const log = () => readFileSync(join(harness.app.dataDir, 'logs', 'main.log'), 'utf8');
    await until(
      () => log().includes('all data was erased on request'),
      () => `a new log, not ${log()}`,
    );
    expect(log()).not.toContain('connection');
    await harness.app.quit();
    expect(existsSync(join(harness.app.dataDir, 'activity.json'))).toBe(false);
  });
});
