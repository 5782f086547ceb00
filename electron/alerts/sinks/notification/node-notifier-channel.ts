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
import { unpackedPath } from './unpacked-path.ts';

export interface NodeNotifierOptions {
  readonly platform: NodeJS.Platform;
  /** Application user model id: Windows ties the notification, its clicks and the start-menu shortcut by it. */
  readonly appId: string;
  readonly hasMarkup: boolean;
  /** node-notifier's own for the platform, where absent. */
  readonly notifier?: Pick<NodeNotifier, 'notify'>;
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
/** Name of the Linux desktop entry and of its icon (electron-builder.yml). */
const DESKTOP_ENTRY = 'xrpl-chime';

/** node-notifier: SnoreToast on Windows, terminal-notifier on macOS, notify-send elsewhere. */
export function createNodeNotifierChannel(options: NodeNotifierOptions): NotificationChannel {
  const { platform, startedMs = 1500 } = options;

  return {
    name: 'node-notifier',
    check: () => checkHelper(platform),
    show(notice: Notice, onUse: (use: NoticeUse) => void): Promise<void> {
      const notifier = options.notifier ?? (require('node-notifier') as NodeNotifier);
      return new Promise((resolve, reject) => {
        // The helpers of Windows and macOS answer only when the notification is gone: being started is delivery.
        const answersAtOnce = platform !== 'win32' && platform !== 'darwin';
        const started = answersAtOnce ? null : setTimeout(resolve, startedMs);
        const request = requestOf(notice, options) as Parameters<NodeNotifier['notify']>[0];
        notifier.notify(request, (error, response) => {
          if (started !== null) clearTimeout(started);
          if (error) reject(new Error(firstLine(error)));
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

const isNothing = (response: unknown): boolean =>
  response === undefined || response === null || response === '';

/**
 * What node-notifier is asked for: its options differ by platform.
 * @internal
 */
export function requestOf(
  notice: Notice,
  { platform, appId, hasMarkup }: Pick<NodeNotifierOptions, 'platform' | 'appId' | 'hasMarkup'>,
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
    icon: DESKTOP_ENTRY,
    hint: `string:desktop-entry:${DESKTOP_ENTRY}`,
    urgency: notice.critical ? 'critical' : 'normal',
    // As text: a number would be taken for seconds. -1 is as long as the desktop shows others.
    'expire-time': notice.critical ? '0' : '-1',
  };
}

async function checkHelper(platform: NodeJS.Platform): Promise<ChannelCheck> {
  if (platform === 'darwin') return checkTerminalNotifier();
  if (platform === 'win32') return checkSnoreToast();
  return isOnPath('notify-send')
    ? {
        works: true,
        clicks: 'never',
        note: message('notifier.notify-send'),
      }
    : { works: false, note: message('notifier.notify-send-missing') };
}

function vendorFolder(): string {
  return unpackedPath(join(dirname(require.resolve('node-notifier/package.json')), 'vendor'));
}

/** It is an x86_64 program: without Rosetta, Apple Silicon refuses to start it (spawn error -86). */
function checkTerminalNotifier(): Promise<ChannelCheck> {
  const helper = join(
    vendorFolder(),
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
              note: message('notifier.terminal-works'),
            },
      );
    });
  });
}

async function checkSnoreToast(): Promise<ChannelCheck> {
  const helper = join(
    vendorFolder(),
    'snoreToast',
    `snoretoast-x${process.arch === 'ia32' ? '86' : '64'}.exe`,
  );
  if (Number.parseInt(release(), 10) < 10) return { works: false, note: message('notifier.snore-old') };
  return isExecutable(helper)
    ? { works: true, clicks: 'while-running', note: message('notifier.snore-works') }
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
