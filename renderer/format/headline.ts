import type { AppSnapshot } from '../../electron/contract/index.ts';
import type { I18n } from '../texts/language.ts';
import { networkName } from './names.ts';
import { shortTime, untilTime } from './times.ts';

/** The header's words: the state in bold, and what belongs to it. */
export interface Headline {
  readonly state: string;
  readonly rest: string;
}

/** The state of the whole app as the header says it: main's numbers, and the network only where it is one of several. */
export function headlineOf(
  snapshot: AppSnapshot,
  { t, locale }: Pick<I18n, 't' | 'locale'>,
  now: number,
): Headline {
  const { overall, overallConnection, overallNetwork, pausedUntil } = snapshot;
  const state = t(`overall.${overall}`);
  const rest = connectionRest();
  if (overall !== 'paused') return { state, rest };
  const until =
    pausedUntil === null || pausedUntil.startsWith('until-')
      ? t('overall.untilResumed')
      : t('overall.until', { time: untilTime(pausedUntil, now, locale, t) });
  if (overallConnection === 'live') return { state, rest: until };
  return { state, rest: `${until} · ${t(`overall.${overallConnection}`)} ${rest}`.trimEnd() };

  function connectionRest(): string {
    const worst = snapshot.networks.find(({ network }) => network === overallNetwork);
    if (worst === undefined || overallConnection === 'empty') return '';
    const { left, total, open } = worst.examined;
    const isOneOfSeveral = snapshot.networks.length > 1;
    const since = t('overall.since', { time: shortTime(snapshot.overallSince, now, locale) });
    switch (overallConnection) {
      case 'live':
        return `${placeOf(snapshot.networks.map(({ network }) => networkName(network, t)))} ${since}`;
      case 'catching-up':
        return left === 0 ? '' : t('overall.leftOf', { left, count: total });
      case 'incomplete':
        return t('overall.notExamined', { count: open });
      case 'connecting':
        return '';
      default:
        return isOneOfSeveral ? `${placeOf([networkName(worst.network, t)])} ${since}` : since;
    }
  }

  function placeOf(names: readonly string[]): string {
    return t('overall.onNetworks', { names: new Intl.ListFormat(locale, { style: 'narrow' }).format(names) });
  }
}
