import { readFileSync } from 'node:fs';
import { createLog } from './service/log.ts';
import {
  namesConfigFile,
  type ParsedOptions,
  parseHeadlessOptions,
  SYSTEM,
  USAGE,
} from './service/options/options.ts';
import { end, WRONG_OPTIONS } from './service/run/exit.ts';
import { run } from './service/run/run.ts';

const log = createLog(process.stderr);

// stdout is for lines alone. The client of NATS prints there what it cannot parse; that its server fails is told anyway.
console.log = () => undefined;

const [command, ...rest] = process.argv.slice(2);
// No await out here: what is loaded late may need parts of this file, and would wait for its end.
if (command === 'verify') void verify(rest);
else void watch(process.argv.slice(2));

/** Checks a receipt, without any server or data folder. */
async function verify(argv: readonly string[]): Promise<void> {
  const { verifyCommand } = await import('./service/verify-command.ts');
  const { status, out, error } = await verifyCommand(argv);
  if (error !== '') end(log, status, error);
  process.stdout.write(`${out}\n`);
  process.exitCode = status;
}

async function watch(argv: readonly string[]): Promise<void> {
  const parsed = await optionsOf(argv);
  switch (parsed.type) {
    case 'error':
      return end(log, WRONG_OPTIONS, parsed.message);
    case 'check':
      return check(parsed);
    case 'run':
      log.setFormat(parsed.options.logs);
      return run(parsed.options, { log, version: versionText(), readAgain: () => optionsOf(argv) });
    default:
      process.stdout.write(`${parsed.type === 'help' ? USAGE : versionText()}\n`);
  }
}

async function optionsOf(argv: readonly string[]): Promise<ParsedOptions> {
  if (!namesConfigFile(argv)) return parseHeadlessOptions(argv);
  const { loadConfig } = await import('./service/config/load-config.ts');
  return parseHeadlessOptions(argv, SYSTEM, (...of) => loadConfig(...of).options);
}

/** Judges a configuration file, without any server or data folder. */
async function check({
  configFile,
  network,
}: Extract<ParsedOptions, { readonly type: 'check' }>): Promise<void> {
  const { configFaults } = await import('./service/config/check-config.ts');
  const faults = configFaults(configFile, network, SYSTEM);
  for (const fault of faults) log.error(fault);
  if (faults.length === 0) process.stdout.write('ok\n');
  process.exitCode = faults.length === 0 ? 0 : WRONG_OPTIONS;
}

function versionText(): string {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    readonly version: string;
  };
  return manifest.version;
}
