import type { ReactNode } from 'react';
import type { NotificationView } from '../../../electron/contract/index.ts';
import { wholeNumber } from '../../format/numbers.ts';
import { SelectRow } from '../../parts/controls/setting-row.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { useI18n } from '../../texts/language.ts';
import { notifierName } from '../../texts/notifier-name.ts';
import type { SettingsProps } from './settings-props.ts';

interface DeliverySettingsProps extends SettingsProps {
  readonly notifications: NotificationView;
  /** What else few people need. */
  readonly children: ReactNode;
}

/** Which way notifications go, why, and how many went: for those who look for what went wrong. */
export function DeliverySettings({ settings, change, notifications, children }: DeliverySettingsProps) {
  const { t, locale } = useI18n();
  return (
    <Section title={t('preferences.advanced')} id="advanced">
      <SelectRow
        label={t('preferences.notifier')}
        value={settings.notifier}
        options={[
          ['automatic', t('preferences.notifierAutomatic')],
          ['node-notifier', t('preferences.notifierNode')],
          ['electron', t('preferences.notifierElectron')],
        ]}
        onChange={(notifier) => void change({ notifier })}
      />
      <p className="quiet" role="status">
        {notifications.inUse === 'none'
          ? null
          : `${t('preferences.notifierInUse', {
              way: notifierName(notifications.inUse, t),
              reason: notifications.reasonText,
            })} `}
        {t('preferences.notifierCounts', {
          delivered: wholeNumber(notifications.delivered, locale),
          failed: wholeNumber(notifications.failed, locale),
        })}
      </p>
      {notifications.lastErrorText === null ? null : (
        <p className="quiet small">{notifications.lastErrorText}</p>
      )}
      {children}
    </Section>
  );
}
