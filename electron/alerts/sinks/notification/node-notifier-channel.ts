import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { release } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { NodeNotifier } from 'node-notifier';
import { message, UserFacingError } from '../../../contract/index.ts';
import { firstLine } from '../../../store/system-error.ts';
import { asArgument, escapeMarkup, forNotifySend } from './markup.ts';
import type { ChannelCheck, Notice, NoticeUse, NotificationChannel } from './notice.ts';
import type { AskDaemon } from './server-capabilities.ts';
import { unpackedPath } from './unpacked-path.ts';

export interface NodeNotifierOptions {
  readonly platform: NodeJS.Platform;
  /** Application user model id: Windows ties the notification, its clicks and the start-menu shortcut by it. */
  readonly appId: string;
  /** Asks the notification service (Linux). */
  readonly askDaemon: AskDaemon;
  /** node-notifier's own for the platform, where absent. */
  readonly notifier?: Pick<NodeNotifier, 'notify'>;
  /** Folder of the helpers; node-notifier's own, where absent. */
  readonly vendor?: string;
  /** How long a helper that answers only when its notification is gone may take to fail. */
  readonly startedMs?: number;
}

const require = createRequire(import.meta.url);

/**
 * Seconds that terminal-notifier waits for a click, then it takes the notification away. As long as a person may
 * take to look; each notification is a waiting process, so not for ever.
 */
const MAC_WAIT_S = 15 * 60;
const MAC_CRITICAL_WAIT_S = 24 * 60 * 60;
/** Names of the Linux desktop entry (`desktopName` in package.json) and of its icon (electron-builder.yml). */
const DESKTOP_ENTRY = 'org.xrplchime.app';
const ICON = 'xrpl-chime';

/** node-notifier: SnoreToast on Windows, terminal-notifier on macOS, notify-send elsewhere. */
export function createNodeNotifierChannel(options: NodeNotifierOptions): NotificationChannel {
  const { platform, startedMs = 1500 } = options;

  return {
    name: 'node-notifier',
    check: () => checkHelper(platform, options.vendor ?? vendorFolder()),
    async show(notice: Notice, onUse: (use: NoticeUse) => void): Promise<void> {
      const hasMarkup = isByHelper(platform) ? false : await readsMarkup(options.askDaemon);
      const notifier = options.notifier ?? (require('node-notifier') as NodeNotifier);
      return new Promise((resolve, reject) => {
        // The helpers of Windows and macOS answer only when the notification is gone: being started is delivery.
        const started = isByHelper(platform) ? setTimeout(resolve, startedMs) : null;
        const request = requestOf(notice, { ...options, hasMarkup }) as Parameters<NodeNotifier['notify']>[0];
        notifier.notify(request, (error, response) => {
          if (started !== null) clearTimeout(started);
          if (error) reject(new Error(reasonOf(error)));
          else if (platform === 'win32' && isNothing(response)) {
            // node-notifier calls back without an error when SnoreToast is missing, fails or is not allowed to.
            reject(new UserFacingError(message('notification.ended', { word: 'SnoreToast' })));
          } else {
            resolve();
            if (response === 'activate' || response === 'clicked') onUse({ type: 'click' });
          }
        });
      });
    },
  };
}

/** Elsewhere notify-send passes it to the desktop's own service. */
const isByHelper = (platform: NodeJS.Platform): boolean => platform === 'win32' || platform === 'darwin';

/**
 * Rejects where the service does not answer: what notify-send gives it then is shown when it wakes up, once for each
 * time that it was tried. Where none is there, notify-send says so itself.
 */
async function readsMarkup(askDaemon: AskDaemon): Promise<boolean> {
  const daemon = await askDaemon();
  if (!daemon.answers && daemon.why === 'silent') {
    throw new UserFacingError(message('notification.daemon-silent'));
  }
  return daemon.answers ? daemon.hasMarkup : true;
}

const isNothing = (response: unknown): boolean =>
  response === undefined || response === null || response === '';

