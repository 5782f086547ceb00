import type { NetworkName } from '../../contract/index.ts';
import type { Clock } from '../../xrpl/clock.ts';
import { ledgerTimeOf } from '../../xrpl/protocol/ledger-time.ts';
import { Refused, refused } from '../refused.ts';
import type { Publisher } from './publishers.ts';
import {
  type BelievedPublishers,
  checkInForce,
  readList,
  type SignedList,
  signedListsOf,
  type ValidatorList,
} from './validator-list.ts';

/** Publishers sign a new list once in months; servers ask every five minutes, and an app need not. */
const FRESH_MS = 6 * 3_600_000;
/** After a site gave nothing. */
const AGAIN_MS = 10 * 60_000;
const TIMEOUT_MS = 15_000;
/** A list of 35 validators has 30 kB; of two lists in one answer, twice as much. */
const LARGEST_ANSWER_BYTES = 2 * 1024 * 1024;
/** Lists kept of a publisher: the one in force, and those that come after it. */
const KEPT = 8;

export interface PublishedListsDeps {
  readonly network: NetworkName;
  /** Whom to believe, in order of preference: read each time. */
  readonly publishers: () => readonly Publisher[];
  /** Fetches a text by https. */
  readonly get: (
    url: string,
    limits: { readonly timeoutMs: number; readonly maxBytes: number; readonly signal?: AbortSignal },
  ) => Promise<string>;
  /** Lists of earlier runs. They prove themselves: whoever changed them changed nothing. */
  readonly cache: { read(): readonly SignedList[]; write(lists: readonly ValidatorList[]): void };
  readonly clock: Pick<Clock, 'now' | 'wallTime'>;
  readonly pause: () => Promise<void>;
  /** Why a site gave no list: for the log. */
  readonly failed: (site: string, reason: string) => void;
}

/** What all that want a list at the same time wait for. */
interface Renewal {
  readonly ended: Promise<void>;
  readonly giveUp: AbortController;
  wanted: number;
}

/**
 * The lists of a network's validators, fetched from their publishers when somebody wants one, and kept. A site that fails
 * gives way to the others; what was fetched before serves while it is in force.
 */
export class PublishedLists {
  readonly #deps: PublishedListsDeps;
  /** Checked lists by publisher and sequence. */
  readonly #lists = new Map<string, ValidatorList>();
  readonly #askedAt = new Map<string, { readonly at: number; readonly good: boolean }>();
  #isRead = false;
  #renewal: Renewal | null = null;

  constructor(deps: PublishedListsDeps) {
    this.#deps = deps;
  }

  /**
   * The list in force now, of the first publisher that has one.
   * @throws Refused 'no-publisher', 'no-list', or why none is in force; what the signal was aborted with.
   */
  async current(signal?: AbortSignal): Promise<ValidatorList> {
    const publishers = this.#deps.publishers();
    if (publishers.length === 0) throw refused('proof.no-publisher');
    await this.#readCache();
    await this.#renewed(publishers, signal);
    let reason: Refused | null = null;
    for (const { key } of publishers) {
      const found = this.#inForce(key);
      if (found === null) continue;
      if (!(found instanceof Refused)) return found;
      reason ??= found;
    }
    throw reason ?? refused('proof.no-list');
  }

