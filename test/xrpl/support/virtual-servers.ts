import { createHash } from 'node:crypto';
import type { Clock } from '../../../electron/xrpl/clock.ts';
import {
  type ConnectionFailure,
  failure,
  failureOfClose,
} from '../../../electron/xrpl/transport/connection-failure.ts';
import type { ServerUrl } from '../../../electron/xrpl/transport/server-url.ts';
import type { OpenSocket, Socket, SocketListener } from '../../../electron/xrpl/transport/socket.ts';

export interface VirtualRequest {
  readonly id: number;
  readonly command: string;
  readonly accounts?: readonly string[];
  readonly [field: string]: unknown;
}

const LATENCY_MS = 5;

/** One server of a virtual network: everything that can go wrong with it is a field. */
export class VirtualServer {
  readonly url: string;
  /** What a new socket meets. `silent` accepts and never answers; `blackhole` does not even accept. */
  door: 'open' | 'refused' | 'blackhole' | 'silent' | 'drop' | ConnectionFailure = 'open';
  /** From a knock to its opening. */
  latencyMs = LATENCY_MS;
  /** Existing sockets get nothing any more, not even pongs. */
  frozen = false;
  /** Pongs and answers still come, ledgers do not. */
  stale = false;
  networkId: number | undefined = 0;
  /** Servers of the same chain give the same hash for the same ledger; others give others. */
  chain = 'one';
  /** Ledgers before this one it does not hold. */
  firstLedger = 1;
  serverState = 'full';
  /** As server_info gives it; null: everything from 1. */
  completeLedgers: string | null = null;
  ageS = 1;
  /** Ledgers behind the network. */
  lag = 0;
  amendmentBlocked = false;
  /** Accounts that it refuses. */
  readonly refuses = new Set<string>();
  /** Answers instead of the server; undefined lets it answer, null leaves it unanswered. */
  answer: ((request: VirtualRequest) => object | null | undefined) | null = null;
  readonly sockets = new Set<VirtualSocket>();
  /** Times of all attempts. */
  readonly attempts: number[] = [];
  /** The Authorization header of each attempt; null without one. */
  readonly credentials: (string | null)[] = [];
  readonly requests: { readonly at: number; readonly request: VirtualRequest }[] = [];

  constructor(url: string) {
    this.url = url;
  }

  /** All connections end with this close code (1006: without a close frame). */
  drop(code = 1006, reason = ''): void {
    for (const socket of [...this.sockets]) socket.end(failureOfClose(code, reason));
  }

  hashOf(ledgerIndex: number): string {
    return createHash('sha256').update(`${this.chain} ${ledgerIndex}`).digest('hex').toUpperCase();
  }

  push(message: object | string | null): void {
    for (const socket of this.sockets) socket.deliver(message);
  }
}

/** Servers of one ledger that closes when told to, or every few seconds. */
export class VirtualNetwork {
  readonly servers: readonly VirtualServer[];
  readonly clock: Clock;
  ledgerIndex = 1000;
  /** Time at which each ledger closed. */
  readonly closes: number[] = [];

  constructor(clock: Clock, count: number) {
    this.clock = clock;
    this.servers = Array.from(
      { length: count },
      (_, position) => new VirtualServer(`wss://s${position + 1}.example`),
    );
  }

  get urls(): readonly string[] {
    return this.servers.map(({ url }) => url);
  }

  server(position: number): VirtualServer {
    const server = this.servers[position];
    if (!server) throw new Error(`no server ${position}`);
    return server;
  }

  readonly #ids = new Map<VirtualSocket, number>();

  /** A number for each socket, in the order in which they were asked for. */
  idOf(socket: VirtualSocket): number {
    const id = this.#ids.get(socket) ?? this.#ids.size + 1;
    this.#ids.set(socket, id);
    return id;
  }

  get openSockets(): number {
    return this.servers.reduce((sum, { sockets }) => sum + sockets.size, 0);
  }

  closeLedger(): void {
    this.ledgerIndex += 1;
    this.closes.push(this.clock.now());
    for (const server of this.servers) {
      if (server.frozen || server.stale) continue;
      const ledgerIndex = this.ledgerIndex - server.lag;
      for (const socket of server.sockets) {
        if (socket.ledgerStream) {
          socket.deliver({
            type: 'ledgerClosed',
            ledger_index: ledgerIndex,
            ledger_time: ledgerIndex,
            ledger_hash: server.hashOf(ledgerIndex),
            txn_count: 0,
          });
        }
      }
    }
  }

  /** A ledger every `intervalMs`, until the returned function is called. */
  run(intervalMs = 4000): () => void {
    let timer = this.clock.setTimer(intervalMs, function close(this: void) {
      next();
    });
    const next = () => {
      this.closeLedger();
      timer = this.clock.setTimer(intervalMs, next);
    };
    return () => this.clock.clearTimer(timer);
  }

  readonly openSocket: OpenSocket = (server: ServerUrl, _settings, listener) => {
    const bare = server.redacted.replace(/\/?\?.*/, '').replace(/\/\/.*@/, '//');
    const target = this.servers.find(({ url }) => url === bare);
    if (!target) throw new Error(`no virtual server ${server.redacted}`);
    target.attempts.push(this.clock.now());
    target.credentials.push(server.authorization);
    return new VirtualSocket(this, target, listener);
  };
}

