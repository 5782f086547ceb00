import { join } from 'node:path';
import log from 'electron-log/node.js';
import { redactText } from '../../xrpl/transport/redact-text.ts';

export interface Logger {
  info(...parts: readonly unknown[]): void;
  warn(...parts: readonly unknown[]): void;
  error(...parts: readonly unknown[]): void;
}

/** Writes to logs/main.log of the data folder (1 MiB, one predecessor) and to standard error, redacted. */
export function createLogger(dataFolder: string): Logger {
  const logger = log.create({ logId: 'main' });
  logger.transports.file.resolvePathFn = () => join(dataFolder, 'logs', 'main.log');
  logger.transports.file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  logger.transports.file.maxSize = 1024 * 1024;
  logger.transports.file.level = 'info';
  logger.transports.console.level = 'warn';
  logger.hooks.push((message) => ({
    ...message,
    data: message.data.map((part) =>
      redactText(part instanceof Error ? (part.stack ?? part.message) : textOf(part)),
    ),
  }));
  return {
    info: (...parts) => logger.info(...parts),
    warn: (...parts) => logger.warn(...parts),
    error: (...parts) => logger.error(...parts),
  };
}

function textOf(part: unknown): string {
  return typeof part === 'string' ? part : JSON.stringify(part);
}
