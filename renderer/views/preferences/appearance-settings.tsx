import { LANGUAGES, type Locale } from '../../../electron/contract/index.ts';
import { SelectRow } from '../../parts/controls/setting-row.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { LANGUAGE_NAMES, useI18n } from '../../texts/language.ts';
import type { SettingsProps } from './settings-props.ts';

/** Theme and language; both take effect at once. */
export function AppearanceSettings({ settings, change }: SettingsProps) {
  const { t } = useI18n();
  const languages = LANGUAGES.map((language) => [language, LANGUAGE_NAMES[language]] as const);
  return (
    <Section title={t('preferences.appearance')} id="appearance">
      <SelectRow
        label={t('preferences.theme')}
        value={settings.theme}
        options={[
          ['system', t('preferences.themeSystem')],
          ['light', t('preferences.themeLight')],
          ['dark', t('preferences.themeDark')],
        ]}
        onChange={(theme) => void change({ theme })}
      />
      <SelectRow<Locale>
        label={t('preferences.language')}
        value={settings.locale}
        options={[['system', t('preferences.languageSystem')], ...languages]}
        onChange={(locale) => void change({ locale })}
      />
    </Section>
  );
}
