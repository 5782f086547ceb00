import {
  type AccountView,
  type OverallState,
  type PaymentRow,
  type SilenceSpan,
  safeText,
  type UpdateView,
} from '../../contract/index.ts';
import { labelOf } from '../../payments/text/account-label.ts';
import type { I18n } from '../texts/i18n.ts';
import { accountItems } from './account-items.ts';
import { action, menuText, SEPARATOR, type TrayItem } from './menu-item.ts';

/** Everything that the menu shows. */
export interface TrayModelInput {
  readonly platform: NodeJS.Platform;
  readonly overall: OverallState;
  readonly overallText: string;
  /** Why there is no connection; null while there is one. */
  readonly reasonText: string | null;
  readonly accounts: readonly AccountView[];
  /** Unread payments, newest first; five are shown. */
  readonly unread: readonly PaymentRow[];
  readonly unreadCount: number;
  /** Newest first. */
  readonly recent: readonly PaymentRow[];
  readonly pausedUntil: string | null;
  /** How long the pause was chosen to last; null without one, and where that is not known. */
  readonly pauseSpan: SilenceSpan | null;
  /** Until when quiet hours hold alerts back, in words; null outside of them. */
  readonly quietText: string | null;
  readonly notificationsWork: boolean;
  /** That forwarding has failed for long, in words; null while it has not. */
  readonly forwardingText: string | null;
  readonly demo: boolean;
  /** The label of the account that can be brought back; null when there is none. */
  readonly removed: string | null;
  /** Address in the clipboard; null when it holds none; undefined where it is not looked at unasked (macOS). */
  readonly clipboardAddress: string | null | undefined;
  readonly update: Pick<UpdateView, 'state' | 'version'>;
  readonly now: number;
}

export const SHOWN_UNREAD = 5;

/** The tray menu. It reaches the whole app, because Linux trays deliver no clicks. */
export function trayMenu(input: TrayModelInput, i18n: I18n): readonly TrayItem[] {
  const { t } = i18n;
  const groups: (readonly TrayItem[])[] = [
    stateItems(input, i18n),
    unreadItems(input, i18n),
    [...accountItems(input.accounts, input.now, i18n), ...addItems(input, i18n)],
    [...pauseItems(input, i18n), recentItem(input, i18n)],
    [
      action(
        t('tray.preferences'),
        { do: 'show', target: { view: 'preferences' } },
        keys('CmdOrCtrl+,', input),
      ),
      action(t('tray.checkConnection'), { do: 'check-connection' }),
      action(t('tray.about'), { do: 'show', target: { view: 'about' } }),
    ],
    [
      ...updateItems(input.update, i18n),
      ...(input.demo ? [action(t('tray.leaveDemo'), { do: 'leave-demo' } as const)] : []),
      action(quitLabel(input, i18n), { do: 'quit' }, keys('CmdOrCtrl+Q', input)),
    ],
  ];
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, index) => (index === 0 ? group : [SEPARATOR, ...group]))
    .map(shown);
}

function updateItems({ state, version }: TrayModelInput['update'], { t }: I18n): readonly TrayItem[] {
  if (version === null) return [];
  if (state === 'available')
    return [action(t('tray.downloadUpdate', { version }), { do: 'download-update' })];
  if (state === 'ready') return [action(t('tray.restartToUpdate', { version }), { do: 'install-update' })];
  return [];
}

/** Only macOS menus show the keys of items that every program has. */
function keys(accelerator: string, { platform }: TrayModelInput): string | undefined {
  return platform === 'darwin' ? accelerator : undefined;
}

/** The label that other programs of the platform use. */
function quitLabel({ platform }: TrayModelInput, { t }: I18n): string {
  if (platform === 'win32') return t('tray.exit');
  return t(platform === 'darwin' ? 'menu.quit' : 'tray.quit');
}

/** An item with its label made safe for a menu: names come from people and strangers. */
function shown(item: TrayItem): TrayItem {
  if (item.type === 'separator') return item;
  const label = menuText(safeText(item.label, 'menuLine'));
  return item.type === 'submenu' ? { ...item, label, items: item.items.map(shown) } : { ...item, label };
}

