import { type Message, message, problemOf } from '../../contract/index.ts';
import type { WatchContext } from '../watch-context.ts';
import type { WatchList } from '../watch-list.ts';
import type { ChainFingerprint, ClosedLedger } from './chain-fingerprint.ts';
import type { CoverageTracker } from './coverage-tracker.ts';

/**
 * Servers in use are never this far behind one another. When no ledger of the chain is known, a new ledger this far
 * below a proven one is of another chain.
 */
const FAR_BELOW = 10_000;
/** A ledger that closed longer ago is one that the server replays, not a new one. */
const RECENT_MS = 24 * 3600_000;
/** A network creates its ledgers 1 and 2 by itself at its start; transactions begin with the third. */
const FIRST_WITH_TRANSACTIONS = 3;

export interface NetworkResetDeps extends WatchContext {
  readonly tracker: CoverageTracker;
  readonly list: WatchList;
  readonly fingerprint: ChainFingerprint;
}

/**
 * Test networks are reset from time to time: their ledgers are numbered from 1 again. Coverage of the old ledgers
 * then claims ledgers that nobody examined, and payments lie before the ledger from which on they alert. So the
 * accounts begin anew at the new chain's first ledger; recorded payments stay. Mainnet is never reset: there the
 * server is wrong, and nothing is given up.
 */
export class NetworkReset {
  readonly #deps: NetworkResetDeps;
  #reported = false;

  constructor(deps: NetworkResetDeps) {
    this.#deps = deps;
  }

  /** Handles ledgerClosed of a server in use. */
  ledgerClosed(ledger: ClosedLedger): void {
    const { fingerprint, tracker, clock } = this.#deps;
    if (fingerprint.knownThrough === null) {
      const { ledgerIndex, closeTime } = ledger;
      const through = tracker.provenThrough();
      if (through > ledgerIndex + FAR_BELOW) {
        if (closeTime === null || clock.wallTime() - Date.parse(closeTime) > RECENT_MS) return;
        this.otherChain(ledgerIndex, through);
        return;
      }
    }
    fingerprint.ledgerClosed(ledger);
  }

  /** Concludes from a newest ledger that is of another chain than the examined ledgers, which went up to `before`. */
  otherChain(ledgerIndex: number, before: number): void {
    if (this.#deps.network === 'mainnet') this.#reportWrongServer(ledgerIndex, before);
    else this.#beginAnew(ledgerIndex, before);
  }

  #problem(said: Message): void {
    const { network, clock, events } = this.#deps;
    events.emit({ type: 'problem', problem: problemOf(said, network, clock.wallTime()) });
  }

  #reportWrongServer(ledgerIndex: number, before: number): void {
    if (this.#reported) return;
    this.#reported = true;
    this.#problem(message('problem.network-reset.mainnet', { ledger: ledgerIndex, before }));
  }

  #beginAnew(ledgerIndex: number, before: number): void {
    const { network, list, fingerprint, events } = this.#deps;
    const accounts = [...list.addresses];
    // A start after the newest ledger is in the old chain, and so is one up to the known ledger.
    const isOld = (id: string, start: number) =>
      start > ledgerIndex + 1 || (start <= before && !list.isPlacedHere(id));
    try {
      list.restart(FIRST_WITH_TRANSACTIONS, (id, start) =>
        isOld(id, start) ? FIRST_WITH_TRANSACTIONS : start,
      );
    } catch (error) {
      // Tried again with the next ledger.
      events.emit({ type: 'failed', error });
      return;
    }
    fingerprint.forget();
    events.emit({ type: 'restarted', ledgerIndex, accounts });
    this.#problem(message('problem.network-reset', { network, ledger: ledgerIndex, before }));
  }
}
