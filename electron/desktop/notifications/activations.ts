import { app, Notification, type NotificationResponse } from 'electron';
import type { NoticeUse } from '../../alerts/sinks/notification/notice.ts';
import {
  type Activation,
  activationOf,
  buttonUse,
  readActivation,
} from '../../alerts/sinks/notification/notification-id.ts';
import { createFirstReport } from './first-report.ts';

/** Clicks on notifications that outlived what showed them: after a restart, or those that start the app. */
export interface Activations {
  /** From now on each is told to `use`, those included that came before. Call it once the app is ready. */
  readonly follow: (use: (activation: Activation) => void) => void;
  /** False for what has been told of already. For the channels, whose notifications hear of their clicks themselves. */
  readonly isFirst: (activation: Activation) => boolean;
  /** Whether the use of a notification started the app. Known once the app is ready. */
  readonly started: () => boolean;
}

/**
 * - Windows hands the click to the class that identifyApp named, in the running app or one it starts for that; or it
 *   starts the program with the click as an argument, which a running app gets as a second instance.
 * - macOS starts the app and tells why with 'ready'. What a run left in Notification Center that crashed is asked for,
 *   to be heard when clicked; a run that ended in order took its notifications along.
 * - Linux: the specification of desktop notifications tells only a running program.
 *
 * Must be called before the app is ready.
 */
export function watchActivations(
  platform: NodeJS.Platform,
  argv: readonly string[],
  now: () => number = () => performance.now(),
): Activations {
  const early: Activation[] = [];
  const isFirst = createFirstReport(now);
  let tell = (activation: Activation): void => void early.push(activation);

  const own = activationOf(argv);
  if (own !== null) early.push(own);
  // COM starts a class's program with it (LocalServer32).
  let started = own !== null || (platform === 'win32' && argv.includes('-Embedding'));
  app.on('second-instance', (_event, command) => {
    const activation = activationOf(command);
    if (activation !== null) tell(activation);
  });
  if (platform === 'darwin') {
    app.once('ready', (_event, launch) => {
      const activation = readLaunch(launch);
      if (activation === null) return;
      started = true;
      tell(activation);
    });
  }

  return {
    isFirst,
    started: () => started,
    follow(use) {
      tell = (activation) => {
        if (isFirst(activation)) use(activation);
      };
      for (const activation of early.splice(0)) tell(activation);
      if (platform === 'win32') {
        // What it does not understand was clicked all the same: SnoreToast's, an earlier version's.
        Notification.handleActivation((details) =>
          tell(readActivation(details.arguments) ?? { type: 'click', tag: null }),
        );
      }
      if (platform === 'darwin') void hearEarlier((activation) => tell(activation));
    },
  };
}

/** Why macOS started the app: null where that was no notification, or one that was only put away (UNNotificationResponse). */
function readLaunch(
  launch: NotificationResponse | Readonly<Record<string, unknown>> | undefined,
): Activation | null {
  const { identifier, actionIdentifier }: Readonly<Record<string, unknown>> = { ...launch };
  if (typeof identifier !== 'string') return null;
  const action = typeof actionIdentifier === 'string' ? actionIdentifier : '';
  if (action === 'com.apple.UNNotificationDismissActionIdentifier') return null;
  const [, number] = /^ACTION_(\d+)$/.exec(action) ?? [];
  const use: NoticeUse = number === undefined ? { type: 'click' } : buttonUse(number, identifier);
  return { ...use, tag: identifier };
}

/** References to what an earlier run left in Notification Center: without one, its click would be lost. */
const kept = new Set<Notification>();

async function hearEarlier(tell: (activation: Activation) => void): Promise<void> {
  // It rejects or is empty where the app is not signed.
  const earlier = await Notification.getHistory().catch(() => []);
  for (const notification of earlier) {
    const heard = (use: NoticeUse) => {
      kept.delete(notification);
      tell({ ...use, tag: notification.id });
    };
    kept.add(notification);
    notification.once('click', () => heard({ type: 'click' }));
    notification.once('action', ({ actionIndex }) => heard(buttonUse(actionIndex, notification.id)));
    notification.once('close', () => kept.delete(notification));
  }
}
