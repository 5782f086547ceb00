import type { AppSnapshot } from '../../../electron/contract/index.ts';
import { shortTime } from '../../format/times.ts';
import { ConnectionIcon } from '../../parts/display/state-icon.tsx';
import { useNow } from '../../state/use-now.ts';
import { useI18n } from '../../texts/language.ts';

/** What the last check of the connections found, network by network; asked for here or in the tray. */
export function ConnectionAnswer({ check }: { readonly check: AppSnapshot['connectionCheck'] }) {
  const { t, locale } = useI18n();
  const now = useNow();
  return (
    <div role="status" className={check === null ? undefined : 'connection-answer'}>
      {check === null ? null : check.isRunning ? (
        <p className="quiet">{t('health.checked')}</p>
      ) : (
        <>
          <ul className="plain-list">
            {check.networks.map(({ network, isConnected, text }) => (
              <li key={network} className="state">
                <ConnectionIcon state={isConnected ? 'connected' : 'closed'} />
                <span>{text}</span>
              </li>
            ))}
          </ul>
          {check.at === null ? null : (
            <p className="quiet small">{t('health.checkedAt', { time: shortTime(check.at, now, locale) })}</p>
          )}
        </>
      )}
    </div>
  );
}
