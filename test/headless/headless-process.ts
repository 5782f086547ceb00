import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { judgeSaid } from '../schemas/said.ts';

/** One JSON line of headless. */
type HeadlessLine = {
  readonly type: 'connection' | 'payment' | 'trust' | 'coverage' | 'problem';
  readonly [key: string]: unknown;
};

/** A running headless process and everything it said. */
export interface HeadlessProcess {
  readonly child: ChildProcess;
  readonly lines: HeadlessLine[];
  /** Lines of stdout that are no JSON objects. */
  readonly strange: string[];
  readonly stderr: () => string;
  readonly stdout: () => string;
  /** Resolves once the condition holds, looking after every line; rejects at the deadline. */
  until(condition: () => boolean, what: string, deadlineMs?: number): Promise<void>;
  payments(): readonly HeadlessLine[];
  signal(signal: NodeJS.Signals): void;
  /** SIGTERM, and the exit status. */
  stop(): Promise<number | null>;
  readonly exit: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

const judgeLine = judgeSaid('lines');

/** Built before the tests by test/built-headless.ts. */
const HEADLESS = fileURLToPath(new URL('../../dist/headless.js', import.meta.url));

export function startHeadless(
  args: readonly string[],
  options: {
    readonly env?: Readonly<Record<string, string>>;
    readonly program?: string;
    /** A program with its arguments that runs another in its own place. */
    readonly under?: readonly string[];
  } = {},
): HeadlessProcess {
  const [runs = process.execPath, ...before] = [...(options.under ?? []), process.execPath];
  const child = spawn(
    runs,
    [...before, '--disable-warning=ExperimentalWarning', options.program ?? HEADLESS, ...args],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...options.env } },
  );
  const lines: HeadlessLine[] = [];
  const strange: string[] = [];
  let stderr = '';
  let stdout = '';
  const watchers = new Set<() => void>();
  const notice = () => {
    for (const watcher of [...watchers]) watcher();
  };
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    notice();
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    stdout += `${line}\n`;
    const parsed = parsedLine(line);
    if (parsed === null) strange.push(line);
    else {
      lines.push(parsed);
      judgeLine(line);
    }
    notice();
  });
  const exit = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('close', (code, signal) => {
      resolve({ code, signal });
      notice();
    });
  });
  return {
    child,
    lines,
    strange,
    exit,
    stderr: () => stderr,
    stdout: () => stdout,
    payments: () => lines.filter(({ type }) => type === 'payment'),
    signal: (signal) => void child.kill(signal),
    until(condition, what, deadlineMs = 60_000) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          watchers.delete(look);
          const last = lines.slice(-5).map((line) => JSON.stringify(line));
          reject(new Error(`not within ${deadlineMs} ms: ${what}\n${last.join('\n')}\n${stderr}`));
        }, deadlineMs);
        const look = () => {
          if (!condition()) return;
          clearTimeout(timer);
          watchers.delete(look);
          resolve();
        };
        watchers.add(look);
        look();
      });
    },
    async stop() {
      child.kill('SIGTERM');
      return (await exit).code;
    },
  };
}

function parsedLine(line: string): HeadlessLine | null {
  try {
    return JSON.parse(line) as HeadlessLine;
  } catch {
    return null;
  }
}
