import type { Problem, StoredPayment } from '../../contract/index.ts';
import { redactText } from '../../xrpl/transport/redact-text.ts';
import { createLineWriter, type LineWriter } from '../line-writer.ts';
import { jsonLines, type LineFormat, readableLines } from '../lines.ts';
import type { Log } from '../log.ts';

/** stdout of a run, and the log beside it. */
export interface Output {
  readonly isJson: boolean;
  readonly format: LineFormat;
  readonly lines: LineWriter;
  /** Null writes nothing. */
  tell(line: string | null): void;
  /** As a line, or in the log. */
  problem(problem: Pick<Problem, 'code' | 'message'>): void;
}

/** `acknowledge` is told of the payments that the reader took. */
export function createOutput(
  isJson: boolean,
  {
    log,
    acknowledge,
  }: { readonly log: Log; readonly acknowledge: (payments: readonly StoredPayment[]) => void },
): Output {
  const format = isJson ? jsonLines : readableLines;
  const lines = createLineWriter(process.stdout, acknowledge);
  const tell = (line: string | null) => {
    if (line !== null) lines.tell(line);
  };
  return {
    isJson,
    format,
    lines,
    tell,
    problem({ code, message }) {
      const safe = { code, message: redactText(message) };
      tell(format.problem(safe));
      if (!isJson) log.warning(safe.message, { code });
    },
  };
}
