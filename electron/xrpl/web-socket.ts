import type { Agent, IncomingMessage } from 'node:http';
import { isIP, type Socket as TcpSocket } from 'node:net';
import { WebSocket } from 'ws';
import { type ConnectionFailure, failureOfClose, failureOfError, failureOfHttpStatus } from './failures.ts';
import { type FindProxy, proxyAgent, proxyFromEnvironment } from './proxy.ts';
import type { ServerUrl } from './server-url.ts';
import type { OpenSocket, Socket, SocketListener, SocketSettings } from './socket.ts';
import { trustedContext } from './trust.ts';

export interface WebSocketOptions {
  /** The proxy for a server, as the system knows it; default: HTTPS_PROXY and its kin. */
  readonly findProxy?: FindProxy;
}

/**
 * Opens WebSockets with `ws`: system certificates trusted, proxies honoured, credentials sent as a header and never
 * part of the URL that the library sees (and might put into an error).
 */
export function webSocketOpener({ findProxy = proxyFromEnvironment }: WebSocketOptions = {}): OpenSocket {
  return (server, settings, listener) => new WsSocket(server, settings, listener, findProxy);
}

class WsSocket implements Socket {
  #socket: WebSocket | null = null;
  #tcp: TcpSocket | null = null;
  #failure: ConnectionFailure | null = null;
  #closed = false;
  readonly #listener: SocketListener;

  constructor(server: ServerUrl, settings: SocketSettings, listener: SocketListener, findProxy: FindProxy) {
    this.#listener = listener;
    void this.#open(server, settings, findProxy);
  }

  async #open(server: ServerUrl, settings: SocketSettings, findProxy: FindProxy): Promise<void> {
    try {
      const proxy = await findProxy(server);
      if (this.#closed) return;
      this.#connect(server, settings, proxy === null ? null : proxyAgent(proxy));
    } catch (error) {
      this.#end(failureOfError(error));
    }
  }

  #connect(server: ServerUrl, settings: SocketSettings, agent: Agent | null): void {
    const socket = new WebSocket(server.url, {
      maxPayload: settings.maxFrameBytes,
      followRedirects: false,
      headers: server.authorization === null ? {} : { Authorization: server.authorization },
      ...(agent ? { agent } : {}),
      ...(server.secure ? { secureContext: trustedContext() } : {}),
      // An address in digits is no server name (RFC 6066 section 3).
      ...(server.secure && isIP(server.host.replace(/^\[|\]$/g, '')) === 0
        ? { servername: server.host }
        : {}),
    });
    this.#socket = socket;
    socket.on('upgrade', (response) => {
      this.#tcp = response.socket;
    });
    socket.on('open', () => {
      if (!this.#closed) this.#listener.onOpen();
    });
    socket.on('message', (data, isBinary) => {
      if (this.#closed) return;
      const bytes = byteLength(data);
      this.#listener.onMessage(isBinary ? null : data.toString(), bytes);
    });
    socket.on('pong', () => {
      if (!this.#closed) this.#listener.onPong();
    });
    socket.on('unexpected-response', (request, response: IncomingMessage) => {
      this.#failure = failureOfHttpStatus(response.statusCode ?? 0);
      response.resume();
      request.destroy();
      this.#end(this.#failure);
    });
    socket.on('error', (error) => {
      this.#failure ??= failureOfError(error);
    });
    socket.on('close', (code, reason) => {
      this.#end(this.#failure ?? failureOfClose(code, reason.toString()));
    });
  }

  #end(failure: ConnectionFailure): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#listener.onClosed(failure);
  }

  send(text: string): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(text, ignoreError);
  }

  ping(): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.ping(undefined, undefined, ignoreError);
  }

  close(code: number): void {
    if (this.#socket) this.#socket.close(code);
    else this.#end(failureOfClose(1006, ''));
  }

  terminate(): void {
    if (this.#socket) this.#socket.terminate();
    else this.#end(failureOfClose(1006, ''));
  }

  bytesReceived(): number {
    return this.#tcp?.bytesRead ?? 0;
  }
}

/** A failed write is followed by the close of the socket, which tells more. */
function ignoreError(): void {}

function byteLength(data: Buffer | ArrayBuffer | Buffer[]): number {
  return Array.isArray(data) ? data.reduce((sum, part) => sum + part.byteLength, 0) : data.byteLength;
}
