import { createServer as createHttpServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { ApiError } from '../api/api-error.ts';
import { answer, parseRequest } from '../api/dispatch.ts';
import type { Ledger } from '../ledger-source.ts';
import { createRandom } from '../random.ts';
import { broadcastLedger } from './broadcast.ts';
import { Connection } from './connection.ts';
import { disturbAccountTx } from './disturb-account-tx.ts';
import { Faults } from './faults.ts';
import { Liar } from './lies/liar.ts';
import { LiveView } from './live-view.ts';
import { LoadGate } from './load.ts';
import { refuseUpgrade } from './refuse-upgrade.ts';
import type { LiveSource, LoggedRequest, ServerOptions } from './server-options.ts';

/** A longer frame closes with 1009. */
const MAX_FRAME_BYTES = 16_000_000;

/** A WebSocket server that speaks the rippled API in front of a network, with faults on demand. */
export class SimulatedServer {
  readonly faults = new Faults();
  readonly liar = new Liar(this.faults);
  readonly view: LiveView;
  readonly connections = new Set<Connection>();
  /** Every request since the start, oldest first (the newest 10,000). */
  readonly requestLog: LoggedRequest[] = [];
  /** Requests by command since the start. */
  readonly requestCounts: Record<string, number> = {};
  /** Connections opened since the start, without handshakes that failed on purpose. */
  connectionCount = 0;
  /** Upgrades requested since the start, whatever their result. */
  handshakeCount = 0;
  port = 0;
  readonly #options: ServerOptions;
  readonly #random;
  readonly #removeListener: () => void;
  readonly #load: LoadGate;
  readonly #sockets = new Set<Socket>();
  #http: Server | null = null;
  #listening: Promise<void> = Promise.resolve();
  #frozen = false;
  #heldUpgrades: (() => void)[] = [];

  constructor(source: LiveSource, options: ServerOptions) {
    this.#options = options;
    this.#load = new LoadGate(
      options.load ?? null,
      options.requestsPerSecond ?? null,
      options.clock ?? Date.now,
    );
    this.#random = createRandom(`${options.seed ?? 1}:server`);
    const history = options.history ?? 'full';
    const newest = source.lastLedger;
    const firstHeld =
      history === 'full'
        ? source.firstLedger
        : Math.max(source.firstLedger, newest - (history === 'none' ? 0 : history - 1));
    this.view = new LiveView(source, this.faults, {
      flavour: options.flavour ?? 'rippled',
      firstHeld,
      apiVersions: options.apiVersions ?? [1, 2],
      pageLimits: options.pageLimits ?? { min: 1, max: 200 },
    });
    this.#removeListener = source.onClose((ledger) => this.#ledgerClosed(ledger));
  }

  get url(): string {
    return `${this.#options.tls ? 'wss' : 'ws'}://127.0.0.1:${this.port}`;
  }

  /** Whether a client listens to its stream. */
  get isHeard(): boolean {
    return [...this.connections].some((connection) => connection.isSubscribed);
  }

  get isListening(): boolean {
    return this.#http !== null;
  }

  /** Listens (again) on its port. */
  async listen(): Promise<void> {
    await this.#inTurn(() => this.#startListening());
  }

  /** Stops listening: connecting is refused. Connections that are open stay. */
  async stopListening(): Promise<void> {
    await this.#inTurn(async () => {
      const http = this.#http;
      this.#http = null;
      if (http !== null) await new Promise<void>((resolve) => this.#closeIdle(http, resolve));
    });
  }

  /** Changes of listening happen one at a time, in the order of the requests. */
  #inTurn(change: () => Promise<void>): Promise<void> {
    const done = this.#listening.then(change);
    this.#listening = done.catch(() => {});
    return done;
  }

  async #startListening(): Promise<void> {
    if (this.#http !== null) return;
    const { tls } = this.#options;
    const http = tls ? createHttpsServer({ cert: tls.cert, key: tls.key }) : createHttpServer();
    const sockets = new WebSocketServer({
      noServer: true,
      perMessageDeflate: this.#options.compresses ?? false,
      autoPong: false,
      maxPayload: MAX_FRAME_BYTES,
    });
    http.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => this.#sockets.delete(socket));
    });
    http.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
      this.handshakeCount += 1;
      const upgrade = (): void => {
        if (refuseUpgrade(this.faults.handshake, this.#options.credentials, request, socket)) return;
        sockets.handleUpgrade(request, socket, head, (ws) => this.#accept(ws, request, socket));
      };
      if (this.#frozen) this.#heldUpgrades.push(upgrade);
      else upgrade();
    });
    await new Promise<void>((resolve, reject) => {
      http.once('error', reject);
      http.listen(this.port || this.#options.port || 0, '127.0.0.1', resolve);
    });
    this.port = (http.address() as AddressInfo).port;
    this.view.port = this.port;
    this.#http = http;
  }

  /** Ends every connection without a close frame (1006 at the client). */
  drop(): void {
    for (const connection of [...this.connections]) connection.terminate();
  }

  /** Closes every connection with this code. */
  closeAll(code?: number, reason = ''): void {
    for (const { socket } of [...this.connections]) {
      if (code === undefined) socket.close();
      else socket.close(code, reason);
    }
  }

  /** Behaves as a stopped process (SIGSTOP): sockets and new TCP connections stay, and nothing is read or answered. */
  freeze(): void {
    this.#frozen = true;
    for (const connection of this.connections) connection.freeze();
  }

  /** SIGCONT. */
  thaw(): void {
    this.#frozen = false;
    for (const connection of this.connections) connection.thaw();
    for (const upgrade of this.#heldUpgrades.splice(0)) upgrade();
  }

  /** Ends every connection in the middle of a frame. */
  cutMidFrame(): void {
    for (const connection of [...this.connections]) connection.cutMidFrame();
  }

  /** Sends these bytes to every connection: garbage, binary (a Buffer), or any frame. */
  sendRaw(data: string | Buffer): void {
    for (const connection of this.connections) connection.send(data);
  }

  /** Sends these bytes to every connection, past the WebSocket library. */
  sendBytes(bytes: Buffer): void {
    for (const connection of this.connections) connection.sendBytes(bytes);
  }

  /** Stops and starts again on the same port. With history 'none' it comes back with only its newest ledger. */
  async restart(history: 'kept' | 'none' = 'kept'): Promise<void> {
    await this.stopListening();
    this.closeAll();
    this.drop();
    if (history === 'none') this.view.firstHeld = this.view.source.lastLedger;
    this.view.validated = this.view.source.lastLedger;
    await this.listen();
  }

  /** Ends everything and leaves the network. */
  async stop(): Promise<void> {
    this.#removeListener();
    const listening = this.stopListening();
    for (const { socket } of this.connections) socket.terminate();
    for (const socket of this.#sockets) socket.destroy();
    await listening;
  }

  #closeIdle(http: Server, done: () => void): void {
    http.close(() => {});
    // Upgraded sockets keep close() from finishing, although listening has ended.
    setImmediate(done);
  }

  #accept(ws: WebSocket, request: IncomingMessage, tcp: Socket): void {
    this.connectionCount += 1;
    const connection = new Connection(this.connectionCount, ws, tcp, this.faults);
    const address = request.socket.remoteAddress ?? '';
    this.connections.add(connection);
    ws.on('error', () => {});
    ws.on('close', () => this.connections.delete(connection));
    ws.on('ping', (data) => {
      if (!this.faults.halfOpen) ws.pong(data);
    });
    ws.on('message', (data) => this.#onMessage(connection, address, String(data)));
    const { handshake } = this.faults;
    if (handshake.kind === 'accept-then-drop') {
      if (handshake.code === undefined) connection.terminate();
      else ws.close(handshake.code);
      return;
    }
    const { pingIntervalMs } = this.#options;
    if (pingIntervalMs !== undefined) {
      const timer = setInterval(() => {
        if (!this.faults.halfOpen && ws.readyState === ws.OPEN) ws.ping('rippled');
      }, pingIntervalMs);
      ws.on('close', () => clearInterval(timer));
    }
  }

  #onMessage(connection: Connection, address: string, text: string): void {
    const parsed = parseRequest(text);
    const command = parsed.kind === 'request' ? parsed.command : null;
    const name = command ?? '(unreadable)';
    this.requestCounts[name] = (this.requestCounts[name] ?? 0) + 1;
    if (parsed.kind === 'request') {
      this.requestLog.push({ connection: connection.id, command, request: parsed.request });
      if (this.requestLog.length > 10_000) this.requestLog.splice(0, 5_000);
    }
    if (this.faults.halfOpen || this.faults.deafToRequests) return;
    const load = this.#load.charge(address, command);
    if (load === 'drop') {
      connection.socket.close(1008, 'threshold exceeded');
      return;
    }
    if (parsed.kind === 'unreadable') {
      connection.send(parsed.answer);
      return;
    }
    const request = disturbAccountTx.before(this.faults, parsed.request);
    const allowed = this.#load.allowsAnother();
    const refuse = (wanted: string): void => {
      if (!allowed) throw new ApiError('slowDown');
      const error = this.faults.errors[wanted] ?? this.faults.errors['*'];
      if (error !== undefined) throw new ApiError(error);
    };
    const warning = load === 'warn' ? 'load' : null;
    const plain = answer(this.view, connection, { request, command }, refuse, warning);
    const said = this.liar.answer(command, plain);
    connection.answer(disturbAccountTx.after(this.faults, parsed.request, said, this.#random));
  }

  #ledgerClosed(newest: Ledger): void {
    const { faults, view } = this;
    if (faults.stale || faults.unsynced) return;
    const index = newest.index - faults.lag;
    const ledger = faults.lag === 0 ? newest : view.source.ledger(index);
    if (ledger === undefined || (view.validated !== null && index <= view.validated)) return;
    view.validated = index;
    const { history } = this.#options;
    if (typeof history === 'number') view.firstHeld = Math.max(view.firstHeld, index - history + 1);
    if (faults.skipLedgers > 0) {
      faults.skipLedgers -= 1;
      return;
    }
    broadcastLedger(view, ledger, [...this.connections], faults, this.liar, this.#random);
  }
}

/** Starts a server in front of a network; it listens when the promise resolves. */
export async function startSimulatedServer(
  network: LiveSource,
  options: ServerOptions = {},
): Promise<SimulatedServer> {
  const server = new SimulatedServer(network, options);
  await server.listen();
  return server;
}

export type { LiveSource, LoggedRequest, ServerOptions } from './server-options.ts';
