import { isMuted } from '../../payments/alert-decision.ts';
import { isQuiet } from '../notifications/quiet-hours.ts';
import type { AppContext } from './app-context.ts';

const TICK_MS = 5000;
const TICKS_A_MINUTE = 12;
const HOUR_MS = 60 * 60 * 1000;

/**
 * What time alone changes: the pause and mutes that end, quiet hours, undelivered alerts, "today". A regular look at
 * the wall clock, because a long timer is wrong after sleep. Returns its remover.
 */
export function startTicker(desk: AppContext, onTick: () => void): () => void {
  let lastHour = 0;
  let ticks = 0;
  let muted = mutedIds(desk);
  let quiet = isQuietNow(desk);

  function tick(): void {
    const until = desk.settings.pausedUntil();
    if (until !== null && until !== 'until-resumed' && Date.parse(until) <= desk.now()) {
      desk.settings.setPausedUntil(null);
      desk.changed('pausedUntil', 'overall', 'overallText', 'overallSince');
    }
    const stillMuted = mutedIds(desk);
    if (stillMuted !== muted) desk.changed('accounts');
    muted = stillMuted;
    const stillQuiet = isQuietNow(desk);
    if (stillQuiet !== quiet) desk.changed('overallText');
    quiet = stillQuiet;
    desk.alerts.review();
    if (++ticks % TICKS_A_MINUTE === 0) desk.activity.keep();
    onTick();
    const hour = Math.floor(desk.now() / HOUR_MS);
    if (hour !== lastHour) desk.changed('overallText');
    lastHour = hour;
  }

  const timer = setInterval(tick, TICK_MS);
  return () => clearInterval(timer);
}

function isQuietNow(desk: AppContext): boolean {
  return isQuiet(desk.settings.settings().quietHours, new Date(desk.now()));
}

function mutedIds(desk: AppContext): string {
  return desk.settings
    .watched()
    .filter((entry) => isMuted(entry, desk.now()))
    .map((entry) => entry.id)
    .join(' ');
}
