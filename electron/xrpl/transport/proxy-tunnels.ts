import type { createConnection, Socket as TcpSocket } from 'node:net';
import { type ConnectionOptions as TlsOptions, connect as tlsConnect } from 'node:tls';
import { failure } from './connection-failure.ts';
import type { FindProxy, ProxyRoute, ProxyTarget } from './proxy.ts';
import { ProxyRoutes } from './proxy-routes.ts';
import { bareHost } from './server-url.ts';
import { openTunnel, TunnelError } from './tunnel.ts';

/** Finds the way to a server: directly, or through the first proxy that opens a tunnel to it. */
export class ProxyTunnels {
  readonly #findProxy: FindProxy;
  readonly #routes = new ProxyRoutes(() => performance.now());

  constructor(findProxy: FindProxy) {
    this.#findProxy = findProxy;
  }

  /**
   * The tunnel of the first proxy that opens one; null where the server is to be connected to directly, or the signal
   * ended it. The signal destroys the tunnel, too.
   * @throws TunnelError where no proxy opens one.
   */
  async reach(
    target: ProxyTarget,
    { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal },
  ): Promise<TcpSocket | null> {
    const routes = this.#routes.order(await findRoutes(target, this.#findProxy));
    const { hostname, port } = new URL(target.url);
    const address = { host: bareHost(hostname), port: Number(port) || (target.secure ? 443 : 80) };
    for (const [position, route] of routes.entries()) {
      if (route === null || signal.aborted) return null;
      const last = position === routes.length - 1;
      const limit = limited(signal, last ? null : timeoutMs / routes.length);
      try {
        const tunnel = await openTunnel(route, address, limit.signal);
        signal.addEventListener('abort', () => tunnel.destroy());
        if (signal.aborted) tunnel.destroy();
        this.#routes.noteSuccess(route);
        return tunnel;
      } catch (error) {
        if (signal.aborted || last) throw error;
        this.#routes.noteFailure(route);
      } finally {
        limit.release();
      }
    }
    return null;
  }
}

/** What a client calls instead of opening a connection of its own. */
export function through(tunnel: TcpSocket, secure: boolean): typeof createConnection {
  // It passes on the certificates and the name to be verified.
  const open = (options: TlsOptions): TcpSocket =>
    secure ? tlsConnect({ ...options, socket: tunnel }) : tunnel;
  return open as typeof createConnection;
}

async function findRoutes(
  target: ProxyTarget,
  findProxy: FindProxy,
): Promise<ProxyRoute | readonly ProxyRoute[]> {
  try {
    return await findProxy(target);
  } catch {
    throw new TunnelError(failure('connection.proxy-failed.unknown'));
  }
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
