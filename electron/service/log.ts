import type { Writable } from 'node:stream';
import { redactText } from '../xrpl/transport/redact-text.ts';

export type LogFormat = 'text' | 'json';

type Level = 'info' | 'warning' | 'error';

/** What a line has besides its text, where lines are JSON. */
export type LogFields = Readonly<Record<string, string | number | null>>;

/** What the program says of itself, line by line, without any secret. */
export interface Log {
  info(text: string, fields?: LogFields): void;
  warning(text: string, fields?: LogFields): void;
  error(text: string, fields?: LogFields): void;
  /** From now on. */
  setFormat(format: LogFormat): void;
}

/** Lines of text as they are, or one JSON object each: `time` (ISO 8601), `level`, `message`, and the line's fields. */
export function createLog(stream: Writable, now: () => Date = () => new Date()): Log {
  let format: LogFormat = 'text';

  const say =
    (level: Level) =>
    (text: string, fields: LogFields = {}) => {
      const message = redactText(text);
      if (format === 'text') {
        stream.write(`${message}\n`);
        return;
      }
      const safe = Object.entries(fields).map(([name, value]) => [
        name,
        typeof value === 'string' ? redactText(value) : value,
      ]);
      const line = { time: now().toISOString(), level, message, ...Object.fromEntries(safe) };
      stream.write(`${JSON.stringify(line)}\n`);
    };

  return {
    info: say('info'),
    warning: say('warning'),
    error: say('error'),
    setFormat(next) {
      format = next;
    },
  };
}
