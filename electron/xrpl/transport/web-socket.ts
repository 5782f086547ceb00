import type { IncomingMessage } from 'node:http';
import { isIP, type Socket as TcpSocket } from 'node:net';
import { WebSocket } from 'ws';
import {
  type ConnectionFailure,
  failureOfClose,
  failureOfError,
  failureOfHttpAnswer,
} from './connection-failure.ts';
import { type FindProxy, proxyFromEnvironment } from './proxy.ts';
import { ProxyTunnels, through } from './proxy-tunnels.ts';
import { bareHost, type ServerUrl } from './server-url.ts';
import type { OpenSocket, Socket, SocketListener, SocketSettings } from './socket.ts';
import { trustedContext } from './trust.ts';
import { TunnelError } from './tunnel.ts';

/**
 * Opens WebSockets with `ws`: system certificates trusted, proxies honoured, credentials sent as a header and never
 * part of the URL that the library sees (and might put into an error). `findProxy` gives the proxy for a server, as the
 * system knows it; default: HTTPS_PROXY and its kin.
 */
export function webSocketOpener(findProxy: FindProxy = proxyFromEnvironment): OpenSocket {
  const tunnels = new ProxyTunnels(findProxy);
  return (server, settings, listener) => new WsSocket(server, settings, listener, tunnels);
}

class WsSocket implements Socket {
  #socket: WebSocket | null = null;
  #tcp: TcpSocket | null = null;
  #failure: ConnectionFailure | null = null;
  #closed = false;
  /** Ends what is under way before there is a WebSocket. */
  readonly #abort = new AbortController();
  readonly #listener: SocketListener;

  constructor(server: ServerUrl, settings: SocketSettings, listener: SocketListener, ways: ProxyTunnels) {
    this.#listener = listener;
    void this.#open(server, settings, ways);
  }

  async #open(server: ServerUrl, settings: SocketSettings, ways: ProxyTunnels): Promise<void> {
    try {
      const { signal } = this.#abort;
      const tunnel = await ways.reach(server, { timeoutMs: settings.connectTimeoutMs, signal });
      if (!this.#closed) this.#connect(server, settings, tunnel);
    } catch (error) {
      this.#end(error instanceof TunnelError ? error.failure : failureOfError(error));
    }
  }

  #connect(server: ServerUrl, settings: SocketSettings, tunnel: TcpSocket | null): void {
    const options = {
      maxPayload: settings.maxFrameBytes,
      // A thousandth of a message would do to fill the memory (RFC 7692); rippled's frames are small.
      perMessageDeflate: false,
      closeTimeout: settings.closeTimeoutMs,
      followRedirects: false,
      headers: server.authorization === null ? {} : { Authorization: server.authorization },
      ...(tunnel ? { createConnection: through(tunnel, server.secure) } : {}),
      ...(server.secure ? { secureContext: trustedContext() } : {}),
      // An address in digits is no server name (RFC 6066 section 3).
      ...(server.secure && isIP(bareHost(server.host)) === 0 ? { servername: server.host } : {}),
    };
    const socket = new WebSocket(server.url, options);
    this.#socket = socket;
    socket.on('upgrade', (response) => {
      this.#tcp = response.socket;
    });
    socket.on('open', () => {
      if (!this.#closed) this.#listener.onOpen();
    });
    socket.on('message', (data, isBinary) => {
      if (this.#closed) return;
      const bytes = bytesOf(data);
      this.#listener.onMessage(isBinary ? null : bytes, bytes.length);
    });
    socket.on('pong', () => {
      if (!this.#closed) this.#listener.onPong();
    });
    socket.on('unexpected-response', (request, response: IncomingMessage) => {
      this.#failure = failureOfHttpAnswer(response, Date.now);
      response.resume();
      request.destroy();
      this.#end(this.#failure);
    });
    socket.on('error', (error) => {
      this.#failure ??= failureOfError(error);
      // ws would read on, for the end of a message that nobody wants.
      if (this.#failure.code === 'frame-too-large') socket.terminate();
    });
    socket.on('close', (code, reason) => {
      this.#end(this.#failure ?? failureOfClose(code, reason.toString()));
    });
  }

  #end(reason: ConnectionFailure): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#abort.abort();
    this.#listener.onClosed(reason);
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

  setPaused(paused: boolean): void {
    if (paused) this.#socket?.pause();
    else this.#socket?.resume();
  }

  bytesReceived(): number {
    return this.#tcp?.bytesRead ?? 0;
  }
}

/** A failed write is followed by the close of the socket, whose reason is more precise. */
function ignoreError(): void {}

/** Of a message. ws gives it as one buffer, unless it is told otherwise. */
function bytesOf(data: Buffer | ArrayBuffer | Buffer[]): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
}
