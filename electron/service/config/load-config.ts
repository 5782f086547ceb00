import { SecretError, secretOf } from '../../alerts/forwarding/secrets.ts';
import type { NetworkName, Settings } from '../../contract/index.ts';
import { parseNetwork } from '../../xrpl/networks.ts';
import { OptionError } from '../options/option-error.ts';
import { namedLines } from '../options/option-file.ts';
import type { FileOptions, OptionSources, ServiceAddress } from '../options/options.ts';
import { accountsIn, checkedWatch, uniqueWatch, type WatchOption } from '../options/watch-options.ts';
import { parseShard } from '../shard.ts';
import { withAbsolutePaths } from './config-paths.ts';
import type { Config } from './config-schema.ts';
import { readConfig } from './read-config.ts';
import { addressFaults } from './sink-faults.ts';

/** Faults of accounts that are named; more would not be read. */
const MOST_FAULTS = 20;

/** What is wrong with a configuration file: sentences that never repeat what may be a secret. */
export class ConfigError extends OptionError {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(['The configuration can’t be used.', ...faults].join('\n'));
    this.faults = faults;
  }
}

export interface LoadedConfig {
  /** With absolute paths. */
  readonly config: Config;
  readonly options: FileOptions;
}

/**
 * Reads a configuration file and what it refers to, its sinks' secrets aside: those are read when they are used. Its
 * accounts belong to the network that the command line names, if it names one.
 * @throws ConfigError
 */
export function loadConfig(path: string, named: NetworkName | null, sources: OptionSources): LoadedConfig {
  const read = readConfig(textOf(path, sources));
  if (!read.ok) throw new ConfigError(read.faults);
  const config = withAbsolutePaths(read.config, path);
  const network = named ?? parseNetwork(config.network) ?? 'mainnet';
  const faults: string[] = [];
  const attempt = <T>(work: () => T, fallback: T): T => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof OptionError)) throw error;
      faults.push(error.message);
      return fallback;
    }
  };
  const watch = watchOf(config, network, { attempt, sources });
  const servers = attempt(() => serversOf(config, sources), []);
  const service = attempt(() => serviceOf(config, sources), null);
  faults.push(...config.forwarding.flatMap(addressFaults));
  if (faults.length > 0) throw new ConfigError(faults.slice(0, MOST_FAULTS));
  const options: FileOptions = {
    ...{ network, watch, servers, service, forwarding: config.forwarding },
    since: config.since ?? null,
    dataFolder: config.dataFolder ?? null,
    json: config.output === 'json',
    logs: config.logs,
    overrides: overridesOf(config),
    notify: config.notify,
    secondOpinion: config.secondOpinion,
    publishers: config.publishers.map(({ key, site }) => ({ key: key.toUpperCase(), site })),
    shard: config.shard === undefined ? null : parseShard(config.shard),
  };
  return { config, options };
}

function textOf(path: string, { read }: OptionSources): string {
  try {
    return read(path);
  } catch {
    throw new ConfigError(['The file can’t be read.']);
  }
}

type Attempt = <T>(work: () => T, fallback: T) => T;

function watchOf(
  { accounts, accountsFile }: Config,
  network: NetworkName,
  { attempt, sources }: { readonly attempt: Attempt; readonly sources: OptionSources },
): readonly WatchOption[] {
  const { read } = sources;
  const listed =
    accountsFile === undefined
      ? []
      : attempt(() => accountsIn(accountsFile, 'accountsFile', { network, read }), []);
  const named = accounts.flatMap((account, index) =>
    attempt(() => [accountOf(account, network, `accounts[${index}]`)], []),
  );
  return uniqueWatch([...listed, ...named]);
}

function accountOf(
  { address, label, tag }: Config['accounts'][number],
  network: NetworkName,
  source: string,
): WatchOption {
  const checked = checkedWatch({ address, label }, network, source);
  if (tag === undefined || tag === checked.tag) return checked;
  if (checked.tag !== null) throw new OptionError(`${source}: The X-address has another tag.`);
  return { ...checked, tag };
}

function serversOf({ servers, serverFile }: Config, { read }: OptionSources): readonly string[] {
  if (serverFile === undefined) return servers;
  return [...servers, ...namedLines('serverFile', serverFile, read).map(({ text }) => text)];
}

/** @throws OptionError where its token can't be had, or others than this machine could ask without one. */
function serviceOf({ service }: Config, sources: OptionSources): ServiceAddress | null {
  if (service === undefined) return null;
  const at = service.listen.lastIndexOf(':');
  const host = service.listen.slice(0, at).replace(/^\[(.*)\]$/, '$1');
  const port = Number(service.listen.slice(at + 1));
  if (service.token === undefined) {
    if (!isLoopback(host))
      throw new OptionError('service.token: is missing: others than this machine may ask at this address.');
    return { host, port, token: null };
  }
  try {
    return { host, port, token: secretOf(service.token, sources) };
  } catch (error) {
    if (error instanceof SecretError) throw new OptionError(`service.token: ${error.message}.`);
    throw error;
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function overridesOf({ alertKinds, criticalAboveXrp, proveLarge }: Config): Partial<Settings> {
  return {
    proveLarge,
    ...(alertKinds === undefined ? {} : { alertKinds }),
    ...(criticalAboveXrp === undefined ? {} : { criticalAboveXrp }),
  };
}
