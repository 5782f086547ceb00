import type { ConnectionStatus, NetworkName, ServerView } from '../contract/index.ts';
import type { ConnectionEvent, StatementSource } from './failover/connection.ts';
import type { NudgeReason } from './failover/nudges.ts';
import type { JsonObject } from './protocol/transaction.ts';
import type { AccountTxResult, LedgerResult, ValidatorWord } from './protocol/wire-messages.ts';
import type { UselessTransaction } from './session/session.types.ts';

export type { NudgeReason, StatementSource, UselessTransaction };

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
  /**
   * Listens to what validators say: their streams are subscribed while anybody does. What is heard is unchecked, and the
   * same may come more than once. Returns the listener's remover.
   */
  hearValidators(listener: ValidatorListener): () => void;
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
  /** The server's redacted URL; null where the source is not known any more. */
  nameOf(source: StatementSource): string | null;
  /**
   * What was received from this source is not true: `distrusted` is told, every connection to its server ends, and the
   * server rests. Returns the server's redacted URL; null where the source is not known any more.
   */
  distrust(source: StatementSource): string | null;
  /** What came over this connection leads nowhere, as no honest server does: it ends, and its server rests. */
  misbehaved(connection: number): void;
  /** A transaction of this session was of no use. So many of them in a minute end the session. */
  noteUseless(session: number, kind: UselessTransaction, bytes: number): void;
  /**
   * Any other request; resolves to `result`, rejects with RequestError. Every answer to `server_info`, of the server
   * in use or of one named by `options.server`, also renews what `servers()` gives for that server: its complete
   * ledgers and the age of its newest one.
   */
  request(command: string, parameters: JsonObject, options?: RequestOptions): Promise<JsonObject>;
}

/** Told what a validator said, and the redacted URL of the server that passed it on. */
export type ValidatorListener = (word: ValidatorWord, server: string) => void;

/** Every event of one network, those of its sessions included. */
export type NetworkEvent = ConnectionEvent;

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

export interface AccountTxPage extends AccountTxResult {
  /** Redacted URL of the server that answered. */
  readonly server: string;
  /** The connection its marker belongs to. */
  readonly connection: number;
}

export interface LedgerContents extends LedgerResult {
  /** Redacted URL of the server that answered. */
  readonly server: string;
}
