import { clipboard } from 'electron';
import { isQuiet, quietEnd } from '../../alerts/policy/quiet-hours.ts';
import { silenceEnd } from '../../alerts/policy/silence-end.ts';
import { message, problemOf, type StoredPayment, safeText } from '../../contract/index.ts';
import { type TagsOfAccount, watchedByTagAlone } from '../../payments/alert-decision.ts';
import { isXrp } from '../../payments/amounts/asset.ts';
import { shortAddress } from '../../payments/text/short-address.ts';
import { checkAddress } from '../../xrpl/protocol/address.ts';
import type { Actions } from '../actions/create-actions.ts';
import type { AppContext } from '../context/app-context.ts';
import type { Topic } from '../context/topics.ts';
import { localDay } from '../history/local-days.ts';
import { paymentRow } from '../history/payment-rows.ts';
import type { SnapshotFields } from '../snapshot/snapshot-fields.ts';
import { offlineReason } from '../snapshot/translate-status.ts';
import type { TrayAction } from './menu-item.ts';
import { toolTip } from './tooltip.ts';
import type { TrayContent } from './tray.ts';
import { SHOWN_UNREAD, trayMenu } from './tray-menu.ts';

const SHOWN_RECENT = 10;
/** The search for unread payments reads this many at a time, and gives up after so many. */
const PAGE = 100;
const FURTHEST = 2000;
/** Far longer than any address with blanks around it; the clipboard may hold megabytes. */
const LONGEST_ADDRESS = 256;

