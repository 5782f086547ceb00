import { join } from 'node:path';
import { app } from 'electron';
import { APP_FOLDER_NAME, ensureDataFolder } from '../../store/data-folder.ts';
import type { LaunchOptions } from './launch-options.ts';

/** Application user model id: the same as appId in electron-builder.yml. */
export const APP_ID = 'org.xrplchime.app';

/**
 * Class id by which Windows hands a click on a notification to the app, and starts it for that. Fixed for good: without
 * one Electron makes one up at each start, and clicks on older notifications would find nobody.
 */
export const TOAST_ACTIVATOR = '{5A2CC3EF-BEC8-4152-8340-A0D5E17E9F17}';

/**
 * Says who the app is before anything else happens: name, Windows id, data folder. The demo lives in a folder of
 * its own, so that it never touches what is really watched. Returns the data folder.
 * @throws StoreError when that cannot be made or written to.
 */
export function identifyApp(options: LaunchOptions, platform: NodeJS.Platform = process.platform): string {
  // Also the name of the Start menu shortcut that Electron looks for on Windows.
  app.setName(APP_FOLDER_NAME);
  app.setAppUserModelId(APP_ID);
  if (platform === 'win32') app.setToastActivatorCLSID(TOAST_ACTIVATOR);
  const base = options.dataDir ?? app.getPath('userData');
  const folder = options.demo && options.servers.length === 0 ? join(base, 'Demo') : base;
  // Electron refuses a path that is not there.
  ensureDataFolder(folder);
  app.setPath('userData', folder);
  app.dock?.hide();
  return folder;
}
