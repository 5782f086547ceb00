import type { AccountCoverage, StoredPayment } from '../../contract/index.ts';
import type { PaymentStore } from '../../store/database/payment-store.ts';
import type { Monitor } from '../../watch/monitor.ts';
import type { MonitorEvent } from '../../watch/monitor.types.ts';
import { connectionText, createExaminedLog, createSpotCheckLog } from '../lines.ts';
import type { Log } from '../log.ts';
import type { Output } from './output.ts';

export interface EventLinesDeps {
  readonly monitor: Monitor;
  readonly store: Pick<PaymentStore, 'proofOf'>;
  readonly output: Output;
  readonly log: Log;
  /** Servers disagree about these. */
  readonly disputed: (payments: readonly StoredPayment[]) => void;
}

/** Tells what happens besides payments: as lines, or for people in the log. Returns what tells all coverage at the end. */
export function followEvents({ monitor, store, output, log, disputed }: EventLinesDeps): () => void {
  const { isJson, format, tell } = output;
  const say = (text: string) => log.info(text);
  const logExamined = createExaminedLog(say);
  const logSpotChecks = createSpotCheckLog(say);
  const coverageLine = (coverage: AccountCoverage) =>
    format.coverage(coverage, monitor.spotChecks([coverage.account]));
  /** Without what is the same in each line of an account: there may be thousands. */
  const toldCoverage = new Map<string, string>();

  function tellCoverage(coverage: AccountCoverage): void {
    const { account, from, through, gaps } = coverage;
    const line = coverageLine(coverage);
    const says = JSON.stringify([from, through, gaps, monitor.spotChecks([account])]);
    if (line === null || toldCoverage.get(account) === says) return;
    toldCoverage.set(account, says);
    tell(line);
  }

  monitor.onEvent((event: MonitorEvent) => {
    if (!isJson) {
      const view = monitor.view();
      logExamined(view);
      logSpotChecks(view);
    }
    switch (event.type) {
      case 'connection':
        tell(format.connection(event.status));
        if (!isJson) say(connectionText(event.status));
        return;
      case 'coverage':
        tellCoverage(event.coverage);
        return;
      case 'trust':
        if (event.trust === 'disputed') disputed(event.payments);
        for (const payment of event.payments) {
          const proof = event.trust === 'proved' ? store.proofOf(payment.id) : null;
          tell(format.trust(payment, event.trust, event.servers, proof));
        }
        return;
      case 'problem':
        output.problem(event.problem);
        return;
      case 'validator-list':
        if (event.problem !== null) output.problem(event.problem);
        return;
      default:
        return;
    }
  });
  return () => {
    for (const coverage of monitor.coverage()) tell(coverageLine(coverage));
  };
}
