import type { LedgerRange } from '../../contract/index.ts';
import type { RequestOptions } from '../../xrpl/network-client.ts';
import { settledWithin } from '../settled-within.ts';
import { proofOfPage } from './page-proof.ts';
import type { ReadingDeps } from './recovery.types.ts';

/** Requests at once: each may need a side connection, and the client allows a few of them. */
const AT_ONCE = 2;
/** A round ends after so long, whoever has not answered. */
const LONGEST_MS = 15_000;

/** Asks servers which ledgers they hold: every server not in use before a range becomes a gap, or one that refused a range. */
export class ServerSurvey {
  readonly #deps: ReadingDeps;
  #underWay: Promise<void> | null = null;

  constructor(deps: ReadingDeps) {
    this.#deps = deps;
  }

  /**
   * Asks the servers that are not in use for their server_info. Their last word dates from their last connection, and
   * a server that was restarted since may hold other ledgers. (The server in use says it with every ledger.) Concurrent
   * callers share one round. Never rejects: a server that cannot be asked has said nothing new.
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
   * Finds out what a server holds that refused a range. API v2 refuses a range of which it lacks a part, without
   * saying which. An index of -1 means "what you have", and the answer names it. Rejects with RequestError.
   */
  async askAfterRefusal(account: string, range: LedgerRange, options: RequestOptions): Promise<void> {
    const query = { account, ledgerIndexMin: -1, ledgerIndexMax: -1, forward: true, limit: 10 };
    const page = await this.#deps.client.accountTx(query, options);
    const { lacking } = proofOfPage(
      { ...page, transactions: [], marker: null },
      { range, continued: false, ordered: true },
    );
    // When a server refuses what it claims to hold, the refusal counts.
    this.#deps.sources.lacks(page.server, lacking.length > 0 ? lacking : [range], page.ledgerIndexMax);
  }
}
