import type { ConnectionStatus, NetworkName, Problem, ServerView } from '../contract/index.ts';
import type { JsonObject, ValidatedTransaction } from './protocol/transaction.ts';

/**
 * What watch/ needs of one network. xrpl/client.ts implements it on WebSockets; tests may implement it on a
 * script.
 */
export interface NetworkClient {
  readonly network: NetworkName;
  readonly status: ConnectionStatus;
  /** Subscribed to every wanted account that is acceptable, and ledgers arriving. */
  readonly isConnected: boolean;
  /** Begins connecting. Idempotent. */
  start(): void;
  /** Closes with 1000, rejects what is under way, leaves no timer behind. */
  stop(): Promise<void>;
  /** The whole list of classic addresses to be subscribed to; the difference is subscribed and unsubscribed. Works offline too. */
  setAccounts(accounts: readonly string[]): void;
  /** A server list in order of preference (full URLs, passwords included). Stays on the present server if it is still in the list. */
  setServers(urls: readonly string[]): void;
  /** Every event, in the order of the frames behind it. Returns its remover. */
  onEvent(listener: (event: NetworkEvent) => void): () => void;
  /** Something says that the network may be back (or that time was lost): check or reconnect at once, without waiting for a backoff timer. */
  nudge(reason: NudgeReason): void;
  /** What is known of each server, in order of preference. */
  servers(): readonly ServerView[];
  /** The last few hundred state changes, oldest first. */
  recentEvents(): readonly ConnectionStatus[];
  /** One page of account_tx. See AccountTxQuery. */
  accountTx(query: AccountTxQuery, options?: RequestOptions): Promise<AccountTxPage>;
  /** A whole validated ledger with its transactions. */
  ledger(ledgerIndex: number, options?: RequestOptions): Promise<LedgerContents>;
  /**
   * Any other request; resolves to `result`, rejects with RequestError. Every answer to `server_info`, of the server
   * in use or of one named by `options.server`, also renews what `servers()` tells of that server: its complete
   * ledgers and the age of its newest one.
   */
  request(command: string, parameters: JsonObject, options?: RequestOptions): Promise<JsonObject>;
}

export type NudgeReason = 'resume' | 'network-online' | 'clock-jump' | 'user';

/**
 * `session` numbers one subscribed socket: its events come in the order of its frames, and coverage may be
 * concluded only within one session. Two sessions overlap while a connection is rotated.
 */
export type NetworkEvent =
  | { readonly type: 'status'; readonly status: ConnectionStatus }
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
  | { readonly type: 'transaction'; readonly session: number; readonly transaction: ValidatedTransaction }
  /** A stream frame of a watched account that could not be understood: the ledgers around it are not proven on this session. */
  | { readonly type: 'unreadable'; readonly session: number; readonly ledgerIndex: number | null }
  | { readonly type: 'session-ended'; readonly session: number }
  | { readonly type: 'problem'; readonly problem: Problem };

export interface RequestOptions {
  /** Redacted URL (ServerView.url) of the server to ask; a side connection is opened and closed as needed. Default: the one in use. */
  readonly server?: string;
  /** Only on this very connection (a marker is good nowhere else); rejects with code 'connection-changed' when it is gone. */
  readonly connection?: number;
  /** 'live' goes before 'recovery'. Default 'recovery'. */
  readonly priority?: 'live' | 'recovery';
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

export interface AccountTxQuery {
  readonly account: string;
  readonly ledgerIndexMin: number;
  readonly ledgerIndexMax: number;
  /** Default true: oldest first. */
  readonly forward?: boolean;
  /** 10..200, default 200. */
  readonly limit?: number;
  readonly marker?: JsonObject;
}

export interface AccountTxPage {
  /** Redacted URL of the server that answered. */
  readonly server: string;
  /** The connection its marker belongs to. */
  readonly connection: number;
  /** The range in the *answer*: API v1 clamps silently a range it does not hold. */
  readonly ledgerIndexMin: number;
  readonly ledgerIndexMax: number;
  /** Null on the last page. A page may be empty and still have a marker. */
  readonly marker: JsonObject | null;
  readonly transactions: readonly ValidatedTransaction[];
  /** Rows that could not be understood, by ledger (null: not even that): their ledgers are not proven. */
  readonly unreadable: readonly (number | null)[];
}

export interface LedgerContents {
  readonly server: string;
  readonly ledgerIndex: number;
  readonly closeTime: string | null;
  readonly transactions: readonly ValidatedTransaction[];
  readonly unreadable: number;
}
