import { useEffect } from 'react';
import type { AppSnapshot } from '../../../electron/contract/index.ts';
import { Section } from '../../parts/layout/section.tsx';
import { useStore } from '../../state/external-store.ts';
import { placeStore } from '../../state/navigation.ts';
import { changeSettings } from '../../state/optimistic-changes.ts';
import { useI18n } from '../../texts/language.ts';
import { AlertSettings } from './alert-settings.tsx';
import { AppearanceSettings } from './appearance-settings.tsx';
import { DataSettings } from './data-settings.tsx';
import { DeliverySettings } from './delivery-settings.tsx';
import { ExplorerSettings } from './explorer-settings.tsx';
import { ForwardingSettings } from './forwarding/forwarding-settings.tsx';
import { JumpList } from './jump-list.tsx';
import { OpenSourceLicenses } from './open-source-licenses.tsx';
import { Publishers } from './proofs/publishers.tsx';
import { QuietSettings } from './quiet-settings.tsx';
import { ServerSettings } from './servers/server-settings.tsx';
import type { ChangeSettings } from './settings-props.ts';
import { StartSettings } from './start-settings.tsx';
import { UpdateSettings } from './update-settings.tsx';

/** All settings on one page. Each is stored the moment it is changed; there is no Save button. */
export function PreferencesView({ snapshot }: { readonly snapshot: AppSnapshot }) {
  const { t } = useI18n();
  const { settings } = snapshot;
  const change: ChangeSettings = changeSettings;
  const place = useStore(placeStore);
  useEffect(() => {
    if (place.section !== undefined) document.getElementById(place.section)?.scrollIntoView();
  }, [place]);
  return (
    <div className="scrolling preferences">
      <h1 className="sr-only">{t('views.preferences')}</h1>
      <JumpList without={snapshot.demo ? ['servers'] : []} />
      <AlertSettings settings={settings} change={change} notifications={snapshot.notifications} />
      <QuietSettings settings={settings} change={change} />
      <ForwardingSettings snapshot={snapshot} />
      <StartSettings settings={settings} change={change} snapshot={snapshot} />
      <AppearanceSettings settings={settings} change={change} />
      <DataSettings settings={settings} change={change} folder={snapshot.dataFolder} />
      <UpdateSettings settings={settings} change={change} snapshot={snapshot} />
      <ExplorerSettings settings={settings} change={change} />
      {snapshot.demo ? null : <ServerSettings settings={settings} change={change} snapshot={snapshot} />}
      <DeliverySettings settings={settings} change={change} notifications={snapshot.notifications}>
        {snapshot.demo ? null : (
          <Publishers
            settings={settings}
            change={change}
            networks={snapshot.networks.map(({ network }) => network)}
          />
        )}
      </DeliverySettings>
      <Section title={t('preferences.about')} id="about">
        <p>
          <strong>{t('app.name')}</strong>{' '}
          <span className="quiet">{t('preferences.version', { version: snapshot.version })}</span>
        </p>
        <p className="quiet">{t('preferences.aboutText')}</p>
        <p className="quiet">{t('preferences.license')}</p>
        <OpenSourceLicenses />
      </Section>
    </div>
  );
}