/** The system's words. Node puts the whole command line before them, and that says how much was paid to whom. */
function reasonOf(error: unknown): string {
  const [first = '', ...lines] = String(error instanceof Error ? error.message : error).split('\n');
  if (!first.startsWith('Command failed: ')) return firstLine(error);
  const [, program = ''] = /^Command failed: (\S+)/.exec(first) ?? [];
  const { code } = error as { readonly code?: unknown };
  return firstLine(lines.find((line) => line !== '') ?? `${program} ended with status ${code}`);
}

/**
 * What node-notifier is asked for: its options differ by platform.
 * @internal
 */
export function requestOf(
  notice: Notice,
  {
    platform,
    appId,
    hasMarkup,
  }: Pick<NodeNotifierOptions, 'platform' | 'appId'> & {
    readonly hasMarkup: boolean;
  },
): Readonly<Record<string, unknown>> {
  // node-notifier refuses an empty one.
  const body = notice.body === '' ? ' ' : notice.body;
  const text = { title: asArgument(notice.title), message: asArgument(body), sound: !notice.silent };
  if (platform === 'win32') return { ...text, appID: appId };
  // With "wait" it would be five seconds, whatever else is said.
  if (platform === 'darwin') return { ...text, timeout: notice.critical ? MAC_CRITICAL_WAIT_S : MAC_WAIT_S };
  return {
    ...text,
    message: asArgument(forNotifySend(hasMarkup ? escapeMarkup(body) : body)),
    'app-name': 'XRPL Chime',
    // Of the installed app: its icon, and what the user set for its notifications.
    icon: ICON,
    hint: `string:desktop-entry:${DESKTOP_ENTRY}`,
    urgency: notice.critical ? 'critical' : 'normal',
    // As text: a number would be taken for seconds. -1 is as long as the desktop shows others.
    'expire-time': notice.critical ? '0' : '-1',
  };
}

async function checkHelper(platform: NodeJS.Platform, vendor: string): Promise<ChannelCheck> {
  if (platform === 'darwin') return checkTerminalNotifier(vendor);
  if (platform === 'win32') return checkSnoreToast(vendor);
  return isOnPath('notify-send')
    ? {
        works: true,
        clicks: 'never',
        confirms: true,
        note: message('notifier.notify-send'),
      }
    : { works: false, note: message('notifier.notify-send-missing') };
}

function vendorFolder(): string {
  return unpackedPath(join(dirname(require.resolve('node-notifier/package.json')), 'vendor'));
}

/** It is an x86_64 program: without Rosetta, Apple Silicon refuses to start it (spawn error -86). */
function checkTerminalNotifier(vendor: string): Promise<ChannelCheck> {
  const helper = join(
    vendor,
    'mac.noindex',
    'terminal-notifier.app',
    'Contents',
    'MacOS',
    'terminal-notifier',
  );
  return new Promise((resolve) => {
    execFile(helper, ['-help'], { timeout: 5000 }, (error) => {
      const failed = error !== null && (error as NodeJS.ErrnoException).errno !== undefined;
      resolve(
        failed
          ? {
              works: false,
              note: message('notifier.terminal-failed', { reason: firstLine(error) }),
            }
          : {
              works: true,
              clicks: 'while-running',
              // Where it may show none, it ends like one whose notification was put away.
              confirms: false,
              note: message('notifier.terminal-works'),
            },
      );
    });
  });
}

async function checkSnoreToast(vendor: string): Promise<ChannelCheck> {
  const helper = join(vendor, 'snoreToast', `snoretoast-x${process.arch === 'ia32' ? '86' : '64'}.exe`);
  if (Number.parseInt(release(), 10) < 10) return { works: false, note: message('notifier.snore-old') };
  return isExecutable(helper)
    ? { works: true, clicks: 'while-running', confirms: true, note: message('notifier.snore-works') }
    : { works: false, note: message('notifier.snore-missing') };
}

function isOnPath(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => isExecutable(join(folder, program)));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
