import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { PATIENCE_MS } from './until.ts';

const run = promisify(execFile);

/** Where it is about noon now: no spec lives through a midnight, at which today's sums begin anew. */
export const TZ = noonZone(new Date());

function noonZone(now: Date): string {
  const east = 12 - now.getUTCHours();
  // The names of these zones count to the west.
  return east === 0 ? 'Etc/GMT' : `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`;
}

/** What host.ts says when the session is up. */
export interface HostReport {
  /** X display, ":99". */
  readonly display: string;
  readonly busAddress: string;
  /** WebSocket URL of Chromium's browser endpoint; empty when started without it. */
  readonly cdp: string;
  /** File that the notification daemon's script appends to. */
  readonly shown: string;
  readonly folder: string;
}

/** A notification as the daemon displayed it. */
export interface ShownNotification {
  readonly id: number;
  readonly app: string;
  readonly summary: string;
  readonly body: string;
  readonly urgency: string;
  /** Milliseconds; 0 stays until dismissed. */
  readonly timeoutMs: number;
}

/** A running desktop session: screen, bus, notification daemon, Chromium. */
export interface DesktopSession {
  readonly report: HostReport;
  /** Variables that make a program part of this session. */
  readonly env: Readonly<Record<string, string>>;
  /** Everything displayed since the session began, oldest first. */
  shown(): readonly ShownNotification[];
  /** Invokes the default action of the topmost notification, as a click does. */
  clickNotification(): Promise<void>;
  dismissAll(): Promise<void>;
  /** The notification daemon crashes, or is there again. */
  setDaemon(isRunning: boolean): Promise<void>;
  /** The notification daemon hangs: it keeps its name and answers nothing, until it is let go on. */
  freezeDaemon(isFrozen: boolean): Promise<void>;
  stop(): Promise<void>;
}

/** What a picture of the screen is made with. */
export interface SessionLook {
  /** Where Xvfb keeps what is on the screen, in the file Xvfb_screen0 (format XWD). */
  readonly screenFolder: string;
  /** Lines for dunst: of its section [global], and of the rule for all notifications. */
  readonly dunst: { readonly global: readonly string[]; readonly rule: readonly string[] };
}

export interface SessionOptions {
  readonly chromium?: boolean;
  readonly look?: SessionLook;
  /** Further switches for Chromium. */
  readonly chromiumSwitches?: readonly string[];
}

/** Starts a session; it ends with `stop()` and also when this process does. */
export async function startSession(options: SessionOptions = {}): Promise<DesktopSession> {
  const args = [join(import.meta.dirname, 'host.ts')];
  if (options.look !== undefined) args.push(`--look=${JSON.stringify(options.look)}`);
  for (const each of options.chromiumSwitches ?? []) args.push(`--chromium=${each}`);
  if (options.chromium === false) args.push('--without-chromium');
  const host = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, TZ },
  });
  const report = await firstReport(host);
  const env = {
    DISPLAY: report.display,
    DBUS_SESSION_BUS_ADDRESS: report.busAddress,
    CHIME_BENCH_CDP: report.cdp,
    TZ,
  };
  const dunstctl = (...command: readonly string[]) =>
    run('dunstctl', command, { env: { ...process.env, ...env } }).then(() => undefined);
  await waitForDaemon(env);
  return {
    report,
    env,
    shown: () => readShown(report.shown),
    clickNotification: () => dunstctl('action', '0'),
    dismissAll: () => dunstctl('close-all'),
    setDaemon: async (isRunning) => {
      host.stdin.write(isRunning ? 'start-daemon\n' : 'stop-daemon\n');
      if (isRunning) await waitForDaemon(env);
      else await waitForNoDaemon(env);
    },
    freezeDaemon: async (isFrozen) => {
      host.stdin.write(isFrozen ? 'freeze-daemon\n' : 'thaw-daemon\n');
      if (isFrozen) await waitForNoDaemon(env, 300);
      else await waitForDaemon(env);
    },
    stop: async () => {
      if (host.exitCode !== null) return;
      host.stdin.end();
      await once(host, 'exit');
    },
  };
}

async function firstReport(host: ChildProcess): Promise<HostReport> {
  if (host.stdout === null) throw new Error('The session host has no output.');
  for await (const line of createInterface({ input: host.stdout })) return JSON.parse(line) as HostReport;
  throw new Error('The desktop session did not start.');
}

/** The daemon takes its bus name a moment after its start. */
async function waitForDaemon(env: Readonly<Record<string, string>>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      await run('dunstctl', ['count'], { env: { ...process.env, ...env }, timeout: PATIENCE_MS });
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(25);
    }
  }
}

async function waitForNoDaemon(
  env: Readonly<Record<string, string>>,
  answersWithinMs = PATIENCE_MS,
): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const answered = await run('dunstctl', ['count'], {
      env: { ...process.env, ...env },
      timeout: answersWithinMs,
    }).then(
      () => true,
      () => false,
    );
    if (!answered) return;
    if (Date.now() > deadline) throw new Error('The notification daemon does not stop.');
  }
}

function readShown(path: string): readonly ShownNotification[] {
  return readFileSync(path, 'utf8')
    .split('\u001e')
    .filter((record) => record !== '')
    .map((record) => {
      const [id = '', app = '', summary = '', body = '', urgency = '', timeout = ''] = record.split('\u001f');
      return { id: Number(id), app, summary, body, urgency, timeoutMs: Number(timeout) };
    });
}
