import { type Message, message, problemOf } from '../../contract/index.ts';
import { assetKey } from '../../payments/amounts/asset.ts';
import type { RecordedCredit } from '../../store/database/store.types.ts';
import type { Contradiction } from '../../verify/statement/contradiction.ts';
import type { StatementCheck } from '../../verify/statement/statement-check.ts';
import type { StatementSource } from '../../xrpl/network-client.ts';
import type { ValidatedTransaction } from '../../xrpl/protocol/transaction.ts';
import { mentionedAccounts } from '../live/mentioned-accounts.ts';
import type { WatchContext } from '../watch-context.ts';
import type { ReadTransaction } from './recorder.ts';

/** Transactions remembered that may not be committed yet: a turn of the event loop brings no more. */
const REMEMBERED = 4000;
/** As long as a server that lied rests. */
const SILENT_MS = 10 * 60_000;

export interface StatementScreenDeps extends WatchContext {
  readonly check: StatementCheck;
  /** The newest ledger when this run began; null before it is known. */
  readonly firstSeen: () => number | null;
}

interface Believed {
  readonly said: string;
  readonly ledgerIndex: number;
  /** Null: it was recorded before. */
  readonly server: string | null;
}

/**
 * Keeps out what a server cannot have meant: its own statements contradict each other, or it says something else of a
 * payment than was recorded. The server is named; whoever asks treats the ledger as not examined, so that other servers
 * are asked for it.
 */
export class StatementScreen {
  readonly #deps: StatementScreenDeps;
  /** What was believed last, by account and hash, and of which server. */
  readonly #believed = new Map<string, Believed>();
  /** What was believed up to this ledger is not remembered in whole. */
  #forgottenThrough = 0;

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
    for (const { ledgerIndex } of this.#believed.values()) this.#noteForgotten(ledgerIndex);
    this.#believed.clear();
  }

  /**
   * Whether something may be recorded of a transaction for an account. Of ledgers that closed since this run began, this
   * run alone can have recorded anything, and remembers it: the database need not be asked of each transaction.
   */
  mayHaveRecorded({ hash, ledgerIndex }: ValidatedTransaction, account: string): boolean {
    const firstSeen = this.#deps.firstSeen();
    if (firstSeen === null || ledgerIndex <= Math.max(firstSeen, this.#forgottenThrough)) return true;
    return this.#believed.has(keyOf(account, hash));
  }

  #noteForgotten(ledgerIndex: number): void {
    this.#forgottenThrough = Math.max(this.#forgottenThrough, ledgerIndex);
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
    const key = keyOf(account, hash);
    const believed = this.#believed.get(key);
    const known =
      believed?.said ??
      (this.mayHaveRecorded(transaction, account)
        ? fingerprint(store.creditsOf(network, account, hash))
        : '');
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
      this.#remember(key, { said, ledgerIndex, server: known === '' ? server : null });
    return false;
  }

  #remember(key: string, believed: Believed): void {
    this.#believed.set(key, believed);
    const dropped = dropOldest(this.#believed);
    if (dropped !== null) this.#noteForgotten(dropped.ledgerIndex);
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

/** The value that went, if one had to. */
function dropOldest<Value>(map: Map<string, Value>): Value | null {
  const [oldest] = map;
  if (map.size <= REMEMBERED || oldest === undefined) return null;
  map.delete(oldest[0]);
  return oldest[1];
}

function keyOf(account: string, hash: string): string {
  return `${account} ${hash}`;
}

/** Amounts and places as one text; empty where nothing arrived. */
function fingerprint(credits: readonly Omit<RecordedCredit, 'isDisputed'>[]): string {
  return credits
    .map(({ assetKey: key, amount, ledgerIndex }) => `${ledgerIndex} ${key} ${amount}`)
    .toSorted()
    .join(' ');
}
