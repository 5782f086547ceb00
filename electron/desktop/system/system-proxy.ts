import { session } from 'electron';
import { type FindProxy, proxyFromEnvironment, routesFromPacResult } from '../../xrpl/transport/proxy.ts';

/**
 * The proxy for a server: the one in the desktop's settings or PAC script, otherwise the one in the environment. Chromium
 * resolves proxies for http(s) URLs; host and port of a ws(s) URL mean the same there.
 */
export const findSystemProxy: FindProxy = async (server) => {
  const url = server.url.replace(/^ws/, 'http');
  const system = routesFromPacResult(await session.defaultSession.resolveProxy(withoutUser(url)));
  return system.some((route) => route !== null) ? system : proxyFromEnvironment(server);
};

/** A PAC script is somebody else's program: it must not see a password. */
function withoutUser(url: string): string {
  const plain = new URL(url);
  plain.username = '';
  plain.password = '';
  return plain.href;
}