function stateItems(input: TrayModelInput, { t }: I18n): readonly TrayItem[] {
  return [
    ...(input.demo ? [{ type: 'text', label: t('app.demo') } as const] : []),
    ...input.overallText.split(' · ').map((label) => ({ type: 'text', label }) as const),
    ...(input.reasonText === null
      ? []
      : [{ type: 'text', label: safeText(input.reasonText, 'menuReason') } as const]),
    ...(input.quietText === null ? [] : [{ type: 'text', label: input.quietText } as const]),
    ...(input.notificationsWork
      ? []
      : [action(t('status.noNotifications'), { do: 'show', target: { view: 'preferences' } })]),
    ...(input.forwardingText === null
      ? []
      : [
          action(safeText(input.forwardingText, 'menuReason'), {
            do: 'show',
            target: { view: 'preferences', section: 'forwarding' },
          }),
        ]),
    action(t('tray.open'), { do: 'show' }),
  ];
}

function unreadItems(input: TrayModelInput, i18n: I18n): readonly TrayItem[] {
  const { unread, unreadCount } = input;
  if (unreadCount === 0) return [];
  return [
    { type: 'text', label: i18n.t('tray.unread', { count: unreadCount }) },
    ...unread.slice(0, SHOWN_UNREAD).map((row) => paymentItem(row, input, i18n)),
    action(i18n.t('tray.markAllRead'), { do: 'mark-all-read' }),
  ];
}

function paymentItem(row: PaymentRow, { accounts, now }: TrayModelInput, i18n: I18n): TrayItem {
  const account = row.watchIds.flatMap((id) => accounts.find((one) => one.id === id) ?? [])[0];
  // An amount is never cut: that would make it another amount.
  const from = row.fromText === null ? null : safeText(row.fromText, 'menuName');
  const received =
    account === undefined
      ? `+${row.amountText}`
      : i18n.t('payment.received', {
          amount: row.amountText,
          label: safeText(labelOf(account), 'menuName'),
        });
  const parts = [received, from, i18n.time(row.closeTime ?? row.recordedAt, now)];
  return action(parts.filter((part) => part !== null).join(' · '), {
    do: 'show',
    target: { view: 'payment', id: row.id },
  });
}

function addItems({ removed, clipboardAddress }: TrayModelInput, { t }: I18n): readonly TrayItem[] {
  const items: TrayItem[] = [action(t('tray.addAccount'), { do: 'show', target: { view: 'add-account' } })];
  if (clipboardAddress === undefined)
    items.push(action(t('tray.addFromClipboard'), { do: 'add-from-clipboard' }));
  else if (clipboardAddress !== null) {
    items.push(
      action(t('tray.addFromClipboardNamed', { address: clipboardAddress }), { do: 'add-from-clipboard' }),
    );
  }
  if (removed !== null)
    items.push(action(t('tray.undoRemove', { label: safeText(removed, 'menuName') }), { do: 'undo-remove' }));
  return items;
}

/** While alerts are paused, what ends the pause, and the spans with the chosen one ticked. */
function pauseItems({ pausedUntil, pauseSpan }: TrayModelInput, { t }: I18n): readonly TrayItem[] {
  const pause = (label: string, span: SilenceSpan): TrayItem => {
    const what = { do: 'pause', span } as const;
    // Only while one is chosen: of choices without a chosen one, Electron ticks the first (lib/browser/api/menu.ts).
    if (pauseSpan === null) return action(label, what);
    return { type: 'choice', label, action: what, isChosen: span === pauseSpan };
  };
  return [
    ...(pausedUntil === null ? [] : [action(t('pause.resume'), { do: 'pause', span: null })]),
    {
      type: 'submenu',
      label: t('pause.button'),
      items: [
        pause(t('pause.halfHour'), '30-minutes'),
        pause(t('pause.hour'), '1-hour'),
        pause(t('pause.tomorrow'), 'tomorrow'),
        pause(t('pause.untilResumed'), 'indefinitely'),
      ],
    },
  ];
}

function recentItem(input: TrayModelInput, i18n: I18n): TrayItem {
  const { recent } = input;
  const items =
    recent.length === 0
      ? [{ type: 'text', label: i18n.t('tray.noPayments') } as const]
      : recent.map((row) => paymentItem(row, input, i18n));
  const all = action(i18n.t('tray.showAll'), { do: 'show', target: { view: 'payments' } });
  return { type: 'submenu', label: i18n.t('tray.recentPayments'), items: [...items, SEPARATOR, all] };
}
