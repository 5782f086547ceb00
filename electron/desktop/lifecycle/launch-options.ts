import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { NetworkName } from '../../contract/index.ts';
import { parseNetwork } from '../../xrpl/networks.ts';

/** What the app's command line asks for. */
export interface LaunchOptions {
  /** Data folder instead of the platform's own. */
  readonly dataDir: string | null;
  /** Network that new accounts are added on unless another is chosen. */
  readonly network: NetworkName;
  /** Servers for that network instead of the configured ones; for this run only. */
  readonly servers: readonly string[];
  /** Accounts that are watched from this run on. */
  readonly watch: readonly { readonly address: string; readonly label: string }[];
  /** Runs on the built-in simulated ledger, in a folder of its own. */
  readonly demo: boolean;
  /** Starts without showing the window. */
  readonly hidden: boolean;
}

const SWITCHES = {
  'data-dir': { type: 'string' },
  network: { type: 'string' },
  server: { type: 'string', multiple: true },
  watch: { type: 'string', multiple: true },
  demo: { type: 'boolean' },
  hidden: { type: 'boolean' },
} as const;

/**
 * Reads the switches of the app; everything else on the command line (Chromium's own switches, the app's path) is
 * left alone. An unknown network name falls back to mainnet.
 */
export function readLaunchOptions(argv: readonly string[], cwd: string = process.cwd()): LaunchOptions {
  const own = argv.filter((argument) =>
    Object.keys(SWITCHES).some((name) => argument === `--${name}` || argument.startsWith(`--${name}=`)),
  );
  const { values } = parseArgs({ args: own, options: SWITCHES, strict: false });
  const strings = (value: unknown): readonly string[] =>
    (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
  const dataDir = strings(values['data-dir'])[0];
  return {
    dataDir: dataDir === undefined || dataDir === '' ? null : resolve(cwd, dataDir),
    network: parseNetwork(strings(values.network)[0] ?? '') ?? 'mainnet',
    servers: strings(values.server),
    watch: strings(values.watch).map((text) => {
      const [address = '', ...label] = text.split('=');
      return { address, label: label.join('=') };
    }),
    demo: values.demo === true,
    hidden: values.hidden === true,
  };
}
