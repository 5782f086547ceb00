import { Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import type { NetworkName, Settings } from '../../../../electron/contract/index.ts';
import { networkName } from '../../../format/names.ts';
import { IconButton } from '../../../parts/controls/button.tsx';
import { NetworkSelect } from '../../../parts/controls/network-select.tsx';
import { SettingRow } from '../../../parts/controls/setting-row.tsx';
import { useI18n } from '../../../texts/language.ts';
import type { SettingsProps } from '../settings-props.ts';
import { AddPublisher } from './add-publisher.tsx';

type Publisher = NonNullable<Settings['publishers'][string]>[number];

/** As many as the setting takes. */
const MOST = 10;

interface PublishersProps extends SettingsProps {
  /** Networks in use. */
  readonly networks: readonly NetworkName[];
}

/** Publishers of validator lists that are believed besides those that the app knows, of one network at a time. */
export function Publishers({ settings, change, networks }: PublishersProps) {
  const { t } = useI18n();
  const id = useId();
  const [network, setNetwork] = useState<NetworkName>(networks[0] ?? 'mainnet');
  const own = settings.publishers[network] ?? [];
  const save = (publishers: readonly Publisher[]) =>
    change({ publishers: { ...settings.publishers, [network]: publishers } });
  const others = [...networks, ...(Object.keys(settings.publishers) as NetworkName[])];
  return (
    <section className="publishers" aria-labelledby={id}>
      <h3 id={id} className="sub-head">
        {t('preferences.publishers')}
      </h3>
      <p className="quiet">{t('preferences.publishersHint')}</p>
      <SettingRow label={t('accounts.network')}>
        {(control) => <NetworkSelect id={control.id} value={network} onChange={setNetwork} others={others} />}
      </SettingRow>
      {own.length === 0 ? null : (
        <ul className="plain-list" aria-label={networkName(network, t)}>
          {own.map(({ key, site }) => (
            <li key={key} className="line">
              <span className="line-text">
                <span className="mono">{key}</span>
                <span className="quiet small">{site}</span>
              </span>
              <IconButton
                icon={Trash2}
                label={t('preferences.publisherRemove', { site })}
                onClick={() => void save(own.filter((other) => other.key !== key))}
              />
            </li>
          ))}
        </ul>
      )}
      {own.length >= MOST ? null : (
        <AddPublisher
          key={network}
          keys={own.map(({ key }) => key)}
          onAdd={(publisher) => save([...own, publisher])}
        />
      )}
    </section>
  );
}
