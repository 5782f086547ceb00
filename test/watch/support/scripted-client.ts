import type { ConnectionStatus, ServerView } from '../../../electron/contract/index.ts';
import type {
  AccountTxPage,
  AccountTxQuery,
  LedgerContents,
  NetworkClient,
  NetworkEvent,
  RequestOptions,
  StatementSource,
  UselessTransaction,
  ValidatorListener,
} from '../../../electron/xrpl/network-client.ts';
import { RequestError } from '../../../electron/xrpl/protocol/request-error.ts';
import type { JsonObject, ValidatedTransaction } from '../../../electron/xrpl/protocol/transaction.ts';

/** A network client whose events and answers a test writes; every request is kept. */
export class ScriptedClient implements NetworkClient {
  readonly network = 'mainnet';
  readonly status: ConnectionStatus = {
    ...{ network: 'mainnet', state: 'connected', server: 'wss://a', attempt: 0, retryInMs: null },
    ...{ reason: null, code: null, userMessage: null, since: '2026-01-01T00:00:00Z', offlineSince: null },
  };
  readonly isConnected = true;
  readonly pages: { readonly query: AccountTxQuery; readonly options: RequestOptions }[] = [];
  readonly ledgers: number[] = [];
  /** Connections that are there no more: markers of theirs are refused. */
  readonly gone = new Set<number>();
  accounts: readonly string[] = [];
  nudges = 0;
  serverList: readonly ServerView[] = [];
  answerPage: (query: AccountTxQuery, options: RequestOptions) => AccountTxPage | Promise<AccountTxPage> = (
    query,
  ) => emptyPage(query);
  answerLedger: (ledgerIndex: number) => LedgerContents | Promise<LedgerContents> = (ledgerIndex) => ({
    ...{ server: 'wss://a', ledgerIndex, closeTime: null, transactions: [], unreadable: 0 },
  });
  /** Close times by ledger, Unix seconds since 2000, for the `ledger` command. */
  closeTimes: (ledgerIndex: number) => number | null = () => null;
  /** Servers asked for their server_info, in order. */
  readonly asked: (string | undefined)[] = [];
  /** Requests of account_info, in order. */
  readonly roots: {
    readonly account: string;
    readonly ledgerIndex: number;
    readonly server: string | undefined;
  }[] = [];
  answerRoot: (account: string, ledgerIndex: number, server: string | undefined) => JsonObject = () => {
    throw serverError('actNotFound');
  };
  /** A server answers server_info; a test changes `serverList` here, as the client does. */
  answerInfo: (server: string | undefined) => void = () => undefined;
  readonly #listeners = new Set<(event: NetworkEvent) => void>();

  start(): void {}
  async stop(): Promise<void> {}
  setAccounts(accounts: readonly string[]): void {
    this.accounts = accounts;
  }
  setServers(): void {}
  onEvent(listener: (event: NetworkEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
  /** Who listens to validators. */
  readonly validatorListeners = new Set<ValidatorListener>();
  hearValidators(listener: ValidatorListener): () => void {
    this.validatorListeners.add(listener);
    return () => this.validatorListeners.delete(listener);
  }
  nudge(): void {
    this.nudges += 1;
  }
  servers(): readonly ServerView[] {
    return this.serverList;
  }
  /** Sources that said what cannot be true, in order. */
  readonly distrusted: StatementSource[] = [];
  distrust(source: StatementSource): string | null {
    this.distrusted.push(source);
    const server = this.nameOf(source);
    if (server !== null) this.emit({ type: 'distrusted', server });
    return server;
  }
  /** Connections that led nowhere, in order. */
  readonly misled: number[] = [];
  misbehaved(connection: number): void {
    this.misled.push(connection);
  }
  readonly useless: UselessTransaction[] = [];
  noteUseless(_session: number, kind: UselessTransaction): void {
    this.useless.push(kind);
  }
  nameOf(source: StatementSource): string | null {
    return 'server' in source ? source.server : 'wss://a';
  }
  recentEvents(): readonly ConnectionStatus[] {
    return [];
  }
  async accountTx(query: AccountTxQuery, options: RequestOptions = {}): Promise<AccountTxPage> {
    this.pages.push({ query, options });
    if (options.connection !== undefined && this.gone.has(options.connection)) {
      throw new RequestError('connection-changed', 'gone');
    }
    return this.answerPage(query, options);
  }
  async ledger(ledgerIndex: number): Promise<LedgerContents> {
    this.ledgers.push(ledgerIndex);
    return this.answerLedger(ledgerIndex);
  }
  async request(
    command: string,
    { ledger_index: index, account }: JsonObject,
    { server }: RequestOptions = {},
  ): Promise<JsonObject> {
    if (command === 'server_info') {
      this.asked.push(server);
      this.answerInfo(server);
      return { info: {} };
    }
    if (command === 'account_info') {
      this.roots.push({ account: String(account), ledgerIndex: Number(index), server });
      return this.answerRoot(String(account), Number(index), server);
    }
    const time = this.closeTimes(Number(index));
    if (time === null) throw serverError('lgrNotFound');
    return { ledger: { close_time: time } };
  }

  emit(event: NetworkEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** A subscription to everything wanted, confirmed at this ledger. */
  subscribe(ledgerIndex: number, session = 1): void {
    this.emit({ type: 'subscribed', session, accounts: this.accounts, ledgerIndex });
  }

  closeLedgers(first: number, last: number, session = 1): void {
    for (let ledgerIndex = first; ledgerIndex <= last; ledgerIndex++) {
      this.emit({ type: 'ledger', session, ledgerIndex, closeTime: null, transactionCount: 0 });
    }
  }

  send(transaction: ValidatedTransaction, session = 1): void {
    this.emit({ type: 'transaction', session, transaction });
  }
}

export function emptyPage(query: AccountTxQuery, change: Partial<AccountTxPage> = {}): AccountTxPage {
  return {
    ...{ server: 'wss://a', connection: 1, marker: null, transactions: [], unreadable: [] },
    ...{ ledgerIndexMin: query.ledgerIndexMin, ledgerIndexMax: query.ledgerIndexMax },
    ...change,
  };
}

export function serverError(word: string, server = 'wss://a'): RequestError {
  return new RequestError('server', word, { serverError: word, server });
}

export function serverView(url: string, completeLedgers: string | null, inUse = false): ServerView {
  return {
    ...{ url, inUse, completeLedgers, latencyMs: 1, ledgerAgeS: 1 },
    ...{ coolDownUntil: null, lastError: null, lastFailure: null },
  };
}
