import { APP_ID } from '../system/identity.ts';
import { createElectronChannel } from './electron-channel.ts';
import { createNodeNotifierChannel } from './node-notifier-channel.ts';
import type { NotificationChannel } from './notice.ts';
import { daemonParsesMarkup } from './server-capabilities.ts';

/** Every way to show a notification on this platform, node-notifier first. */
export async function createChannels(platform: NodeJS.Platform): Promise<readonly NotificationChannel[]> {
  const hasMarkup = platform === 'linux' && (await daemonParsesMarkup());
  return [
    createNodeNotifierChannel({ platform, appId: APP_ID, hasMarkup }),
    createElectronChannel({ platform, hasMarkup }),
  ];
}
