import { describe, expect, it } from 'vitest';
import type { AccountView, PaymentRow } from '../../electron/contract.ts';
import { wordsFor } from '../../electron/desktop/texts/texts.ts';
import { type TrayItem, type TrayModelInput, trayMenu } from '../../electron/desktop/tray/menu-model.ts';
import { silenceEnd } from '../../electron/desktop/tray/silence.ts';

const NOW = new Date(2026, 2, 10, 14, 30).getTime();

const row = (id: number, read = false) =>
  ({
    id,
    read,
    amountText: `${id} XRP`,
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
  notificationsWork: true,
  demo: false,
  removed: null,
  clipboardAddress: null,
  updateReady: null,
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
  trayMenu({ ...INPUT, ...change }, wordsFor(locale));

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
      'Savings > Alert threshold…',
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

  it('offers to resume while paused, to unmute what is muted, and not what has ended', () => {
    expect(labels(menu({ pausedUntil: 'until-resumed' }))).toContain('Resume alerts');
    expect(labels(menu({ accounts: [account({ mutedUntil: 'until-unmuted' })] }))).toContain(
      'Savings (muted) > Unmute',
    );
    const past = new Date(NOW - 1000).toISOString();
    expect(labels(menu({ accounts: [account({ mutedUntil: past })] }))).toContain('Savings > Mute');
  });

  it('offers the clipboard’s address, unasked only where the platform lets it look', () => {
    expect(labels(menu({ clipboardAddress: 'rHb9C…tyTh' }))).toContain('Add rHb9C…tyTh from clipboard');
    expect(labels(menu({ clipboardAddress: null })).join()).not.toContain('clipboard');
    expect(labels(menu({ clipboardAddress: undefined }))).toContain('Add from clipboard');
  });

  it('says what cannot be overlooked: no notifications, the demo, an update, what was removed', () => {
    const all = labels(menu({ notificationsWork: false, demo: true, updateReady: '1.2.0', removed: 'A&B' }));
    for (const label of [
      'Notifications cannot be shown on this computer',
      'Demo ledger',
      'Leave the demo',
      'Restart to update to 1.2.0',
      'Undo: remove A&&B',
    ]) {
      expect(all).toContain(label);
    }
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
