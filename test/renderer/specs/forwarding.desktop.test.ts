import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AppSnapshot } from '../../../electron/contract/index.ts';
import { describeDesktop } from '../../desktop-bench/requirements.ts';
import { FakeMain } from '../harness/fake-main.ts';
import { ADDRESS_A, ADDRESS_B, NOW } from '../harness/fixture-data.ts';
import { focusIs, tabTo } from '../harness/focus.ts';
import { fourSinks, sink, sinkLog } from '../harness/sinks.ts';
import { soon, until } from '../harness/until.ts';
import { type OpenWindow, WindowHarness } from '../harness/window-harness.ts';

/** What a person reads as the field's note: its hint, or what is wrong with it. */
const noteOf = (page: Page, label: string) =>
  page
    .getByLabel(label, { exact: true })
    .evaluate((field) => document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent);

describeDesktop('forwarding in Preferences', () => {
  let harness: WindowHarness;
  beforeAll(async () => {
    harness = await WindowHarness.start();
  });
  afterAll(() => harness?.stop());

  async function open(main = new FakeMain({ forwarding: fourSinks() }), width = 420) {
    const window = await harness.open(main, { width });
    await window.page.getByRole('tab').nth(3).click();
    const section = window.page.locator('#forwarding');
    await section.waitFor();
    return { ...window, section };
  }

  /** The form of a new receiver. */
  async function openForm(purpose: RegExp, main = new FakeMain()) {
    const window = await open(main);
    await window.section.getByRole('button', { name: 'Add receiver' }).click();
    await window.page.getByRole('button', { name: purpose }).click();
    return { ...window, save: window.page.getByRole('button', { name: 'Save', exact: true }) };
  }

  async function openPage(window: OpenWindow, name: RegExp) {
    await window.page.locator('#forwarding').getByRole('button', { name }).first().click();
    await window.page.locator('.sink-head').waitFor();
  }

  it('says what leaves this computer before anything does, and what each kind of receiver is', async () => {
    const { page, section, complaints, close } = await open(new FakeMain());
    await section.getByText('Nothing leaves this computer until you add a receiver').waitFor();
    await section.getByRole('button', { name: 'Add receiver' }).click();
    const kinds = page.locator('.kind-choice');
    await soon(() => kinds.count()).toBe(4);
    expect(await kinds.nth(0).innerText()).toMatch(/^Your own server\s+Webhook\s+Each payment is sent/u);
    // Back is the way out, to the button that led here.
    await page.getByRole('button', { name: 'Back' }).click();
    await focusIs(page, 'Add receiver');
    expect(complaints).toEqual([]);
    await close();
  });

  it('adds a webhook by keyboard alone, judges it while it is typed, and shows its secret once', async () => {
    const main = new FakeMain();
    const { page, complaints, close } = await open(main);
    await tabTo(page, /^Add receiver$/u);
    await page.keyboard.press('Enter');
    await focusIs(page, 'Add receiver');
    await tabTo(page, /^Your own server/u);
    await page.keyboard.press('Enter');
    await focusIs(page, 'Web address');
    expect(await noteOf(page, 'Web address')).toContain('Your server gets a POST request');
    // Nothing is called wrong before it was touched.
    expect(main.asked('forwarding:check')).toEqual([]);
    await page.keyboard.type('shop.example');
    await soon(() => noteOf(page, 'Web address')).toBe('Must start with https://');
    expect(await page.getByLabel('Web address').getAttribute('aria-invalid')).toBe('true');
    expect(main.asked('forwarding:check').length).toBeLessThan('shop.example'.length);
    await page.keyboard.press('Enter');
    await page.getByText('Something above needs a change first.').waitFor();
    await focusIs(page, 'Web address');
    expect(main.asked('forwarding:save')).toEqual([]);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('https://shop.example/hooks');
    await soon(() => page.getByLabel('Web address').getAttribute('aria-invalid')).toBe(null);
    await page.keyboard.press('Enter');
    const made = page.getByRole('region', { name: 'New secret' });
    await made.waitFor();
    expect(main.asked('forwarding:save')).toEqual([
      {
        id: null,
        name: 'My server',
        events: [
          ...['payment.received', 'payment.confirmed', 'payment.proved', 'payment.disputed'],
          ...['gap.opened', 'gap.closed', 'connection.lost', 'connection.restored'],
        ],
        accounts: [],
        kinds: null,
        minimumXrp: null,
        alertingOnly: false,
        privacy: false,
        target: { type: 'webhook', url: 'https://shop.example/hooks' },
      },
    ]);
    await made.getByText('It is shown only now.').waitFor();
    await tabTo(page, /^Copy Secret$/u);
    await page.keyboard.press('Enter');
    await until(() => main.asked('clipboard:write').length === 1, 'the copy');
    const secret = main.asked('clipboard:write')[0]?.text ?? '';
    expect(secret).toMatch(/^whsec_/u);
    expect(await made.innerText()).toContain(secret);
    await tabTo(page, /^Done$/u);
    await page.keyboard.press('Enter');
    await made.waitFor({ state: 'detached' });
    expect(await page.locator('body').innerText()).not.toContain(secret);
    await page.keyboard.press('Escape');
    await page.locator('.sink').waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  it('asks for a topic that nobody guesses, and tells a phone what alerts', async () => {
    const { page, main, save, close } = await openForm(/^Your phone/u);
    await save.click();
    await soon(() => noteOf(page, 'Topic')).toBe('Enter a topic, or have one suggested.');
    const topics = new Set<string>();
    for (let time = 0; time < 2; time += 1) {
      await page.getByRole('button', { name: 'Suggest one' }).click();
      topics.add(await page.getByLabel('Topic').inputValue());
    }
    expect(topics.size).toBe(2);
    for (const topic of topics) expect(topic).toMatch(/^chime-[a-z2-9]{16}$/u);
    await page.getByRole('switch', { name: 'Leave out amounts, senders and memos' }).click();
    await save.click();
    await page.getByText('My phone saved. A test shows whether it works.').waitFor();
    expect(main.asked('forwarding:save')).toMatchObject([
      {
        events: ['payment.received', 'payment.disputed', 'gap.opened'],
        ...{ alertingOnly: true, privacy: true },
        target: { type: 'ntfy', url: 'https://ntfy.sh', topic: [...topics][1], token: null },
      },
    ]);
    await page.locator('.message').getByRole('button', { name: 'Send a test' }).click();
    await page.getByText('Test sent off. The log shows whether it arrived.').waitFor();
    await page.locator('.attempt').getByText('Test').waitFor();
    await close();
  });

  it('takes a program from the platform’s dialog alone, with arguments one per line', async () => {
    const { page, main, save, close } = await openForm(/^A program on this computer/u);
    await save.click();
    await page.getByText('Choose a program first.').waitFor();
    await focusIs(page, 'Choose…');
    await page.getByRole('button', { name: 'Program Choose…' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('/usr/local/bin/print-receipt').waitFor();
    await page.getByLabel('Arguments (optional)').fill('--printer\ntill 1\n\n');
    await page.getByLabel('Time limit in seconds').fill('900');
    await soon(() => noteOf(page, 'Time limit in seconds')).toBe('1 to 600 seconds');
    await page.getByLabel('Time limit in seconds').fill('60');
    await soon(() => noteOf(page, 'Time limit in seconds')).toContain('If it takes longer');
    await save.click();
    await page.locator('.sink-head').waitFor();
    expect(main.asked('forwarding:save')).toMatchObject([
      {
        target: {
          ...{ type: 'command', program: '/usr/local/bin/print-receipt' },
          ...{ arguments: ['--printer', 'till 1'], timeoutSeconds: 60 },
        },
      },
    ]);
    await close();
  });

  it('keeps what is stored secret unless it is changed, and says beside it what is wrong with it', async () => {
    const { page, main, close } = await open();
    await page.locator('.sink-open').nth(1).click();
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByText('Saved: chi…').waitFor();
    expect(await page.getByRole('textbox', { name: 'Topic' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Change Topic' }).click();
    await focusIs(page, 'Topic');
    await page.keyboard.type('another');
    await page.getByRole('button', { name: 'Keep the saved one' }).click();
    await page.getByRole('button', { name: 'Remove Access token (optional)' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Alice’s phone saved').waitFor();
    expect(main.asked('forwarding:save')).toMatchObject([
      { id: 'phone', minimumXrp: '2.5', target: { topic: true, token: null } },
    ]);
    await page.getByRole('button', { name: 'Edit' }).click();
    main.forwarding.refusesStored = true;
    await page.getByLabel('ntfy server').fill('https://ntfy.example');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Enter it again.').waitFor();
    await focusIs(page, 'Change Topic');
    await close();
  });

  it('folds away which payments are told, says it in a line, and takes amounts as the language writes them', async () => {
    const main = new FakeMain({ locale: 'de' });
    const { page, close } = await open(main);
    await page.locator('#forwarding').getByRole('button', { name: 'Empfänger hinzufügen' }).click();
    await page.getByRole('button', { name: /^Telegram/u }).click();
    await page.getByLabel('Adresse mit Schlüssel').fill('https://apprise.example/notify/key');
    const fold = page.locator('.sink-form summary');
    expect(await fold.innerText()).toContain('Benachrichtigt, wenn eine Zahlung eingeht,');
    await fold.click();
    for (const event of ['Server sich bei ihr widersprechen', 'Zahlungen fehlen könnten'])
      await page.getByRole('checkbox', { name: event }).click();
    await page.getByLabel('Konten', { exact: true }).selectOption('Nur diese');
    const accounts = page.getByRole('group', { name: 'Konten' });
    await accounts.getByRole('checkbox', { name: 'Gallery' }).click();
    await accounts.getByRole('checkbox', { name: 'Savings' }).click();
    // None would be all of them.
    expect(await accounts.getByRole('checkbox', { name: 'Shop till' }).isDisabled()).toBe(true);
    await page.getByLabel('Arten von Zahlungen', { exact: true }).selectOption('Nur diese');
    await page
      .getByRole('group', { name: 'Arten von Zahlungen' })
      .getByRole('checkbox', { name: 'Tausch' })
      .click();
    await page.getByRole('textbox', { name: 'Ab diesem Betrag' }).fill('1.000,5');
    await fold.click();
    expect(await fold.innerText()).toContain(
      'Benachrichtigt, wenn eine Zahlung eingeht · von 1 Konto · 11 Arten von Zahlungen · ab 1000,5 XRP',
    );
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.locator('.sink-head').waitFor();
    const [draft] = main.asked('forwarding:save');
    expect(draft).toMatchObject({
      accounts: [ADDRESS_B],
      minimumXrp: '1000.5',
      events: ['payment.received'],
    });
    expect(draft?.kinds).not.toContain('exchange');
    expect(draft?.kinds).toHaveLength(11);
    await close();
  });

  it('opens the fold where something in it is wrong, and forgets nothing on a look back', async () => {
    const { page, save, close } = await openForm(/^Your own server/u);
    await page.getByLabel('Web address').fill('https://shop.example/');
    await page.locator('.sink-form summary').click();
    await page.getByLabel('From this amount on').fill('much');
    await page.locator('.sink-form summary').click();
    await save.click();
    await focusIs(page, 'From this amount on');
    expect(await noteOf(page, 'From this amount on')).toBe('Enter an amount such as 2.5.');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Your own server/u }).click();
    expect(await page.getByLabel('Web address').inputValue()).toBe('https://shop.example/');
    expect(await page.getByLabel('From this amount on').inputValue()).toBe('much');
    await close();
  });

  it('says how it goes with each in words, beside a sign for each state', async () => {
    const { page, close } = await open();
    const states = page.locator('.sink .sink-state');
    expect(await states.allInnerTexts()).toEqual([
      'Delivered 10:40 · 2 refused',
      '2 waiting',
      'Failing since 09:55: HTTP 503, next attempt 11:12 · 14 waiting',
      'Paused, 3 waiting',
    ]);
    const shapes = await states.evaluateAll((all) => all.map((one) => one.querySelector('svg')?.innerHTML));
    expect(new Set(shapes).size).toBe(4);
    await close();
  });

  it('pauses, tests and sends again from the menu, shown at once though main gathers', async () => {
    const main = new FakeMain({ forwarding: fourSinks() });
    main.forwarding.logs.set('shop', sinkLog());
    const { page, close } = await open(main);
    const act = async (name: RegExp, item: string) => {
      await page.getByRole('button', { name }).click();
      await page.getByRole('menuitem', { name: item }).click();
    };
    await act(/^Actions for Shop server/u, 'Send a test');
    await until(() => main.asked('forwarding:test').length === 1, 'the test');
    await act(/^Actions for Shop server/u, 'Send all again');
    await page.getByText('2 are being sent again').waitFor();
    expect(main.asked('forwarding:send-again')).toEqual([
      { id: 'shop', eventId: 860 },
      { id: 'shop', eventId: 870 },
    ]);
    await act(/^Actions for Team chat/u, 'Try now');
    await until(() => main.asked('forwarding:try-now').length === 1, 'the attempt');
    main.gathers = true;
    await act(/^Actions for Shop server/u, 'Pause');
    await until(() => main.asked('forwarding:set-state').length === 1, 'the pause');
    await page.getByRole('button', { name: /^Actions for Shop server/u }).click();
    expect(await page.getByRole('menuitem').allInnerTexts()).toEqual([
      ...['Send a test', 'Open Shop server', 'Turn on', 'Turn off', 'Remove'],
    ]);
    await close();
  });

  it('switches on its page, with what becomes of payments meanwhile', async () => {
    const window = await open();
    const { page, main, close } = window;
    await openPage(window, /^Shop server/u);
    await page.getByLabel(/^Forwarding\s*Each|^Forwarding\s*Payments/u).selectOption('Off');
    await page.getByText('Payments that arrive while it is off are not sent later.').waitFor();
    await page.getByLabel(/^Forwarding\s*Each|^Forwarding\s*Payments/u).selectOption('Paused');
    await page.getByText('Payments wait, and are sent when you turn it on again.').waitFor();
    expect(main.asked('forwarding:set-state').map(({ state }) => state)).toEqual(['off', 'paused']);
    await close();
  });

  it('keeps a log that is live, and sends again what was refused, by keyboard', async () => {
    const main = new FakeMain({ forwarding: fourSinks() });
    main.forwarding.logs.set('shop', sinkLog());
    const window = await open(main);
    const { page, complaints, close } = window;
    await openPage(window, /^Shop server/u);
    const log = page.getByRole('region', { name: 'Log' });
    await log.getByText('Payment of 27 XRP to Shop till').waitFor();
    // Told by words, too.
    expect(await log.getByRole('img', { name: 'Failed' }).count()).toBe(1);
    expect(await log.getByRole('listitem').count()).toBe(8);
    await log.getByRole('button', { name: 'Show 3 more' }).click();
    await soon(() => log.getByRole('listitem').count()).toBe(11);
    const [first, ...others] = sinkLog().attempts;
    if (first === undefined) throw new Error('no attempt');
    const at = new Date(NOW + 1000).toISOString();
    main.forwarding.logs.set('shop', {
      ...sinkLog(),
      attempts: [{ ...first, key: 'new', at, what: 'Payment of 99 XRP to Savings' }, first, ...others],
    });
    await main.patch({ forwarding: fourSinks().map((each) => ({ ...each })) });
    await log.getByText('Payment of 99 XRP to Savings').waitFor();
    const refused = page.getByRole('region', { name: 'Refused' });
    expect(await refused.getByRole('listitem').first().innerText()).toContain('HTTP 422: unknown account');
    await tabTo(page, /^Send again: Payment of 310\.25 XRP to Gallery$/u, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByText('1 is being sent again').waitFor();
    await soon(() => refused.getByRole('listitem').count()).toBe(1);
    expect(main.asked('forwarding:send-again')).toEqual([{ id: 'shop', eventId: 870 }]);
    await refused.getByRole('button', { name: 'Send all again' }).click();
    await refused.waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await close();
  });

  it('says that nothing was sent yet, and that a log cannot be read', async () => {
    const main = new FakeMain({ forwarding: fourSinks() });
    const window = await open(main);
    await openPage(window, /^Shop server/u);
    await window.page.getByText('Nothing has been sent yet.').waitFor();
    await window.page.getByRole('button', { name: 'Back' }).click();
    main.broken.set('forwarding:log', 'The database is locked.');
    await openPage(window, /^Team chat/u);
    await window.page.getByText('The log can’t be read.').waitFor();
    await window.close();
  });

  it('sends earlier payments from the midnight of a day on, and says how many', async () => {
    const window = await open();
    const { page, main, close } = window;
    await openPage(window, /^Shop server/u);
    const send = page.getByRole('button', { name: 'Send', exact: true });
    expect(await send.isDisabled()).toBe(true);
    await page.getByLabel('Send everything since').fill('2026-11-20');
    await send.click();
    await page.getByText('12 payments are being sent').waitFor();
    // Berlin's midnight.
    expect(main.asked('forwarding:send-since')).toEqual([{ id: 'shop', since: '2026-11-19T23:00:00.000Z' }]);
    main.forwarding.recorded = 0;
    await send.click();
    await page.getByText('There is nothing to send since that day.').waitFor();
    await close();
  });

  it('changes a webhook’s secret without an event lost: the old one signs until it is ended', async () => {
    const window = await open();
    const { page, close } = window;
    await openPage(window, /^Shop server/u);
    const secret = page.getByRole('region', { name: 'Secret', exact: true });
    await secret.getByRole('button', { name: 'Make a new secret' }).click();
    const made = page.getByRole('region', { name: 'New secret' });
    await made.getByText(/whsec_/u).waitFor();
    await secret.getByText('The old secret still signs beside the new one, until you end it.').waitFor();
    await secret.getByRole('button', { name: 'End old secret' }).click();
    await page.getByText('Only the new secret signs now').waitFor();
    await secret.getByRole('button', { name: 'Make a new secret' }).waitFor();
    await close();
  });

  it('removes only after it said what is not sent then, and keeps the focus in the list', async () => {
    const window = await open();
    const { page, main, section, close } = window;
    await openPage(window, /^Team chat/u);
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Remove Team chat?' });
    await dialog.getByText('14 events that are waiting won’t be sent.').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.locator('.sink-head').waitFor();
    expect(main.asked('forwarding:remove')).toEqual([]);
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await page.getByText('“Team chat” was removed.').waitFor();
    await soon(() => section.getByRole('listitem').count()).toBe(3);
    await page.locator('.page').waitFor({ state: 'detached' });
    await soon(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
    await close();
  });

  it('opens where main asks for it, scrolled to', async () => {
    const { page, main, close } = await harness.open(new FakeMain({ forwarding: fourSinks() }));
    await page.locator('.payment').first().waitFor();
    await main.push('view:show', { view: 'preferences', section: 'forwarding' });
    const section = page.getByRole('region', { name: 'Forwarding' });
    await soon(() => section.evaluate((one) => Math.round(one.getBoundingClientRect().top) < 200)).toBe(true);
    await page.getByText('Delivered 10:40').waitFor();
    await close();
  });

  it('goes back step by step: from the form to the receiver, to its row', async () => {
    const { page, close } = await open();
    await page.locator('.sink-open').nth(2).click();
    await focusIs(page, 'Team chat');
    await page.getByRole('button', { name: 'Edit' }).click();
    await focusIs(page, 'Edit Team chat');
    await page.keyboard.press('Escape');
    await page.locator('.sink-head').waitFor();
    await focusIs(page, 'Team chat');
    await page.keyboard.press('Escape');
    await page.locator('.page').waitFor({ state: 'detached' });
    await focusIs(page, /^Team chat/u);
    await close();
  });

  it('leaves the page of a receiver that is gone', async () => {
    const window = await open();
    await openPage(window, /^Shop server/u);
    await window.main.patch({ forwarding: fourSinks().slice(1) });
    await window.page.locator('.page').waitFor({ state: 'detached' });
    await window.close();
  });

  it('says where secrets are stored without encryption, and adds none beyond what is kept', async () => {
    const note = 'Secrets are stored unencrypted on this computer.';
    const forwarding = Array.from({ length: 50 }, (_, index) => sink({ id: `s${index}` }));
    const { section, close } = await open(
      new FakeMain({ forwarding, secretsNote: note } as Partial<AppSnapshot>),
    );
    await section.getByText(note).waitFor();
    expect(await section.getByRole('button', { name: 'Add receiver' }).count()).toBe(0);
    await close();
  });

  it('keeps accounts that are no longer watched among the chosen ones', async () => {
    const gone = 'rrrrrrrrrrrrrrrrrrrrBZbvji';
    const main = new FakeMain({ forwarding: [sink({ accounts: [ADDRESS_A, gone] })] });
    const window = await open(main);
    await openPage(window, /^Shop server/u);
    await window.page.getByRole('button', { name: 'Edit' }).click();
    await window.page.locator('.sink-form summary').click();
    await window.page.getByRole('checkbox', { name: 'rrrrrrr…Zbvji' }).waitFor();
    await window.page.getByRole('button', { name: 'Save', exact: true }).click();
    await window.page.getByText('Shop server saved').waitFor();
    expect(main.asked('forwarding:save')[0]?.accounts).toEqual([ADDRESS_A, gone]);
    await window.close();
  });

  it.each(['de', 'es', 'ja'] as const)('cuts nothing in %s, however narrow', async (locale) => {
    const main = new FakeMain({ locale, forwarding: fourSinks() });
    main.forwarding.logs.set('shop', sinkLog());
    const { page, section, close } = await open(main);
    const holds = async (what: string) => {
      for (const width of [400, 320]) {
        await page.setViewportSize({ width, height: 640 });
        expect(await cutTexts(page), `${what} at ${width}`).toEqual([]);
      }
    };
    await holds('the list');
    await page.locator('.sink-open').first().click();
    await page.locator('.attempt').first().waitFor();
    await holds('the page');
    await page.locator('.page-head button').click();
    await section.locator('> .button-row button').click();
    await holds('the kinds');
    for (const [index] of (await page.locator('.kind-choice').all()).entries()) {
      await page.locator('.kind-choice').nth(index).click();
      await page.locator('.sink-form summary').click();
      await page.locator('.sink-form [type="submit"]').click();
      await page.locator('.sink-form > .field-wrong').waitFor();
      await holds(`form ${index}`);
      await page.locator('.page-head button').click();
    }
    await close();
  });
});

/** Lines that stand out of their control or of the window. */
function cutTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const cut: string[] = [];
    const texts = document.createTreeWalker(
      document.querySelector('main') ?? document.body,
      NodeFilter.SHOW_TEXT,
    );
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const element = text.parentElement;
      // These end in an ellipsis, and are whole on the receiver's page.
      if (element === null || element.closest('.sr-only, .sink-name, .sink-target, option') !== null)
        continue;
      if (!element.checkVisibility() || element.closest('[inert]') !== null) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const box = (element.closest('button, label, li') ?? document.documentElement).getBoundingClientRect();
      for (const { left, right } of range.getClientRects()) {
        const holds = left >= Math.max(0, box.left) - 1 && right <= Math.min(innerWidth, box.right) + 1;
        if (!holds) cut.push(`${element.tagName} ${element.className}: ${text.textContent}`);
      }
    }
    return cut;
  });
}
