import { X } from 'lucide-react';
import { useState } from 'react';
import type { AppSnapshot } from '../../../electron/contract/index.ts';
import { IconButton } from '../../parts/controls/button.tsx';
import { SettingRow } from '../../parts/controls/setting-row.tsx';
import { SwitchRow } from '../../parts/controls/switch-row.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { useI18n } from '../../texts/language.ts';
import { acceleratorOf } from './accelerator.ts';
import type { SettingsProps } from './settings-props.ts';
import { StartAtLogin } from './start-at-login.tsx';

interface StartSettingsProps extends SettingsProps {
  readonly snapshot: AppSnapshot;
}

/** Start at login, start hidden, and the keys that open the window from anywhere. */
export function StartSettings({ settings, change, snapshot }: StartSettingsProps) {
  const { t } = useI18n();
  const [pressing, setPressing] = useState(false);
  const { loginItem, shortcutNote } = snapshot;
  return (
    <Section title={t('preferences.startup')} id="startup">
      <StartAtLogin settings={settings} change={change} loginItem={loginItem} />
      <SwitchRow
        label={t('preferences.startHidden')}
        checked={settings.startHidden}
        onChange={(startHidden) => void change({ startHidden })}
      />
      <SettingRow label={t('preferences.shortcut')} hint={shortcutNote ?? undefined}>
        {(control) => (
          <span className="shortcut">
            <input
              {...control}
              className="input"
              readOnly
              value={
                pressing
                  ? t('preferences.shortcutPress')
                  : (settings.shortcut ?? t('preferences.shortcutNone'))
              }
              onFocus={() => setPressing(true)}
              onBlur={() => setPressing(false)}
              onKeyDown={(event) => {
                const shortcut = acceleratorOf(event);
                if (shortcut === null) return; // Tab and Escape keep their meaning
                event.preventDefault();
                void change({ shortcut });
                event.currentTarget.blur();
              }}
            />
            {settings.shortcut === null ? null : (
              <IconButton
                icon={X}
                label={t('preferences.shortcutClear')}
                onClick={() => void change({ shortcut: null })}
              />
            )}
          </span>
        )}
      </SettingRow>
    </Section>
  );
}
