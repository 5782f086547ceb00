import { describe, expect, it } from 'vitest';
import { silenceEnd } from '../../../electron/alerts/policy/silence-end.ts';
import type { AccountView, PaymentRow, SilenceSpan } from '../../../electron/contract/index.ts';
import { i18nFor } from '../../../electron/desktop/texts/i18n.ts';
import type { TrayItem } from '../../../electron/desktop/tray/menu-item.ts';
import { type ToolTipInput, toolTip } from '../../../electron/desktop/tray/tooltip.ts';
import { type TrayModelInput, trayMenu } from '../../../electron/desktop/tray/tray-menu.ts';

const NOW = new Date(2026, 2, 10, 14, 30).getTime();

const row = (id: number, read = false) =>
  ({
    id,
    read,
    amountText: `${id} XRP`,
    watchIds: [] as readonly string[],
    fromText: 'Tom & Jerry',
    closeTime: new Date(NOW).toISOString(),
  }) as PaymentRow;

const account = (change: Partial<AccountView> = {}): AccountView =>
  ({
    id: 'a',
    label: 'Savings',
    address: 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh',
    mutedUntil: null,
    lastPayment: row(9),
    ...change,
  }) as AccountView;

const INPUT: TrayModelInput = {
  platform: 'linux',
  overall: 'live',
  overallText: 'Live on mainnet since 09:12',
  reasonText: null,
  accounts: [account()],
  unread: [],
  unreadCount: 0,
  recent: [],
  pausedUntil: null,
  pauseSpan: null,
  quietText: null,
  notificationsWork: true,
  forwardingText: null,
  demo: false,
  removed: null,
  clipboardAddress: null,
  update: { state: 'idle', version: null },
  now: NOW,
};

const labels = (items: readonly TrayItem[], prefix = ''): readonly string[] =>
  items.flatMap((item) =>
    item.type === 'separator'
      ? []
      : [
          `${prefix}${item.label}`,
          ...(item.type === 'submenu' ? labels(item.items, `${prefix}${item.label} > `) : []),
        ],
  );
const menu = (change: Partial<TrayModelInput> = {}, locale = 'en') =>
  trayMenu({ ...INPUT, ...change }, i18nFor(locale));

