import type { NetworkName } from '../../contract/index.ts';
import { parseServerUrl } from '../../xrpl/transport/server-url.ts';
import type { OptionSources } from '../options/options.ts';
import { ConfigError, loadConfig } from './load-config.ts';
import { missingParts } from './sink-faults.ts';

/**
 * What is wrong with a configuration file and what it refers to on this machine (accounts, servers, secrets, programs),
 * each as a sentence. Nothing is connected to.
 */
export function configFaults(
  path: string,
  network: NetworkName | null,
  sources: OptionSources,
): readonly string[] {
  try {
    const { config, options } = loadConfig(path, network, sources);
    return [
      ...options.servers.flatMap((text, index) => serverFaults(text, index)),
      ...config.forwarding.flatMap((sink) => missingParts(sink, sources)),
    ];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

function serverFaults(text: string, index: number): readonly string[] {
  const parsed = parseServerUrl(text);
  return parsed.ok ? [] : [`server ${index + 1}: ${parsed.message}`];
}
