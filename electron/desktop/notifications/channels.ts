import { join } from 'node:path';
import { app, shell } from 'electron';
import { createNodeNotifierChannel } from '../../alerts/sinks/notification/node-notifier-channel.ts';
import type { NotificationChannel } from '../../alerts/sinks/notification/notice.ts';
import { daemonCapabilities } from '../../alerts/sinks/notification/server-capabilities.ts';
import { appIdentity } from '../lifecycle/app-identity.ts';
import { createElectronChannel } from './electron-channel.ts';
import { ensureToastShortcut } from './windows-shortcut.ts';

/** Every way to show notifications on this platform, node-notifier first. */
export async function createChannels(platform: NodeJS.Platform): Promise<readonly NotificationChannel[]> {
  const { hasMarkup, hasActions } =
    platform === 'linux' ? await daemonCapabilities() : { hasMarkup: false, hasActions: true };
  const startsByClick = () => platform === 'win32' && windowsStartsApp();
  return [
    createNodeNotifierChannel({ platform, appId: appIdentity().appId, hasMarkup }),
    createElectronChannel({ platform, hasMarkup, hasActions, startsByClick }),
  ];
}

/** Only what is installed: from the sources, Windows would start a bare Electron. */
function windowsStartsApp(): boolean {
  if (!app.isPackaged) return false;
  const folder = join(app.getPath('appData'), 'Microsoft', 'Windows', 'Start Menu', 'Programs');
  const { appId, toastActivator } = appIdentity();
  const identity = { appId, activator: toastActivator, program: app.getPath('exe') };
  return ensureToastShortcut(join(folder, `${app.getName()}.lnk`), identity, shell);
}
