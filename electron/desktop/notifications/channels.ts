import { join } from 'node:path';
import { app, shell } from 'electron';
import { createNodeNotifierChannel } from '../../alerts/sinks/notification/node-notifier-channel.ts';
import type { NotificationChannel } from '../../alerts/sinks/notification/notice.ts';
import type { Activation } from '../../alerts/sinks/notification/notification-id.ts';
import { createAskDaemon } from '../../alerts/sinks/notification/server-capabilities.ts';
import { appIdentity } from '../lifecycle/app-identity.ts';
import { createElectronChannel } from './electron-channel.ts';
import { ensureToastShortcut } from './windows-shortcut.ts';

/** Every way to show notifications on this platform, node-notifier first. `isFirst`: nobody has told of this use yet. */
export function createChannels(
  platform: NodeJS.Platform,
  isFirst: (activation: Activation) => boolean,
): readonly NotificationChannel[] {
  const askDaemon = createAskDaemon();
  const startsByClick = () => platform === 'win32' && windowsStartsApp();
  return [
    createNodeNotifierChannel({ platform, appId: appIdentity().appId, askDaemon }),
    createElectronChannel({ platform, askDaemon, startsByClick }),
  ].map((channel) => tellingOnce(channel, isFirst));
}

/**
 * What is told of a use elsewhere (activations.ts) is not told again, and the other way round.
 * @internal
 */
export function tellingOnce(
  channel: NotificationChannel,
  isFirst: (activation: Activation) => boolean,
): NotificationChannel {
  return {
    ...channel,
    show: (notice, onUse) =>
      channel.show(notice, (use) => {
        if (isFirst({ ...use, tag: notice.id })) onUse(use);
      }),
  };
}

/** Only what is installed: from the sources, Windows would start a bare Electron. */
function windowsStartsApp(): boolean {
  if (!app.isPackaged) return false;
  const folder = join(app.getPath('appData'), 'Microsoft', 'Windows', 'Start Menu', 'Programs');
  const { appId, toastActivator } = appIdentity();
  const identity = { appId, activator: toastActivator, program: app.getPath('exe') };
  return ensureToastShortcut(join(folder, `${app.getName()}.lnk`), identity, shell);
}
