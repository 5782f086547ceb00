import { app, Notification } from 'electron';
import {
  type Activation,
  activationOf,
  readActivation,
  readNotificationId,
} from '../../alerts/sinks/notification/notification-id.ts';

/** Clicks on notifications that outlived what showed them: after a restart, or those that start the app. */
export interface Activations {
  /** From now on each is told to `open`, those included that came before. Call it once the app is ready. */
  follow(open: (activation: Activation) => void): void;
}

/**
 * - Windows hands the click to the class that identifyApp named, in the running app or one it starts for that; or it
 *   starts the program with the click as an argument, which a running app gets as a second instance.
 * - macOS starts the app and tells why with 'ready'; notifications still in Notification Center are asked for, to
 *   be heard when clicked.
 * - Linux: the specification of desktop notifications tells only a running program.
 *
 * Must be called before the app is ready.
 */
export function watchActivations(platform: NodeJS.Platform, argv: readonly string[]): Activations {
  const early: Activation[] = [];
  let message = (activation: Activation): void => void early.push(activation);

  const own = activationOf(argv);
  if (own !== null) early.push(own);
  app.on('second-instance', (_event, command) => {
    const activation = activationOf(command);
    if (activation !== null) message(activation);
  });
  if (platform === 'darwin') {
    app.once('ready', (_event, launch) => {
      const id: unknown = launch?.identifier;
      if (typeof id === 'string') message({ link: readNotificationId(id) });
    });
  }

  return {
    follow(open) {
      message = open;
      for (const activation of early.splice(0)) open(activation);
      if (platform === 'win32') {
        Notification.handleActivation((details) => open(readActivation(details.arguments) ?? { link: null }));
      }
      if (platform === 'darwin') void hearEarlier(open);
    },
  };
}

/** References to what an earlier run left in Notification Center: without one, its click would be lost. */
const kept = new Set<Notification>();

async function hearEarlier(open: (activation: Activation) => void): Promise<void> {
  // It rejects or is empty where the app is not signed.
  const earlier = await Notification.getHistory().catch(() => []);
  for (const notification of earlier) {
    kept.add(notification);
    notification.once('click', () => {
      kept.delete(notification);
      open({ link: readNotificationId(notification.id) });
    });
    notification.once('close', () => kept.delete(notification));
  }
}
