import { Copy, ExternalLink, ListFilter, ReceiptText } from 'lucide-react';
import { HIDDEN_AMOUNT, type PaymentRow } from '../../../../electron/contract/index.ts';
import { act } from '../../../bridge.ts';
import { MenuItem, MenuLine } from '../../../parts/controls/menu.tsx';
import { say, worked } from '../../../state/messages.ts';
import { goTo } from '../../../state/navigation.ts';
import { useI18n } from '../../../texts/language.ts';
import { openInExplorer, showPaymentsOfSender } from './list-actions.ts';

/** The actions on a payment that do not need its page. */
export function PaymentMenu({ row }: { readonly row: PaymentRow }) {
  const { t } = useI18n();
  const copy = async (text: string) => {
    if (worked(await act('clipboard:write', { text }))) say(t('app.copied'));
  };
  const { from } = row;
  return (
    <>
      <MenuItem icon={ReceiptText} onSelect={() => goTo('payments', { page: 'payment', id: row.id })}>
        {t('payments.open')}
      </MenuItem>
      <MenuItem icon={ExternalLink} onSelect={() => void openInExplorer(row.id)}>
        {t('detail.explorer')}
      </MenuItem>
      <MenuLine />
      {row.amount === HIDDEN_AMOUNT ? null : (
        <MenuItem icon={Copy} onSelect={() => void copy(row.amount)}>
          {t('payments.copyAmount')}
        </MenuItem>
      )}
      <MenuItem icon={Copy} onSelect={() => void copy(row.hash)}>
        {t('payments.copyHash')}
      </MenuItem>
      {from === null ? null : (
        <>
          <MenuItem icon={Copy} onSelect={() => void copy(from)}>
            {t('payments.copySender')}
          </MenuItem>
          <MenuLine />
          <MenuItem icon={ListFilter} onSelect={() => showPaymentsOfSender(from)}>
            {t('payments.ofSender')}
          </MenuItem>
        </>
      )}
    </>
  );
}
