import { Notification } from 'electron';
import { escapeMarkup } from '../../alerts/sinks/notification/markup.ts';
import type { ChannelCheck, Notice, NotificationChannel } from '../../alerts/sinks/notification/notice.ts';
import { message, UserFacingError } from '../../contract/index.ts';

export interface ElectronChannelOptions {
  readonly platform: NodeJS.Platform;
  /** Whether the daemon parses bodies as markup (Linux). */
  readonly hasMarkup: boolean;
  /** Whether the daemon tells of clicks (Linux); it does where this is not said. */
  readonly hasActions?: boolean;
  /** How long a notification may take to show before it counts as failed; Linux reports no failure. */
  readonly patienceMs?: number;
  /** Whether Windows can start the app by a click on a notification of it. */
  readonly startsByClick?: () => boolean;
}

/** Windows says that a notification shows, and a moment later that it may not (switched off for the app, say). */
const WINDOWS_REFUSES_WITHIN_MS = 500;

/** References are kept until closed: a collected notification loses its click. */
const MOST_KEPT = 500;

/** Electron's own notifications. */
export function createElectronChannel(options: ElectronChannelOptions): NotificationChannel {
  const { platform, hasMarkup, patienceMs = 4000 } = options;
  const kept = new Set<Notification>();

  return {
    name: 'electron',
    async check(): Promise<ChannelCheck> {
      // First: asking whether notifications are supported makes Electron see to the shortcut in the background.
      const startsByClick = options.startsByClick?.() === true;
      if (!Notification.isSupported()) return { works: false, note: message('notifier.electron-none') };
      if (options.hasActions === false)
        return { works: true, clicks: 'never', note: message('notifier.electron-no-clicks') };
      return startsByClick
        ? { works: true, clicks: 'always', note: message('notifier.electron-starts') }
        : { works: true, clicks: 'while-running', note: message('notifier.electron-works') };
    },
    show(notice: Notice, onClick: () => void): Promise<void> {
      return new Promise((resolve, reject) => {
        const notification = new Notification({
          ...(notice.id === undefined ? {} : { id: notice.id }),
          title: notice.title,
          body: platform === 'linux' && hasMarkup ? escapeMarkup(notice.body) : notice.body,
          silent: notice.silent,
          urgency: notice.critical ? 'critical' : 'normal',
          timeoutType: notice.critical ? 'never' : 'default',
        });
        const timer = setTimeout(() => {
          kept.delete(notification);
          // Withdrawn, so that it does not come late, after another channel has shown the same.
          notification.close();
          reject(new UserFacingError(message('notification.not-shown')));
        }, patienceMs);
        notification.once('show', () => {
          clearTimeout(timer);
          if (platform === 'win32') setTimeout(resolve, WINDOWS_REFUSES_WITHIN_MS);
          else resolve();
        });
        notification.once('failed', (_event, error) => {
          clearTimeout(timer);
          kept.delete(notification);
          reject(new Error(error));
        });
        notification.once('click', () => {
          kept.delete(notification);
          onClick();
        });
        notification.once('close', () => kept.delete(notification));
        kept.add(notification);
        if (kept.size > MOST_KEPT) kept.delete(oldest(kept));
        notification.show();
      });
    },
  };
}

function oldest(kept: ReadonlySet<Notification>): Notification {
  const [first] = kept;
  if (first === undefined) throw new RangeError('Nothing is kept.');
  return first;
}