  /** What is in force of what is known without asking anybody: one list of each publisher that has one, the one in use first. */
  inForce(): readonly ValidatorList[] {
    return this.#deps.publishers().flatMap(({ key }) => {
      const found = this.#inForce(key);
      return found === null || found instanceof Refused ? [] : found;
    });
  }

  /** Of a publisher's lists that are in force, the one of the highest sequence: there is no way back. */
  #inForce(publisher: string): ValidatorList | Refused | null {
    const now = this.#ledgerTime();
    const own = [...this.#lists.values()].filter((list) => list.publisher === publisher);
    const begun = own.filter(({ effective }) => effective === null || effective <= now);
    const newest = (begun.length > 0 ? begun : own).toSorted((a, b) => b.sequence - a.sequence).at(0);
    if (newest === undefined) return null;
    try {
      checkInForce(newest, now);
      return newest;
    } catch (error) {
      if (error instanceof Refused) return error;
      throw error;
    }
  }

  async #readCache(): Promise<void> {
    if (this.#isRead) return;
    this.#isRead = true;
    for (const signed of this.#deps.cache.read()) await this.#take(signed, 'cache');
  }

  /** Resolves when the sites were asked that are due. It goes on while anybody wants it. */
  async #renewed(publishers: readonly Publisher[], signal: AbortSignal | undefined): Promise<void> {
    this.#renewal ??= this.#beginRenewal(publishers);
    const renewal = this.#renewal;
    const gaveUp = Promise.withResolvers<never>();
    const abort = () => gaveUp.reject(signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    renewal.wanted += 1;
    try {
      signal?.throwIfAborted();
      await Promise.race([renewal.ended, gaveUp.promise]);
    } finally {
      signal?.removeEventListener('abort', abort);
      renewal.wanted -= 1;
      if (renewal.wanted === 0) this.#endRenewal(renewal);
    }
  }

  #beginRenewal(publishers: readonly Publisher[]): Renewal {
    const giveUp = new AbortController();
    const ended = this.#renew(publishers, giveUp.signal);
    // Where everybody gave up, nobody waits for it any more.
    ended.catch(() => undefined);
    return { ended, giveUp, wanted: 0 };
  }

  #endRenewal(renewal: Renewal): void {
    if (this.#renewal === renewal) this.#renewal = null;
    renewal.giveUp.abort();
  }

  async #renew(publishers: readonly Publisher[], signal: AbortSignal): Promise<void> {
    const { clock, cache } = this.#deps;
    const due = publishers.filter(({ site }) => {
      const asked = this.#askedAt.get(site);
      return asked === undefined || clock.now() - asked.at >= (asked.good ? FRESH_MS : AGAIN_MS);
    });
    const before = this.#lists.size;
    for (const { site } of due) {
      const good = await this.#fetch(site, signal);
      signal.throwIfAborted();
      this.#askedAt.set(site, { at: clock.now(), good });
    }
    if (this.#lists.size !== before) cache.write(this.#keep());
  }

  async #fetch(site: string, signal: AbortSignal): Promise<boolean> {
    const { get, failed } = this.#deps;
    try {
      const text = await get(site, { timeoutMs: TIMEOUT_MS, maxBytes: LARGEST_ANSWER_BYTES, signal });
      let good = false;
      for (const signed of signedListsOf(parse(text))) good = (await this.#take(signed, site)) || good;
      return good;
    } catch (error) {
      failed(site, error instanceof Error ? error.message : String(error));
      return false;
    }
  }

  /** Keeps a list that is its publisher's; false where it is nobody's that is believed. */
  async #take(signed: SignedList, from: string): Promise<boolean> {
    const { publishers, pause, failed } = this.#deps;
    const believed: BelievedPublishers = new Set(publishers().map(({ key }) => key));
    try {
      const list = await readList(signed, believed, pause);
      this.#lists.set(`${list.publisher} ${list.sequence}`, list);
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      failed(from, error.message);
      return false;
    }
  }

  /** Of each publisher the newest ones. */
  #keep(): readonly ValidatorList[] {
    const byPublisher = Map.groupBy(this.#lists.values(), ({ publisher }) => publisher);
    return [...byPublisher.values()].flatMap((lists) => {
      const newest = lists.toSorted((a, b) => b.sequence - a.sequence);
      for (const old of newest.slice(KEPT)) this.#lists.delete(`${old.publisher} ${old.sequence}`);
      return newest.slice(0, KEPT);
    });
  }

  #ledgerTime(): number {
    return ledgerTimeOf(this.#deps.clock.wallTime());
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refused('proof.unreadable.list');
  }
}
