import type { AccountView, OverallState, PaymentRow, ViewTarget } from '../../contract.ts';
import { safeText } from '../../payments/safe-text.ts';
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
      /** Shown beside the label, where a platform's menus show keys. */
      readonly accelerator?: string;
    }
  | { readonly type: 'submenu'; readonly label: string; readonly items: readonly TrayItem[] };

/** Everything the menu shows. */
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
  readonly notificationsWork: boolean;
  readonly demo: boolean;
  /** Label of the account that can be brought back; null when there is none. */
  readonly removed: string | null;
  /** Address in the clipboard; null when it holds none; undefined where it is not looked at unasked (macOS). */
  readonly clipboardAddress: string | null | undefined;
  readonly updateReady: string | null;
  readonly now: number;
}

export const SHOWN_UNREAD = 5;
/** More accounts than these get a menu of their own: what stands below them must stay in reach. */
const MOST_ACCOUNTS = 12;
/** A menu as wide as half the screen is hard to follow. */
const NAME_LENGTH = 32;
const LABEL_LENGTH = 120;
/** A menu is as wide as its longest line; the window has the rest of the sentence. */
const MOST_REASON = 100;
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
      action(say('preferences'), { do: 'show', target: { view: 'preferences' } }, keys('CmdOrCtrl+,', input)),
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
      action(quitLabel(input, words), { do: 'quit' }, keys('CmdOrCtrl+Q', input)),
    ],
  ];
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, index) => (index === 0 ? group : [SEPARATOR, ...group]))
    .map(shown);
}

function action(label: string, what: TrayAction, accelerator?: string): TrayItem {
  return { type: 'action', label, action: what, ...(accelerator === undefined ? {} : { accelerator }) };
}

/** Only menus of macOS show the keys of items that every program has. */
function keys(accelerator: string, { platform }: TrayModelInput): string | undefined {
  return platform === 'darwin' ? accelerator : undefined;
}

/** As other programs of the platform call it. */
function quitLabel({ platform }: TrayModelInput, { say }: Words): string {
  if (platform === 'win32') return say('exit');
  return say(platform === 'darwin' ? 'menuQuit' : 'quit');
}

/** An item as a menu may show it. Names come from people and strangers. */
function shown(item: TrayItem): TrayItem {
  if (item.type === 'separator') return item;
  const label = menuText(safeText(item.label, LABEL_LENGTH));
  return item.type === 'submenu' ? { ...item, label, items: item.items.map(shown) } : { ...item, label };
}

function stateItems(input: TrayModelInput, { say }: Words): readonly TrayItem[] {
  return [
    ...(input.demo ? [{ type: 'text', label: say('demo') } as const] : []),
    ...input.overallText.split(' · ').map((label) => ({ type: 'text', label }) as const),
    ...(input.reasonText === null
      ? []
      : [{ type: 'text', label: safeText(input.reasonText, MOST_REASON) } as const]),
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
  // An amount is never cut: it would be another one.
  const from = row.fromText === null ? null : safeText(row.fromText, NAME_LENGTH);
  const parts = [`+${row.amountText}`, from, words.time(row.closeTime ?? row.recordedAt, now)];
  return action(parts.filter((part) => part !== null).join(' · '), {
    do: 'show',
    target: { view: 'payment', id: row.id },
  });
}

function accountItems(input: TrayModelInput, words: Words): readonly TrayItem[] {
  if (input.accounts.length === 0) return [{ type: 'text', label: words.say('noAccounts') }];
  const items = input.accounts.map((account) => accountItem(account, input.now, words));
  if (items.length <= MOST_ACCOUNTS) return items;
  return [{ type: 'submenu', label: words.count('accounts', items.length), items }];
}

function accountItem(account: AccountView, now: number, words: Words): TrayItem {
  const { say } = words;
  const { id, lastPayment } = account;
  const label = safeText(labelOf(account), NAME_LENGTH);
  const isMuted =
    account.mutedUntil !== null &&
    (account.mutedUntil === 'until-unmuted' || Date.parse(account.mutedUntil) > now);
  const inWindow = { view: 'accounts', id } as const;
  const mute = (text: string, span: SilenceSpan) => action(text, { do: 'mute', id, span });
  return {
    type: 'submenu',
    label: isMuted ? say('muted', { label }) : label,
    items: [
      lastPayment === null
        ? { type: 'text', label: say('noPaymentYet') }
        : action(
            say('lastPayment', {
              amount: `+${lastPayment.amountText}`,
              when: words.time(lastPayment.closeTime ?? lastPayment.recordedAt, now),
            }),
            { do: 'show', target: { view: 'payment', id: lastPayment.id } },
          ),
      SEPARATOR,
      action(say('openInWindow'), { do: 'show', target: inWindow }),
      action(say('copyAddress'), { do: 'copy', text: account.address }),
      action(say('rename'), { do: 'show', target: { ...inWindow, field: 'label' } }),
      action(say('threshold'), { do: 'show', target: { ...inWindow, field: 'threshold' } }),
      ...mutedUntil(account, isMuted, words, now),
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

/** When it rings again, where that is a time. */
function mutedUntil(
  { mutedUntil: until }: AccountView,
  isMuted: boolean,
  words: Words,
  now: number,
): readonly TrayItem[] {
  if (!isMuted || until === null || until === 'until-unmuted') return [];
  return [{ type: 'text', label: words.say('mutedUntil', { until: words.time(until, now) }) }];
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
    items.push(action(say('undoRemove', { label: safeText(removed, NAME_LENGTH) }), { do: 'undo-remove' }));
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
