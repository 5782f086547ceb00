import type { Settings } from '../../../contract/index.ts';
import type { ChannelCheck, ChannelName, Clicks } from './notice.ts';

/** What is known of a way to show notifications when one is to be chosen. */
export interface ChannelState {
  readonly name: ChannelName;
  readonly check: ChannelCheck;
  /** Its last delivery failed. */
  readonly isFailing: boolean;
}

const BY_CLICKS: readonly Clicks[] = ['always', 'while-running', 'never'];
/** More than any rank by clicks, and whether it confirms. */
const STEP = 2 * BY_CLICKS.length;

/**
 * The order in which the ways are tried, all of them, best first:
 *
 * 1. the one chosen by hand;
 * 2. those that work before those whose last delivery failed, and these before those that cannot work here;
 * 3. of these, the one whose clicks reach furthest: Electron's own on an installed Windows app, where a click starts
 *    the app again; elsewhere whichever reports clicks;
 * 4. of these, the one that learns whether the platform took a notification: Electron's own on macOS, since
 *    terminal-notifier reports nothing when it may show none. Whether a build may use Electron's is known by its first
 *    delivery: macOS refuses those of unsigned apps, and rule 2 applies from then on;
 * 5. of equals, the one that stands first in `channels`: node-notifier.
 */
export function channelOrder(
  channels: readonly ChannelState[],
  chosen: Settings['notifier'],
): readonly ChannelName[] {
  const rank = ({ name, check, isFailing }: ChannelState): number => {
    if (name === chosen) return -1;
    if (!check.works) return 2 * STEP;
    return (isFailing ? STEP : 0) + 2 * BY_CLICKS.indexOf(check.clicks) + (check.confirms ? 0 : 1);
  };
  return [...channels].sort((one, other) => rank(one) - rank(other)).map(({ name }) => name);
}

/** The way that notifications will take: the first in order that works and did not fail last; null where none does. */
export function channelInUse(
  channels: readonly ChannelState[],
  chosen: Settings['notifier'],
): ChannelName | null {
  const usable = channels.filter(({ check, isFailing }) => check.works && !isFailing);
  return channelOrder(usable, chosen)[0] ?? null;
}
