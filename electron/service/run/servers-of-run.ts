import type { Settings } from '../../contract/index.ts';
import { defaultServers } from '../../xrpl/networks.ts';
import { redactServerUrl, sealOf } from '../../xrpl/transport/server-url.ts';
import type { HeadlessOptions } from '../options/options.ts';

export interface ServersOfRun {
  /** In order of preference; none where those that were saved can't be read, and others would learn the addresses. */
  readonly servers: readonly string[];
  /** Which saved servers can't be used, and what helps; null where there are none such. */
  readonly sealed: string | null;
}

/** The servers that the options name, else those that are saved, else the network's own. */
export function serversOfRun(
  { network, servers }: Pick<HeadlessOptions, 'network' | 'servers'>,
  settings: Pick<Settings, 'servers'>,
): ServersOfRun {
  if (servers.length > 0) return { servers, sealed: null };
  const saved = settings.servers[network] ?? [];
  const readable = saved.filter((url) => sealOf(url) === null);
  if (readable.length === saved.length)
    return { servers: saved.length > 0 ? saved : defaultServers(network), sealed: null };
  const sealed = saved.filter((url) => !readable.includes(url)).map(redactServerUrl);
  return {
    servers: readable,
    sealed: `The password of ${sealed.join(', ')} is encrypted by the desktop app and can’t be read here. Name the server with --server-file or in XRPL_CHIME_SERVERS.`,
  };
}
