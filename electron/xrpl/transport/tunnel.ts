import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect, isIP, type Socket } from 'node:net';
import { connect as tlsConnect } from 'node:tls';
import { type ConnectionFailure, failure } from './connection-failure.ts';
import { bareHost, decodeCredential } from './server-url.ts';
import { trustedContext } from './trust.ts';

/** A proxy did not open a tunnel. The failure holds neither the proxy's address nor its password. */
export class TunnelError extends Error {
  readonly failure: ConnectionFailure;

  constructor(reason: ConnectionFailure) {
    super(reason.message);
    this.name = 'TunnelError';
    this.failure = reason;
  }
}

export interface TunnelTarget {
  /** A name, which the proxy resolves, or an address in digits, without brackets. */
  readonly host: string;
  readonly port: number;
}

/** Asks a proxy for a connection to the target. The signal ends everything under way. Rejects with TunnelError. */
export async function openTunnel(proxy: string, target: TunnelTarget, signal: AbortSignal): Promise<Socket> {
  const url = URL.canParse(proxy) ? new URL(proxy) : null;
  const kind = url?.protocol.slice(0, -1) ?? '';
  try {
    if (url?.hostname && (kind === 'http' || kind === 'https')) return await throughHttp(url, target, signal);
    const version = SOCKS_VERSIONS[kind];
    if (url?.hostname && version) return await throughSocks(url, version, target, signal);
  } catch (error) {
    throw error instanceof TunnelError ? error : new TunnelError(failureOfProxy(error));
  }
  throw new TunnelError(failure('connection.proxy-failed.address'));
}

/** Opens a tunnel with HTTP CONNECT (RFC 9110 section 9.3.6). */
function throughHttp(proxy: URL, target: TunnelTarget, signal: AbortSignal): Promise<Socket> {
  const authority = `${isIP(target.host) === 6 ? `[${target.host}]` : target.host}:${target.port}`;
  const secure = proxy.protocol === 'https:';
  const host = bareHost(proxy.hostname);
  const { user, password } = credentialsOf(proxy);
  const options = {
    method: 'CONNECT',
    host,
    port: Number(proxy.port) || (secure ? 443 : 80),
    path: authority,
    headers: {
      Host: authority,
      ...(user || password
        ? { 'Proxy-Authorization': `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}` }
        : {}),
    },
    signal,
  } as const;
  return new Promise((resolve, reject) => {
    const request = secure
      ? httpsRequest({
          ...options,
          createConnection: () =>
            tlsConnect({
              host,
              port: options.port,
              secureContext: trustedContext(),
              // An address in digits is no server name (RFC 6066 section 3).
              ...(isIP(host) === 0 ? { servername: host } : {}),
            }),
        })
      : httpRequest({ ...options, createConnection: () => connect({ host, port: options.port }) });
    request.once('error', reject);
    request.once('connect', (response, socket, head) => {
      const { statusCode = 0 } = response;
      if (statusCode >= 200 && statusCode < 300) {
        if (head.length > 0) socket.unshift(head);
        resolve(socket as Socket);
        return;
      }
      socket.destroy();
      reject(
        new TunnelError(
          statusCode === 407
            ? failure('connection.proxy-failed')
            : failure('connection.proxy-failed.refused', { word: `HTTP ${statusCode}` }),
        ),
      );
    });
    request.end();
  });
}

/** socks5 of an environment variable may mean that names are resolved here: the proxy's way works in more places. */
const SOCKS_VERSIONS: Readonly<Record<string, 4 | 5>> = {
  socks: 5,
  socks5: 5,
  socks5h: 5,
  socks4: 4,
  socks4a: 4,
};

/** Longer than any connection is waited for: the signal comes first. */
const SOCKS_TIMEOUT_MS = 5 * 60_000;

/** Opens a tunnel with SOCKS 5 (RFC 1928, RFC 1929) or 4a. */
async function throughSocks(
  proxy: URL,
  type: 4 | 5,
  destination: TunnelTarget,
  signal: AbortSignal,
): Promise<Socket> {
  const [host, port] = [bareHost(proxy.hostname), Number(proxy.port) || 1080];
  const socket = connect({ host, port, signal });
  // The library listens while it negotiates; an end between that and the WebSocket must not be an uncaught error.
  socket.on('error', () => undefined);
  try {
    await once(socket, 'connect');
    const { user, password } = credentialsOf(proxy);
    // Few have such a proxy: it is loaded for them.
    const { SocksClient } = await import('socks');
    await SocksClient.createConnection({
      command: 'connect',
      proxy: { host, port, type, ...(user || password ? { userId: user, password } : {}) },
      destination,
      existing_socket: socket,
      timeout: SOCKS_TIMEOUT_MS,
    });
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/** What an error means that happened on the way to the proxy or in its protocol. */
function failureOfProxy(error: unknown): ConnectionFailure {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (/^(?:ECONN|ENOTFOUND|EAI_|ENET|EHOST|EADDR|ETIMEDOUT|EPIPE|ABORT_ERR)/.test(code)) {
    return failure('connection.proxy-failed.unreachable', { word: code });
  }
  // The library's errors carry the options, password included: only their messages are read.
  const message = error instanceof Error ? error.message : '';
  if (/Authentication failed|no accepted authentication/i.test(message)) {
    return failure('connection.proxy-failed');
  }
  const [, word] = /rejected connection - \(?(\w+)/.exec(message) ?? [];
  if (word) return failure('connection.proxy-failed.refused', { word });
  return failure('connection.proxy-failed.protocol', { word: code || 'SOCKS' });
}

function credentialsOf(proxy: URL): { readonly user: string; readonly password: string } {
  return { user: decodeCredential(proxy.username), password: decodeCredential(proxy.password) };
}