describe('the tray menu', () => {
  it('holds the whole app', () => {
    expect(labels(menu())).toEqual([
      'Live on mainnet since 09:12',
      'Open XRPL Chime',
      'Savings',
      expect.stringMatching(/^Savings > Last: \+9 XRP, /),
      'Savings > Open in window',
      'Savings > Copy address',
      'Savings > Rename…',
      'Savings > Minimum amount…',
      'Savings > Mute',
      'Savings > Mute > For 1 hour',
      'Savings > Mute > Until tomorrow',
      'Savings > Mute > Until I unmute it',
      'Savings > Remove',
      'Add account…',
      'Pause alerts',
      'Pause alerts > For 30 minutes',
      'Pause alerts > For 1 hour',
      'Pause alerts > Until tomorrow',
      'Pause alerts > Until I resume them',
      'Recent payments',
      'Recent payments > No payments yet',
      'Recent payments > Show all…',
      'Preferences…',
      'Check connection',
      'About XRPL Chime',
      'Quit',
    ]);
  });

  it('says why there is no connection, below the state and not wider than a menu may be', () => {
    const reasonText = `The server & its proxy refuse connections: ${'long '.repeat(40)}`;
    const [state, reason, open] = labels(menu({ overall: 'offline', reasonText }));
    expect([state, open]).toEqual(['Live on mainnet since 09:12', 'Open XRPL Chime']);
    expect(reason).toMatch(/^The server && its proxy refuse connections: long long .*…$/);
    expect(reason?.length).toBeLessThanOrEqual(101);
  });

  it('says that forwarding has failed for long, and leads to where it says why', () => {
    const item = menu({ forwardingText: `Forwarding to A & ${'B'.repeat(200)} is failing` })[1];
    expect(item).toMatchObject({
      type: 'action',
      label: expect.stringMatching(/^Forwarding to A && B+…$/),
      action: { do: 'show', target: { view: 'preferences', section: 'forwarding' } },
    });
    expect(labels(menu())).not.toContain(expect.stringContaining('Forwarding'));
  });

  it('shows five unread payments, each opening itself, and shows & as &', () => {
    const unread = [1, 2, 3, 4, 5, 6].map((id) => row(id));
    const items = menu({ unread, unreadCount: 6 });
    expect(labels(items)).toContain('6 unread payments');
    const shown = items.filter((item) => item.type === 'action' && item.label.startsWith('+'));
    expect(shown).toHaveLength(5);
    expect(shown[0]).toMatchObject({
      label: expect.stringContaining('Tom && Jerry'),
      action: { do: 'show', target: { view: 'payment', id: 1 } },
    });
  });

  it('names the account that received, also one among several, and none that was removed', () => {
    const to = (
      change: Partial<PaymentRow>,
      accounts = [account(), account({ id: 'b', label: 'Shop & till' })],
    ) =>
      menu({ accounts, recent: [{ ...row(5), ...change } as PaymentRow] })
        .flatMap((item) => (item.type === 'submenu' ? item.items : []))
        .flatMap((item) => (item.type === 'action' && item.label.startsWith('+5 XRP') ? [item.label] : []))
        .join();
    expect(to({ watchIds: ['a'] })).toMatch(/^\+5 XRP to Savings · Tom && Jerry · /);
    expect(to({ watchIds: ['b', 'a'] })).toMatch(/^\+5 XRP to Shop && till · /);
    expect(to({ watchIds: [] })).toMatch(/^\+5 XRP · Tom && Jerry · /);
  });

  it('offers to resume while paused, to unmute what is muted, and not what has ended', () => {
    expect(labels(menu({ pausedUntil: 'until-resumed' }))).toContain('Resume alerts');
    expect(labels(menu({ accounts: [account({ mutedUntil: 'until-unmuted' })] }))).toContain(
      'Savings (muted) > Unmute',
    );
    const past = new Date(NOW - 1000).toISOString();
    expect(labels(menu({ accounts: [account({ mutedUntil: past })] }))).toContain('Savings > Mute');
  });

  it('offers an update that was found, and one that is there, and nothing of one on its way', () => {
    const updateItems = (state: 'available' | 'downloading' | 'ready') =>
      labels(menu({ update: { state, version: '1.2.0' } })).filter((label) => label.includes('1.2.0'));
    expect(updateItems('available')).toEqual(['Download update 1.2.0']);
    expect(updateItems('downloading')).toEqual([]);
    expect(updateItems('ready')).toEqual(['Restart to update to 1.2.0']);
  });

  it('ticks the choice that is in force, and nothing while alerts are on or where the choice is not known', () => {
    const spans = (pausedUntil: string | null, pauseSpan: SilenceSpan | null) =>
      menu({ pausedUntil, pauseSpan }).flatMap((item) =>
        item.type === 'submenu' && item.label === 'Pause alerts' ? item.items : [],
      );
    const ticks = (items: readonly TrayItem[]) =>
      items.map((item) => (item.type === 'choice' ? item.isChosen : null));
    const until = new Date(NOW + 1000).toISOString();
    expect(ticks(spans(until, '1-hour'))).toEqual([false, true, false, false]);
    expect(ticks(spans('until-resumed', 'indefinitely'))).toEqual([false, false, false, true]);
    for (const items of [spans(null, null), spans(until, null)]) {
      expect(ticks(items)).toEqual([null, null, null, null]);
      expect(items.map(({ type }) => type)).toEqual(['action', 'action', 'action', 'action']);
    }
  });

  it('offers the clipboard’s address, unasked only where the platform lets it look', () => {
    expect(labels(menu({ clipboardAddress: 'rHb9C…tyTh' }))).toContain('Add rHb9C…tyTh from clipboard');
    expect(labels(menu({ clipboardAddress: null })).join()).not.toContain('clipboard');
    expect(labels(menu({ clipboardAddress: undefined }))).toContain('Add from clipboard');
  });

  it('says what cannot be overlooked: no notifications, the demo, an update, what was removed', () => {
    const all = labels(
      menu({
        notificationsWork: false,
        demo: true,
        update: { state: 'ready', version: '1.2.0' },
        removed: 'A&B',
      }),
    );
    for (const label of [
      'This computer can’t show notifications',
      'Demo',
      'Exit demo',
      'Restart to update to 1.2.0',
      'Undo removing A&&B',
    ]) {
      expect(all).toContain(label);
    }
  });

  it('says why nothing is alerted in quiet hours', () => {
    expect(labels(menu({ quietText: 'Quiet hours until 7:00' }))).toContain('Quiet hours until 7:00');
  });

  it('ends by the platform’s own word, and shows keys in the menus of macOS only', () => {
    const last = (platform: NodeJS.Platform, locale = 'en') => menu({ platform }, locale).at(-1);
    expect(last('linux')).toEqual({ type: 'action', label: 'Quit', action: { do: 'quit' } });
    expect(last('win32')).toEqual({ type: 'action', label: 'Exit', action: { do: 'quit' } });
    expect(last('darwin')).toMatchObject({ label: 'Quit XRPL Chime', accelerator: 'CmdOrCtrl+Q' });
    expect(last('win32', 'de')).toMatchObject({ label: 'Beenden' });
    const preferences = menu({ platform: 'darwin' }).find(
      (item) => item.type === 'action' && item.label === 'Preferences…',
    );
    expect(preferences).toMatchObject({ accelerator: 'CmdOrCtrl+,' });
  });

  it('names the field that Rename… and Minimum amount… are about', () => {
    const [savings] = menu().filter((item) => item.type === 'submenu' && item.label === 'Savings');
    const actionOf = (label: string) =>
      savings?.type === 'submenu'
        ? savings.items.find((item) => item.type === 'action' && item.label === label)
        : undefined;
    const target = { view: 'accounts', id: 'a' };
    expect(actionOf('Open in window')).toMatchObject({ action: { do: 'show', target } });
    expect(actionOf('Rename…')).toMatchObject({ action: { target: { ...target, field: 'label' } } });
    expect(actionOf('Minimum amount…')).toMatchObject({
      action: { target: { ...target, field: 'threshold' } },
    });
    expect(actionOf('Copy address')).toMatchObject({ action: { do: 'copy', text: account().address } });
  });

  it('says until when an account is muted', () => {
    const until = new Date(NOW + 3_600_000).toISOString();
    expect(labels(menu({ accounts: [account({ mutedUntil: until })] }))).toContainEqual(
      expect.stringMatching(/^Savings \(muted\) > Muted until /),
    );
    expect(labels(menu({ accounts: [account({ mutedUntil: 'until-unmuted' })] })).join()).not.toContain(
      'Muted until',
    );
  });

  it('tells accounts of the same name apart', () => {
    const twins = [
      account({ id: 'a', label: '', network: 'mainnet', tag: 1 }),
      account({ id: 'b', label: '', network: 'mainnet', tag: null }),
      account({ id: 'c', label: 'Shop', network: 'mainnet', tag: null }),
      account({
        id: 'd',
        label: 'Shop',
        network: 'testnet',
        tag: null,
        address: 'rrrrrrrrrrrrrrrrrrrrrhoLvTp',
      }),
      account({ id: 'e', label: 'Other', network: 'testnet', tag: 7 }),
    ];
    const names = menu({ accounts: twins }).flatMap((item) =>
      item.type === 'submenu' && item.items.some((inner) => 'label' in inner && inner.label === 'Remove')
        ? [item.label]
        : [],
    );
    expect(names).toEqual([
      'rHb9C…tyTh · tag 1',
      'rHb9C…tyTh',
      'Shop · Mainnet · rHb9C…tyTh',
      'Shop · Testnet · rrrrr…LvTp',
      'Other',
    ]);
  });

  it('keeps many accounts out of the way of what stands below them', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => account({ id: String(index), label: `A${index}` }));
    expect(labels(menu({ accounts: many(12) }))).toContain('A11');
    const full = menu({ accounts: many(13) });
    expect(labels(full)).not.toContain('A12');
    expect(labels(full)).toContain('13 accounts > A12 > Copy address');
    expect(full.length).toBeLessThan(20);
  });

  it('shows what strangers and pasted labels hold as text: no control, no bidi, no second line, no mnemonic', () => {
    const hostile = 'a&b\u202Ecb\n\u0007_\u200B';
    const all = labels(
      menu({
        accounts: [account({ label: hostile })],
        recent: [{ ...row(1), fromText: hostile, amountText: `1 ${hostile}` }],
        removed: hostile,
        update: { state: 'ready', version: `9${hostile}` },
        overallText: `Live on ${hostile}`,
      }),
    );
    expect(all.filter((label) => /[\p{Cc}\p{Cf}]/u.test(label))).toEqual([]);
    expect(all.filter((label) => /(^|[^&])&([^&]|$)/.test(label))).toEqual([]);
    expect(all).toContain('a&&b⟨U+202E⟩cb ⟨U+0007⟩_⟨U+200B⟩');
  });

  it('shortens names, never amounts', () => {
    const long = 'x'.repeat(500);
    const amountText = '9,999,999,999,999,999.999999 XRP';
    const all = labels(
      menu({
        accounts: [account({ label: long, lastPayment: { ...row(1), amountText } })],
        recent: [{ ...row(1), fromText: long, amountText }],
        removed: long,
      }),
      // A submenu's items carry the name of theirs in this test.
    ).map((label) => label.split(' > ').at(-1) ?? '');
    for (const label of all) expect([...label].length, label).toBeLessThanOrEqual(120);
    expect(all.filter((label) => label.includes(`+${amountText}`))).toHaveLength(2);
    expect(all.filter((label) => label.includes('x'.repeat(33)))).toEqual([]);
  });

  it('speaks the user’s language', () => {
    expect(labels(menu({}, 'de-AT'))).toContain('Beenden');
    expect(labels(menu({ unreadCount: 1 }, 'es'))).toContain('1 pago sin leer');
    expect(labels(menu({}, 'ja'))).toContain('終了');
    expect(labels(menu({}, 'xx'))).toContain('Quit');
  });
});

