import type { AccountView } from '../../contract/index.ts';
import { safeText, shortAddress } from '../../payments/text/safe-text.ts';
import { fill, paymentTexts } from '../../payments/text/texts.ts';
import { labelOf } from '../state/payment-rows.ts';
import type { Words } from '../texts/texts.ts';
import { action, NAME_LENGTH, SEPARATOR, type TrayItem } from './menu-item.ts';
import type { SilenceSpan } from './silence.ts';

/** More accounts than these get a menu of their own: what stands below them must stay in reach. */
const MOST_ACCOUNTS = 12;

/** The watched accounts, each with a menu of its own; all of them in one where they are many. */
export function accountItems(
  accounts: readonly AccountView[],
  now: number,
  words: Words,
): readonly TrayItem[] {
  if (accounts.length === 0) return [{ type: 'text', label: words.say('noAccounts') }];
  const items = accounts.map((account) =>
    accountItem(account, nameAmong(account, accounts, words), now, words),
  );
  if (items.length <= MOST_ACCOUNTS) return items;
  return [{ type: 'submenu', label: words.count('accounts', items.length), items }];
}

/** Its label, and where others have the same what tells it from them: network, address, tag. */
function nameAmong(account: AccountView, accounts: readonly AccountView[], words: Words): string {
  const label = safeText(labelOf(account), NAME_LENGTH);
  const others = accounts.filter(
    (other) => other.id !== account.id && safeText(labelOf(other), NAME_LENGTH) === label,
  );
  const parts = [label];
  if (others.some(({ network }) => network !== account.network)) parts.push(words.network(account.network));
  if (others.some(({ address }) => address !== account.address)) parts.push(shortAddress(account.address));
  if (others.some(({ tag }) => tag !== account.tag) && account.tag !== null)
    parts.push(fill(paymentTexts(words.locale).tag, { tag: String(account.tag) }));
  return parts.join(' · ');
}

function accountItem(account: AccountView, label: string, now: number, words: Words): TrayItem {
  const { say } = words;
  const { id, lastPayment } = account;
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
