import type { HealthView, LedgerRange, NetworkName, Outcome } from '../../contract/index.ts';
import type { AppContext } from '../context/app-context.ts';
import { shownConnection, shownNetwork } from '../snapshot/translate-status.ts';
import { DONE, failed } from './action-outcome.ts';

const MOST_EVENTS = 300;

/** What the Health view shows, and its actions. */
export function createHealthActions(context: AppContext) {
  const notWatching = () => failed('not-watching', context.i18n().t('error.notWatching'));
  return {
    view: (): HealthView => ({
      networks: context.monitors
        .all()
        .map((monitor) => shownNetwork(monitor.view(), context.i18n(), context.now())),
      events: context.monitors
        .all()
        .flatMap((monitor) => monitor.recentEvents())
        .toSorted((one, other) => other.since.localeCompare(one.since))
        .slice(0, MOST_EVENTS)
        .map((event) => shownConnection(event, context.i18n())),
      activity: context.activity.spans(),
    }),
    /** The answer is in the snapshot's `connectionCheck`. */
    async checkConnection(): Promise<Outcome> {
      if (context.monitors.all().length === 0) return notWatching();
      await context.connectionCheck.run();
      return DONE;
    },
    retryGaps(network: NetworkName, account: string): Outcome {
      const monitor = context.monitors.of(network);
      if (monitor === null) return notWatching();
      monitor.retryGaps(account);
      return DONE;
    },
    acceptGap(network: NetworkName, account: string, range: LedgerRange): Outcome {
      const monitor = context.monitors.of(network);
      if (monitor === null) return notWatching();
      monitor.acceptGap(account, range);
      return DONE;
    },
  };
}
