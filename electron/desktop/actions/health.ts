import type { HealthView, LedgerRange, NetworkName, Outcome } from '../../contract/index.ts';
import type { AppContext } from '../context/app-context.ts';
import { shownConnection, shownNetwork } from '../snapshot/translate-status.ts';
import { DONE, failed } from './action-outcome.ts';

const MOST_EVENTS = 300;

/** What the Health view shows and can ask for. */
export interface HealthActions {
  view(): HealthView;
  checkConnection(): Outcome;
  retryGaps(network: NetworkName, account: string): Outcome;
  acceptGap(network: NetworkName, account: string, range: LedgerRange): Outcome;
}

export function createHealthActions(desk: AppContext): HealthActions {
  const notWatching = () => failed('not-watching', desk.i18n().t('error.notWatching'));
  return {
    view: () => ({
      networks: desk.monitors.all().map((monitor) => shownNetwork(monitor.view(), desk.i18n())),
      events: desk.monitors
        .all()
        .flatMap((monitor) => monitor.recentEvents())
        .toSorted((one, other) => other.since.localeCompare(one.since))
        .slice(0, MOST_EVENTS)
        .map((event) => shownConnection(event, desk.i18n())),
      activity: desk.activity.spans(),
    }),
    checkConnection() {
      if (desk.monitors.all().length === 0) return notWatching();
      desk.monitors.nudge('user');
      return DONE;
    },
    retryGaps(network, account) {
      const monitor = desk.monitors.of(network);
      if (monitor === null) return notWatching();
      monitor.retryGaps(account);
      return DONE;
    },
    acceptGap(network, account, range) {
      const monitor = desk.monitors.of(network);
      if (monitor === null) return notWatching();
      monitor.acceptGap(account, range);
      desk.changed('accounts', 'overall', 'overallText');
      return DONE;
    },
  };
}
