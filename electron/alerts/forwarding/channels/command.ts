import { execFile } from 'node:child_process';
import { type ForwardedEvent, message, type SendResult } from '../../../contract/index.ts';
import type { Channel } from '../channel.types.ts';

/** Of what a command prints, so much is kept for the log. */
const MOST_OUTPUT_BYTES = 64 * 1024;

/** EX_DATAERR (sysexits.h): the command will never take this event. Any other status has it tried again. */
const REFUSED_STATUS = 65;

export interface CommandDeps {
  readonly program: string;
  readonly arguments: readonly string[];
  readonly timeoutSeconds: number;
  /** Takes what the command printed. */
  readonly log: (text: string) => void;
}

/** Runs a program for each event, with the event as JSON on its stdin and fixed arguments; no shell reads any of it. */
export function createCommand({ program, arguments: args, timeoutSeconds, log }: CommandDeps): Channel {
  function run(event: ForwardedEvent, signal: AbortSignal): Promise<SendResult> {
    const { promise, resolve } = Promise.withResolvers<SendResult>();
    const child = execFile(
      program,
      [...args],
      {
        ...{ signal, shell: false, windowsHide: true, killSignal: 'SIGKILL' },
        ...{ timeout: timeoutSeconds * 1000, maxBuffer: MOST_OUTPUT_BYTES },
      },
      (error, stdout, stderr) => {
        const printed = `${stdout}${stderr}`.trim();
        if (printed !== '') log(printed);
        resolve(resultOf(error, timeoutSeconds));
      },
    );
    // A command that does not read its input ends it early: its status says whether that is well.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(`${JSON.stringify(event)}\n`);
    return promise;
  }

  return {
    most: 1,
    async send([first], signal) {
      return first === undefined ? [] : [await run(first.event, signal)];
    },
    close: async () => undefined,
  };
}

type ExecError = Parameters<NonNullable<Parameters<typeof execFile>[3]>>[0];

function resultOf(error: ExecError, timeoutSeconds: number): SendResult {
  if (error === null) return { type: 'delivered', status: 'status 0' };
  if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
    return failedWith(message('delivery.command-failed', { detail: 'it prints too much' }));
  if (error.code === REFUSED_STATUS)
    return { type: 'refused', reason: message('delivery.command-ended', { status: String(REFUSED_STATUS) }) };
  if (typeof error.code === 'number')
    return failedWith(message('delivery.command-ended', { status: String(error.code) }));
  if (typeof error.code === 'string')
    return failedWith(message('delivery.command-failed', { detail: error.code }));
  if (error.killed === true) return failedWith(message('delivery.no-answer', { seconds: timeoutSeconds }));
  return failedWith(message('delivery.command-killed', { signal: error.signal ?? 'a signal' }));
}

function failedWith(reason: Extract<SendResult, { readonly type: 'failed' }>['reason']): SendResult {
  return { type: 'failed', reason };
}
