import { session } from 'electron';
import { type FindProxy, proxyFromEnvironment, routesFromPacResult } from '../../xrpl/transport/proxy.ts';

/**
 * The proxy that the desktop's own settings (or its PAC script) name for a server; else what the environment says.
 * Chromium resolves proxies for http(s) URLs, of which ws(s) are the same by host and port.
 */
export const findSystemProxy: FindProxy = async (server) => {
  const url = server.url.replace(/^ws/, 'http');
  const system = routesFromPacResult(await session.defaultSession.resolveProxy(withoutUser(url)));
  return system.some((route) => route !== null) ? system : proxyFromEnvironment(server);
};

/** A PAC script is somebody else's program: it gets no password to see. */
function withoutUser(url: string): string {
  const plain = new URL(url);
  plain.username = '';
  plain.password = '';
  return plain.href;
}
