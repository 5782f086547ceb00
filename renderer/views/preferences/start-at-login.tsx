import type { LoginItemView } from '../../../electron/contract/index.ts';
import { SwitchRow } from '../../parts/controls/switch-row.tsx';
import { useI18n } from '../../texts/language.ts';
import type { SettingsProps } from './settings-props.ts';

interface StartAtLoginProps extends SettingsProps {
  readonly loginItem: LoginItemView;
}

/** The switch for the start at login, with what the system says of it. */
export function StartAtLogin({ settings, change, loginItem }: StartAtLoginProps) {
  const { t } = useI18n();
  return (
    <SwitchRow
      label={t('preferences.startAtLogin')}
      hint={loginItem.text ?? undefined}
      disabled={!loginItem.isOffered}
      checked={settings.startAtLogin}
      onChange={(startAtLogin) => void change({ startAtLogin })}
    />
  );
}
