import type { QuietHours } from '../../../electron/contract/index.ts';
import { SettingRow } from '../../parts/controls/setting-row.tsx';
import { SwitchRow } from '../../parts/controls/switch-row.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { useI18n } from '../../texts/language.ts';
import type { SettingsProps } from './settings-props.ts';

/** The hours in which payments are recorded without an alert. */
export function QuietSettings({ settings, change }: SettingsProps) {
  const { t } = useI18n();
  const { quietHours } = settings;
  const set = (part: Partial<QuietHours>) => void change({ quietHours: { ...quietHours, ...part } });
  return (
    <Section title={t('preferences.quiet')} id="quiet">
      <SwitchRow
        label={t('preferences.quietOn')}
        hint={t('preferences.quietHint')}
        checked={quietHours.enabled}
        onChange={(enabled) => set({ enabled })}
      />
      {(['from', 'to'] as const).map((end) => (
        <SettingRow key={end} label={end === 'from' ? t('preferences.quietFrom') : t('preferences.quietTo')}>
          {(control) => (
            <input
              {...control}
              type="time"
              className="input"
              disabled={!quietHours.enabled}
              value={quietHours[end]}
              // A time field is empty while it is being typed into; that is not stored.
              onChange={(event) => {
                if (event.target.value !== '') set({ [end]: event.target.value });
              }}
            />
          )}
        </SettingRow>
      ))}
    </Section>
  );
}
