import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeDesktop } from '../../desktop-bench/requirements.ts';
import { FakeMain } from '../harness/fake-main.ts';
import { ADDRESS_A, ADDRESS_B, threeAccounts } from '../harness/fixture-data.ts';
import { focusIs } from '../harness/focus.ts';
import { holdTimers } from '../harness/timers.ts';
import { soon, until } from '../harness/until.ts';
import { WindowHarness } from '../harness/window-harness.ts';

/** A reader of QR codes; CommonJS, which the two ways of resolving modules here would import differently. */
const readQr = createRequire(import.meta.url)('jsqr') as (
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
) => { readonly data: string } | null;

/** The text of a QR code in the window. */
async function readCode(page: Page, name: string): Promise<string | undefined> {
  const picture = await page.getByRole('img', { name, exact: true }).screenshot();
  const { data, width, height } = PNG.sync.read(picture);
  return readQr(new Uint8ClampedArray(data), width, height)?.data;
}

const NEW_ADDRESS = 'rDsbeomae4FXwgQTJp9Rs64Qg9vDiTCdBv';

describeDesktop('accounts', () => {
  let harness: WindowHarness;
  beforeAll(async () => {
    harness = await WindowHarness.start();
  });
  afterAll(() => harness?.stop());

  async function open(main = new FakeMain()) {
    const window = await harness.open(main);
    await window.page.getByRole('tab', { name: 'Accounts' }).click();
    return window;
  }

  async function openForm(main = new FakeMain()) {
    const window = await open(main);
    await window.page.getByRole('button', { name: 'Add account' }).click();
    return window;
  }

  it('are added with label, network and tag', async () => {
    const { page, main, close } = await openForm();
    await page.getByLabel('Address').fill(`  ${NEW_ADDRESS} `);
    await page.getByText('Valid address').waitFor();
    await page.getByLabel('Label').fill('Bakery');
    await page.getByLabel('Network').selectOption('devnet');
    await page.getByLabel('Destination tag').fill('77');
    await page.locator('form').getByRole('button', { name: 'Add account' }).click();
    await page.getByText('Now watching Bakery').waitFor();
    expect(main.asked('accounts:add')).toEqual([
      { text: NEW_ADDRESS, label: 'Bakery', network: 'devnet', tag: 77 },
    ]);
    await page.getByRole('listitem').filter({ hasText: 'Bakery' }).getByText('tag 77 only').waitFor();
    await close();
  });

  it('that received only what is not public are not said to have received nothing', async () => {
    const accounts = threeAccounts().map((entry) =>
      entry.id === 'c' ? { ...entry, paymentCount: 1 } : { ...entry, totals: [], paymentCount: 0 },
    );
    const { page, close } = await open(new FakeMain({ accounts }));
    await page.getByRole('button', { name: /^Gallery/u }).click();
    await page.locator('.account-figures').getByText('1 payment', { exact: false }).waitFor();
    expect(await page.getByText('Nothing received yet').count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Savings/u }).click();
    await page.getByText('Nothing received yet').waitFor();
    await close();
  });

  it('of any network id can be added', async () => {
    const { page, main, close } = await openForm();
    await page.getByLabel('Address').fill(NEW_ADDRESS);
    await page.getByLabel('Network', { exact: true }).selectOption('ask');
    await page.getByLabel('Network ID').fill('99999999999');
    await page.getByText('Enter a whole number from 0 to 4294967295').waitFor();
    await page.getByLabel('Network ID').fill('21337');
    await page.locator('form').getByRole('button', { name: 'Add account' }).click();
    await until(() => main.asked('accounts:add').length === 1, 'the account');
    expect(main.asked('accounts:add')[0]?.network).toBe('21337');
    await close();
  });

  it('by X-address bring their tag and their network along', async () => {
    const { page, close } = await openForm();
    await page.getByLabel('Address').fill('TVd2rqMkYL2AyS97NdELcpeiprNBjwLZzuUG5rZnaewsahi');
    await page.getByText('Valid address with tag 12345').waitFor();
    await soon(() => page.getByLabel('Network').inputValue()).toBe('testnet');
    await soon(() => page.getByLabel('Destination tag').inputValue()).toBe('12345');
    await close();
  });

  it('by X-address leave nothing of it behind when another address takes its place', async () => {
    const { page, main, close } = await openForm();
    const address = page.getByLabel('Address');
    await address.fill('TVd2rqMkYL2AyS97NdELcpeiprNBjwLZzuUG5rZnaewsahi');
    await page.getByText('Valid address with tag 12345').waitFor();
    await address.fill(NEW_ADDRESS);
    await page.getByText('Valid address', { exact: true }).waitFor();
    await soon(() => page.getByLabel('Network').inputValue()).toBe('mainnet');
    await soon(() => page.getByLabel('Destination tag').inputValue()).toBe('');
    await page.locator('form').getByRole('button', { name: 'Add account' }).click();
    await until(() => main.asked('accounts:add').length === 1, 'the account');
    expect(main.asked('accounts:add')).toEqual([{ text: NEW_ADDRESS, label: '', network: 'mainnet' }]);
    await close();
  });

  it('by X-address keep the network and the tag that a person chose', async () => {
    const { page, close } = await openForm();
    await page.getByLabel('Network').selectOption('devnet');
    await page.getByLabel('Destination tag').fill('7');
    await page.getByLabel('Address').fill('TVd2rqMkYL2AyS97NdELcpeiprNBjwLZzuUG5rZnaewsahi');
    await page.getByText('Valid address with tag 12345').waitFor();
    await page.getByLabel('Address').fill(NEW_ADDRESS);
    await page.getByText('Valid address', { exact: true }).waitFor();
    expect(await page.getByLabel('Network').inputValue()).toBe('devnet');
    expect(await page.getByLabel('Destination tag').inputValue()).toBe('7');
    await close();
  });

  it('are no error while they are half typed, but when the field is left or nothing can mend them', async () => {
    const { page, main, close } = await openForm();
    const address = page.getByLabel('Address');
    const isInvalid = () => address.getAttribute('aria-invalid');
    const checks = () => main.asked('accounts:check').length;
    await address.pressSequentially('rHb9');
    await until(() => checks() > 0, 'the check');
    await page.getByText('Only the public address is needed.', { exact: false }).waitFor();
    expect(await isInvalid()).toBeNull();
    await page.keyboard.press('Tab');
    await page.getByText('This isn’t an XRP Ledger address.').waitFor();
    await address.press('End');
    await address.pressSequentially('C');
    await soon(isInvalid).toBeNull();
    await address.pressSequentially('0');
    await page.getByText('This isn’t an XRP Ledger address.').waitFor();
    await soon(isInvalid).toBe('true');
    await close();
  });

  it('refuse secrets, typing errors and bad tags where they are typed, and send nothing', async () => {
    const { page, main, close } = await openForm();
    await page.getByLabel('Address').fill('snoPBrXtMeMyMHUVTgbuqAfg1SUTb');
    await page.getByText('This looks like a secret key.').waitFor();
    await soon(() =>
      page
        .getByLabel('Address')
        .evaluate((input) => getComputedStyle(input).getPropertyValue('-webkit-text-security')),
    ).toBe('disc');
    await page.keyboard.press('Enter');
    await page.getByLabel('Address').fill('rHb9');
    await page.keyboard.press('Tab');
    await page.getByText('This isn’t an XRP Ledger address.').waitFor();
    await page.keyboard.press('Enter');
    await page.getByLabel('Address').fill(NEW_ADDRESS);
    await page.getByText('Valid address').waitFor();
    await page.getByLabel('Destination tag').fill('4294967296');
    await page.locator('form').getByRole('button', { name: 'Add account' }).click();
    await page.getByText('Enter a whole number from 0 to 4294967295').waitFor();
    await page.getByLabel('Address').fill('');
    await page.getByLabel('Destination tag').fill('');
    await page.keyboard.press('Enter');
    await page.getByText('Enter an address first.').waitFor();
    expect(main.asked('accounts:add')).toEqual([]);
    await close();
  });

  it('say so when they are watched already, and show main’s refusal', async () => {
    const main = new FakeMain();
    main.handlers['accounts:add'] = () => ({ ok: false, code: 'full', text: 'The database is full.' });
    const { page, close } = await openForm(main);
    await page.getByLabel('Address').fill(ADDRESS_A);
    await page.getByText('You’re already watching this account.').waitFor();
    await page.getByLabel('Address').fill(NEW_ADDRESS);
    await page.locator('form').getByRole('button', { name: 'Add account' }).click();
    await page.getByText('The database is full.').waitFor();
    await close();
  });

  it('change label, colour, tag, mute, thresholds and kinds, each at once', async () => {
    const { page, main, settled, close } = await open();
    await page.getByRole('button', { name: /^Shop till/u }).click();
    const changes = () => main.asked('accounts:update').map((request) => request.change);
    /** The change of this number, once the window shows it. */
    const last = async (count: number) => {
      await until(() => changes().length >= count, `change ${count}`);
      await settled();
      expect(changes()).toHaveLength(count);
      return changes().at(-1);
    };
    await page.getByLabel('Label').fill('Kiosk');
    await page.keyboard.press('Enter');
    expect(await last(1)).toEqual({ label: 'Kiosk' });
    await page.getByRole('heading', { name: 'Kiosk' }).waitFor();
    await page.getByTitle('Violet').click();
    expect(await last(2)).toEqual({ colour: 4 });
    await page.getByLabel('Destination tag').fill('');
    await page.keyboard.press('Enter');
    expect(await last(3)).toEqual({ tag: null });
    await page.getByLabel('Mute', { exact: true }).selectOption('Until I unmute it');
    expect(await last(4)).toEqual({ mutedUntil: 'until-unmuted' });
    await page.getByLabel('Mute', { exact: true }).selectOption('Off');
    expect(await last(5)).toEqual({ mutedUntil: null });
    await page.getByLabel('Minimum XRP amount for an alert').fill('0,5');
    await page.keyboard.press('Enter');
    expect(await last(6)).toEqual({ minimumAmounts: { XRP: '0.5' } });
    await page.getByRole('button', { name: 'Add another asset' }).click();
    await page.getByRole('menuitem', { name: 'USD' }).click();
    await page.getByLabel('Minimum USD amount for an alert').fill('x');
    await page.keyboard.press('Enter');
    await soon(() => page.getByLabel('Minimum USD amount for an alert').getAttribute('aria-invalid')).toBe(
      'true',
    );
    await page.getByLabel('Minimum USD amount for an alert').fill('10');
    await page.keyboard.press('Enter');
    expect(await last(7)).toEqual({
      minimumAmounts: { XRP: '0.5', 'USD.rvYAfWj5gh67oV6fW32ZzP3Aw4Eubs59B': '10' },
    });
    await page.getByLabel('Notify me about').first().selectOption('Custom');
    await last(8);
    await page.getByRole('checkbox', { name: 'Exchange' }).click();
    const own = await last(9);
    expect(own).toMatchObject({ alertKinds: expect.arrayContaining(['exchange', 'payment']) });
    await page.getByRole('button', { name: /^Unmute /u }).click();
    expect(await last(10)).toEqual({ mutedSenders: [] });
    await close();
  });

  it('take the smallest amount of an MPT in the units that people count in', async () => {
    const main = new FakeMain();
    main.mptScale = 2;
    const window = await open(main);
    const { page, settled, close } = window;
    await page.getByRole('button', { name: /^Shop till/u }).click();
    await page.getByRole('button', { name: 'Add another asset' }).click();
    await page.getByRole('menuitem', { name: /^MPT/u }).click();
    const field = page.getByLabel(/^Minimum MPT/u);
    await field.fill('1,250.5');
    await page.keyboard.press('Enter');
    await until(() => main.asked('accounts:update').length === 1, 'the change');
    const [request] = main.asked('accounts:update');
    // 1,250.50 of a token of two places are 125050 of its smallest units.
    expect(Object.values(request?.change.minimumAmounts ?? {})).toContain('125050');
    await settled();
    await soon(() => field.inputValue()).toBe('1250.5');
    await close();
  });

  it('show their totals, address, QR code and last payment; lead to their payments', async () => {
    const { page, main, close } = await open();
    await page.getByRole('button', { name: /^Shop till/u }).click();
    const page_ = page.getByRole('region', { name: 'Shop till' });
    await soon(() => page_.textContent()).toContain('12,040.75 USD');
    await soon(() => page_.textContent()).toContain('Every ledger since 3 March has been examined.');
    await soon(() => readCode(page, 'QR code of the address with tag 104233')).toBe(`${ADDRESS_B}?dt=104233`);
    await page_.getByText('Tag 104233', { exact: true }).waitFor();
    const xAddress = 'XVPcpSm47b1CZkf5AkKM9a84dQHe3mTetXWHnHe6ds8Nabv';
    await soon(() => page_.textContent()).toContain(xAddress);
    await page.getByRole('button', { name: /address with tag/iu }).click();
    await page.getByRole('button', { name: /X-address/u }).click();
    await until(() => main.asked('clipboard:write').length === 2, 'both texts');
    expect(main.asked('clipboard:write').map(({ text }) => text)).toEqual([
      `${ADDRESS_B}?dt=104233`,
      xAddress,
    ]);
    await page.getByRole('button', { name: 'Show payments' }).click();
    await until(() => main.asked('payments:query').at(-1)?.watchIds?.[0] === 'b', 'the filter');
    await page.getByRole('button', { name: 'Account Shop till' }).waitFor();
    await close();
  });

  it('watched with every tag show their address alone', async () => {
    const { page, close } = await open();
    await page.getByRole('button', { name: /^Savings/u }).click();
    await soon(() => readCode(page, 'QR code of the address')).toBe(ADDRESS_A);
    expect(await page.getByRole('button', { name: /X-address/u }).count()).toBe(0);
    await close();
  });

  it('in the list say that the sums were received, and copy the tag with the address', async () => {
    const { page, main, close } = await open();
    const shop = page.getByRole('listitem').filter({ hasText: 'Shop till' });
    await soon(() => shop.textContent()).toContain('Total received12,040.75 USD');
    await page.getByRole('button', { name: 'Actions for Shop till' }).click();
    await page.getByRole('menuitem', { name: 'Copy address with tag' }).click();
    await until(() => main.asked('clipboard:write').length === 1, 'the copy');
    expect(main.asked('clipboard:write')[0]?.text).toBe(`${ADDRESS_B}?dt=104233`);
    await close();
  });

  it('show their balance beside what they received, and from when it is', async () => {
    const main = new FakeMain();
    const { page, close } = await open(main);
    await page.getByRole('button', { name: /^Savings/u }).click();
    const balance = page.getByRole('region', { name: 'Balance' });
    await balance.getByText('1,250.5').waitFor();
    await balance.getByText('As of 10:40 (ledger 99,800,100)').waitFor();
    await soon(() => page.locator('.account-figures').textContent()).toMatch(/Total received18,400.25 XRP/u);
    expect(main.asked('accounts:balance')).toEqual([{ id: 'a' }]);
    main.balance = { ...main.balance, ...{ more: 12, owed: 1, isComplete: false, ledgerTime: null } };
    await balance.getByRole('button', { name: 'Refresh balance' }).press('Enter');
    await balance.getByText('and 12 more tokens').waitFor();
    await balance.getByText('This account may hold more tokens', { exact: false }).waitFor();
    await balance.getByText('This account has issued tokens to 1 other account', { exact: false }).waitFor();
    await balance.getByText('As of ledger 99,800,100', { exact: true }).waitFor();
    await close();
  });

  it('say honestly what is not known of their balance, and keep the last one', async () => {
    const main = new FakeMain();
    const answer = main.handlers['accounts:balance'];
    const { page, close } = await open(main);
    main.handlers['accounts:balance'] = () => ({ ok: false, code: 'not-connected', text: 'Not connected.' });
    await page.getByRole('button', { name: /^Savings/u }).click();
    const balance = page.getByRole('region', { name: 'Balance' });
    const refresh = balance.getByRole('button', { name: 'Refresh balance' });
    await balance.getByText('Offline: the current balance isn’t known.').waitFor();
    main.handlers['accounts:balance'] = answer;
    await refresh.click();
    await balance.getByText('As of 10:40 (ledger 99,800,100)').waitFor();
    expect(await balance.getByText('Offline', { exact: false }).count()).toBe(0);
    const text = 'The server refused the request (tooBusy).';
    main.handlers['accounts:balance'] = () => ({ ok: false, code: 'server', text });
    await refresh.click();
    await balance.getByText(`Couldn’t update the balance. ${text}`).waitFor();
    await balance.getByText('1,250.5').waitFor();
    main.handlers['accounts:balance'] = () => ({ ok: true, value: { state: 'no-account' } });
    await refresh.click();
    await balance.getByText('This account doesn’t currently exist on the ledger.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Gallery/u }).click();
    await balance.getByText('Not funded yet', { exact: false }).waitFor();
    await close();
  });

  it('ask for their balance again when a payment arrives or the connection returns, but not with each of many', async () => {
    const main = new FakeMain();
    const { page, settled, close } = await open(main);
    const timers = await holdTimers(page, 5_000);
    await page.getByRole('button', { name: /^Savings/u }).click();
    const asked = () => main.asked('accounts:balance').length;
    await until(() => asked() === 1, 'the balance');
    const arrive = () =>
      main.patch({
        accounts: main.snapshot.accounts.map((entry) =>
          entry.id === 'a' ? { ...entry, paymentCount: entry.paymentCount + 1 } : entry,
        ),
      });
    for (let payments = 0; payments < 5; payments++) await arrive();
    await page.getByText('219 payments', { exact: false }).waitFor();
    expect(asked()).toBe(1);
    expect(await timers.waiting()).toContain(10_000);
    await timers.release();
    await until(() => asked() === 2, 'the balance after five payments');
    const [mainnet] = main.snapshot.networks;
    if (mainnet === undefined) throw new Error('There is no network.');
    const later = await holdTimers(page, 5_000);
    await page.getByRole('button', { name: 'Refresh balance' }).click();
    await until(() => asked() === 3, 'the balance that was asked for');
    await main.patch({
      networks: [{ ...mainnet, connection: { ...mainnet.connection, state: 'waiting' as const } }],
    });
    await settled();
    await later.release();
    await until(() => asked() === 4, 'the balance when the connection changed');
    await close();
  });

  it('warn before a tag takes payments from the page, and give them back', async () => {
    const main = new FakeMain();
    main.hiddenByTag = 12;
    const { page, settled, close } = await open(main);
    await page.getByRole('button', { name: /^Savings/u }).click();
    const field = page.getByLabel('Destination tag');
    const changes = () => main.asked('accounts:update').map(({ change }) => change);
    await field.fill('777');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Watch only tag 777?' });
    await dialog.getByText('12 payments without this tag', { exact: false }).waitFor();
    expect(changes()).toEqual([]);
    await page.keyboard.press('Escape');
    await soon(() => dialog.count()).toBe(0);
    await soon(() => field.inputValue()).toBe('');
    expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
    expect(changes()).toEqual([]);
    await field.fill('777');
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Watch only this tag' }).press('Enter');
    await until(() => changes().length === 1, 'the change');
    await settled();
    await soon(() => readCode(page, 'QR code of the address with tag 777')).toBe(`${ADDRESS_A}?dt=777`);
    await page.getByRole('button', { name: 'Undo' }).click();
    await until(() => changes().length === 2, 'the way back');
    expect(changes()).toEqual([{ tag: 777 }, { tag: null }]);
    await close();
  });

  it('take a tag at once where no payment leaves the page', async () => {
    const { page, main, close } = await open();
    await page.getByRole('button', { name: /^Gallery/u }).click();
    await page.getByLabel('Destination tag').fill('5');
    await page.keyboard.press('Enter');
    await until(() => main.asked('accounts:update').length === 1, 'the change');
    await soon(() => page.getByRole('dialog').count()).toBe(0);
    await close();
  });

  it('are dragged into another order', async () => {
    const { page, main, close } = await open();
    const rows = page.locator('.account');
    await rows.nth(2).dragTo(rows.nth(0));
    await until(() => main.asked('accounts:reorder').length === 1, 'the new order');
    expect(main.asked('accounts:reorder')[0]).toEqual({ ids: ['c', 'a', 'b'] });
    await soon(() => rows.first().textContent()).toContain('Gallery');
    await close();
  });

  it('leave the list at once and can be taken back; lists are imported and exported', async () => {
    const { page, main, close } = await open();
    await page.getByRole('button', { name: 'Actions for Gallery' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await soon(() => page.locator('.account').count()).toBe(2);
    await page.getByRole('button', { name: 'Undo' }).click();
    await soon(() => page.locator('.account').count()).toBe(3);
    expect(main.asked('accounts:undo-remove')).toHaveLength(1);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Import list…' }).click();
    await page.getByText('2 accounts added, 1 already watched').waitFor();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Export list…' }).click();
    await page.getByText('Saved to /home/alice/accounts.json').waitFor();
    await close();
  });

  it('know contacts: added, refused, removed and taken back', async () => {
    const { page, main, close } = await open();
    await page.getByRole('button', { name: 'Add contact' }).click();
    await page.getByLabel('Name').fill('Zoë');
    await page.getByLabel('Address').fill('nonsense');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('An address begins with r.').waitFor();
    await page.getByLabel('Address').fill(NEW_ADDRESS);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Zoë').waitFor();
    await page.getByRole('button', { name: 'Remove Zoë' }).click();
    await page.getByText('Zoë removed').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await until(() => main.snapshot.contacts.some((contact) => contact.name === 'Zoë'), 'Zoë back');
    await close();
  });

  it('know contacts: edited in place, refused with a reason, given up with Escape', async () => {
    const main = new FakeMain({ contacts: [{ address: ADDRESS_B, name: 'Alice' }] });
    const { page, close } = await open(main);
    const edit = (name: string) => page.getByRole('button', { name: `Edit ${name}` });
    await edit('Alice').focus();
    await page.keyboard.press('Enter');
    await focusIs(page, 'Name');
    await soon(() => page.getByLabel('Address').inputValue()).toBe(ADDRESS_B);
    await page.keyboard.press('Escape');
    await focusIs(page, 'Edit Alice');
    expect(main.asked('window:hide')).toHaveLength(0);

    await page.keyboard.press('Enter');
    await page.getByLabel('Address').fill('nonsense');
    await page.keyboard.press('Enter');
    await page.getByText('An address begins with r.').waitFor();
    await soon(() => page.getByLabel('Address').getAttribute('aria-invalid')).toBe('true');
    await page.getByLabel('Address').fill(NEW_ADDRESS);
    await page.getByLabel('Name').fill('Alicia');
    await page.keyboard.press('Enter');
    await focusIs(page, 'Edit Alicia');
    expect(main.snapshot.contacts).toEqual([{ address: NEW_ADDRESS, name: 'Alicia' }]);
    expect(main.asked('contacts:set').at(-1)).toEqual({
      ...{ address: NEW_ADDRESS, name: 'Alicia', replaces: ADDRESS_B },
    });
    await close();
  });

  it('begin on one screen: an address, or the demo', async () => {
    const main = new FakeMain({ accounts: [], networks: [], overall: 'empty', unread: 0 });
    const { page, close } = await harness.open(main);
    await page.getByRole('heading', { name: 'Hear a chime when a payment arrives' }).waitFor();
    await soon(() => page.locator('main').textContent()).toMatch(/No keys/u);
    await page.getByRole('button', { name: 'Preferences' }).click();
    await page.getByRole('heading', { name: 'Networks and servers' }).waitFor();
    await page.getByRole('tab', { name: 'Payments' }).click();
    await page.getByRole('button', { name: 'Try the demo' }).click();
    await page.getByRole('complementary', { name: 'Demo', exact: true }).waitFor();
    await page.getByRole('tab', { name: 'Payments' }).waitFor();
    expect(main.asked('demo:start')).toHaveLength(1);
    await page.getByText('Demo data, not real payments.').waitFor();
    await page.getByRole('button', { name: 'Exit demo' }).click();
    await until(() => main.asked('demo:leave').length === 1, 'the way out');
    await close();
  });
});
