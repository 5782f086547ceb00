import type { ConnectionOptions } from '../options.ts';
import type { ValidatedTransaction } from '../protocol/transaction.ts';
import type { StreamMessage, ValidatorWord } from '../protocol/wire-messages.ts';
import type { Misdeed } from '../servers/conduct.ts';
import type { Server } from '../servers/server.ts';
import type { ConnectionFailure } from '../transport/connection-failure.ts';
import type { ConnectionEnvironment } from '../transport/environment.ts';
import type { HealthExpectation } from './health.ts';

/**
 * Where one connection to one server stands. `ready`: healthy, subscribed (a side connection: healthy). `live`:
 * a ledger arrived since. Each phase is entered once and in this order.
 */
export type SessionPhase = 'opening' | 'checking' | 'subscribing' | 'ready' | 'live' | 'ended';

/** A transaction that was understood and is of no use: it names no watched account, or alerts nobody. */
export type UselessTransaction = 'unaskedTransaction' | 'quietTransaction';

/** Messages that were not acted upon, by kind. */
export type IgnoredMessage = Exclude<
  Misdeed,
  'unreadable' | 'oversizedAnswer' | 'overflow' | 'validatorWord' | 'unparsedTransaction' | UselessTransaction
>;

export type AnnouncedLedger = Extract<StreamMessage, { type: 'ledger' }>;

/**
 * What a subscribed session reports, in the order of its frames. `session` is its number; coverage may be concluded
 * only within one session. Two sessions overlap while a connection is rotated.
 */
export type SessionEvent =
  /** The server confirmed the subscription to these accounts on this session (ledger stream included). */
  | {
      readonly type: 'subscribed';
      readonly session: number;
      readonly accounts: readonly string[];
      /** The server's validated ledger when it answered; null when it did not say. */
      readonly ledgerIndex: number | null;
    }
  | { readonly type: 'unsubscribed'; readonly session: number; readonly accounts: readonly string[] }
  /** ledgerClosed. Comes before the ledger's own transactions. Indexes may skip. */
  | {
      readonly type: 'ledger';
      readonly session: number;
      readonly ledgerIndex: number;
      readonly closeTime: string | null;
      /** 64 upper-case hex digits; null or missing where the server did not say. */
      readonly ledgerHash?: string | null;
      readonly transactionCount: number;
    }
  | {
      readonly type: 'transaction';
      readonly session: number;
      readonly transaction: ValidatedTransaction;
      /** Of the message. Default: 0. */
      readonly bytes?: number;
      /** The wanted accounts that its message names, and perhaps more than names them in the transaction; null or missing where nobody looked. */
      readonly mentions?: readonly string[] | null;
    }
  /** A stream frame of a watched account that could not be understood: the ledgers around it are not proven on this session. */
  | { readonly type: 'unreadable'; readonly session: number; readonly ledgerIndex: number | null }
  | { readonly type: 'session-ended'; readonly session: number };

/** Told what becomes of one session. What is optional concerns subscribers alone. */
export interface SessionListener {
  onReady(): void;
  /** Live, and the server says that it is up to date: called when it becomes so, also again after being stale. */
  onProven?(): void;
  /** A new ledger. */
  onLedger?(ledger: AnnouncedLedger): void;
  /** No new ledger for staleAfterMs, or an old one by the server's own word. Called once until it is over. */
  onStale?(reason: ConnectionFailure): void;
  onEvent?(event: SessionEvent): void;
  /** What a validator said, while that is wanted. */
  onValidator?(word: ValidatorWord): void;
  /** The server refuses the account. */
  onRejected?(account: string): void;
  onIgnored(kind: IgnoredMessage): void;
  /** Exactly once. Everything of the session is over but, perhaps, its closing handshake. */
  onEnded(reason: ConnectionFailure): void;
}

export interface SessionSettings {
  /** Also the session number of its events. */
  readonly id: number;
  readonly server: Server;
  /** A side connection is asked, not subscribed. */
  readonly role: 'subscriber' | 'side';
  readonly wanted: ReadonlySet<string>;
  /** Whether what validators say is wanted. */
  readonly validators: boolean;
  readonly expectation: () => HealthExpectation;
  readonly options: ConnectionOptions;
  readonly environment: ConnectionEnvironment;
}
