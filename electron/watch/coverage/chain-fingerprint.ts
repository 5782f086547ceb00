import type { KnownLedger } from '../../store/database/store.types.ts';
import { hashOf } from '../../xrpl/protocol/ledger-hash.ts';
import { meaningOf } from '../recovery/request-failure.ts';
import type { WatchContext } from '../watch-context.ts';

/** A newer ledger replaces the fingerprint this often, so that servers with little history hold it too. */
const RENEW_MS = 10 * 60_000;
/** A ledger closed longer ago than this is one that the server replays, not a new one. */
const RECENT_MS = 24 * 3600_000;

export interface ClosedLedger {
  readonly session: number;
  readonly ledgerIndex: number;
  /** ISO 8601; null where the server did not say. */
  readonly closeTime: string | null;
  readonly hash: string | null;
}

/**
 * Recognises a network's chain by one of its ledgers, which the store remembers over restarts: by its hash once a
 * server is past that ledger, and before that by close times, which rise with the index in every chain. A server that
 * does not hold the remembered ledger says nothing for or against its chain.
 */
export class ChainFingerprint {
  readonly #deps: WatchContext;
  #known: KnownLedger | null;
  /** The session whose chain was compared, or cannot be compared. */
  #compared: number | null = null;
  #asking: number | null = null;
  #renewedAt = Number.NEGATIVE_INFINITY;

  constructor(deps: WatchContext) {
    this.#deps = deps;
    this.#known = deps.store.knownLedger(deps.network);
  }

  /** The index of the remembered ledger; null when there is none. */
  get knownThrough(): number | null {
    return this.#known?.ledgerIndex ?? null;
  }

  /** Handles ledgerClosed of a server in use. Publishes `other-chain` when the ledger is of another chain. */
  ledgerClosed(ledger: ClosedLedger): void {
    if (this.#known === null || this.#compared === ledger.session) {
      this.#agreed(ledger);
      return;
    }
    const verdict = judge(this.#known, ledger);
    if (verdict === 'other') this.#tellOther(ledger);
    else if (verdict === 'same') this.#agreed(ledger);
    else if (ledger.ledgerIndex > this.#known.ledgerIndex) void this.#ask(this.#known, ledger);
  }

  /** Forgets the chain; the next ledger is the first of a new one. */
  forget(): void {
    this.#known = null;
    this.#compared = null;
    this.#renewedAt = Number.NEGATIVE_INFINITY;
  }

  #agreed(ledger: ClosedLedger): void {
    this.#compared = ledger.session;
    this.#renew(ledger);
  }

  #tellOther({ ledgerIndex, closeTime }: ClosedLedger): void {
    const { clock, events } = this.#deps;
    if (closeTime !== null && clock.wallTime() - Date.parse(closeTime) > RECENT_MS) return;
    events.emit({ type: 'other-chain', ledgerIndex, before: this.#known?.ledgerIndex ?? 0 });
  }

  #renew({ ledgerIndex, closeTime, hash }: ClosedLedger): void {
    const { network, store, clock, events } = this.#deps;
    if (closeTime === null || hash === null) return;
    if (clock.now() - this.#renewedAt < RENEW_MS) return;
    this.#renewedAt = clock.now();
    this.#known = { ledgerIndex, hash, closeTime };
    try {
      store.saveKnownLedger(network, this.#known);
    } catch (error) {
      events.emit({ type: 'failed', error });
    }
  }

  async #ask(known: KnownLedger, ledger: ClosedLedger): Promise<void> {
    if (this.#asking === ledger.session) return;
    this.#asking = ledger.session;
    const hash = await this.#hashOf(known.ledgerIndex);
    this.#asking = null;
    // When it could not answer, the next ledger asks again.
    if (hash === null || this.#known !== known) return;
    if (hash === 'lacking' || hash === known.hash) this.#agreed(ledger);
    else this.#tellOther(ledger);
  }

  async #hashOf(ledgerIndex: number): Promise<string | 'lacking' | null> {
    try {
      const parameters = { ledger_index: ledgerIndex };
      const answer = await this.#deps.client.request('ledger', parameters, { priority: 'live' });
      return answer.validated === true ? hashOf(answer) : null;
    } catch (error) {
      return meaningOf(error).type === 'lacks' ? 'lacking' : null;
    }
  }
}

/** Whether a ledger is of the known chain; null when it does not say. */
function judge(known: KnownLedger, { ledgerIndex, closeTime, hash }: ClosedLedger): 'same' | 'other' | null {
  if (ledgerIndex === known.ledgerIndex && hash !== null) return hash === known.hash ? 'same' : 'other';
  if (closeTime === null) return null;
  const later = Date.parse(closeTime) - Date.parse(known.closeTime);
  if (ledgerIndex < known.ledgerIndex) return later > 0 ? 'other' : null;
  return later < 0 ? 'other' : null;
}
