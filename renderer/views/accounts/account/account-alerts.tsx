import { X } from 'lucide-react';
import type { Ref } from 'react';
import type { AccountChange, AccountView, Contact, Settings } from '../../../../electron/contract/index.ts';
import { shortAddress } from '../../../format/names.ts';
import { afterMinutes, isOn, tomorrowMorning } from '../../../format/pause-end.ts';
import { shortTime } from '../../../format/times.ts';
import { IconButton } from '../../../parts/controls/button.tsx';
import { KindCheckboxes } from '../../../parts/controls/kind-checkboxes.tsx';
import { SelectRow } from '../../../parts/controls/setting-row.tsx';
import { Section } from '../../../parts/layout/section.tsx';
import { useNow } from '../../../state/use-now.ts';
import { useI18n } from '../../../texts/language.ts';
import { Thresholds } from './minimum-amounts.tsx';

interface AccountAlertsProps {
  readonly account: AccountView;
  readonly settings: Settings;
  readonly contacts: readonly Contact[];
  /** The field of the smallest amount of XRP. */
  readonly threshold: Ref<HTMLInputElement>;
  readonly onChange: (change: AccountChange) => Promise<boolean>;
}

/** When this account alerts: mute, smallest amounts, kinds and muted senders. */
export function AccountAlerts({ account, settings, contacts, threshold, onChange }: AccountAlertsProps) {
  const { t } = useI18n();
  const nameOf = (address: string) =>
    contacts.find((contact) => contact.address === address)?.name ?? shortAddress(address);
  return (
    <Section title={t('accounts.alerts')}>
      <MuteRow account={account} onChange={onChange} />
      <Thresholds
        account={account}
        first={threshold}
        onChange={(minimumAmounts) => void onChange({ minimumAmounts })}
      />
      <SelectRow
        label={t('accounts.alertKinds')}
        value={account.alertKinds === null ? 'default' : 'own'}
        options={[
          ['default', t('accounts.kindsDefault')],
          ['own', t('accounts.kindsOwn')],
        ]}
        onChange={(choice) => void onChange({ alertKinds: choice === 'own' ? settings.alertKinds : null })}
      />
      {account.alertKinds === null ? null : (
        <KindCheckboxes
          legend={t('accounts.alertKinds')}
          value={account.alertKinds}
          onChange={(alertKinds) => void onChange({ alertKinds })}
        />
      )}
      {account.mutedSenders.length === 0 ? null : (
        <>
          <h3 className="sub-head">{t('accounts.mutedSenders')}</h3>
          <ul className="plain-list">
            {account.mutedSenders.map((sender) => (
              <li key={sender} className="line">
                <span className="line-text">
                  <bdi>{nameOf(sender)}</bdi>
                  <span className="mono quiet">{sender}</span>
                </span>
                <IconButton
                  icon={X}
                  label={t('accounts.unmuteSender', { sender: nameOf(sender) })}
                  onClick={() =>
                    void onChange({ mutedSenders: account.mutedSenders.filter((other) => other !== sender) })
                  }
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function MuteRow({ account, onChange }: Pick<AccountAlertsProps, 'account' | 'onChange'>) {
  const { t, locale } = useI18n();
  const now = useNow();
  const { mutedUntil } = account;
  const muted = isOn(mutedUntil, now);
  const open = mutedUntil?.startsWith('until-') ?? false;
  const value = !muted ? 'on' : open ? 'open' : 'timed';
  const timed: readonly (readonly ['timed', string])[] =
    muted && !open && mutedUntil !== null
      ? [['timed', t('accounts.mutedUntil', { time: shortTime(mutedUntil, now, locale) })]]
      : [];
  return (
    <SelectRow<'on' | 'timed' | 'hour' | 'tomorrow' | 'open'>
      label={t('accounts.mute')}
      value={value}
      options={[
        ['on', t('accounts.notMuted')],
        ...timed,
        ['hour', t('accounts.muteHour')],
        ['tomorrow', t('accounts.muteTomorrow')],
        ['open', t('accounts.muteOpen')],
      ]}
      onChange={(choice) => {
        if (choice !== 'timed') void onChange({ mutedUntil: muteEnd(choice, Date.now()) });
      }}
    />
  );
}

function muteEnd(choice: 'on' | 'hour' | 'tomorrow' | 'open', now: number): string | null {
  switch (choice) {
    case 'on':
      return null;
    case 'hour':
      return afterMinutes(60, now);
    case 'tomorrow':
      return tomorrowMorning(now);
    case 'open':
      return 'until-unmuted';
  }
}
