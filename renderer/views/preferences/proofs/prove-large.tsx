import { SwitchRow } from '../../../parts/controls/switch-row.tsx';
import { useI18n } from '../../../texts/language.ts';
import type { SettingsProps } from '../settings-props.ts';

/** Whether large payments are proved by themselves. Which are large says the setting above it. */
export function ProveLarge({ settings, change }: SettingsProps) {
  const { t } = useI18n();
  const hasAmount = settings.criticalAboveXrp !== null;
  return (
    <SwitchRow
      label={t('preferences.proveLarge')}
      hint={t(hasAmount ? 'preferences.proveLargeHint' : 'preferences.proveLargeNone')}
      checked={settings.proveLarge}
      disabled={!hasAmount && !settings.proveLarge}
      onChange={(proveLarge) => void change({ proveLarge })}
    />
  );
}
