import { type Message, message, problemOf } from '../../contract/index.ts';
import { assetKey } from '../../payments/amounts/asset.ts';
import type { RecordedCredit } from '../../store/database/store.types.ts';
import type { Contradiction } from '../../verify/statement/contradiction.ts';
import type { StatementCheck } from '../../verify/statement/statement-check.ts';
import type { StatementSource } from '../../xrpl/network-client.ts';
import { mentionedAccounts } from '../live/mentioned-accounts.ts';
import type { WatchContext } from '../watch-context.ts';
import type { ReadTransaction } from './recorder.ts';

/** Transactions remembered that may not be committed yet: a turn of the event loop brings no more. */
const REMEMBERED = 4000;
/** As long as a server that lied rests. */
const SILENT_MS = 10 * 60_000;

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
  /** What was believed last, by account and hash, and of which server. */
  readonly #believed = new Map<string, { readonly said: string; readonly server: string | null }>();

  /** When what was said last, by server and what it is about. */
  readonly #saidAt = new Map<string, number>();

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
    const { check } = this.#deps;
    // What an account's history gives and that has nothing to do with it may be a payment told as another's.
    const isStrange =
      payments.length === 0 && mentionedAccounts(transaction, new Set([account])).length === 0;
    const found = check.judge({
      ...{ transaction, account },
      credits: payments.map(({ payment }) => payment),
      alerts: isStrange || payments.some(({ alerted }) => alerted),
      session: 'session' in source ? source.session : null,
    });
    if (found === null) return false;
    this.#distrust(source, found);
    return true;
  }

  #distrust(source: StatementSource, found: Contradiction): void {
    const server = this.#deps.client.distrust(source);
    // Of a server that is not known any more nothing follows but that its word is not taken.
    if (server !== null)
      this.#sayOnce(message(`problem.untrue-statement.${found}`, { server }), `${server} ${found}`);
  }

  /**
   * What was recorded stays. A server that said both contradicts itself; of two servers nobody knows yet which is wrong,
   * and neither is punished.
   */
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
    const believed = this.#believed.get(key);
    const known = believed?.said ?? fingerprint(store.creditsOf(network, account, hash));
    const server = client.nameOf(source);
    if (known !== '' && known !== said) {
      // That servers contradict it is known and said: whoever does so once more has its ledger examined all the same.
      if (store.creditsOf(network, account, hash).some(({ isDisputed }) => isDisputed)) return false;
      if (server !== null && believed?.server === server) this.#distrust(source, 'changed');
      else if (server !== null)
        this.#sayOnce(message('problem.conflicting-statements', { server, hash }), `${server} ${hash}`);
      return true;
    }
    if (said !== '' && believed === undefined)
      this.#remember(key, { said, server: known === '' ? server : null });
    return false;
  }

  #remember(key: string, believed: { readonly said: string; readonly server: string | null }): void {
    this.#believed.set(key, believed);
    dropOldest(this.#believed);
  }

  /** A page of history may have many lies of one kind, and what was refused is asked for again: it is said once. */
  #sayOnce(said: Message, about: string): void {
    const { events, network, clock } = this.#deps;
    const now = clock.now();
    if (now - (this.#saidAt.get(about) ?? Number.NEGATIVE_INFINITY) < SILENT_MS) return;
    this.#saidAt.delete(about);
    this.#saidAt.set(about, now);
    dropOldest(this.#saidAt);
    events.emit({ type: 'problem', problem: problemOf(said, network, clock.wallTime()) });
  }
}

function dropOldest(map: Map<string, unknown>): void {
  const [oldest] = map.keys();
  if (map.size > REMEMBERED && oldest !== undefined) map.delete(oldest);
}

/** Amounts and places as one text; empty where nothing arrived. */
function fingerprint(credits: readonly Omit<RecordedCredit, 'isDisputed'>[]): string {
  return credits
    .map(({ assetKey: key, amount, ledgerIndex }) => `${ledgerIndex} ${key} ${amount}`)
    .toSorted()
    .join(' ');
}