/** Computes what the tray shows, and does what its clicks ask for. */
export function createTrayController(
  context: AppContext,
  actions: Actions,
  fields: SnapshotFields,
  platform: NodeJS.Platform,
) {
  // macOS warns the user when a program reads the clipboard unasked, so the item is always offered there.
  const looksUnasked = platform !== 'darwin';
  /** What the tray showed last of what follows from coverage. */
  let shownState = '';
  let found: { readonly text: string; readonly address: string; readonly tag: number | null } | null = null;

  function offeredAddress(): string | null | undefined {
    if (!looksUnasked) return undefined;
    const at = found;
    if (at === null) return null;
    const isWatched = context.settings
      .watched()
      .some((entry) => entry.address === at.address && entry.tag === at.tag);
    return isWatched ? null : shortAddress(at.address);
  }

  async function addFromClipboard(): Promise<void> {
    // The address that the menu named, even if something else was copied since.
    const text = found?.text ?? (await clipboard.readText());
    const result = actions.accounts.add({ text, label: '', network: context.defaultNetwork });
    if (result.ok) {
      context.show({ view: 'accounts', id: result.value.id });
      return;
    }
    // Text that is no address never reaches the window: it may be a secret.
    context.show({ view: 'add-account' });
    const checked = checkAddress(text, context.defaultNetwork);
    const cause = checked.ok ? message('account.already-watched') : checked.userMessage;
    context.problems.add(problemOf(message('problem.clipboard', { cause }), null, context.now()));
  }

  /** The newest unread payments: usually the newest of all, unless somebody read those first. */
  function findUnread(wanted: number, byTagAlone: readonly TagsOfAccount[]): readonly StoredPayment[] {
    const found: StoredPayment[] = [];
    for (let offset = 0; found.length < wanted && offset < FURTHEST; offset += PAGE) {
      const rows = context.store.page({ byTagAlone, offset, limit: PAGE });
      found.push(...rows.filter((payment) => !payment.read));
      if (rows.length < PAGE) break;
    }
    return found.slice(0, wanted);
  }

  /** Until when quiet hours hold alerts back; null outside of them. */
  function quietText(): string | null {
    const { quietHours } = context.settings.settings();
    const now = new Date(context.now());
    if (!isQuiet(quietHours, now)) return null;
    const end = quietEnd(quietHours, now);
    const i18n = context.i18n();
    return end === null
      ? i18n.t('tray.quietAllDay')
      : i18n.t('tray.quietUntil', { until: i18n.time(end.toISOString(), end.getTime()) });
  }

  /** What was received today, XRP first. */
  function today(): readonly string[] {
    const sums = context.totals.onDay(localDay(new Date(context.now())), context.settings.watched());
    return [...sums]
      .sort((one, other) => Number(isXrp(other.asset)) - Number(isXrp(one.asset)))
      .map((sum) => actions.payments.amountText(sum));
  }

  const acts: { readonly [D in TrayAction['do']]: (action: Extract<TrayAction, { do: D }>) => unknown } = {
    show: ({ target }) => context.show(target),
    copy: ({ text }) => clipboard.writeText(text),
    mute({ id, span }) {
      const mutedUntil = span === null ? null : (silenceEnd(span, context.now()) ?? 'until-unmuted');
      return actions.accounts.update(id, { mutedUntil });
    },
    remove: ({ id }) => actions.accounts.remove(id),
    'undo-remove': () => actions.accounts.undoRemove(),
    'add-from-clipboard': addFromClipboard,
    pause: ({ span }) => actions.settings.pause(span),
    'mark-all-read'() {
      actions.payments.markRead('all');
      context.arrived([]);
    },
    'check-connection'() {
      void actions.health.checkConnection();
      context.show({ view: 'health' });
    },
    'leave-demo': () => context.relaunch([]),
    'download-update': () => context.updates.download(),
    'install-update': () => context.updates.install(),
    quit: () => context.quit(),
  };

  /** That forwarding has failed for long; null while it has not. */
  function forwardingText(): string | null {
    const names = context.forwarding.failingForLong();
    return names.length === 0
      ? null
      : context.i18n().t('tray.sinkFailing', { sinks: safeText(names.join(', '), 'menuName') });
  }

  /** Coverage changes with each ledger, forwarding with each payment; all that the tray shows of them is in here. */
  function stateText(): string {
    return `${fields.overall.compute()} ${fields.overallText.compute()} ${forwardingText()}`;
  }

  return {
    /** Whether the tray may show something else after these facts changed. */
    concerns(changed: ReadonlySet<Topic>): boolean {
      const isStateAlone = [...changed].every((topic) => topic === 'coverage' || topic === 'forwarding');
      return !isStateAlone || stateText() !== shownState;
    },
    content(): TrayContent {
      const i18n = context.i18n();
      const byTagAlone = watchedByTagAlone(context.settings.watched());
      const unreadCount = context.store.unreadCount(byTagAlone);
      const recent = context.store.page({ byTagAlone, offset: 0, limit: SHOWN_RECENT });
      const unread = findUnread(Math.min(unreadCount, SHOWN_UNREAD), byTagAlone);
      const toRow = (payment: StoredPayment) => paymentRow(payment, context.rowContext());
      const { inUse } = context.notifications.view();
      const state = fields.overall.compute();
      shownState = stateText();
      const items = trayMenu(
        {
          platform,
          overall: state,
          overallText: fields.overallText.compute(),
          reasonText: offlineReason(state, fields.networks.compute()),
          accounts: fields.accounts.compute(),
          unread: unread.map(toRow),
          unreadCount,
          recent: recent.map(toRow),
          pausedUntil: context.settings.pausedUntil(),
          pauseSpan: context.settings.pauseSpan(),
          quietText: quietText(),
          notificationsWork: inUse !== 'none',
          forwardingText: forwardingText(),
          demo: context.demo,
          removed: actions.accounts.removedLabel(),
          clipboardAddress: offeredAddress(),
          update: context.updates.view(),
          now: context.now(),
        },
        i18n,
      );
      const tip = {
        name: `XRPL Chime${context.demo ? ` (${i18n.t('app.demo')})` : ''}`,
        state: [fields.overallText.compute(), forwardingText()].filter((text) => text !== null).join(' · '),
        sums: today(),
        platform,
      };
      return { state, hasUnread: unreadCount > 0, unreadCount, toolTip: toolTip(tip, i18n), items };
    },
    act<A extends TrayAction>(action: A): void {
      (acts[action.do] as (action: A) => unknown)(action);
    },
    /** Reads whether the clipboard holds an address now. Does nothing on macOS. */
    async lookAtClipboard(): Promise<void> {
      if (!looksUnasked) return;
      const text = await clipboard.readText();
      const result = text.length > LONGEST_ADDRESS ? null : checkAddress(text, context.defaultNetwork);
      const next = result?.ok === true ? { text, address: result.address, tag: result.tag } : null;
      if (next?.address === found?.address && next?.tag === found?.tag) return;
      found = next;
      context.publish('clipboard');
    },
  };
}
