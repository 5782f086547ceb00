import { message, problemOf } from '../../contract/index.ts';
import type { StatementCheck } from '../../verify/statement/statement-check.ts';
import type { StatementSource } from '../../xrpl/network-client.ts';
import type { WatchContext } from '../watch-context.ts';
import type { ReadTransaction } from './recorder.ts';

export interface StatementScreenDeps extends WatchContext {
  readonly check: StatementCheck;
}

/**
 * Keeps out what a server cannot have meant: its own statements contradict each other. The server is named and rests;
 * whoever asks treats the ledger as not examined, so that other servers are asked for it.
 */
export class StatementScreen {
  readonly #deps: StatementScreenDeps;

  constructor(deps: StatementScreenDeps) {
    this.#deps = deps;
  }

  /** Whether what a server says of a transaction can be true. */
  isBelievable({ transaction, account, payments }: ReadTransaction, source: StatementSource): boolean {
    if (payments.length === 0) return true;
    const { check, client, network, clock, events } = this.#deps;
    const found = check.judge({
      ...{ transaction, account },
      credits: payments.map(({ payment }) => payment),
      alerts: payments.some(({ alerted }) => alerted),
      session: 'session' in source ? source.session : null,
    });
    if (found === null) return true;
    const server = client.distrust(source);
    // Of a server that is not known any more nothing follows but that its word is not taken.
    if (server !== null) {
      const said = message(`problem.untrue-statement.${found}`, { server });
      events.emit({ type: 'problem', problem: problemOf(said, network, clock.wallTime()) });
    }
    return false;
  }
}
