import type { LedgerRange } from '../../contract/index.ts';
import type { ApiErrorName } from '../api/api-error.ts';

/** How the next handshakes end. */
export type HandshakeFault =
  | { readonly kind: 'normal' }
  /** TCP is accepted, the upgrade never answered. */
  | { readonly kind: 'hang' }
  /** The socket is reset before the upgrade (a port that is full). */
  | { readonly kind: 'reset' }
  /** An HTTP answer instead of the upgrade: 429, 503, 401, 301 … */
  | { readonly kind: 'http'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** The WebSocket opens and is ended at once: 'drop' without a close frame, or with a close code. */
  | { readonly kind: 'accept-then-drop'; readonly code?: number };

/**
 * The standing faults of one server, all off. Tests set them at any time; they hold until set back. Faults that
 * happen once (drop, close, freeze …) are methods of the server.
 */
export class Faults {
  handshake: HandshakeFault = { kind: 'normal' };
  /** Holds every frame back for this long. */
  latencyMs = 0;
  /** Sockets stay open and nothing is ever answered: no responses, no stream, no pongs. */
  halfOpen = false;
  /** Requests are not answered; pings and streams go on. */
  deafToRequests = false;
  /** Ledgers stop: neither announced nor validated. Afterwards it goes on with the newest, without the missed ones. */
  stale = false;
  /** Runs this many ledgers behind the network. */
  lag = 0;
  /** How many of the next ledgers are not announced (ledgerClosed skips them, their transactions too). */
  skipLedgers = 0;
  /** How many more times to send ledgerClosed and then end the connections before its transactions. */
  dropAfterLedgerClosed = 0;
  /** Ledgers missing from the history. */
  holes: readonly LedgerRange[] = [];
  /** account_tx does not know the newest n ledgers yet, though they were announced. */
  accountTxLag = 0;
  /** Sends the transactions of a ledger in another order, and before or after its ledgerClosed. */
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
  /** Clio's quirk: every other page of account_tx comes empty, with a marker. */
  emptyPages = false;
  /** Markers handed out are forgotten at once: using one finds nothing, which looks like the end. */
  forgetMarkers = false;

  /** Rows of an account_tx page come in any order. */
  shuffleRows = false;
  /** Holds answers back and sends them in the reverse order, this many at a time; 0: as they are asked. */
  reverseAnswers = 0;
  /** Sends every answer twice. */
  duplicateAnswers = false;
  /** What complete_ledgers says: null the truth, 'missing' that it is not there, else this text. */
  completeLedgers: string | null = null;

  /** Everything back to normal. */
  reset(): void {
    Object.assign(this, new Faults());
  }
}
