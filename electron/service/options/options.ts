import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  type ForwardingSink,
  headlessOptions,
  type NetworkName,
  type Settings,
} from '../../contract/index.ts';
import { defaultServers, parseNetwork } from '../../xrpl/networks.ts';
import { parseServerUrl } from '../../xrpl/transport/server-url.ts';
import type { LogFormat } from '../log.ts';
import { parseShard, type Shard } from '../shard.ts';
import { OptionError } from './option-error.ts';
import { namedLines, type ReadFile } from './option-file.ts';
import { uniqueWatch, type WatchOption, watchOptions } from './watch-options.ts';

/** Where the service's face listens, and what whoever asks must bring (null: nothing). */
export interface ServiceAddress {
  readonly host: string;
  readonly port: number;
  readonly token: string | null;
}

interface Publisher {
  /** 66 upper-case hex digits. */
  readonly key: string;
  readonly site: string;
}

export interface HeadlessOptions {
  /** The configuration file; null where there is none. */
  readonly configFile: string | null;
  readonly watch: readonly WatchOption[];
  /** Full URLs; empty for the configured or built-in ones. */
  readonly servers: readonly string[];
  readonly network: NetworkName;
  readonly dataFolder: string | null;
  readonly since: number | null;
  readonly json: boolean;
  /** How stderr is written. */
  readonly logs: LogFormat;
  /** Names of the options given that change a setting for this run. */
  readonly settings: readonly string[];
  /** Settings that the configuration file names: they count in this run in place of the saved ones. */
  readonly overrides: Partial<Settings>;
  readonly notify: boolean;
  /** Whether servers of other operators are asked for each payment. */
  readonly secondOpinion: boolean;
  /** Publishers of lists of validators that are believed in this run, too. */
  readonly publishers: readonly Publisher[];
  /** This program's share of the accounts; null: all. */
  readonly shard: Shard | null;
  /** Where events are sent. */
  readonly forwarding: readonly ForwardingSink[];
  readonly service: ServiceAddress | null;
}

/** What a configuration file says, with paths and lists of files resolved. */
export type FileOptions = Pick<
  HeadlessOptions,
  | 'network'
  | 'watch'
  | 'servers'
  | 'since'
  | 'dataFolder'
  | 'json'
  | 'logs'
  | 'overrides'
  | 'notify'
  | 'secondOpinion'
  | 'publishers'
  | 'shard'
  | 'forwarding'
  | 'service'
>;

/**
 * Reads a configuration file. Its accounts belong to the network that the command line names, if it names one.
 * @throws OptionError
 */
export type ReadFileOptions = (
  path: string,
  network: NetworkName | null,
  sources: OptionSources,
) => FileOptions;

export type ParsedOptions =
  | { readonly type: 'run'; readonly options: HeadlessOptions }
  /** The configuration file is only to be judged. */
  | { readonly type: 'check'; readonly configFile: string; readonly network: NetworkName | null }
  | { readonly type: 'help' }
  | { readonly type: 'version' }
  /** What is wrong: one line, of a configuration file one for each fault. It never repeats what may be a secret. */
  | { readonly type: 'error'; readonly message: string };

const SETTING_OPTIONS = headlessOptions();

/** In the environment: servers, with blanks between them. */
const SERVERS_VARIABLE = 'XRPL_CHIME_SERVERS';

export const USAGE = `Usage: npm run --silent headless -- [options]

Watches XRP Ledger accounts without a window. Without --watch and --accounts, it watches the accounts saved in the
data folder.

  --config <file>               configuration in YAML or JSON; other options add to it, or count in its place
  --check-config <file>         say what is wrong with a configuration, and end
  --watch <address>[=<label>]   account to watch (classic or X-address, whose tag becomes a filter); can be repeated
  --accounts <path>             file with one account per line, written as after --watch; can be repeated
  --server <url>                server to use, in order of preference; can be repeated; default: the network’s list
  --server-file <path>          file with one server per line, for URLs that hold a password; comes after --server
  --network <name|id>           mainnet (default), testnet, devnet, or a network ID
  --data-dir <dir>              folder for the database and settings; default: the app’s own folder
  --shard <i>/<n>               watch only this program’s share of the accounts, the i-th of n
  --since <ledger>              first ledger to examine for newly watched accounts; default: the current one
  --json                        print one JSON object per line on stdout; logs go to stderr
${SETTING_OPTIONS.map(({ name, help }) => `  --${name}`.padEnd(32) + help).join('\n')}
  --second-opinion              ask servers of other operators in the list for each payment
  --publisher <key>=<url>       also trust this publisher’s list of validators; can be repeated
  --no-notify                   don’t show desktop notifications
  --help, --version

${SERVERS_VARIABLE} in the environment lists servers where no option does, with blanks between them.`;

