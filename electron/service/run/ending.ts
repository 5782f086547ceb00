import { writeSync } from 'node:fs';
import { message, type NetworkName, problemOf } from '../../contract/index.ts';
import { redactText } from '../../xrpl/transport/redact-text.ts';
import type { Log } from '../log.ts';
import { FAILED } from './exit.ts';
import type { OpenData } from './open-data.ts';
import type { Output } from './output.ts';

const STUCK_READER_MS = 3000;

export interface EndingDeps {
  readonly output: Output;
  readonly log: Log;
  readonly network: NetworkName;
  readonly data: Pick<OpenData, 'store' | 'lock'>;
  /** Stops what runs; settles when the last payment is recorded and printed. */
  readonly stopParts: () => Promise<void>;
  readonly lastLines: () => void;
}

/**
 * Has the program end by signals, by a reader that is gone, and by an error of its own. Returns what ends it as a signal
 * does.
 */
export function followEnding(deps: EndingDeps): () => void {
  const { output, log, network, data, stopParts, lastLines } = deps;
  const { lines } = output;
  let stopping = false;

  async function stop(): Promise<void> {
    if (stopping) return;
    stopping = true;
    await stopParts();
    lastLines();
    // Everything before this has left when it has; then it is acknowledged, and nothing is left to do.
    const finish = () => {
      lines.flush();
      data.store.close();
      data.lock.release();
      process.exit(0);
    };
    lines.end(finish);
    // A reader that reads no more must not keep it from ending; what it did not take is told by the next run.
    setTimeout(finish, STUCK_READER_MS);
  }

  /** The last net: what is committed stays whole, and the next run recovers the rest. */
  function fail(error: unknown): void {
    const { name, message: text, stack } = error instanceof Error ? error : new Error(String(error));
    log.error(`xrpl-chime: An error of its own ended it. ${stack ?? `${name}: ${text}`}`);
    const told = problemOf(message('problem.failed', { detail: `${name}: ${text}` }), network, Date.now());
    const line = output.isJson ? output.format.problem({ ...told, message: redactText(told.message) }) : null;
    try {
      data.store.close();
      data.lock.release();
      // Not by the stream, which may hold lines that were not written yet and never will be.
      if (line !== null) writeSync(process.stdout.fd, `${line}\n`);
    } finally {
      process.exit(FAILED);
    }
  }

  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever read the lines is gone: nobody is left to tell.
    if (error.code === 'EPIPE') void stop();
    else throw error;
  });
  process.stderr.on('error', () => undefined);
  return () => void stop();
}
