import { decimalText, parseDecimal } from '../../format/decimal.ts';
import { DraftInput } from '../../parts/controls/draft-input.tsx';
import { SettingRow } from '../../parts/controls/setting-row.tsx';
import { useI18n } from '../../texts/language.ts';
import type { SettingsProps } from './settings-props.ts';

/** From which amount of XRP on a notification stays until it is dismissed. */
export function CriticalSetting({ settings, change }: SettingsProps) {
  const { t, locale } = useI18n();
  return (
    <SettingRow label={t('preferences.critical')} hint={t('preferences.criticalHint')}>
      {(control) => (
        <DraftInput
          {...control}
          value={decimalText(settings.criticalAboveXrp ?? '', locale)}
          inputMode="decimal"
          maxLength={40}
          onCommit={(text) => {
            const amount = text.trim() === '' ? null : parseDecimal(text, locale);
            if (amount === null && text.trim() !== '') return false;
            void change({ criticalAboveXrp: amount });
            return true;
          }}
        />
      )}
    </SettingRow>
  );
}
