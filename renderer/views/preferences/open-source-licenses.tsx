import { useState } from 'react';
import type { ThirdPartyLicense } from '../../../electron/contract/index.ts';
import { ask } from '../../bridge.ts';
import { useI18n } from '../../texts/language.ts';

/** The packages of others that ship inside the app, each with its license; read when somebody looks. */
export function OpenSourceLicenses() {
  const { t } = useI18n();
  const [licenses, setLicenses] = useState<readonly ThirdPartyLicense[] | 'failed' | null>(null);
  const look = async (isOpen: boolean) => {
    if (!isOpen || (licenses !== null && licenses !== 'failed')) return;
    setLicenses(await ask('about:licenses', null).catch(() => 'failed' as const));
  };
  return (
    <details className="fold" onToggle={(event) => void look(event.currentTarget.open)}>
      <summary>{t('preferences.openSource')}</summary>
      {licenses === null ? null : licenses === 'failed' ? (
        <p className="quiet">{t('app.failed')}</p>
      ) : (
        <ul className="licenses">
          {licenses.map(({ name, version, license, text }) => (
            <li key={`${name}@${version}`}>
              <span>
                {name} <span className="quiet">{version}</span>
              </span>
              {text === '' ? (
                <span className="quiet">{license}</span>
              ) : (
                <details className="fold">
                  <summary aria-label={`${name}: ${license}`}>{license}</summary>
                  <p className="license-text" lang="en">
                    {text}
                  </p>
                </details>
              )}
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
