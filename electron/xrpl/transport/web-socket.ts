import type { IncomingMessage } from 'node:http';
import { type createConnection, isIP, type Socket as TcpSocket } from 'node:net';
import { type ConnectionOptions as TlsOptions, connect as tlsConnect } from 'node:tls';
import { WebSocket } from 'ws';
import {
  type ConnectionFailure,
  failure,
  failureOfClose,
  failureOfError,
  failureOfHttpAnswer,
} from './connection-failure.ts';
import { type FindProxy, type ProxyRoute, proxyFromEnvironment } from './proxy.ts';
import { ProxyRoutes } from './proxy-routes.ts';
import { bareHost, type ServerUrl } from './server-url.ts';
import type { OpenSocket, Socket, SocketListener, SocketSettings } from './socket.ts';
import { trustedContext } from './trust.ts';
import { openTunnel, TunnelError } from './tunnel.ts';

/**
 * Opens WebSockets with `ws`: system certificates trusted, proxies honoured, credentials sent as a header and never
 * part of the URL that the library sees (and might put into an error). `findProxy` gives the proxy for a server, as the
 * system knows it; default: HTTPS_PROXY and its kin.
 */
export function webSocketOpener(findProxy: FindProxy = proxyFromEnvironment): OpenSocket {
  const routes = new ProxyRoutes(() => performance.now());
  return (server, settings, listener) => new WsSocket(server, settings, listener, { findProxy, routes });
}

interface Ways {
  readonly findProxy: FindProxy;
  readonly routes: ProxyRoutes;
}

class WsSocket implements Socket {
  #socket: WebSocket | null = null;
  #tcp: TcpSocket | null = null;
  #failure: ConnectionFailure | null = null;
  #closed = false;
  /** Ends what is under way before there is a WebSocket. */
  readonly #abort = new AbortController();
  readonly #listener: SocketListener;

  constructor(server: ServerUrl, settings: SocketSettings, listener: SocketListener, ways: Ways) {
    this.#listener = listener;
    void this.#open(server, settings, ways);
  }

  async #open(server: ServerUrl, settings: SocketSettings, ways: Ways): Promise<void> {
    try {
      const tunnel = await this.#reach(server, settings, ways);
      if (!this.#closed) this.#connect(server, settings, tunnel);
    } catch (error) {
      this.#end(error instanceof TunnelError ? error.failure : failureOfError(error));
    }
  }

  /** The tunnel of the first proxy that opens one; null where the server is to be connected to directly. */
  async #reach(server: ServerUrl, settings: SocketSettings, ways: Ways): Promise<TcpSocket | null> {
    const routes = ways.routes.order(await findRoutes(server, ways.findProxy));
    const { hostname, port, protocol } = new URL(server.url);
    const target = {
      host: bareHost(hostname),
      port: Number(port) || (protocol === 'wss:' ? 443 : 80),
    };
    for (const [position, route] of routes.entries()) {
      if (route === null || this.#closed) return null;
      const last = position === routes.length - 1;
      const limit = limited(this.#abort.signal, last ? null : settings.connectTimeoutMs / routes.length);
      try {
        const tunnel = await openTunnel(route, target, limit.signal);
        this.#abort.signal.addEventListener('abort', () => tunnel.destroy());
        if (this.#closed) tunnel.destroy();
        ways.routes.noteSuccess(route);
        return tunnel;
      } catch (error) {
        if (this.#closed || last) throw error;
        ways.routes.noteFailure(route);
      } finally {
        limit.release();
      }
    }
    return null;
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

async function findRoutes(
  server: ServerUrl,
  findProxy: FindProxy,
): Promise<ProxyRoute | readonly ProxyRoute[]> {
  try {
    return await findProxy(server);
  } catch {
    throw new TunnelError(failure('connection.proxy-failed.unknown'));
  }
}

/** What ws calls instead of opening a connection of its own. */
function through(tunnel: TcpSocket, secure: boolean): typeof createConnection {
  // ws passes on the certificates and the name to be verified.
  const open = (options: TlsOptions): TcpSocket =>
    secure ? tlsConnect({ ...options, socket: tunnel }) : tunnel;
  return open as typeof createConnection;
}

/**
 * A signal that also ends after a while. It must be released once the tunnel is open: it would destroy the tunnel's
 * socket, which keeps listening to it.
 */
function limited(
  signal: AbortSignal,
  milliseconds: number | null,
): { readonly signal: AbortSignal; release(): void } {
  if (milliseconds === null) return { signal, release: () => undefined };
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, milliseconds);
  signal.addEventListener('abort', abort);
  return {
    signal: controller.signal,
    release: () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    },
  };
}
