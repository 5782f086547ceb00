import { join } from 'node:path';
import { app } from 'electron';
import { APP_FOLDER_NAME, ensureDataFolder } from '../../store/data-folder.ts';
import type { LaunchOptions } from './launch-options.ts';

/** Application user model id: the same as appId in electron-builder.yml. */
export const APP_ID = 'org.xrplchime.app';

/**
 * Class id by which Windows passes a click on a notification to the app, and starts the app for it. It never changes:
 * without it Electron invents one at each start, and clicks on older notifications reach nobody.
 */
export const TOAST_ACTIVATOR = '{5A2CC3EF-BEC8-4152-8340-A0D5E17E9F17}';

/**
 * Sets name, Windows id and data folder before anything else happens. The demo has a folder of its own, so that it never
 * touches what is really watched. Returns the data folder.
 * @throws StoreError when the folder cannot be made or written to.
 */
export function identifyApp(options: LaunchOptions, platform: NodeJS.Platform = process.platform): string {
  // On Windows Electron also looks for a Start menu shortcut of this name.
  app.setName(APP_FOLDER_NAME);
  app.setAppUserModelId(APP_ID);
  if (platform === 'win32') app.setToastActivatorCLSID(TOAST_ACTIVATOR);
  const base = options.dataDir ?? app.getPath('userData');
  const folder = options.demo && options.servers.length === 0 ? join(base, 'Demo') : base;
  // Electron refuses a path that does not exist.
  ensureDataFolder(folder);
  app.setPath('userData', folder);
  app.dock?.hide();
  return folder;
}
