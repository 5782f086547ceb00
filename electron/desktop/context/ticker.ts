import { isQuiet } from '../../alerts/policy/quiet-hours.ts';
import { isMuted } from '../../payments/alert-decision.ts';
import { localDay } from '../history/local-days.ts';
import type { AppContext } from './app-context.ts';

/** Between two looks at the wall clock. */
export const TICK_MS = 5000;
const TICKS_A_MINUTE = 12;
const HOUR_MS = 60 * 60 * 1000;

/**
 * Does what time alone brings about: a pause or a mute ends, quiet hours begin, an alert is still undelivered, "today" is
 * another day. It looks at the wall clock regularly, because a long timer is wrong after sleep. Whatever else is looked at
 * regularly goes with it, as each timer wakes a hidden app once more. Returns its remover.
 */
export function startTicker(
  context: AppContext,
  also: { readonly first: () => void; readonly last: () => void },
): () => void {
  let ticks = 0;
  let state = stateByClock(context);

  function tick(): void {
    also.first();
    const until = context.settings.pausedUntil();
    if (until !== null && until !== 'until-resumed' && Date.parse(until) <= context.now()) {
      context.settings.setPausedUntil(null);
    }
    const next = stateByClock(context);
    if (next !== state) context.publish('clock');
    state = next;
    context.alerts.review();
    if (++ticks % TICKS_A_MINUTE === 0) context.activity.save();
    also.last();
  }

  const timer = setInterval(tick, TICK_MS);
  return () => clearInterval(timer);
}

/** All that is shown and follows from the wall clock: the day, the hour, quiet hours, and which accounts are muted. */
function stateByClock({ settings, now }: AppContext): string {
  const muted = settings.watched().filter((entry) => isMuted(entry, now()));
  const isQuietNow = isQuiet(settings.settings().quietHours, new Date(now()));
  return [
    localDay(new Date(now())),
    Math.floor(now() / HOUR_MS),
    isQuietNow,
    ...muted.map(({ id }) => id),
  ].join(' ');
}
