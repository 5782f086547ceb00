import type { Agent } from 'node:http';
import { HttpsProxyAgent } from 'https-proxy-agent';
import type { ServerUrl } from './server-url.ts';

/** The URL of the HTTP proxy for a server (http://[user:password@]host:port), or null to connect directly. */
export type FindProxy = (server: ServerUrl) => string | null | Promise<string | null>;

/** As the environment says: WSS_PROXY, WS_PROXY, HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, and NO_PROXY, in either case. */
export const proxyFromEnvironment: FindProxy = (server) => {
  if (isExcluded(server)) return null;
  const names = server.secure
    ? ['WSS_PROXY', 'HTTPS_PROXY', 'ALL_PROXY']
    : ['WS_PROXY', 'HTTP_PROXY', 'ALL_PROXY'];
  for (const name of names) {
    const value = variable(name);
    if (value) return value.includes('://') ? value : `http://${value}`;
  }
  return null;
};

/**
 * Reads what Electron's session.resolveProxy answers ("DIRECT", "PROXY host:port; DIRECT", "HTTPS host:port").
 * SOCKS entries are passed over: no tunnel for them is built in.
 */
export function proxyFromPacResult(result: string): string | null {
  for (const entry of result.split(';')) {
    const [kind = '', address = ''] = entry.trim().split(/\s+/);
    if (kind.toUpperCase() === 'DIRECT') return null;
    if (address && kind.toUpperCase() === 'PROXY') return `http://${address}`;
    if (address && kind.toUpperCase() === 'HTTPS') return `https://${address}`;
  }
  return null;
}

/** An agent that opens a tunnel with HTTP CONNECT (RFC 9110 section 9.3.6) and talks to the server through it. */
export function proxyAgent(proxy: string): Agent {
  return new HttpsProxyAgent(proxy);
}

function isExcluded(server: ServerUrl): boolean {
  const host = server.host.toLowerCase();
  // Nobody means a proxy for the own machine.
  if (host === 'localhost' || host === '[::1]' || /^127\./.test(host)) return true;
  return (variable('NO_PROXY') ?? '')
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      const name = entry
        .toLowerCase()
        .replace(/:\d+$/, '')
        .replace(/^\*?\./, '');
      return name === '*' || host === name || host.endsWith(`.${name}`);
    });
}

function variable(name: string): string | undefined {
  return process.env[name] || process.env[name.toLowerCase()];
}
