import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { isReady } from './app.ts';

/**
 * Electron's `Notification` as on Linux: shown by the real daemon of the session, its default action is the
 * click. There, 'failed' is never emitted: a notification nobody shows is one without 'show'.
 */
export class Notification extends EventEmitter {
  readonly #options: Electron.NotificationConstructorOptions;
  #child: ChildProcess | null = null;

  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly silent: boolean;

  constructor(options: Electron.NotificationConstructorOptions = {}) {
    super();
    if (!isReady()) throw new Error('Cannot create Notification before app is ready');
    const { id = '', title = '', body = '', silent = false } = options;
    this.#options = options;
    this.id = id === '' ? randomUUID() : id;
    Object.defineProperty(this, 'id', { writable: false });
    this.title = title;
    this.body = body;
    this.silent = silent;
  }
  /** Only macOS keeps any (notification_presenter.cc). */
  static async getHistory(): Promise<Notification[]> {
    return [];
  }
  static isSupported(): boolean {
    return process.env.CHIME_BENCH_NO_NOTIFICATION !== 'true';
  }
  show(): void {
    const { title = '', body = '', urgency = 'normal', timeoutType, silent } = this.#options;
    const args = ['--print-id', '--app-name=XRPL Chime', '--action=default=Open', `--urgency=${urgency}`];
    if (timeoutType === 'never') args.push('--expire-time=0');
    if (silent === true) args.push('--hint=boolean:suppress-sound:true');
    // Its output goes into a pipe and would come only at its end.
    const child = spawn('stdbuf', ['-oL', 'notify-send', ...args, '--', title, body], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    this.#child = child;
    child.on('error', () => undefined);
    let text = '';
    let shown = false;
    child.stdout.on('data', (chunk) => {
      text += String(chunk);
      const lines = text.split('\n');
      // Without a daemon it prints 0.
      if (!shown && /^[1-9]\d*$/.test(lines[0] ?? '') && lines.length > 1) {
        shown = true;
        this.emit('show', {});
      }
    });
    child.on('close', () => {
      const clicked = text.split('\n').includes('default');
      if (clicked) this.emit('click', {});
      else if (shown) this.emit('close', {});
    });
    children.add(child);
    child.on('exit', () => children.delete(child));
  }
  close(): void {
    this.#child?.kill();
  }
}

const children = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of children) child.kill();
});

type Used = 'show' | 'close';
/** @internal Does not compile where the stand-in lacks what the app uses. */
export const notificationShape: Notification extends Pick<Electron.Notification, Used> ? true : never = true;
