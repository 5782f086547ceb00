import { Notification, type NotificationAction, type NotificationConstructorOptions } from 'electron';
import { escapeMarkup } from '../../alerts/sinks/notification/markup.ts';
import type {
  ChannelCheck,
  Notice,
  NoticeUse,
  NotificationChannel,
} from '../../alerts/sinks/notification/notice.ts';
import { buttonUse } from '../../alerts/sinks/notification/notification-id.ts';
import type { AskDaemon } from '../../alerts/sinks/notification/server-capabilities.ts';
import { message, UserFacingError } from '../../contract/index.ts';
import { toastXml } from './toast-xml.ts';

export interface ElectronChannelOptions {
  readonly platform: NodeJS.Platform;
  /** Asks the notification service (Linux). */
  readonly askDaemon: AskDaemon;
  /** How long a notification may take to show before it counts as failed. */
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
  const { platform, askDaemon, patienceMs = 4000 } = options;
  const kept = new Set<Notification>();

  return {
    name: 'electron',
    async check(): Promise<ChannelCheck> {
      // First: asking whether notifications are supported makes Electron see to the shortcut in the background.
      const startsByClick = options.startsByClick?.() === true;
      if (!Notification.isSupported()) return { works: false, note: message('notifier.electron-none') };
      const works = { works: true, confirms: true } as const;
      const daemon = platform === 'linux' ? await askDaemon() : null;
      if (daemon?.answers === true && !daemon.hasActions)
        return { ...works, clicks: 'never', note: message('notifier.electron-no-clicks') };
      return startsByClick
        ? { ...works, clicks: 'always', note: message('notifier.electron-starts') }
        : { ...works, clicks: 'while-running', note: message('notifier.electron-works') };
    },
    async show(notice: Notice, onUse: (use: NoticeUse) => void): Promise<void> {
      const hasMarkup = platform === 'linux' ? await readsMarkup(askDaemon) : false;
      return new Promise((resolve, reject) => {
        const notification = new Notification(
          platform === 'win32' ? windowsOptions(notice) : otherOptions(notice, platform, hasMarkup),
        );
        const timer = setTimeout(() => {
          kept.delete(notification);
          // Withdrawn, so that it does not come late, after another channel has shown the same.
          notification.close();
          reject(new UserFacingError(message('notification.not-shown')));
        }, patienceMs);
        const used = (use: NoticeUse) => {
          kept.delete(notification);
          onUse(use);
        };
        notification.once('show', () => {
          clearTimeout(timer);
          if (platform === 'win32') setTimeout(resolve, WINDOWS_REFUSES_WITHIN_MS);
          else resolve();
        });
        notification.once('failed', (_event, error) => {
          clearTimeout(timer);
          kept.delete(notification);
          reject(error === '' ? new UserFacingError(message('notification.no-reason')) : new Error(error));
        });
        notification.once('click', () => used({ type: 'click' }));
        notification.once('action', ({ actionIndex }) => used(buttonUse(actionIndex, notice.id)));
        notification.on('close', (details) => {
          if (!isInActionCenter(details)) kept.delete(notification);
        });
        kept.add(notification);
        if (kept.size > MOST_KEPT) kept.delete(oldest(kept));
        notification.show();
      });
    },
  };
}

/**
 * Rejects where the service is not there or does not answer. Electron's own call waits for it on the main thread, up to
 * 25 seconds for each question (libnotify_notification.cc, g_dbus_proxy_call_sync), and everything else with it.
 */
async function readsMarkup(askDaemon: AskDaemon): Promise<boolean> {
  const daemon = await askDaemon();
  if (daemon.answers) return daemon.hasMarkup;
  throw new UserFacingError(
    message(daemon.why === 'silent' ? 'notification.daemon-silent' : 'notification.daemon-absent'),
  );
}

/** "timedOut" is Windows' word for a toast that left the screen for the Action Center, where it can still be clicked. */
function isInActionCenter({ reason }: { readonly reason?: string } = {}): boolean {
  return reason === 'timedOut';
}

/** The XML carries what the notice says; the id is its tag and the urgency its place in the Action Center. */
function windowsOptions(notice: Notice): NotificationConstructorOptions {
  return { id: notice.id, urgency: urgencyOf(notice), toastXml: toastXml(notice) };
}

function otherOptions(
  notice: Notice,
  platform: NodeJS.Platform,
  hasMarkup: boolean,
): NotificationConstructorOptions {
  return {
    id: notice.id,
    title: notice.title,
    body: hasMarkup ? escapeMarkup(notice.body) : notice.body,
    silent: notice.silent,
    urgency: urgencyOf(notice),
    timeoutType: notice.critical ? 'never' : 'default',
    // Electron has none on Linux (libnotify_notification.cc).
    ...(platform === 'darwin' ? { actions: macButtons(notice) } : {}),
  };
}

/** macOS knows a button by its place alone (cocoa_notification.mm): what follows one that is left out is left out too. */
function macButtons({ buttons }: Notice): NotificationAction[] {
  return buttons
    .filter(({ number }, place) => number === place)
    .map(({ text }) => ({ type: 'button', text }));
}

const urgencyOf = ({ critical }: Notice) => (critical ? 'critical' : 'normal');

function oldest(kept: ReadonlySet<Notification>): Notification {
  const [first] = kept;
  if (first === undefined) throw new RangeError('Nothing is kept.');
  return first;
}
