import { Bell, BellOff } from 'lucide-react';
import type { AppSnapshot, SilenceSpan } from '../../electron/contract/index.ts';
import { act } from '../bridge.ts';
import { headlineOf } from '../format/headline.ts';
import { isOn } from '../format/pause-end.ts';
import { exactTime, untilTime } from '../format/times.ts';
import { IconButton } from '../parts/controls/button.tsx';
import { Menu, MenuChoice, MenuItem } from '../parts/controls/menu.tsx';
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
      <PauseMenu pausedUntil={snapshot.pausedUntil} span={snapshot.pauseSpan} />
    </div>
  );
}

interface PauseMenuProps {
  readonly pausedUntil: string | null;
  readonly span: SilenceSpan | null;
}

function PauseMenu({ pausedUntil, span }: PauseMenuProps) {
  const { t, locale } = useI18n();
  const now = useNow();
  const paused = isOn(pausedUntil, now);
  const pause = async (next: SilenceSpan | null) => {
    worked(await act('alerts:pause', { span: next }));
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
      <MenuChoice
        value={paused ? span : null}
        options={[
          ['30-minutes', t('pause.halfHour')],
          ['1-hour', t('pause.hour')],
          ['tomorrow', t('pause.tomorrow')],
          ['indefinitely', t('pause.untilResumed')],
        ]}
        onChange={(next) => void pause(next)}
      />
    </Menu>
  );
}
