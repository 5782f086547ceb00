import type { NetworkName, Problem } from '../../contract/index.ts';
import { isForAnotherTag, watchedByTagAlone } from '../../payments/alert-decision.ts';
import type { MonitorEvent } from '../../watch/monitor.types.ts';
import type { AppContext } from './app-context.ts';

/** Carries out what each event of a monitor means for the window, the tray and the log. */
export function followMonitor(context: AppContext, network: NetworkName, event: MonitorEvent): void {
  switch (event.type) {
    case 'connection':
      if (event.status.state === 'connected') context.problems.clear('connection', network);
      context.log.info('connection', withoutMessage(event.status));
      noteActivity(context, network);
      context.publish('connection');
      break;
    case 'recorded': {
      // A payment to a tag that nobody watches is recorded, but shown nowhere.
      const byTagAlone = watchedByTagAlone(context.settings.watched());
      const shown = event.payments.filter((payment) => !isForAnotherTag(payment, byTagAlone));
      if (shown.length > 0) context.arrived(shown);
      context.publish('payments');
      break;
    }
    case 'trust': {
      if (event.sumsChanged) context.totals.clear();
      const byTagAlone = watchedByTagAlone(context.settings.watched());
      const shown = event.payments.filter((payment) => !isForAnotherTag(payment, byTagAlone));
      context.arrived(shown);
      if (event.trust === 'disputed') context.alerts.dispute(shown);
      context.publish('payments');
      break;
    }
    case 'coverage':
      noteActivity(context, network);
      context.publish('coverage');
      break;
    case 'catching-up':
      noteActivity(context, network);
      context.publish('catching-up');
      break;
    case 'gaps':
      noteActivity(context, network);
      context.publish('gaps');
      break;
    case 'asset-info':
      // Rows that are drawn already show only the token's code.
      context.arrived([]);
      context.publish('asset-info');
      break;
    case 'validator-list':
      context.problems.clear('validator-list', network);
      if (event.problem !== null) tell(context, event.problem);
      context.publish('proof');
      break;
    case 'problem':
      tell(context, event.problem);
      break;
    case 'accounts-joined':
    case 'online':
    case 'settled':
      break;
  }
}

function tell(context: AppContext, problem: Problem): void {
  context.log.warn('problem', withoutMessage(problem));
  context.problems.add(problem);
}

function noteActivity(context: AppContext, network: NetworkName): void {
  const monitor = context.monitors.of(network);
  if (monitor === null) return;
  const { state } = monitor.view().examined;
  if (state === 'disconnected') context.activity.note(network, 'offline', false);
  else if (state === 'catching-up') context.activity.note(network, 'catching-up', false);
  else context.activity.note(network, 'live', state === 'complete');
}

/** For the log, which is in English: the reason or message says the same. */
function withoutMessage<T extends { readonly userMessage: unknown }>({ userMessage: _said, ...rest }: T) {
  return rest;
}
