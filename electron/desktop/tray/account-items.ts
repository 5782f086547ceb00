import { type AccountView, type SilenceSpan, safeText } from '../../contract/index.ts';
import { labelOf } from '../../payments/text/account-label.ts';
import { shortAddress } from '../../payments/text/short-address.ts';
import type { I18n } from '../texts/i18n.ts';
import { action, SEPARATOR, type TrayItem } from './menu-item.ts';

/** More accounts than this go into a submenu, so that what stands below them stays in reach. */
const MOST_ACCOUNTS = 12;

/** The watched accounts, each with a submenu of its own; many accounts are in one submenu together. */
export function accountItems(accounts: readonly AccountView[], now: number, i18n: I18n): readonly TrayItem[] {
  if (accounts.length === 0) return [{ type: 'text', label: i18n.t('tray.noAccounts') }];
  const items = accounts.map((account) =>
    accountItem(account, nameAmong(account, accounts, i18n), now, i18n),
  );
  if (items.length <= MOST_ACCOUNTS) return items;
  return [{ type: 'submenu', label: i18n.t('tray.accounts', { count: items.length }), items }];
}

/** An account's label; where others have the same label, also the network, address or tag that differs. */
function nameAmong(account: AccountView, accounts: readonly AccountView[], i18n: I18n): string {
  const label = safeText(labelOf(account), 'menuName');
  const others = accounts.filter(
    (other) => other.id !== account.id && safeText(labelOf(other), 'menuName') === label,
  );
  const parts = [label];
  if (others.some(({ network }) => network !== account.network)) parts.push(i18n.network(account.network));
  if (others.some(({ address }) => address !== account.address)) parts.push(shortAddress(account.address));
  if (others.some(({ tag }) => tag !== account.tag) && account.tag !== null)
    parts.push(i18n.t('payment.tag', { tag: String(account.tag) }));
  return parts.join(' · ');
}

function accountItem(account: AccountView, label: string, now: number, i18n: I18n): TrayItem {
  const { t } = i18n;
  const { id, lastPayment } = account;
  const isMuted =
    account.mutedUntil !== null &&
    (account.mutedUntil === 'until-unmuted' || Date.parse(account.mutedUntil) > now);
  const inWindow = { view: 'accounts', id } as const;
  const mute = (text: string, span: SilenceSpan) => action(text, { do: 'mute', id, span });
  return {
    type: 'submenu',
    label: isMuted ? t('tray.muted', { label }) : label,
    items: [
      lastPayment === null
        ? { type: 'text', label: t('tray.noPaymentYet') }
        : action(
            t('tray.lastPayment', {
              amount: `+${lastPayment.amountText}`,
              when: i18n.time(lastPayment.closeTime ?? lastPayment.recordedAt, now),
            }),
            { do: 'show', target: { view: 'payment', id: lastPayment.id } },
          ),
      SEPARATOR,
      action(t('tray.openInWindow'), { do: 'show', target: inWindow }),
      action(t('tray.copyAddress'), { do: 'copy', text: account.address }),
      action(t('tray.rename'), { do: 'show', target: { ...inWindow, field: 'label' } }),
      action(t('tray.threshold'), { do: 'show', target: { ...inWindow, field: 'threshold' } }),
      ...mutedUntil(account, isMuted, i18n, now),
      isMuted
        ? action(t('tray.unmute'), { do: 'mute', id, span: null })
        : {
            type: 'submenu',
            label: t('tray.mute'),
            items: [
              mute(t('pause.hour'), '1-hour'),
              mute(t('pause.tomorrow'), 'tomorrow'),
              mute(t('tray.untilUnmuted'), 'indefinitely'),
            ],
          },
      SEPARATOR,
      action(t('tray.remove'), { do: 'remove', id }),
    ],
  };
}

/** When a muted account alerts again, where that is a time. */
function mutedUntil(
  { mutedUntil: until }: AccountView,
  isMuted: boolean,
  i18n: I18n,
  now: number,
): readonly TrayItem[] {
  if (!isMuted || until === null || until === 'until-unmuted') return [];
  return [{ type: 'text', label: i18n.t('tray.mutedUntil', { until: i18n.until(until, now) }) }];
}
