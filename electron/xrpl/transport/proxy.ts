import type { ServerUrl } from './server-url.ts';

/** A way to a server: the URL of a proxy (http, https, socks4 or socks5, with user:password@ if need be), or null for none. */
export type ProxyRoute = string | null;

/** What a way is wanted to: a server of the ledger, or a site. */
export type ProxyTarget = Pick<ServerUrl, 'url' | 'host' | 'secure'>;

/** The way to a server, or several, of which each is for when those before it fail. */
export type FindProxy = (
  server: ProxyTarget,
) => ProxyRoute | readonly ProxyRoute[] | Promise<ProxyRoute | readonly ProxyRoute[]>;

/** The proxy that the environment names: WSS_PROXY, WS_PROXY, HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, and NO_PROXY, in either case. */
export function proxyFromEnvironment(server: ProxyTarget): ProxyRoute {
  if (isExcluded(server)) return null;
  const names = server.secure
    ? ['WSS_PROXY', 'HTTPS_PROXY', 'ALL_PROXY']
    : ['WS_PROXY', 'HTTP_PROXY', 'ALL_PROXY'];
  for (const name of names) {
    const value = variable(name);
    if (value) return value.includes('://') ? value : `http://${value}`;
  }
  return null;
}

/** Kinds of proxies in the answer of a PAC script. Chromium's SOCKS is version 4. */
const PAC_KINDS: Readonly<Record<string, string>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks4',
  SOCKS4: 'socks4',
  SOCKS5: 'socks5',
};
/** More do not fit into the time for connecting. */
const MOST_ROUTES = 5;

/**
 * Reads what Electron's session.resolveProxy answers ("DIRECT", "PROXY host:port; SOCKS5 host:port; DIRECT") in its
 * order, up to DIRECT: where that fails, the server does. Kinds that are not known are passed over; null alone when
 * nothing is left.
 */
export function routesFromPacResult(result: string): readonly ProxyRoute[] {
  const routes: ProxyRoute[] = [];
  for (const entry of result.split(';')) {
    const [kind = '', address = ''] = entry.trim().split(/\s+/);
    if (kind.toUpperCase() === 'DIRECT') {
      routes.push(null);
      break;
    }
    const scheme = PAC_KINDS[kind.toUpperCase()];
    if (scheme && address) routes.push(`${scheme}://${address}`);
  }
  return routes.length > 0 ? routes.slice(0, MOST_ROUTES) : [null];
}

function isExcluded(server: ProxyTarget): boolean {
  const host = server.host.toLowerCase();
  // A proxy is never meant for this machine itself.
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
