import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Content, NotificationService, Told } from './service.ts';

/** Electron makes the desktop entry's name of it (platform_util_linux.cc, GetXdgAppId). */
const { desktopName } = JSON.parse(
  readFileSync(join(process.env.CHIME_BENCH_APP ?? process.cwd(), 'package.json'), 'utf8'),
) as { readonly desktopName?: string };

const children = new Set<ChildProcess>();
const sleeper = new Int32Array(new SharedArrayBuffer(4));

/**
 * Linux: the real daemon of the session, by notify-send, which is libnotify as Electron's own way is: the same hints and
 * the same default action, which is the click; `silent` and `actions` are ignored (libnotify_notification.cc).
 */
function post({ title, body, urgency, timeoutType }: Content, told: Told): () => void {
  const args = ['--print-id', '--app-name=XRPL Chime', '--action=default=View'];
  args.push(`--urgency=${urgency === '' ? 'normal' : urgency}`);
  if (timeoutType === 'never') args.push('--expire-time=0');
  if (desktopName !== undefined) {
    args.push(`--hint=string:desktop-entry:${desktopName.replace(/\.desktop$/, '')}`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'chime-notify-'));
  const path = join(folder, 'answer');
  const answer = openSync(path, 'w');
  // Its output would come only at its end.
  const child = spawn('stdbuf', ['-oL', 'notify-send', ...args, '--', title, body], {
    stdio: ['ignore', answer, 'ignore'],
  });
  closeSync(answer);
  const isShown = waitForId(child, path);
  child.on('error', () => undefined);
  child.on('close', () => {
    const isClicked = readFileSync(path, 'utf8').split('\n').includes('default');
    rmSync(folder, { recursive: true, force: true });
    if (!isShown) return;
    if (isClicked) told.clicked();
    else told.closed('');
  });
  children.add(child);
  child.on('exit', () => children.delete(child));
  // libnotify's call returns with the daemon's answer; why it refused is only written to the log.
  if (isShown) told.shown();
  else told.failed('');
  return () => void child.kill();
}

/** Waits for the id that the daemon gave, as long as notify-send does, and nothing else happens meanwhile. */
function waitForId({ pid }: ChildProcess, path: string): boolean {
  while (pid !== undefined) {
    // Without a daemon it says 0, or ends.
    const hasEnded = /^\d+ \(.*\) Z/.test(readStat(pid));
    const [id, ...rest] = readFileSync(path, 'utf8').split('\n');
    if (rest.length > 0) return id !== '0';
    if (hasEnded) return false;
    Atomics.wait(sleeper, 0, 0, 2);
  }
  return false;
}

function readStat(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return `${pid} () Z`;
  }
}

process.on('exit', () => {
  for (const child of children) child.kill();
});

const onlyByDaemon = (): never => {
  throw new Error('What a person does with a notification goes through the daemon of the session.');
};

export const daemonService: NotificationService = {
  post,
  history: () => [],
  restore: () => undefined,
  present: onlyByDaemon,
  click: onlyByDaemon,
  clickAction: onlyByDaemon,
  close: onlyByDaemon,
  appQuits: () => undefined,
};
