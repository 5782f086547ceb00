import { Bell, BellOff } from 'lucide-react';
import type { AppSnapshot } from '../../electron/contract/index.ts';
import { act } from '../bridge.ts';
import { headlineOf } from '../format/headline.ts';
import { afterMinutes, isOn, tomorrowMorning } from '../format/pause-end.ts';
import { exactTime, untilTime } from '../format/times.ts';
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
  const { state, rest } = headlineOf(snapshot, { t, locale }, now);
  const worst = snapshot.networks.find(({ network }) => network === snapshot.overallNetwork);
  const reason = snapshot.overallConnection === 'live' ? null : (worst?.connection.reasonText ?? null);
  return (
    <div className="masthead-row">
      <p className="state" role="status" title={reason ?? undefined}>
        <StateIcon state={snapshot.overall} />
        <span>
          <strong>{state}</strong>{' '}
          {rest === '' ? null : (
            <span className="quiet state-rest">
              <time dateTime={snapshot.overallSince} title={exactTime(snapshot.overallSince, locale)}>
                {rest}
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
      : t('pause.pausedUntil', { time: untilTime(pausedUntil, now, locale, t) });
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
