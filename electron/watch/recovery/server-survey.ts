import type { LedgerRange } from '../../contract/index.ts';
import type { Clock } from '../../xrpl/clock.ts';
import type { NetworkClient, RequestOptions } from '../../xrpl/network-client.ts';
import { settledWithin } from '../settled-within.ts';
import type { WatchEvents } from '../watch-events.ts';
import type { HistorySources } from './history-sources.ts';
import { proofOfPage } from './page-proof.ts';

/** Questions at once: each may need a connection of its own, of which the client allows a few. */
const AT_ONCE = 2;
/** A gap waits no longer for servers that do not answer. */
const LONGEST_MS = 15_000;

export interface ServerSurveyDeps {
  readonly client: NetworkClient;
  readonly clock: Clock;
  readonly sources: HistorySources;
  readonly events: WatchEvents;
  /** Aborted at the end of the monitor. */
  readonly signal: AbortSignal;
}

/** Asks servers which ledgers they hold: all others before a range becomes a gap, or one that refused a range. */
export class ServerSurvey {
  readonly #deps: ServerSurveyDeps;
  #underWay: Promise<void> | null = null;

  constructor(deps: ServerSurveyDeps) {
    this.#deps = deps;
  }

  /**
   * Asks the servers that are not in use for their server_info: what is known of them is what they said on their last
   * connection, and one that was restarted since may hold other ledgers. The one in use tells it with every ledger.
   * Several callers share one round. Does not reject: a server that cannot be asked said nothing new.
   */
  askOthers(): Promise<void> {
    this.#underWay ??= this.#askOthers().finally(() => {
      this.#underWay = null;
    });
    return this.#underWay;
  }

  async #askOthers(): Promise<void> {
    const { client, clock, sources, events, signal } = this.#deps;
    const left = client.servers().flatMap(({ url, inUse }) => (inUse ? [] : [url]));
    const askInTurn = async () => {
      for (let server = left.shift(); server !== undefined && !signal.aborted; server = left.shift()) {
        await client.request('server_info', {}, { server, signal }).catch(() => undefined);
      }
    };
    await settledWithin(clock, LONGEST_MS, Promise.all(Array.from({ length: AT_ONCE }, askInTurn)));
    left.length = 0;
    sources.surveyed();
    if (!signal.aborted) events.emit({ type: 'servers-asked' });
  }

  /**
   * API v2 refuses a range that it does not hold wholly, without saying what it holds. An index of -1 means "what
   * you have", and the answer tells it. Rejects with RequestError.
   */
  async askAfterRefusal(account: string, range: LedgerRange, options: RequestOptions): Promise<void> {
    const query = { account, ledgerIndexMin: -1, ledgerIndexMax: -1, forward: true, limit: 10 };
    const page = await this.#deps.client.accountTx(query, options);
    const { lacking } = proofOfPage(
      { ...page, transactions: [], marker: null },
      { range, continued: false, ordered: true },
    );
    // A server that refuses what it claims to hold is believed in the refusal.
    this.#deps.sources.lacks(page.server, lacking.length > 0 ? lacking : [range], page.ledgerIndexMax);
  }
}
