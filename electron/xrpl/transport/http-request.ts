import { type ClientRequest, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect, isIP, type Socket as TcpSocket } from 'node:net';
import { connect as tlsConnect } from 'node:tls';
import { bareHost } from './server-url.ts';
import { trustedContext } from './trust.ts';

export interface RequestOptions {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string | number>>;
  /** To the site; null connects directly. */
  readonly tunnel: TcpSocket | null;
  readonly signal: AbortSignal;
}

/**
 * Begins a request by http or https over a connection of its own, with the system's certificates. Redirects are not
 * followed. Whoever calls it ends the request and listens to its errors.
 */
export function openRequest(url: string, { method, headers, tunnel, signal }: RequestOptions): ClientRequest {
  const { hostname, port, protocol } = new URL(url);
  const host = bareHost(hostname);
  // With any agent, `false` included, Node connects by the agent's own means, past the tunnel and what is trusted.
  const options = { method, signal, headers } as const;
  const open = () => tunnel ?? connect({ host, port: Number(port) || 80 });
  const openSecure = () =>
    tlsConnect({
      ...{ host, port: Number(port) || 443, secureContext: trustedContext() },
      ...(tunnel === null ? {} : { socket: tunnel }),
      // An address in digits is no server name (RFC 6066 section 3).
      ...(isIP(host) === 0 ? { servername: host } : {}),
    });
  return protocol === 'https:'
    ? httpsRequest(url, { ...options, createConnection: openSecure })
    : httpRequest(url, { ...options, createConnection: open });
}
