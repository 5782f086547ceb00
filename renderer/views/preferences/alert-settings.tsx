import type { NotificationView } from '../../../electron/contract/index.ts';
import { act } from '../../bridge.ts';
import { Button } from '../../parts/controls/button.tsx';
import { KindCheckboxes } from '../../parts/controls/kind-checkboxes.tsx';
import { SelectRow } from '../../parts/controls/setting-row.tsx';
import { SwitchRow } from '../../parts/controls/switch-row.tsx';
import { TestAlertButton } from '../../parts/controls/test-alert-button.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { worked } from '../../state/messages.ts';
import { useI18n } from '../../texts/language.ts';
import { CriticalSetting } from './critical-setting.tsx';
import { ProveLarge } from './proofs/prove-large.tsx';
import type { SettingsProps } from './settings-props.ts';

interface AlertSettingsProps extends SettingsProps {
  readonly notifications: NotificationView;
}

/** How the app alerts, and about what: notifications, sound, privacy, and kinds of credit. */
export function AlertSettings({ settings, change, notifications }: AlertSettingsProps) {
  const { t } = useI18n();
  const choose = async () => {
    worked(await act('sound:choose', null));
  };
  return (
    <Section title={t('preferences.alerts')} id="alerts">
      {notifications.inUse === 'none' ? (
        <p className="field-wrong" role="status">
          {`${t('preferences.notifierNone')}. ${notifications.reasonText}`}
        </p>
      ) : null}
      <div className="button-row row-gap">
        <TestAlertButton />
      </div>
      <SelectRow
        label={t('preferences.sound')}
        value={settings.sound}
        options={[
          ['off', t('preferences.soundOff')],
          ['on', t('preferences.soundOn')],
          ['loud', t('preferences.soundLoud')],
        ]}
        onChange={(sound) => void change({ sound })}
      />
      <div className="setting">
        <span className="setting-name">
          {t('preferences.soundFile')}
          <bdi className="quiet small">{settings.soundFile ?? t('preferences.soundDefault')}</bdi>
          {(notifications.soundText ?? null) === null ? null : (
            <span className="small" role="status">
              {notifications.soundText}
            </span>
          )}
        </span>
        <span className="button-row">
          {(settings.soundFile ?? null) === null ? null : (
            <Button look="quiet" onClick={() => void change({ soundFile: null })}>
              {t('preferences.soundReset')}
            </Button>
          )}
          <Button onClick={() => void choose()}>{t('preferences.soundOwn')}</Button>
        </span>
      </div>
      <CriticalSetting settings={settings} change={change} />
      <ProveLarge settings={settings} change={change} />
      <SwitchRow
        label={t('preferences.privacy')}
        hint={t('preferences.privacyHint')}
        checked={settings.privacyMode}
        onChange={(privacyMode) => void change({ privacyMode })}
      />
      <KindCheckboxes
        legend={t('preferences.kinds')}
        value={settings.alertKinds}
        onChange={(alertKinds) => void change({ alertKinds })}
      />
    </Section>
  );
}
