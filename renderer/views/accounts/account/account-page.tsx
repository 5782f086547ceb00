import { ListFilter, Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { AccountChange, AppSnapshot } from '../../../../electron/contract/index.ts';
import { assetIdentity, labelOf, networkName } from '../../../format/names.ts';
import { Button } from '../../../parts/controls/button.tsx';
import { DraftInput } from '../../../parts/controls/draft-input.tsx';
import { SettingRow } from '../../../parts/controls/setting-row.tsx';
import { Amount } from '../../../parts/display/amount.tsx';
import { RelativeTime } from '../../../parts/display/relative-time.tsx';
import { Page } from '../../../parts/layout/page.tsx';
import { Section } from '../../../parts/layout/section.tsx';
import { goBack, type Page as Place } from '../../../state/navigation.ts';
import { changeAccount } from '../../../state/optimistic-changes.ts';
import { useI18n } from '../../../texts/language.ts';
import { CoverageSummary } from '../../health/coverage-summary.tsx';
import { showPaymentsOf } from '../../payments/list/list-actions.ts';
import { AccountAlerts } from './account-alerts.tsx';
import { Balance } from './balance.tsx';
import { ColourChoice } from './colour-choice.tsx';
import { ReceivingAddress, ReceivingCode } from './receiving-address.tsx';
import { removeAccount } from './remove-account.ts';
import { TagRow } from './tag-row.tsx';

/** Everything about one watched account. Each change counts at once. */
export function AccountPage({
  place,
  snapshot,
}: {
  readonly place: Extract<Place, { page: 'account' }>;
  readonly snapshot: AppSnapshot;
}) {
  const { id } = place;
  const label = useRef<HTMLInputElement>(null);
  const threshold = useRef<HTMLInputElement>(null);
  const { t } = useI18n();
  const account = snapshot.accounts.find((entry) => entry.id === id);
  useEffect(() => {
    if (account === undefined) goBack(); // removed from the tray menu meanwhile
  }, [account]);
  // Each request for a field is a place of its own, so that the field takes the focus again.
  useEffect(() => {
    if (place.field === undefined) return;
    const field = place.field === 'label' ? label.current : threshold.current;
    field?.scrollIntoView({ block: 'center' });
    field?.focus();
    field?.select();
  }, [place]);
  if (account === undefined) return null;
  const change = (part: AccountChange) => changeAccount(id, part);
  return (
    <Page title={labelOf(account)}>
      <div className="account-head">
        <div className="account-figures">
          <Balance key={account.id} account={account} networks={snapshot.networks} />
          {account.totals.length === 0 ? (
            // Payments without a sum: amounts of confidential transfers are not public.
            account.paymentCount > 0 ? null : (
              <p className="quiet">{t('accounts.nothingYet')}</p>
            )
          ) : (
            <>
              <p className="quiet small">{t('accounts.totals')}</p>
              <ul>
                {account.totals.map((sum) => (
                  <li key={assetIdentity(sum.asset)}>
                    <Amount text={sum.amountText} />
                  </li>
                ))}
              </ul>
            </>
          )}
          <p className="quiet small">
            {t('accounts.paymentCount', { count: account.paymentCount })}
            {account.lastPayment === null ? null : (
              <>
                {' · '}
                {t('accounts.lastPayment')}{' '}
                <RelativeTime iso={account.lastPayment.closeTime ?? account.lastPayment.recordedAt} />
              </>
            )}
          </p>
        </div>
        <ReceivingCode account={account} />
      </div>
      <ReceivingAddress account={account} />
      <div className="button-row">
        <Button icon={ListFilter} onClick={() => showPaymentsOf(account.id)}>
          {t('accounts.showPayments')}
        </Button>
      </div>
      <Section title={t('accounts.edit')}>
        <SettingRow label={t('accounts.label')}>
          {(control) => (
            <DraftInput
              {...control}
              ref={label}
              value={account.label}
              maxLength={60}
              dir="auto"
              onCommit={(label) => {
                void change({ label: label.trim() });
                return true;
              }}
            />
          )}
        </SettingRow>
        <ColourChoice value={account.colour} onChange={(colour) => void change({ colour })} />
        <TagRow account={account} />
        <div className="setting">
          <span className="setting-name">{t('accounts.network')}</span>
          <span className="quiet">{networkName(account.network, t)}</span>
        </div>
      </Section>
      <AccountAlerts
        account={account}
        settings={snapshot.settings}
        contacts={snapshot.contacts}
        threshold={threshold}
        onChange={change}
      />
      <Section title={t('accounts.coverage')}>
        <CoverageSummary account={account} />
      </Section>
      <div className="page-end">
        <Button look="danger" icon={Trash2} onClick={() => void removeAccount(account, t)}>
          {t('accounts.stop')}
        </Button>
      </div>
    </Page>
  );
}
