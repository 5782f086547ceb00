import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { builtHeadless } from '../../build/headless-file.mjs';
import type { AccountCoverage } from '../../electron/contract/index.ts';
import { arrivalKey, type DemoHarness } from './harness.ts';
import { type HeadlessLine, readableLine } from './lines.ts';
import type { DemoMonitor } from './monitor.ts';

export interface TerminalOptions {
  readonly dataDir: string;
  readonly isSilent: boolean;
  readonly print: (line: string) => void;
}

/** Runs the headless program on the demo's network and prints each of its lines for people. */
export function runInTerminal(
  harness: DemoHarness,
  { dataDir, isSilent, print }: TerminalOptions,
): DemoMonitor {
  const watch = [...harness.labels].flatMap(([address, name]) => ['--watch', `${address}=${name}`]);
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      builtHeadless(),
      '--json',
      ...['--server', harness.url, '--data-dir', dataDir, '--since', String(harness.firstLedger)],
      ...watch,
      ...(isSilent ? ['--no-notify'] : []),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  process.once('exit', () => child.kill('SIGKILL'));
  const shown: string[] = [];
  const coverage = new Map<string, AccountCoverage>();
  createInterface({ input: child.stdout }).on('line', (text) => {
    const line = JSON.parse(text) as HeadlessLine;
    if (line.type === 'payment') shown.push(arrivalKey(line.account, line.hash, line.asset, line.amount));
    if (line.type === 'coverage') coverage.set(line.account, line);
    const readable = readableLine(line, harness.labels, new Date());
    if (readable !== null) print(readable);
  });
  // The log is of interest only when the program fails.
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-4000);
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      if (code !== 0) print(log.trim());
      resolve(code);
    });
  });
  return {
    examinesHistory: true,
    shown: () => shown,
    coverage: () => [...coverage.values()],
    ended,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
