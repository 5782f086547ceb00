import type { HealthView, LedgerRange, NetworkName, Outcome } from '../../contract/index.ts';
import type { AppContext } from '../context/app-context.ts';
import { shownConnection, shownNetwork } from '../snapshot/translate-status.ts';
import { DONE, failed } from './action-outcome.ts';

const MOST_EVENTS = 300;

/** What the Health view shows, and its actions. */
export interface HealthActions {
  view(): HealthView;
  checkConnection(): Outcome;
  retryGaps(network: NetworkName, account: string): Outcome;
  acceptGap(network: NetworkName, account: string, range: LedgerRange): Outcome;
}

export function createHealthActions(context: AppContext): HealthActions {
  const notWatching = () => failed('not-watching', context.i18n().t('error.notWatching'));
  return {
    view: () => ({
      networks: context.monitors.all().map((monitor) => shownNetwork(monitor.view(), context.i18n())),
      events: context.monitors
        .all()
        .flatMap((monitor) => monitor.recentEvents())
        .toSorted((one, other) => other.since.localeCompare(one.since))
        .slice(0, MOST_EVENTS)
        .map((event) => shownConnection(event, context.i18n())),
      activity: context.activity.spans(),
    }),
    checkConnection() {
      if (context.monitors.all().length === 0) return notWatching();
      context.monitors.nudge('user');
      return DONE;
    },
    retryGaps(network, account) {
      const monitor = context.monitors.of(network);
      if (monitor === null) return notWatching();
      monitor.retryGaps(account);
      return DONE;
    },
    acceptGap(network, account, range) {
      const monitor = context.monitors.of(network);
      if (monitor === null) return notWatching();
      monitor.acceptGap(account, range);
      return DONE;
    },
  };
}