const MAX_LEDGER = 0xffff_ffff;

const MOST_SERVERS = 50;

/** What the options may refer to. */
export interface OptionSources {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly read: ReadFile;
}

export const SYSTEM: OptionSources = { env: process.env, read: (path) => readFileSync(path, 'utf8') };

/** Whether a command line names a configuration file: only then it is worth loading what reads one. */
export function namesConfigFile(argv: readonly string[]): boolean {
  return argv.some((argument) => /^--(?:check-)?config(?:=|$)/.test(argument));
}

/** The command line (without node and script), and the configuration file that it names. Never throws. */
export function parseHeadlessOptions(
  argv: readonly string[],
  sources: OptionSources = SYSTEM,
  readFileOptions: ReadFileOptions | null = null,
): ParsedOptions {
  try {
    const values = valuesOf(argv);
    if (values.help === true) return { type: 'help' };
    if (values.version === true) return { type: 'version' };
    const network = values.network === undefined ? null : networkOf(values.network);
    const checked = values['check-config'];
    if (checked !== undefined) return { type: 'check', configFile: checked, network };
    const file =
      values.config === undefined ? null : (readFileOptions?.(values.config, network, sources) ?? null);
    return { type: 'run', options: optionsOf(values, file, sources) };
  } catch (error) {
    return { type: 'error', message: messageOf(error) };
  }
}

type Values = ReturnType<typeof valuesOf>;

function valuesOf(argv: readonly string[]) {
  const { values } = parseArgs({
    args: [...argv],
    strict: true,
    allowPositionals: false,
    options: {
      config: { type: 'string' },
      'check-config': { type: 'string' },
      watch: { type: 'string', multiple: true },
      accounts: { type: 'string', multiple: true },
      server: { type: 'string', multiple: true },
      'server-file': { type: 'string', multiple: true },
      network: { type: 'string' },
      'data-dir': { type: 'string' },
      since: { type: 'string' },
      shard: { type: 'string' },
      json: { type: 'boolean' },
      ...Object.fromEntries(SETTING_OPTIONS.map(({ name }) => [name, { type: 'boolean' } as const])),
      'no-notify': { type: 'boolean' },
      'second-opinion': { type: 'boolean' },
      publisher: { type: 'string', multiple: true },
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean' },
    },
  });
  return values;
}

/**
 * The options of a run: the command line's before those of the file. Accounts and publishers of both count; of several
 * labels of one account the command line's.
 */
function optionsOf(values: Values, file: FileOptions | null, sources: OptionSources): HeadlessOptions {
  const network = values.network === undefined ? (file?.network ?? 'mainnet') : networkOf(values.network);
  const servers = serversOf(values.server ?? [], values['server-file'] ?? [], {
    ...{ file: file?.servers ?? [], sources },
  });
  if (servers.length === 0 && defaultServers(network).length === 0) {
    throw new OptionError(`There is no known server for network ${network}. Add one with --server.`);
  }
  const given = new Set(Object.keys(values));
  const watch = watchOptions(values.watch ?? [], values.accounts ?? [], { network, read: sources.read });
  return {
    configFile: values.config ?? null,
    watch: uniqueWatch([...(file?.watch ?? []), ...watch]),
    servers,
    network,
    dataFolder: dataFolderOf(values['data-dir']) ?? file?.dataFolder ?? null,
    since: values.since === undefined ? (file?.since ?? null) : ledgerOf(values.since),
    json: values.json === true || file?.json === true,
    logs: file?.logs ?? 'text',
    settings: SETTING_OPTIONS.map(({ name }) => name).filter((name) => given.has(name)),
    overrides: file?.overrides ?? {},
    notify: values['no-notify'] !== true && (file?.notify ?? true),
    secondOpinion: values['second-opinion'] === true || file?.secondOpinion === true,
    publishers: [...(file?.publishers ?? []), ...(values.publisher ?? []).map(publisherOf)],
    shard: values.shard === undefined ? (file?.shard ?? null) : shardOf(values.shard),
    forwarding: file?.forwarding ?? [],
    service: file?.service ?? null,
  };
}