class VirtualSocket implements Socket {
  readonly #network: VirtualNetwork;
  readonly #server: VirtualServer;
  readonly #listener: SocketListener;
  #open = false;
  #over = false;
  #bytes = 0;
  ledgerStream = false;
  /** The client has asked for its end. */
  leaving = false;
  readonly accounts = new Set<string>();
  /** Accounts that were refused on this socket, each by itself. */
  readonly refused = new Set<string>();

  constructor(network: VirtualNetwork, server: VirtualServer, listener: SocketListener) {
    this.#network = network;
    this.#server = server;
    this.#listener = listener;
    network.clock.setTimer(server.latencyMs, () => this.#knock());
  }

  #later(action: () => void): void {
    this.#network.clock.setTimer(LATENCY_MS, action);
  }

  #knock(): void {
    if (this.#over) return;
    const { door } = this.#server;
    if (door === 'blackhole' || (door === 'open' && this.#server.frozen)) return;
    if (door === 'refused' || typeof door === 'object') {
      this.end(door === 'refused' ? failure('connection.refused') : door);
      return;
    }
    this.#open = true;
    this.#server.sockets.add(this);
    this.#listener.onOpen();
    if (door === 'drop') this.end(failureOfClose(1006, ''));
  }

  send(text: string): void {
    if (!this.#open || this.#over) return;
    const request = JSON.parse(text) as VirtualRequest;
    this.#later(() => {
      if (this.#over || this.#server.frozen || this.#server.door === 'silent') return;
      this.#server.requests.push({ at: this.#network.clock.now(), request });
      const own = this.#server.answer?.(request);
      const answer = own === undefined ? this.#answer(request) : own;
      if (answer) this.deliver(answer);
    });
  }

  ping(): void {
    this.#later(() => {
      if (this.#over || !this.#open || this.#server.frozen || this.#server.door === 'silent') return;
      this.#bytes += 2;
      this.#listener.onPong();
    });
  }

  /** A pong that comes when the test says so. */
  pong(): void {
    this.#listener.onPong();
  }

  close(_code: number): void {
    this.leaving = true;
    this.#later(() => {
      if (!this.#server.frozen) this.end(failureOfClose(1000, ''));
    });
  }

  terminate(): void {
    this.leaving = true;
    this.#server.sockets.delete(this);
    this.#network.clock.setTimer(0, () => this.end(failureOfClose(1006, '')));
  }

  /** What was sent is on its way already, and comes all the same. */
  setPaused(): void {}

  bytesReceived(): number {
    return this.#bytes;
  }

  /** A message from the server; null for a binary one. */
  deliver(message: object | string | null): void {
    if (this.#over || this.#server.frozen) return;
    const text = message === null || typeof message === 'string' ? message : JSON.stringify(message);
    this.#later(() => {
      if (this.#over) return;
      this.#bytes += text?.length ?? 10;
      this.#listener.onMessage(text, text?.length ?? 10);
    });
  }

  end(reason: ConnectionFailure): void {
    if (this.#over) return;
    this.#over = true;
    this.#server.sockets.delete(this);
    this.#listener.onClosed(reason);
  }

  #answer(request: VirtualRequest): object {
    const base = { id: request.id, type: 'response' };
    const bad = request.accounts?.some((account) => this.#server.refuses.has(account));
    const [only] = request.accounts ?? [];
    if (bad && request.accounts?.length === 1 && only) this.refused.add(only);
    if (bad) return { ...base, status: 'error', error: 'actMalformed' };
    const held = Number(request.ledger_index) >= this.#server.firstLedger;
    if (request.command === 'ledger' && !held) return { ...base, status: 'error', error: 'lgrNotFound' };
    if (request.command === 'subscribe') {
      this.ledgerStream = true;
      for (const account of request.accounts ?? []) this.accounts.add(account);
    }
    if (request.command === 'unsubscribe')
      for (const account of request.accounts ?? []) this.accounts.delete(account);
    return { ...base, status: 'success', result: this.#result(request) };
  }

  #result(request: VirtualRequest): object {
    const server = this.#server;
    const ledgerIndex = this.#network.ledgerIndex - server.lag;
    const network = server.networkId === undefined ? {} : { network_id: server.networkId };
    if (request.command === 'server_info') {
      return {
        info: {
          ...network,
          server_state: server.serverState,
          amendment_blocked: server.amendmentBlocked,
          complete_ledgers: server.completeLedgers ?? `1-${ledgerIndex}`,
          validated_ledger: { seq: ledgerIndex, age: server.ageS },
        },
      };
    }
    if (request.command === 'subscribe') return { ...network, ledger_index: ledgerIndex };
    if (request.command === 'ledger') {
      const index = Number(request.ledger_index);
      return { validated: true, ledger_index: index, ledger_hash: server.hashOf(index), ledger: {} };
    }
    if (request.command === 'account_tx') {
      return {
        ledger_index_min: request.ledger_index_min,
        ledger_index_max: request.ledger_index_max,
        transactions: [],
      };
    }
    return {};
  }
}
