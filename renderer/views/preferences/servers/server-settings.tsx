import { useState } from 'react';
import type { AppSnapshot, NetworkName } from '../../../../electron/contract/index.ts';
import { networkName } from '../../../format/names.ts';
import { Button } from '../../../parts/controls/button.tsx';
import { NetworkSelect } from '../../../parts/controls/network-select.tsx';
import { SelectRow, SettingRow } from '../../../parts/controls/setting-row.tsx';
import { Section } from '../../../parts/layout/section.tsx';
import { useI18n } from '../../../texts/language.ts';
import type { SettingsProps } from '../settings-props.ts';
import { AddServer } from './add-server.tsx';
import { ServerLine } from './server-line.tsx';

interface ServerSettingsProps extends SettingsProps {
  readonly snapshot: AppSnapshot;
}

/** The servers of one network at a time, in order of preference. */
export function ServerSettings({ settings, change, snapshot }: ServerSettingsProps) {
  const { t } = useI18n();
  const [network, setNetwork] = useState<NetworkName>(snapshot.networks[0]?.network ?? 'mainnet');
  const own = settings.servers[network] ?? [];
  const builtIn = snapshot.builtInServers?.[network] ?? [];
  const servers = own.length > 0 ? own : builtIn;
  const save = (urls: readonly string[]) => change({ servers: { ...settings.servers, [network]: urls } });
  const move = (index: number, by: number) => {
    const urls = [...servers];
    const [url] = urls.splice(index, 1);
    if (url === undefined) return;
    urls.splice(index + by, 0, url);
    void save(urls);
  };
  const others = [
    ...snapshot.networks.map((view) => view.network),
    ...(Object.keys(settings.servers) as NetworkName[]),
  ];
  return (
    <Section title={t('preferences.servers')} id="servers">
      <p className="quiet">{t('preferences.serversHint')}</p>
      {snapshot.passwordsNote && <p className="quiet">{snapshot.passwordsNote}</p>}
      <SettingRow label={t('accounts.network')}>
        {(control) => <NetworkSelect id={control.id} value={network} onChange={setNetwork} others={others} />}
      </SettingRow>
      <ol className="plain-list" aria-label={networkName(network, t)}>
        {servers.map((url, index) => (
          <ServerLine
            key={url}
            url={url}
            network={network}
            first={index === 0}
            last={index === servers.length - 1}
            onMove={(by) => move(index, by)}
            onRemove={() => void save(servers.filter((other) => other !== url))}
          />
        ))}
      </ol>
      <AddServer key={network} network={network} servers={servers} onAdd={(url) => save([...servers, url])} />
      {own.length === 0 ? null : (
        <Button look="quiet" onClick={() => void save([])}>
          {t('preferences.serverReset')}
        </Button>
      )}
      <SelectRow
        label={t('preferences.secondOpinion')}
        hint={t('preferences.secondOpinionHint')}
        value={settings.secondOpinion}
        options={[
          ['automatic', t('preferences.secondOpinionAutomatic')],
          ['always', t('preferences.secondOpinionAlways')],
          ['never', t('preferences.secondOpinionNever')],
        ]}
        onChange={(secondOpinion) => void change({ secondOpinion })}
      />
    </Section>
  );
}
