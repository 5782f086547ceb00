import { type Message, message, type NetworkName, problemOf } from '../contract/index.ts';
import { EventEmitter } from './event-emitter.ts';
import { Connection } from './failover/connection.ts';
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
} from './network-client.ts';
import { defaultServers, networkId } from './networks.ts';
import { type ConnectionOptions, parseConnectionOptions } from './options.ts';
import { isClassicAddress } from './protocol/address.ts';
import { RequestError } from './protocol/request-error.ts';
import { parseServerInfo } from './protocol/server-info.ts';
import type { JsonObject } from './protocol/transaction.ts';
import { parseAccountTxResult, parseLedgerResult } from './protocol/wire-messages.ts';
import { ServerRegistry } from './servers/server-registry.ts';
import type { ServerSession } from './session/server-session.ts';
import type { IgnoredMessage } from './session/session.types.ts';
import { type ConnectionEnvironment, systemEnvironment } from './transport/environment.ts';
import type { FindProxy } from './transport/proxy.ts';

export interface NetworkClientSettings {
  readonly network: NetworkName;
  /** Full URLs, in order of preference; default: the network's built-in list. */
  readonly servers?: readonly string[];
  readonly options?: Partial<ConnectionOptions>;
  /** Overrides the id that follows from the network; null accepts servers of every network. */
  readonly expectedNetworkId?: number | null;
  /** Accept ws:// to hosts outside the local network too. Default false. */
  readonly allowInsecure?: boolean;
  /** The proxy for a server, as the system knows it (Electron: session.resolveProxy, see routesFromPacResult); default: the environment's variables. */
  readonly findProxy?: FindProxy;
  readonly environment?: Partial<ConnectionEnvironment>;
}

export type XrplClient = WebSocketNetworkClient;

/**
 * A client of one XRP Ledger network on WebSockets: see docs/connection.md for its behaviour. Throws OptionsError
 * when options are out of bounds; server URLs that cannot be used are reported as problems once it is started.
 */
export function createNetworkClient(settings: NetworkClientSettings): XrplClient {
  return new WebSocketNetworkClient(settings);
}

