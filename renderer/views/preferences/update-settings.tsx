import { useState } from 'react';
import type { AppSnapshot, UpdateView } from '../../../electron/contract/index.ts';
import { act } from '../../bridge.ts';
import { Button } from '../../parts/controls/button.tsx';
import { SwitchRow } from '../../parts/controls/switch-row.tsx';
import { useBusy } from '../../parts/controls/use-busy.ts';
import { Section } from '../../parts/layout/section.tsx';
import { worked } from '../../state/messages.ts';
import { useI18n } from '../../texts/language.ts';
import type { SettingsProps } from './settings-props.ts';

/** The state of updates, and a check now; there is no button where a package manager updates the app. */
export function UpdateSettings({
  settings,
  change,
  snapshot,
}: SettingsProps & { readonly snapshot: AppSnapshot }) {
  const { t } = useI18n();
  const [answered, setAnswered] = useState<UpdateView | null>(null);
  const { busy, once } = useBusy();
  const update: UpdateView = snapshot.update ?? answered ?? { state: 'idle', version: null, text: null };
  const check = async () => {
    const outcome = await act('updates:check', null);
    if (worked(outcome)) setAnswered(outcome.value);
  };
  return (
    <Section title={t('preferences.updates')} id="updates">
      {update.state === 'unsupported' ? null : (
        <SwitchRow
          label={t('preferences.updatesCheck')}
          checked={settings.checkForUpdates}
          onChange={(checkForUpdates) => void change({ checkForUpdates })}
        />
      )}
      <div className="setting">
        <span className="setting-name" role="status">
          {busy ? t('preferences.updateState.checking') : t(`preferences.updateState.${update.state}`)}
          <span className="quiet small">
            {update.version === null ? update.text : t('preferences.version', { version: update.version })}
          </span>
        </span>
        {update.state === 'available' ? (
          <Button look="primary" onClick={() => void act('updates:download', null).then(worked)}>
            {t('preferences.updatesDownload')}
          </Button>
        ) : update.state === 'ready' ? (
          <Button look="primary" onClick={() => void act('updates:install', null).then(worked)}>
            {t('preferences.updatesInstall')}
          </Button>
        ) : update.state === 'unsupported' ? null : (
          <Button busy={busy} disabled={update.state === 'downloading'} onClick={() => void once(check)}>
            {t('preferences.updatesNow')}
          </Button>
        )}
      </div>
    </Section>
  );
}
