import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { builtHeadless } from '../../../build/headless-file.mjs';
import { OURS } from './row.ts';

/** A program that watches accounts on a server and writes a line for each payment, after it is done with it. */
export interface Subject {
  readonly name: string;
  /** `folder` is an empty one of its own. */
  command(url: string, accounts: readonly string[], folder: string): readonly string[];
}

export interface RunningSubject {
  readonly name: string;
  readonly pid: number;
  /** From the start of the process until it said that it is connected. */
  readonly connectedMs: number;
  /** Resolves with the time (nanoseconds, monotonic, of the machine) of the line that makes so many lines of payments since the start. */
  payments(count: number): Promise<bigint>;
  /** How many lines of payments there were. */
  readonly count: () => number;
  stop(): Promise<void>;
}

const program = (name: string) => fileURLToPath(new URL(`../subjects/${name}`, import.meta.url));
/** Thousands of addresses are too many for a command line. */
function fileOf(folder: string, name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}
const peer = (name: string, file: string): Subject => ({
  name,
  command: (url, accounts, folder) => [
    program(file),
    url,
    fileOf(folder, 'accounts.json', JSON.stringify(accounts)),
  ],
});

/** `ws` and JSON.parse, and nothing else. */
export const RAW = peer('raw', 'raw.mjs');
export const XRPL = peer('xrpl', 'xrpl.mjs');
export const XRPL_CLIENT = peer('xrpl-client', 'xrpl-client.mjs');
/** What is received is on the disk (fsync) before its line is written. */
export const RAW_SYNCED: Subject = {
  name: 'raw, fsync',
  command: (url, accounts, folder) => [...RAW.command(url, accounts, folder), join(folder, 'synced')],
};
export const CHIME: Subject = {
  name: OURS,
  command: (url, accounts, folder) => [
    builtHeadless(),
    ...['--json', '--no-notify', '--data-dir', join(folder, 'data'), '--server', url],
    ...['--accounts', fileOf(folder, 'accounts.txt', accounts.join('\n'))],
  ],
};

const CONNECTED_WITHIN_MS = 60_000;
/** More than one needs on a machine that does much else. */
const MS_PER_ACCOUNT = 5;
const LINE_WITHIN_MS = 120_000;

/** Starts a subject, and waits until it is connected and subscribed. */
export async function startSubject(
  subject: Subject,
  url: string,
  accounts: readonly string[],
): Promise<RunningSubject> {
  const folder = mkdtempSync(join(tmpdir(), 'chime-bench-'));
  const args = ['--disable-warning=ExperimentalWarning', ...subject.command(url, accounts, folder)];
  const began = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  let payments = 0;
  let connected: () => void = () => undefined;
  const isConnected = new Promise<void>((resolve) => {
    connected = resolve;
  });
  const waiting = new Map<number, (at: bigint) => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('{"type":"payment"')) {
      payments += 1;
      waiting.get(payments)?.(process.hrtime.bigint());
    } else if (line.includes('"state":"connected"')) connected();
  });
  const limitMs = CONNECTED_WITHIN_MS + accounts.length * MS_PER_ACCOUNT;
  await within(limitMs, isConnected, `${subject.name} is connected`, child);
  const connectedMs = performance.now() - began;
  return {
    name: subject.name,
    pid: child.pid ?? 0,
    connectedMs,
    count: () => payments,
    payments: (count) =>
      within(
        LINE_WITHIN_MS,
        new Promise((resolve) => {
          waiting.set(count, resolve);
        }),
        `${subject.name} wrote ${count} payments`,
        child,
      ),
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function within<T>(limitMs: number, done: Promise<T>, what: string, child: ChildProcess): Promise<T> {
  const limit = new AbortController();
  const failed = async () => {
    const { signal } = limit;
    const ended = once(child, 'exit', { signal }).then(() => 'ended before');
    const late = sleep(limitMs, `not within ${limitMs} ms`, { signal });
    throw new Error(`${await Promise.race([ended, late])}: ${what}`);
  };
  try {
    return await Promise.race([done, failed()]);
  } finally {
    limit.abort();
  }
}
