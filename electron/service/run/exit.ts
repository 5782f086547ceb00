import type { Log } from '../log.ts';

/** Exit statuses besides 0, ended as asked: could not run here, wrong options, an error of its own. */
export const CANNOT_RUN = 1;
export const WRONG_OPTIONS = 2;
export const FAILED = 3;

/** Says why, and ends the program. */
export function end(log: Log, status: number, message: string): never {
  log.error(`xrpl-chime: ${message}`);
  process.exit(status);
}
