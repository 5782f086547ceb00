import type { LedgerRange } from '../../contract/index.ts';
import type { ApiErrorName } from '../api/api-error.ts';
import type { Lie } from './lies/lies.ts';
import type { ProofLie } from './lies/proof-lies.ts';

/** How the next handshakes end. */
export type HandshakeFault =
  | { readonly kind: 'normal' }
  /** Accepts TCP and never answers the upgrade. */
  | { readonly kind: 'hang' }
  /** Resets the socket before the upgrade (a port that is full). */
  | { readonly kind: 'reset' }
  /** An HTTP answer instead of the upgrade: 429, 503, 401, 301 … */
  | { readonly kind: 'http'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** Opens the WebSocket and ends it at once: without a close frame, or with a close code. */
  | { readonly kind: 'accept-then-drop'; readonly code?: number };

/**
 * The standing faults of one server, all off at first. Tests set them at any time; they stay until they are set back.
 * Faults that happen once (drop, close, freeze …) are methods of the server.
 */
export class Faults {
  handshake: HandshakeFault = { kind: 'normal' };
  /** Holds every frame back for this long. */
  latencyMs = 0;
  /** Sockets stay open, and the server answers nothing: no responses, no stream, no pongs. */
  halfOpen = false;
  /** Requests are not answered; pings and streams go on. */
  deafToRequests = false;
  /**
   * Ledgers stop: they are neither announced nor validated. Afterwards the server continues with the newest, without the
   * missed ones.
   */
  stale = false;
  /** Runs this many ledgers behind the network. */
  lag = 0;
  /** How many of the next ledgers are not announced (ledgerClosed skips them, their transactions too). */
  skipLedgers = 0;
  /**
   * How many more times to send ledgerClosed and then end the connections before its transactions; ledgers that close
   * while nobody is subscribed do not count.
   */
  dropAfterLedgerClosed = 0;
  /** Ledgers missing from the history. */
  holes: readonly LedgerRange[] = [];
  /** account_tx does not know the newest n ledgers yet, though they were announced. */
  accountTxLag = 0;
  /** Sends the transactions of a ledger in another order, before or after its ledgerClosed. */
  reorder = false;
  /** Sends every stream frame twice. */
  duplicate = false;
  /** Reports another network. */
  networkId: number | null = null;
  /** Not synchronised: empty subscribe answers, noNetwork / notSynced for the rest. */
  unsynced = false;
  amendmentBlocked = false;
  /** What validated_ledger.age says, in seconds; null: the truth. */
  age: number | null = null;
  /** Answers this error to every request of these commands ("*": all). */
  errors: Readonly<Record<string, ApiErrorName>> = {};
  /** Clio's quirk: every other page of account_tx is empty and has a marker. */
  emptyPages = false;
  /** The server forgets its markers at once: using one finds nothing, which looks like the end. */
  forgetMarkers = false;
  /** Every page of account_tx is empty and has the same marker. */
  repeatMarkers = false;

  /** The rows of an account_tx page are in any order. */
  shuffleRows = false;
  /** Holds answers back and sends this many at a time in reverse order; 0 sends them at once. */
  reverseAnswers = 0;
  /** Sends every answer twice. */
  duplicateAnswers = false;
  /** The value of complete_ledgers: null for the truth, 'missing' for no field, else this text. */
  completeLedgers: string | null = null;

  /** What it says that is not so; null for the truth. */
  lie: Lie | null = null;
  /** Where it says so: to its subscribers, in account_tx and `ledger`, or in both. */
  liesIn: 'everywhere' | 'stream' | 'history' = 'everywhere';
  /** Whose payments those of others become, by the lie "other-destination". */
  favoured: string | null = null;

  /** What it forges of that by which payments can be proved; null for nothing. */
  proofLie: ProofLie | null = null;

  /** Sets every fault back. */
  reset(): void {
    Object.assign(this, new Faults());
  }
}
