import { ArrowDown, ArrowUp, BellOff, Copy, Ellipsis, ListFilter, Pencil, Trash2 } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { AccountView } from '../../../electron/contract/index.ts';
import { act } from '../../bridge.ts';
import { assetIdentity, labelOf, networkName, shortAddress } from '../../format/names.ts';
import { isOn } from '../../format/pause-end.ts';
import { IconButton } from '../../parts/controls/button.tsx';
import { Menu, MenuItem, MenuLine, PointerMenu } from '../../parts/controls/menu.tsx';
import { Swatch } from '../../parts/display/account-swatch.tsx';
import { Amount } from '../../parts/display/amount.tsx';
import { RelativeTime } from '../../parts/display/relative-time.tsx';
import { say, worked } from '../../state/messages.ts';
import { goTo } from '../../state/navigation.ts';
import { useNow } from '../../state/use-now.ts';
import { useI18n } from '../../texts/language.ts';
import { showPaymentsOf } from '../payments/list/list-actions.ts';
import { removeAccount } from './account/remove-account.ts';
import type { DragProps } from './use-reorder.ts';

/** Totals shown; the others are counted. */
const SHOWN_TOTALS = 2;

interface AccountRowProps {
  readonly account: AccountView;
  readonly place: number;
  readonly count: number;
  readonly onMove: (by: number) => void;
  readonly drag: DragProps;
}

/** A watched account in the list: what it received, its last payment, and its menu. It is moved by dragging or by the menu. */
export function AccountRow({ account, place, count, onMove, drag }: AccountRowProps) {
  const { t } = useI18n();
  const now = useNow();
  const label = labelOf(account);
  const open = () => goTo('accounts', { page: 'account', id: account.id });
  const copy = async () => {
    if (worked(await act('clipboard:write', { text: account.tagged?.text ?? account.address })))
      say(t('app.copied'));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  const items = (
    <>
      <MenuItem icon={ListFilter} onSelect={() => showPaymentsOf(account.id)}>
        {t('accounts.showPayments')}
      </MenuItem>
      <MenuItem icon={Pencil} onSelect={open}>
        {t('accounts.open', { label })}
      </MenuItem>
      <MenuItem icon={Copy} onSelect={() => void copy()}>
        {t(account.tagged === null ? 'accounts.copyAddress' : 'accounts.copyTagged')}
      </MenuItem>
      <MenuLine />
      <MenuItem icon={ArrowUp} disabled={place === 0} onSelect={() => onMove(-1)}>
        {t('accounts.moveUp')}
      </MenuItem>
      <MenuItem icon={ArrowDown} disabled={place === count - 1} onSelect={() => onMove(1)}>
        {t('accounts.moveDown')}
      </MenuItem>
      <MenuLine />
      <MenuItem icon={Trash2} danger onSelect={() => void removeAccount(account, t)}>
        {t('app.remove')}
      </MenuItem>
    </>
  );
  const line = (
    <li className="account" {...drag}>
      <button
        type="button"
        className="account-open"
        onClick={open}
        onKeyDown={onKeyDown}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
      >
        <span className="account-first">
          <Swatch colour={account.colour} />
          <bdi className="account-label">{label}</bdi>
          {isOn(account.mutedUntil, now) ? (
            <span className="word-mark">
              <BellOff aria-hidden size="0.75rem" strokeWidth={2} /> {t('accounts.muted')}
            </span>
          ) : null}
        </span>
        <span className="account-totals">
          {account.totals.length === 0 ? null : <span className="quiet small">{t('accounts.totals')}</span>}
          {account.totals.slice(0, SHOWN_TOTALS).map((sum) => (
            <Amount key={assetIdentity(sum.asset)} text={sum.amountText} />
          ))}
          {account.totals.length > SHOWN_TOTALS ? (
            <bdi className="quiet">+{account.totals.length - SHOWN_TOTALS}</bdi>
          ) : null}
        </span>
        <span className="account-second quiet">
          <span title={account.address}>{shortAddress(account.address)}</span>
          {account.tag === null ? null : <span>{t('accounts.tagOnly', { tag: String(account.tag) })}</span>}
          {account.network === 'mainnet' ? null : <span>{networkName(account.network, t)}</span>}
          {account.lastPayment === null ? (
            <span>{t('accounts.noPayment')}</span>
          ) : (
            <span>
              <bdi>+{account.lastPayment.amountText}</bdi>{' '}
              <RelativeTime iso={account.lastPayment.closeTime ?? account.lastPayment.recordedAt} />
            </span>
          )}
        </span>
      </button>
      <Menu trigger={<IconButton icon={Ellipsis} label={t('accounts.actions', { label })} />}>{items}</Menu>
    </li>
  );
  return <PointerMenu area={line}>{items}</PointerMenu>;
}