describe('a silence', () => {
  it.each([
    ['30-minutes', NOW + 30 * 60_000],
    ['1-hour', NOW + 60 * 60_000],
    ['tomorrow', new Date(2026, 2, 11, 8).getTime()],
  ] as const)('for %s ends at its time', (span, end) => {
    expect(Date.parse(silenceEnd(span, NOW) ?? '')).toBe(end);
  });
  it('without end has none', () => {
    expect(silenceEnd('indefinitely', NOW)).toBeNull();
  });
});

describe('the tooltip', () => {
  const tip = (change: Partial<ToolTipInput> = {}, locale = 'en') =>
    toolTip(
      {
        name: 'XRPL Chime',
        state: 'Live on Mainnet since 09:12',
        sums: ['25 XRP'],
        platform: 'win32',
        ...change,
      },
      i18nFor(locale),
    );
  const SUMS = ['1,234,567.123456 XRP', '9,876.54321 USD', '0.00000012 BTC', '5 EUR', '1 JPY'];

  it('says the state and what came today', () => {
    expect(tip()).toBe('XRPL Chime\nLive on Mainnet since 09:12\nToday: 25 XRP');
    expect(tip({ sums: [] })).toBe('XRPL Chime\nLive on Mainnet since 09:12\nNothing received today');
    expect(tip({ sums: ['1 XRP', '2 USD'] }, 'de')).toMatch(/\nHeute: 1 XRP, 2 USD$/);
  });

  it('says how many sums it does not name', () => {
    expect(tip({ sums: SUMS, platform: 'linux' })).toBe(
      'XRPL Chime\nLive on Mainnet since 09:12\nToday: 1,234,567.123456 XRP, 9,876.54321 USD, 0.00000012 BTC and 2 more',
    );
  });

  it.each(['en', 'de', 'es', 'ja'])('fits what Windows shows, and never cuts an amount (%s)', (locale) => {
    const i18n = i18nFor(locale);
    const states = [
      i18n.t('status.live', { network: 'Mainnet', since: '09:12' }),
      `Network 21337: ${i18n.t('examined.left', { left: 5_668_000, count: 6_000_000 })}`,
      i18n.t('status.incomplete', { network: 'Network 21337', since: '21 Nov, 09:12', count: 6_000_000 }),
      i18n.t('status.offline', { network: 'Network 21337', since: '21 Nov, 09:12' }),
      'x'.repeat(300),
      '😀'.repeat(100),
    ];
    const name = `XRPL Chime (${i18n.t('app.demo')})`;
    for (const first of states) {
      for (const state of [first, `${first} · ${i18n.t('status.pausedIndefinitely')}`]) {
        for (let count = 0; count <= SUMS.length; count++) {
          const text = tip({ name, state, sums: SUMS.slice(0, count) }, locale);
          expect(text.length).toBeLessThanOrEqual(127);
          expect(text.isWellFormed()).toBe(true);
          const today = text.split('\n').at(-1) ?? '';
          // Each amount in it is one of the sums, whole.
          if (count > 0) expect(today).toContain(SUMS[0]);
          for (const [number] of today.matchAll(/[\d.,]*\d[\d.,]* (?=XRP|USD|BTC)/g))
            expect(SUMS.some((sum) => sum.startsWith(number))).toBe(true);
        }
      }
    }
  });

  it('gives up the name first, and keeps a day’s sum where hardly anything else fits', () => {
    const state = `${'State '.repeat(17)}end`;
    expect(tip({ state }).startsWith('State')).toBe(true);
    expect(tip({ state }).endsWith('\nToday: 25 XRP')).toBe(true);
    expect(tip({ state, sums: ['1'.repeat(200)] }).length).toBeLessThanOrEqual(127);
  });
});
