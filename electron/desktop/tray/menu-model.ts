import type { AccountView, OverallState, PaymentRow, ViewTarget } from '../../contract.ts';
import { labelOf } from '../state/payment-rows.ts';
import type { Words } from '../texts/texts.ts';
import type { SilenceSpan } from './silence.ts';

/** What a click in the tray menu asks for. */
export type TrayAction =
  | { readonly do: 'show'; readonly target?: ViewTarget }
  | { readonly do: 'copy'; readonly text: string }
  | { readonly do: 'mute'; readonly id: string; readonly span: SilenceSpan | null }
  | { readonly do: 'remove'; readonly id: string }
  | { readonly do: 'undo-remove' }
  | { readonly do: 'add-from-clipboard' }
  | { readonly do: 'pause'; readonly span: SilenceSpan | null }
  | { readonly do: 'mark-all-read' }
  | { readonly do: 'check-connection' }
  | { readonly do: 'leave-demo' }
  | { readonly do: 'install-update' }
  | { readonly do: 'quit' };

export type TrayItem =
  | { readonly type: 'separator' }
  | { readonly type: 'text'; readonly label: string }
  | {
      readonly type: 'action';
      readonly label: string;
      readonly action: TrayAction;
      readonly checked?: boolean;
    }
  | { readonly type: 'submenu'; readonly label: string; readonly items: readonly TrayItem[] };

/** Everything the menu shows. */
export interface TrayModelInput {
  readonly overall: OverallState;
  readonly overallText: string;
  readonly accounts: readonly AccountView[];
  /** Unread payments, newest first; five are shown. */
  readonly unread: readonly PaymentRow[];
  readonly unreadCount: number;
  /** Newest first. */
  readonly recent: readonly PaymentRow[];
  readonly pausedUntil: string | null;
  readonly notificationsWork: boolean;
  readonly demo: boolean;
  /** Label of the account that can be brought back; null when there is none. */
  readonly removed: string | null;
  /** Address in the clipboard; null when it holds none; undefined where it is not looked at unasked (macOS). */
  readonly clipboardAddress: string | null | undefined;
  readonly updateReady: string | null;
  readonly now: number;
}

const SHOWN_UNREAD = 5;
const SEPARATOR: TrayItem = { type: 'separator' };

/** The tray menu, which holds the whole app: Linux trays deliver no clicks. */
export function trayMenu(input: TrayModelInput, words: Words): readonly TrayItem[] {
  const { say } = words;
  const groups: (readonly TrayItem[])[] = [
    stateItems(input, words),
    unreadItems(input, words),
    [...accountItems(input, words), ...addItems(input, words)],
    [pauseItem(input, words), recentItem(input, words)],
    [
      action(say('preferences'), { do: 'show', target: { view: 'preferences' } }),
      action(say('checkConnection'), { do: 'check-connection' }),
      action(say('about'), { do: 'show', target: { view: 'about' } }),
    ],
    [
      ...(input.updateReady === null
        ? []
        : [
            action(say('restartToUpdate', { version: input.updateReady }), { do: 'install-update' } as const),
          ]),
      ...(input.demo ? [action(say('leaveDemo'), { do: 'leave-demo' } as const)] : []),
      action(say('quit'), { do: 'quit' }),
    ],
  ];
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, index) => (index === 0 ? group : [SEPARATOR, ...group]));
}

function action(label: string, what: TrayAction, checked?: boolean): TrayItem {
  return { type: 'action', label, action: what, ...(checked === undefined ? {} : { checked }) };
}

function stateItems(input: TrayModelInput, { say }: Words): readonly TrayItem[] {
  return [
    ...(input.demo ? [{ type: 'text', label: say('demo') } as const] : []),
    ...input.overallText.split(' · ').map((label) => ({ type: 'text', label }) as const),
    ...(input.notificationsWork
      ? []
      : [action(say('stateNotifications'), { do: 'show', target: { view: 'preferences' } })]),
    action(say('open'), { do: 'show' }),
  ];
}

function unreadItems({ unread, unreadCount, now }: TrayModelInput, words: Words): readonly TrayItem[] {
  if (unreadCount === 0) return [];
  return [
    { type: 'text', label: words.count('unread', unreadCount) },
    ...unread.slice(0, SHOWN_UNREAD).map((row) => paymentItem(row, words, now)),
    action(words.say('markAllRead'), { do: 'mark-all-read' }),
  ];
}

