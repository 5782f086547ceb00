import { Bell, BellOff } from 'lucide-react';
import type { AppSnapshot } from '../../electron/contract/index.ts';
import { act } from '../bridge.ts';
import { networkName } from '../format/names.ts';
import { afterMinutes, isOn, tomorrowMorning } from '../format/pause-end.ts';
import { exactTime, shortTime } from '../format/times.ts';
import { IconButton } from '../parts/controls/button.tsx';
import { Menu, MenuItem } from '../parts/controls/menu.tsx';
import { StateIcon } from '../parts/display/state-icon.tsx';
import { worked } from '../state/messages.ts';
import { useNow } from '../state/use-now.ts';
import { useI18n } from '../texts/language.ts';

/** The state in words, since when and on which networks, and the menu that pauses alerts. */
export function Masthead({ snapshot }: { readonly snapshot: AppSnapshot }) {
  const { t, locale } = useI18n();
  const now = useNow();
  const networks = snapshot.networks.map((view) => networkName(view.network, t));
  const waiting = snapshot.networks.find((view) => view.connection.state === 'waiting');
  const reason = snapshot.overall === 'live' ? null : (waiting?.connection.reasonText ?? null);
  return (
    <div className="masthead-row">
      <p className="state" role="status" title={reason ?? undefined}>
        <StateIcon state={snapshot.overall} />
        <span>
          <strong>{t(`overall.${snapshot.overall}`)}</strong>{' '}
          {snapshot.overall === 'empty' ? null : (
            <span className="quiet state-rest">
              {snapshot.demo
                ? t('app.demo')
                : networks.length === 0
                  ? null
                  : t('overall.onNetworks', {
                      names: new Intl.ListFormat(locale, { style: 'narrow' }).format(networks),
                    })}{' '}
              <time dateTime={snapshot.overallSince} title={exactTime(snapshot.overallSince, locale)}>
                {t('overall.since', { time: shortTime(snapshot.overallSince, now, locale) })}
              </time>
            </span>
          )}
        </span>
      </p>
      <PauseMenu pausedUntil={snapshot.pausedUntil} />
    </div>
  );
}

function PauseMenu({ pausedUntil }: { readonly pausedUntil: string | null }) {
  const { t, locale } = useI18n();
  const now = useNow();
  const paused = isOn(pausedUntil, now);
  const pause = async (until: string | null) => {
    worked(await act('alerts:pause', { until }));
  };
  const label = !paused
    ? t('pause.button')
    : pausedUntil === null || pausedUntil.startsWith('until-')
      ? t('pause.pausedOpen')
      : t('pause.pausedUntil', { time: shortTime(pausedUntil, now, locale) });
  return (
    <Menu trigger={<IconButton icon={paused ? BellOff : Bell} label={label} data-paused={paused} />}>
      {paused ? (
        <MenuItem icon={Bell} onSelect={() => void pause(null)}>
          {t('pause.resume')}
        </MenuItem>
      ) : null}
      <MenuItem onSelect={() => void pause(afterMinutes(30, Date.now()))}>{t('pause.halfHour')}</MenuItem>
      <MenuItem onSelect={() => void pause(afterMinutes(60, Date.now()))}>{t('pause.hour')}</MenuItem>
      <MenuItem onSelect={() => void pause(tomorrowMorning(Date.now()))}>{t('pause.tomorrow')}</MenuItem>
      <MenuItem onSelect={() => void pause('until-resumed')}>{t('pause.untilResumed')}</MenuItem>
    </Menu>
  );
}
