import { Download, Ellipsis, Plus, Upload } from 'lucide-react';
import type { AppSnapshot } from '../../../electron/contract/index.ts';
import { Button, IconButton } from '../../parts/controls/button.tsx';
import { Menu, MenuItem } from '../../parts/controls/menu.tsx';
import { goTo } from '../../state/navigation.ts';
import { useI18n } from '../../texts/language.ts';
import { AccountRow } from './account-row.tsx';
import { Contacts } from './contacts.tsx';
import { exportAccounts, importAccounts } from './import-export.ts';
import { useReorder } from './use-reorder.ts';

/** The watched accounts in the user’s order, the list as a file, and the names of senders. */
export function AccountsView({ snapshot }: { readonly snapshot: AppSnapshot }) {
  const { t } = useI18n();
  const { ordered, moveBy, dragProps } = useReorder(snapshot.accounts, t);
  return (
    <div className="scrolling">
      <h1 className="sr-only">{t('views.accounts')}</h1>
      <div className="view-actions">
        <Button
          look="primary"
          icon={Plus}
          onClick={() => goTo('accounts', { page: 'add-account', text: '' })}
        >
          {t('accounts.add')}
        </Button>
        <Menu trigger={<IconButton icon={Ellipsis} label={t('app.more')} />}>
          <MenuItem icon={Upload} onSelect={() => void importAccounts(t)}>
            {t('accounts.import')}
          </MenuItem>
          <MenuItem icon={Download} onSelect={() => void exportAccounts(t)}>
            {t('accounts.export')}
          </MenuItem>
        </Menu>
      </div>
      <ul className="account-list" aria-label={t('accounts.list')}>
        {ordered.map((account, index) => (
          <AccountRow
            key={account.id}
            account={account}
            place={index}
            count={ordered.length}
            onMove={(by) => moveBy(account.id, by)}
            drag={dragProps(account.id)}
          />
        ))}
      </ul>
      <Contacts contacts={snapshot.contacts} />
    </div>
  );
}