function paymentItem(row: PaymentRow, words: Words, now: number): TrayItem {
  const parts = [`+${row.amountText}`, row.fromText, words.time(row.closeTime ?? row.recordedAt, now)];
  const label = parts.filter((part) => part !== null).join(' · ');
  return action(menuText(label), { do: 'show', target: { view: 'payment', id: row.id } });
}

function accountItems(input: TrayModelInput, words: Words): readonly TrayItem[] {
  if (input.accounts.length === 0) return [{ type: 'text', label: words.say('noAccounts') }];
  return input.accounts.map((account) => accountItem(account, input.now, words));
}

function accountItem(account: AccountView, now: number, words: Words): TrayItem {
  const { say } = words;
  const { id, lastPayment } = account;
  const label = labelOf(account);
  const isMuted =
    account.mutedUntil !== null &&
    (account.mutedUntil === 'until-unmuted' || Date.parse(account.mutedUntil) > now);
  const inWindow: TrayAction = { do: 'show', target: { view: 'accounts', id } };
  const mute = (text: string, span: SilenceSpan) => action(text, { do: 'mute', id, span });
  return {
    type: 'submenu',
    label: menuText(isMuted ? say('muted', { label }) : label),
    items: [
      lastPayment === null
        ? { type: 'text', label: say('noPaymentYet') }
        : action(
            menuText(
              say('lastPayment', {
                amount: `+${lastPayment.amountText}`,
                when: words.time(lastPayment.closeTime ?? lastPayment.recordedAt, now),
              }),
            ),
            { do: 'show', target: { view: 'payment', id: lastPayment.id } },
          ),
      SEPARATOR,
      action(say('openInWindow'), inWindow),
      action(say('copyAddress'), { do: 'copy', text: account.address }),
      action(say('rename'), inWindow),
      action(say('threshold'), inWindow),
      isMuted
        ? action(say('unmute'), { do: 'mute', id, span: null })
        : {
            type: 'submenu',
            label: say('mute'),
            items: [
              mute(say('for1Hour'), '1-hour'),
              mute(say('untilTomorrow'), 'tomorrow'),
              mute(say('untilUnmuted'), 'indefinitely'),
            ],
          },
      SEPARATOR,
      action(say('remove'), { do: 'remove', id }),
    ],
  };
}

function addItems({ removed, clipboardAddress }: TrayModelInput, { say }: Words): readonly TrayItem[] {
  const items: TrayItem[] = [action(say('addAccount'), { do: 'show', target: { view: 'add-account' } })];
  if (clipboardAddress === undefined)
    items.push(action(say('addFromClipboard'), { do: 'add-from-clipboard' }));
  else if (clipboardAddress !== null) {
    items.push(
      action(say('addFromClipboardNamed', { address: clipboardAddress }), { do: 'add-from-clipboard' }),
    );
  }
  if (removed !== null)
    items.push(action(menuText(say('undoRemove', { label: removed })), { do: 'undo-remove' }));
  return items;
}

function pauseItem({ pausedUntil }: TrayModelInput, { say }: Words): TrayItem {
  if (pausedUntil !== null) return action(say('resumeAlerts'), { do: 'pause', span: null });
  const pause = (label: string, span: SilenceSpan) => action(label, { do: 'pause', span });
  return {
    type: 'submenu',
    label: say('pauseAlerts'),
    items: [
      pause(say('for30Minutes'), '30-minutes'),
      pause(say('for1Hour'), '1-hour'),
      pause(say('untilTomorrow'), 'tomorrow'),
      pause(say('untilResumed'), 'indefinitely'),
    ],
  };
}

function recentItem({ recent, now }: TrayModelInput, words: Words): TrayItem {
  const items =
    recent.length === 0
      ? [{ type: 'text', label: words.say('noPayments') } as const]
      : recent.map((row) => paymentItem(row, words, now));
  const all = action(words.say('showAll'), { do: 'show', target: { view: 'payments' } });
  return { type: 'submenu', label: words.say('recentPayments'), items: [...items, SEPARATOR, all] };
}

/** Menus show & as a mnemonic; a pair of them is one that is shown. */
export function menuText(text: string): string {
  return text.replaceAll('&', '&&');
}
