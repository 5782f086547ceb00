import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

export interface MiniRequest {
  readonly id: number;
  readonly command: string;
  readonly [field: string]: unknown;
}

/** One client connection of a MiniServer, with the requests it made. */
export interface MiniPeer {
  readonly socket: WebSocket;
  readonly requests: MiniRequest[];
}

export interface MiniServerOptions {
  readonly networkId?: number | string | undefined;
  readonly ledgerIndex?: number;
  /** Answers instead of the server, or returns undefined to let it answer. Null: no answer at all. */
  readonly answer?: (request: MiniRequest, peer: MiniPeer) => object | null | undefined;
  readonly onConnection?: (peer: MiniPeer) => void;
  readonly port?: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
}

/**
 * The least of an XRPL server that a client can live on, entirely in the hand of the test: it closes a ledger when
 * told to, and answers what a test wants answered otherwise.
 */
export class MiniServer {
  readonly peers: MiniPeer[] = [];
  ledgerIndex: number;
  readonly #server: WebSocketServer;
  readonly #options: MiniServerOptions;

  private constructor(server: WebSocketServer, options: MiniServerOptions) {
    this.#server = server;
    this.#options = options;
    this.ledgerIndex = options.ledgerIndex ?? 1000;
    server.on('connection', (socket) => this.#accept(socket));
  }

  static start(options: MiniServerOptions = {}): Promise<MiniServer> {
    return new Promise((resolve, reject) => {
      const server = new WebSocketServer({
        host: options.host ?? '127.0.0.1',
        port: options.port ?? 0,
        maxPayload: 100 * 2 ** 20,
      });
      server.once('error', reject);
      server.once('listening', () => resolve(new MiniServer(server, options)));
    });
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}`;
  }

  get open(): readonly MiniPeer[] {
    return this.peers.filter(({ socket }) => socket.readyState === socket.OPEN);
  }

  requests(command: string): readonly MiniRequest[] {
    return this.peers.flatMap(({ requests }) => requests).filter((request) => request.command === command);
  }

  closeLedger(transactionCount = 0): number {
    this.ledgerIndex += 1;
    this.broadcast({
      type: 'ledgerClosed',
      ledger_index: this.ledgerIndex,
      ledger_time: 800_000_000 + this.ledgerIndex,
      txn_count: transactionCount,
      validated_ledgers: `1-${this.ledgerIndex}`,
    });
    return this.ledgerIndex;
  }

  broadcast(message: object | string): void {
    const text = typeof message === 'string' ? message : JSON.stringify(message);
    for (const { socket } of this.open) socket.send(text);
  }

  async stop(): Promise<void> {
    for (const { socket } of this.peers) socket.terminate();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #accept(socket: WebSocket): void {
    const peer: MiniPeer = { socket, requests: [] };
    this.peers.push(peer);
    socket.on('error', () => undefined);
    socket.on('message', (data) => {
      const request = JSON.parse(String(data)) as MiniRequest;
      peer.requests.push(request);
      const own = this.#options.answer?.(request, peer);
      const answer = own === undefined ? this.#answer(request) : own;
      if (answer) socket.send(JSON.stringify(answer));
    });
    this.#options.onConnection?.(peer);
  }

  #answer(request: MiniRequest): object {
    return { id: request.id, status: 'success', type: 'response', result: this.#result(request) };
  }

  #result(request: MiniRequest): object {
    const network =
      this.#options.networkId === undefined ? { network_id: 0 } : { network_id: this.#options.networkId };
    switch (request.command) {
      case 'server_info':
        return {
          info: {
            ...network,
            server_state: 'full',
            complete_ledgers: `1-${this.ledgerIndex}`,
            validated_ledger: { seq: this.ledgerIndex, age: 1 },
          },
        };
      case 'subscribe':
        return { ledger_index: this.ledgerIndex, ...network };
      case 'account_tx':
        return {
          account: request.account,
          ledger_index_min: request.ledger_index_min,
          ledger_index_max: request.ledger_index_max,
          transactions: [],
          validated: true,
        };
      default:
        return {};
    }
  }
}

export function refusal(request: MiniRequest, error: string): object {
  return { id: request.id, status: 'error', type: 'response', error, error_message: `${error}.`, request };
}