function networkOf(text: string): NetworkName {
  const network = parseNetwork(text);
  if (network !== null) return network;
  throw new OptionError('--network must be mainnet, testnet, devnet or a network ID (0 to 4294967295).');
}

/**
 * Servers that the options name, in their order; else those of the configuration file; else those of the environment. One that cannot be used costs itself
 * alone: it stays in the list, and the connection names it as a problem. Where none can, that is an error, because the
 * built-in servers in their place would learn the addresses.
 */
function serversOf(
  given: readonly string[],
  files: readonly string[],
  { file, sources: { env, read } }: { readonly file: readonly string[]; readonly sources: OptionSources },
): readonly string[] {
  const fromFiles = files.flatMap((path) =>
    namedLines('--server-file', path, read).map(({ text }) => ({ text, source: '--server-file' })),
  );
  const named = [...given.map((text) => ({ text, source: '--server' })), ...fromFiles];
  const listed = env[SERVERS_VARIABLE]?.split(/\s+/).filter((text) => text !== '') ?? [];
  const configured = file.map((text) => ({ text, source: 'servers' }));
  const lists = [named, configured, listed.map((text) => ({ text, source: SERVERS_VARIABLE }))];
  const chosen = lists.find((list) => list.length > 0) ?? [];
  if (chosen.length > MOST_SERVERS) {
    throw new OptionError(
      `--server, --server-file and ${SERVERS_VARIABLE}: At most ${MOST_SERVERS} servers can be named.`,
    );
  }
  const refusals = chosen.flatMap(({ text, source }) => {
    const parsed = parseServerUrl(text);
    return parsed.ok ? [] : [`${source}: ${parsed.message}`];
  });
  if (refusals[0] !== undefined && refusals.length === chosen.length) throw new OptionError(refusals[0]);
  return chosen.map(({ text }) => text);
}

/** A key has no "=", an address may. */
function publisherOf(text: string): { readonly key: string; readonly site: string } {
  const [, key = '', site = ''] = /^((?:ED|0[23])[0-9A-F]{64})=(https?:\/\/.+)$/i.exec(text) ?? [];
  if (key !== '' && URL.canParse(site)) return { key: key.toUpperCase(), site };
  throw new OptionError(
    '--publisher must be a key of 66 hex digits and the address of its list, such as ED…=https://vl.example.',
  );
}

function dataFolderOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (text.trim() === '') throw new OptionError('--data-dir must name a folder.');
  return text;
}

function ledgerOf(text: string): number {
  const ledger = /^\d{1,10}$/.test(text) ? Number(text) : 0;
  if (ledger >= 1 && ledger <= MAX_LEDGER) return ledger;
  throw new OptionError('--since must be a ledger index, such as 95000000.');
}

function shardOf(text: string): Shard {
  const shard = parseShard(text);
  if (shard !== null) return shard;
  throw new OptionError('--shard must be a number and a count, such as 2/3.');
}

function messageOf(error: unknown): string {
  if (error instanceof OptionError) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const text = error instanceof Error ? error.message : '';
  // parseArgs repeats what was entered, which may be an address meant for --watch, or worse; only what has the
  // shape of an option is repeated.
  const option = /'(--[a-z][a-z-]{0,30})(?: <value>)?[ ',]/.exec(text)?.[1] ?? null;
  switch (code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return `Unknown option${option === null ? '' : ` ${option}`}. --help lists the options.`;
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL':
      return 'Unexpected argument. Addresses are given with --watch; --help lists the options.';
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return `${option ?? 'An option'} ${/does not take/.test(text) ? 'takes no value' : 'needs a value'}. --help lists the options.`;
    default:
      return 'Couldn’t understand the options. --help lists them.';
  }
}
