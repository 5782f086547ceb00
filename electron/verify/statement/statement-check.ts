import type { AssetAmount } from '../../contract/index.ts';
import type { Clock } from '../../xrpl/clock.ts';
import type { ValidatedTransaction } from '../../xrpl/protocol/transaction.ts';
import { type AnnouncedLedger, type Contradiction, contradictionOf } from './contradiction.ts';
import { type HashOf, loadHashOf } from './transaction-hash.ts';

/** Hashes computed in a second at most: 20 ms of work at 0.1 ms each, however many payments a flood brings. */
const HASHES_PER_SECOND = 200;
/** Ledgers whose announcement is remembered for each source: transactions come right after it. */
const REMEMBERED_LEDGERS = 64;
/** Sources remembered: one connection in use, one beside it while they change, and those on their way out. */
const REMEMBERED_SOURCES = 8;

/** What a server says of a transaction, as far as it is judged. */
export interface Statement {
  readonly transaction: ValidatedTransaction;
  readonly account: string;
  readonly credits: readonly AssetAmount[];
  /** Whether a person will hear of it: then the hash is computed. */
  readonly alerts: boolean;
  /** The session that brought it; null for what history brought. */
  readonly session: number | null;
}

/** Judges whether a server's statements agree with themselves and with each other. */
export class StatementCheck {
  readonly #clock: Clock;
  readonly #announced = new Map<number, Map<number, AnnouncedLedger>>();
  readonly #positions = new Map<number, Map<string, string>>();
  readonly #load: () => Promise<HashOf>;
  #hashOf: HashOf | null = null;
  #loading = false;
  #second = 0;
  #hashed = 0;

  constructor(clock: Clock, load: () => Promise<HashOf> = loadHashOf) {
    this.#clock = clock;
    this.#load = load;
  }

  /** Makes ready to compute hashes: called when a connection begins. Until it is done they are not judged. */
  prepare(): void {
    if (this.#loading) return;
    this.#loading = true;
    void this.#load().then((hashOf) => {
      this.#hashOf = hashOf;
    });
  }

  /** A session announced a ledger. */
  announced(session: number, ledgerIndex: number, ledger: AnnouncedLedger): void {
    const ledgers = rememberedIn(this.#announced, session);
    ledgers.set(ledgerIndex, ledger);
    dropOldest(ledgers, REMEMBERED_LEDGERS);
  }

  ended(session: number): void {
    this.#announced.delete(session);
    this.#positions.delete(session);
  }

  /** The network was reset: its ledgers are numbered anew. */
  restart(): void {
    this.#announced.clear();
    this.#positions.clear();
  }

  /** The first contradiction; null where there is none, or nothing that could be judged. */
  judge({ transaction, account, credits, alerts, session }: Statement): Contradiction | null {
    const announced =
      session === null ? undefined : this.#announced.get(session)?.get(transaction.ledgerIndex);
    const hashOf = alerts && this.#mayHash() ? this.#hashOf : null;
    const found = contradictionOf(transaction, account, credits, announced ?? null, hashOf);
    return found ?? (session !== null && this.#sharesPosition(session, transaction) ? 'position' : null);
  }

  /** A place in a ledger belongs to one transaction. */
  #sharesPosition(session: number, { ledgerIndex, transactionIndex, hash }: ValidatedTransaction): boolean {
    const places = rememberedIn(this.#positions, session);
    const place = `${ledgerIndex}/${transactionIndex}`;
    const known = places.get(place);
    if (known !== undefined) return known !== hash;
    places.set(place, hash);
    dropOldest(places, REMEMBERED_LEDGERS * 16);
    return false;
  }

  #mayHash(): boolean {
    const second = Math.floor(this.#clock.now() / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#hashed = 0;
    }
    this.#hashed += 1;
    return this.#hashed <= HASHES_PER_SECOND;
  }
}

function rememberedIn<K, V>(bySession: Map<number, Map<K, V>>, session: number): Map<K, V> {
  const known = bySession.get(session);
  if (known !== undefined) return known;
  const fresh = new Map<K, V>();
  bySession.set(session, fresh);
  dropOldest(bySession, REMEMBERED_SOURCES);
  return fresh;
}

function dropOldest<K>(map: Map<K, unknown>, most: number): void {
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
}
