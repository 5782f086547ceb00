import type { NetworkName } from '../../contract/index.ts';
import { isForAnotherTag, watchedByTagAlone } from '../../payments/alert-decision.ts';
import type { MonitorEvent } from '../../watch/monitor.types.ts';
import type { AppContext } from './app-context.ts';

/** What each event of a monitor means for the window, the tray and the alerts. */
export function followMonitor(desk: AppContext, network: NetworkName, event: MonitorEvent): void {
  switch (event.type) {
    case 'connection':
      if (event.status.state === 'connected') desk.problems.clear('connection', network);
      desk.log.info('connection', withoutMessage(event.status));
      noteActivity(desk, network);
      desk.publish('connection');
      break;
    case 'recorded': {
      // What came for a tag that nobody watches is recorded, and shown nowhere.
      const byTagAlone = watchedByTagAlone(desk.settings.watched());
      const shown = event.payments.filter((payment) => !isForAnotherTag(payment, byTagAlone));
      if (shown.length > 0) desk.arrived(shown);
      desk.publish('payments');
      break;
    }
    case 'coverage':
      desk.publish('coverage');
      break;
    case 'catching-up':
      noteActivity(desk, network);
      desk.publish('catching-up');
      break;
    case 'gaps':
      noteActivity(desk, network);
      desk.publish('gaps');
      break;
    case 'asset-info':
      // Rows already drawn name it by its bare code.
      desk.arrived([]);
      desk.publish('asset-info');
      break;
    case 'problem':
      desk.log.warn('problem', withoutMessage(event.problem));
      desk.problems.add(event.problem);
      break;
    case 'accounts-joined':
    case 'online':
    case 'settled':
      break;
  }
}

function noteActivity(desk: AppContext, network: NetworkName): void {
  const monitor = desk.monitors.of(network);
  if (monitor === null) return;
  const { connection } = monitor.view();
  const isComplete = monitor.gaps().every((gap) => gap.accepted);
  if (connection.state !== 'connected') desk.activity.note(network, 'offline', false);
  else desk.activity.note(network, monitor.catchingUp ? 'catching-up' : 'live', isComplete);
}

/** For the log, which is in English: the reason or message says the same. */
function withoutMessage<T extends { readonly userMessage: unknown }>({ userMessage: _said, ...rest }: T) {
  return rest;
}
