import { type Message, message, problemOf } from '../../contract/index.ts';
import { assetKey } from '../../payments/amounts/asset.ts';
import type { RecordedCredit } from '../../store/database/store.types.ts';
import type { StatementCheck } from '../../verify/statement/statement-check.ts';
import type { StatementSource } from '../../xrpl/network-client.ts';
import type { WatchContext } from '../watch-context.ts';
import type { ReadTransaction } from './recorder.ts';

/** Transactions remembered that may not be committed yet: a turn of the event loop brings no more. */
const REMEMBERED = 4000;

export interface StatementScreenDeps extends WatchContext {
  readonly check: StatementCheck;
}

/**
 * Keeps out what a server cannot have meant: its own statements contradict each other, or it says something else of a
 * payment than was recorded. The server is named; whoever asks treats the ledger as not examined, so that other servers
 * are asked for it.
 */
export class StatementScreen {
  readonly #deps: StatementScreenDeps;
  /** What was believed last, by account and hash. */
  readonly #believed = new Map<string, string>();

  constructor(deps: StatementScreenDeps) {
    this.#deps = deps;
  }

  /** Whether what a server says of a transaction can be true, as far as that is known. */
  isBelievable(read: ReadTransaction, source: StatementSource): boolean {
    return !this.contradictsItself(read, source) && !this.#contradictsTheRecord(read, source);
  }

  /** A commit failed: what was believed may not be recorded. */
  forget(): void {
    this.#believed.clear();
  }

  /** Whether a server's own statements do not agree. It rests then: it is broken, or it lies. */
  contradictsItself({ transaction, account, payments }: ReadTransaction, source: StatementSource): boolean {
    if (payments.length === 0) return false;
    const { check, client } = this.#deps;
    const found = check.judge({
      ...{ transaction, account },
      credits: payments.map(({ payment }) => payment),
      alerts: payments.some(({ alerted }) => alerted),
      session: 'session' in source ? source.session : null,
    });
    if (found === null) return false;
    const server = client.distrust(source);
    // Of a server that is not known any more nothing follows but that its word is not taken.
    if (server !== null) this.#problem(message(`problem.untrue-statement.${found}`, { server }));
    return true;
  }

  /** Nobody knows yet which of the two statements is wrong: what was recorded stays, and no server is punished. */
  #contradictsTheRecord(
    { transaction, account, payments }: ReadTransaction,
    source: StatementSource,
  ): boolean {
    const { store, client, network } = this.#deps;
    const { hash, ledgerIndex } = transaction;
    const said = fingerprint(
      payments.map(({ payment: { asset, amount } }) => ({ assetKey: assetKey(asset), amount, ledgerIndex })),
    );
    const key = `${account} ${hash}`;
    const known = this.#believed.get(key) ?? fingerprint(store.creditsOf(network, account, hash));
    if (known !== '' && known !== said) {
      const server = client.nameOf(source);
      if (server !== null) this.#problem(message('problem.conflicting-statements', { server, hash }));
      return true;
    }
    if (said !== '') this.#remember(key, said);
    return false;
  }

  #remember(key: string, said: string): void {
    this.#believed.set(key, said);
    const [oldest] = this.#believed.keys();
    if (this.#believed.size > REMEMBERED && oldest !== undefined) this.#believed.delete(oldest);
  }

  #problem(said: Message): void {
    const { events, network, clock } = this.#deps;
    events.emit({ type: 'problem', problem: problemOf(said, network, clock.wallTime()) });
  }
}

/** Amounts and places as one text; empty where nothing arrived. */
function fingerprint(credits: readonly RecordedCredit[]): string {
  return credits
    .map(({ assetKey: key, amount, ledgerIndex }) => `${ledgerIndex} ${key} ${amount}`)
    .toSorted()
    .join(' ');
}
