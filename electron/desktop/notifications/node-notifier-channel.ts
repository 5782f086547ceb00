import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { release } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { NodeNotifier } from 'node-notifier';
import { asArgument, escapeMarkup } from './markup.ts';
import type { ChannelCheck, Notice, NotificationChannel } from './notice.ts';

export interface NodeNotifierOptions {
  readonly platform: NodeJS.Platform;
  /** Application user model id: Windows ties the notification, its clicks and the start-menu shortcut by it. */
  readonly appId: string;
  readonly hasMarkup: boolean;
}

const require = createRequire(import.meta.url);

/** node-notifier: SnoreToast on Windows, terminal-notifier on macOS, notify-send elsewhere. */
export function createNodeNotifierChannel(options: NodeNotifierOptions): NotificationChannel {
  const { platform, appId, hasMarkup } = options;
  const waiting = new Set<() => void>();

  return {
    name: 'node-notifier',
    check: () => checkHelper(platform),
    show(notice: Notice, onClick: () => void): Promise<void> {
      const notifier = require('node-notifier') as NodeNotifier;
      const isLinux = platform !== 'win32' && platform !== 'darwin';
      const body = notice.body === '' ? ' ' : notice.body;
      return new Promise((resolve, reject) => {
        const keep = () => onClick();
        waiting.add(keep);
        // The helpers of Windows and macOS answer only when the notification is gone: being started is delivery.
        const started = isLinux ? null : setTimeout(resolve, 1500);
        notifier.notify(
          {
            title: asArgument(notice.title),
            message: asArgument(isLinux && hasMarkup ? escapeMarkup(body) : body),
            sound: !notice.silent,
            wait: !isLinux,
            ...(isLinux
              ? {
                  'app-name': 'XRPL Chime',
                  urgency: notice.critical ? 'critical' : 'normal',
                  ...(notice.critical ? { time: 0 } : {}),
                }
              : {}),
            ...(platform === 'win32' ? { appID: appId } : {}),
            ...(platform === 'darwin' && notice.critical ? { timeout: false } : {}),
          } as Parameters<NodeNotifier['notify']>[0],
          (error, response) => {
            waiting.delete(keep);
            if (started !== null) clearTimeout(started);
            if (error) reject(reasonOf(error));
            else {
              resolve();
              if (response === 'activate' || response === 'clicked') keep();
            }
          },
        );
      });
    },
  };
}

function reasonOf(error: unknown): Error {
  const text = error instanceof Error ? error.message : String(error);
  return new Error(text.split('\n')[0]?.slice(0, 200) ?? 'node-notifier failed');
}

async function checkHelper(platform: NodeJS.Platform): Promise<ChannelCheck> {
  if (platform === 'darwin') return checkTerminalNotifier();
  if (platform === 'win32') return checkSnoreToast();
  return isOnPath('notify-send')
    ? {
        works: true,
        clicks: 'never',
        note: (say) => say('noteNotifySend'),
      }
    : { works: false, note: (say) => say('noteNotifySendMissing') };
}

function vendorFolder(): string {
  const folder = join(dirname(require.resolve('node-notifier/package.json')), 'vendor');
  // The helpers are unpacked beside the archive: nothing can be executed from inside it.
  return folder.replace(`app.asar${'/'}`, 'app.asar.unpacked/').replace('app.asar\\', 'app.asar.unpacked\\');
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
              note: (say) => say('noteTerminalFailed', { reason: error.message.split('\n')[0] ?? '' }),
            }
          : {
              works: true,
              clicks: 'while-running',
              note: (say) => say('noteTerminalWorks'),
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
  if (Number.parseInt(release(), 10) < 10) return { works: false, note: (say) => say('noteSnoreOld') };
  return isExecutable(helper)
    ? { works: true, clicks: 'while-running', note: (say) => say('noteSnoreWorks') }
    : { works: false, note: (say) => say('noteSnoreMissing') };
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
