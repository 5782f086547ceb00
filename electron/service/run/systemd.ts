import { execFile } from 'node:child_process';
import type { Monitor } from '../../watch/monitor.ts';
import { connectionText, examinedLine } from '../lines.ts';
import type { Log } from '../log.ts';

/** A notification that does not leave within this time is given up: the next one is due. */
const TIME_LIMIT_MS = 10_000;

/** What a service manager is told (sd_notify(3)). */
export interface ServiceManager {
  /** The run has begun, or goes on after it read its configuration again. */
  ready(): void;
  reloading(): void;
  stopping(): void;
  /** In one line, for people. */
  status(text: string): void;
}

export interface ServiceManagerDeps {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
}

/**
 * Tells systemd by its own program `systemd-notify`, because Node has no Unix datagrams; the unit needs NotifyAccess=all
 * for that. Where systemd watches over the program (WatchdogSec=), it is told twice in that time that the program goes on.
 */
export function createServiceManager({ env, log }: ServiceManagerDeps): ServiceManager {
  const waiting: string[][] = [];
  let isTelling = false;
  let hasFailed = false;

  /** One after the other: their order counts. */
  function next(): void {
    const message = isTelling ? undefined : waiting.shift();
    if (message === undefined) return;
    isTelling = true;
    execFile('systemd-notify', message, { timeout: TIME_LIMIT_MS }, (error) => {
      isTelling = false;
      if (error !== null && !hasFailed) {
        hasFailed = true;
        log.warning(
          `systemd-notify can’t be used (${String(error.code ?? error.signal)}); systemd isn’t told anything.`,
        );
      }
      next();
    });
  }

  function tell(...message: readonly string[]): void {
    waiting.push([...message]);
    next();
  }

  const watchdogMs = watchdogOf(env);
  if (watchdogMs !== null) setInterval(() => tell('WATCHDOG=1'), watchdogMs / 2);

  return {
    ready: () => tell('READY=1'),
    // systemd compares this with its own clock to tell this reload from an earlier one.
    reloading: () => tell('RELOADING=1', `MONOTONIC_USEC=${process.hrtime.bigint() / 1000n}`),
    stopping() {
      // Nothing else is of interest any more, and little time is left.
      waiting.length = 0;
      tell('STOPPING=1');
    },
    status(text) {
      const status = `STATUS=${text.replaceAll(/\s+/g, ' ')}`;
      const last = waiting.at(-1);
      // Of several that wait only the last is news.
      if (last?.[0]?.startsWith('STATUS=') === true) waiting[waiting.length - 1] = [status];
      else tell(status);
    },
  };
}

/** Says in the manager's status how the connection stands, and whether everything is examined. */
export function followInStatus(manager: ServiceManager, monitor: Pick<Monitor, 'onEvent' | 'view'>): void {
  monitor.onEvent((event) => {
    if (event.type === 'connection') manager.status(connectionText(event.status));
    if (event.type === 'catching-up') manager.status(examinedLine(monitor.view()));
  });
}

/** The time within which systemd wants to hear from this process, in ms; null where it does not. */
function watchdogOf({ WATCHDOG_USEC, WATCHDOG_PID }: ServiceManagerDeps['env']): number | null {
  if (WATCHDOG_PID !== undefined && WATCHDOG_PID !== String(process.pid)) return null;
  const microseconds = Number(WATCHDOG_USEC ?? 0);
  return microseconds > 0 ? microseconds / 1000 : null;
}
