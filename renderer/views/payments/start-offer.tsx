import { X } from 'lucide-react';
import { useId } from 'react';
import type { AppSnapshot } from '../../../electron/contract/index.ts';
import { IconButton } from '../../parts/controls/button.tsx';
import { changeSettings } from '../../state/optimistic-changes.ts';
import { useI18n } from '../../texts/language.ts';
import { CriticalSetting } from '../preferences/critical-setting.tsx';
import { StartAtLogin } from '../preferences/start-at-login.tsx';

/** What is worth setting after the first account. Shown until it is dismissed, and never again. */
export function StartOffer({ snapshot }: { readonly snapshot: AppSnapshot }) {
  const { t } = useI18n();
  const id = useId();
  const { settings, loginItem } = snapshot;
  if (settings.startOffer !== 'open') return null;
  return (
    <section className="start-offer" aria-labelledby={id}>
      <div className="start-offer-head">
        <h2 id={id}>{t('startOffer.title')}</h2>
        <IconButton
          icon={X}
          label={t('app.dismiss')}
          onClick={() => void changeSettings({ startOffer: 'closed' })}
        />
      </div>
      {loginItem.isOffered ? (
        <StartAtLogin settings={settings} change={changeSettings} loginItem={loginItem} />
      ) : null}
      <CriticalSetting settings={settings} change={changeSettings} />
      <p className="quiet small">{t('startOffer.later')}</p>
    </section>
  );
}
