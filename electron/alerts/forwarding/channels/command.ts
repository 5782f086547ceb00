import { spawn } from 'node:child_process';
import { type ForwardedEvent, message, type SendResult, safeText } from '../../../contract/index.ts';
import type { Channel } from '../channel.types.ts';
import { environmentOf } from './command-environment.ts';
import { killTree } from './kill-tree.ts';

/** Of what a command prints, so much is kept for the log. The rest is read and forgotten. */
const MOST_OUTPUT_BYTES = 4096;

/** EX_DATAERR (sysexits.h): the command will never take this event. Any other status has it tried again. */
const REFUSED_STATUS = 65;

/** What a command leaves running may hold its output open: it is waited for so long after its end. */
const OUTPUT_AFTER_END_MS = 250;

export interface CommandDeps {
  readonly program: string;
  readonly arguments: readonly string[];
  readonly timeoutSeconds: number;
  /** Takes what the command printed, as one line without control characters. */
  readonly log: (text: string) => void;
}

/** How a command ended. */
type Ending =
  | { readonly type: 'exit'; readonly status: number | null; readonly signal: NodeJS.Signals | null }
  | { readonly type: 'error'; readonly detail: string }
  | { readonly type: 'timeout' };

/**
 * Runs a program for each event, with the event as JSON on its stdin and fixed arguments; no shell reads any of it, and it
 * does not inherit the environment. When its time is over, it ends with all that it started.
 */
export function createCommand({ program, arguments: args, timeoutSeconds, log }: CommandDeps): Channel {
  async function run(event: ForwardedEvent, signal: AbortSignal): Promise<SendResult> {
    const { promise, resolve } = Promise.withResolvers<Ending>();
    // A group of its own, so that it can be ended as a whole.
    const child = spawn(program, [...args], {
      ...{ env: environmentOf(process.env, process.platform), shell: false, windowsHide: true },
      detached: process.platform !== 'win32',
    });
    child.on('error', (error) => resolve({ type: 'error', detail: codeOf(error) }));
    const output: Buffer[] = [];
    let bytes = 0;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => {
        if (bytes < MOST_OUTPUT_BYTES) output.push(part.subarray(0, MOST_OUTPUT_BYTES - bytes));
        bytes += part.length;
      });
    child.on('close', (status, by) => resolve({ type: 'exit', status, signal: by }));
    child.on('exit', (status, by) => {
      setTimeout(() => resolve({ type: 'exit', status, signal: by }), OUTPUT_AFTER_END_MS);
    });
    const end = () => {
      killTree(child);
      resolve({ type: 'timeout' });
    };
    const timer = setTimeout(end, timeoutSeconds * 1000);
    signal.addEventListener('abort', end, { once: true });
    // A command that does not read its input ends it early: its status says whether that is well.
    child.stdin.on('error', () => undefined);
    child.stdin.end(`${JSON.stringify(event)}\n`);
    if (signal.aborted) end();
    try {
      return resultOf(await promise, timeoutSeconds);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
      const printed = safeText(Buffer.concat(output).toString('utf8'), 'cell').trim();
      if (printed !== '') log(bytes > MOST_OUTPUT_BYTES ? `${printed}…` : printed);
    }
  }

  return {
    most: 1,
    async send([first], signal) {
      return first === undefined ? [] : [await run(first.event, signal)];
    },
    close: async () => undefined,
  };
}

function resultOf(ending: Ending, seconds: number): SendResult {
  switch (ending.type) {
    case 'error':
      return { type: 'failed', reason: message('delivery.command-failed', { detail: ending.detail }) };
    case 'timeout':
      return { type: 'failed', reason: message('delivery.no-answer', { seconds }) };
    case 'exit': {
      const { status, signal } = ending;
      if (status === 0) return { type: 'delivered', status: 'status 0' };
      const reason =
        status === null
          ? message('delivery.command-killed', { signal: signal ?? 'a signal' })
          : message('delivery.command-ended', { status: String(status) });
      return { type: status === REFUSED_STATUS ? 'refused' : 'failed', reason };
    }
  }
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : error.name;
}