class WebSocketNetworkClient implements NetworkClient {
  readonly network: NetworkName;
  readonly #options: ConnectionOptions;
  readonly #environment: ConnectionEnvironment;
  readonly #registry: ServerRegistry;
  readonly #connection: Connection;
  readonly #events: EventEmitter<NetworkEvent>;
  readonly #ignored: Record<IgnoredMessage, number> = {
    binary: 0,
    notJson: 0,
    unknownMessage: 0,
    unknownId: 0,
    repeatedLedger: 0,
    implausibleLedger: 0,
  };
  readonly #validatorListeners = new Set<ValidatorListener>();
  #pendingProblems: Message[] = [];
  #requests = 0;
  #started = false;

  constructor(settings: NetworkClientSettings) {
    this.network = settings.network;
    this.#options = parseConnectionOptions(settings.options);
    this.#environment = { ...systemEnvironment(settings.findProxy), ...settings.environment };
    this.#events = new EventEmitter(this.#environment.clock, (error, event) =>
      this.#listenerFailed(error, event),
    );
    this.#registry = new ServerRegistry(this.#environment.clock, this.#options, {
      allowInsecure: settings.allowInsecure ?? false,
    });
    this.#takeServers(settings.servers ?? defaultServers(settings.network));
    this.#connection = new Connection({
      network: this.network,
      networkId:
        settings.expectedNetworkId === undefined ? networkId(settings.network) : settings.expectedNetworkId,
      registry: this.#registry,
      options: this.#options,
      environment: this.#environment,
      emit: (event) => this.#events.emit(event),
      onValidator: (word, server) => {
        for (const listener of this.#validatorListeners) listener(word, server);
      },
      onIgnored: (kind) => {
        this.#ignored[kind] += 1;
      },
    });
  }

  get status() {
    return this.#connection.status;
  }

  get isConnected() {
    return this.#connection.isConnected;
  }

  start(): void {
    this.#started = true;
    this.#reportProblems();
    this.#connection.start();
  }

  stop(): Promise<void> {
    this.#started = false;
    return this.#connection.stop();
  }

  setAccounts(accounts: readonly string[]): void {
    const wanted = new Set<string>();
    let refused = 0;
    for (const account of accounts) {
      if (isClassicAddress(account)) wanted.add(account);
      else refused += 1;
    }
    // Neither repeated nor sent: a text that is not an address may be a secret.
    if (refused > 0) {
      this.#pendingProblems.push(message('problem.bad-address', { count: refused }));
    }
    this.#connection.setWanted(wanted);
    if (this.#started) this.#reportProblems();
  }

  setServers(urls: readonly string[]): void {
    this.#takeServers(urls);
    this.#connection.serversChanged();
    if (this.#started) this.#reportProblems();
  }

  onEvent(listener: (event: NetworkEvent) => void): () => void {
    return this.#events.on(listener);
  }

  hearValidators(listener: ValidatorListener): () => void {
    const own: ValidatorListener = (word, server) => listener(word, server);
    this.#validatorListeners.add(own);
    this.#connection.setValidators(true);
    return () => {
      this.#validatorListeners.delete(own);
      this.#connection.setValidators(this.#validatorListeners.size > 0);
    };
  }

  nudge(reason: Parameters<NetworkClient['nudge']>[0]): void {
    this.#connection.nudge(reason);
  }

  servers() {
    return this.#connection.views();
  }

  nameOf(source: StatementSource): string | null {
    return this.#connection.serverOf(source)?.key ?? null;
  }

  distrust(source: StatementSource): string | null {
    return this.#connection.distrust(source);
  }

  misbehaved(connection: number): void {
    this.#connection.misbehaved(connection);
  }

  noteUseless(session: number, kind: UselessTransaction, bytes: number): void {
    this.#connection.noteUseless(session, kind, bytes);
  }

  recentEvents() {
    return this.#connection.recentEvents();
  }

  /** Counters since creation, for the Health view and for tests. `connectionAttempts`: sockets opened, rotations and side connections included. */
  statistics() {
    return {
      connectionAttempts: this.#connection.opened,
      requests: this.#requests,
      ignored: { ...this.#ignored },
    };
  }

  async accountTx(query: AccountTxQuery, options: RequestOptions = {}): Promise<AccountTxPage> {
    const { result, session } = await this.#ask('account_tx', accountTxParameters(query), options);
    const page = parseAccountTxResult(result);
    if (!page) throw unreadable('account_tx', session);
    return { ...page, server: session.server.key, connection: session.id };
  }

  async ledger(ledgerIndex: number, options: RequestOptions = {}): Promise<LedgerContents> {
    const parameters = { ledger_index: ledgerIndex, transactions: true, expand: true };
    const { result, session } = await this.#ask('ledger', parameters, options);
    const contents = parseLedgerResult(result);
    if (!contents) throw unreadable('ledger', session);
    return { ...contents, server: session.server.key };
  }

  async request(command: string, parameters: JsonObject, options: RequestOptions = {}): Promise<JsonObject> {
    const { result, session } = await this.#ask(command, parameters, options);
    // What the server holds now, whoever wanted to know: see servers().
    const info = command === 'server_info' ? parseServerInfo(result) : null;
    if (info) session.server.noteInfo(info);
    return result;
  }

  async #ask(
    command: string,
    parameters: JsonObject,
    options: RequestOptions,
  ): Promise<{ readonly result: JsonObject; readonly session: ServerSession }> {
    const session = await this.#sessionFor(command, options);
    this.#requests += 1;
    const result = await session.channel.request(command, parameters, {
      priority: options.priority ?? 'recovery',
      timeoutMs: options.timeoutMs ?? this.#options.requestTimeoutMs,
      ...(options.signal ? { signal: options.signal } : {}),
    });
    return { result, session };
  }

  async #sessionFor(command: string, { connection, server }: RequestOptions): Promise<ServerSession> {
    if (connection !== undefined) {
      const session = this.#connection.sessionById(connection);
      if (session) return session;
      throw new RequestError('connection-changed', `The connection that ${command} depends on is gone.`);
    }
    const session = await this.#connection.sessionFor(server);
    if (session) return session;
    throw new RequestError('not-connected', `Not connected: ${command} was not sent.`);
  }

  /**
   * What a listener could not handle may have been a payment: its session ends, so that it proves nothing of it. False
   * for an event that belongs to no session, or that comes of such an end.
   */
  #listenerFailed(error: unknown, event: NetworkEvent): boolean {
    if (!('session' in event) || event.type === 'unreadable' || event.type === 'session-ended') return false;
    const ledgerIndex = event.type === 'transaction' ? event.transaction.ledgerIndex : null;
    const { session } = event;
    this.#events.emit({ type: 'unreadable', session, ledgerIndex });
    this.#connection.endSession(session, error);
    return true;
  }

  #takeServers(urls: readonly string[]): void {
    this.#pendingProblems.push(...this.#registry.setServers(urls));
  }

  #reportProblems(): void {
    const problems = this.#pendingProblems;
    this.#pendingProblems = [];
    for (const said of problems) {
      const problem = problemOf(said, this.network, this.#environment.clock.wallTime());
      this.#events.emit({ type: 'problem', problem });
    }
  }
}

/** Pages above 200 are clamped by rippled and risk Clio's limit of bytes. */
const MAX_PAGE = 200;
const MIN_PAGE = 10;

function accountTxParameters(query: AccountTxQuery): JsonObject {
  const limit = Math.min(MAX_PAGE, Math.max(MIN_PAGE, query.limit ?? MAX_PAGE));
  return {
    account: query.account,
    ledger_index_min: query.ledgerIndexMin,
    ledger_index_max: query.ledgerIndexMax,
    forward: query.forward ?? true,
    binary: false,
    limit,
    ...(query.marker ? { marker: query.marker } : {}),
  };
}

function unreadable(command: string, session: ServerSession): RequestError {
  return new RequestError('unreadable', `The answer to ${command} cannot be understood.`, {
    server: session.server.key,
  });
}
