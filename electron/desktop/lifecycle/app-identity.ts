import { join } from 'node:path';
import { app } from 'electron';
import { APP_FOLDER_NAME, ensureDataFolder, hasData } from '../../store/data-folder.ts';
import type { LaunchOptions } from './launch-options.ts';

/** What the system knows the app by. */
export interface AppIdentity {
  /** Also the name of the data folder. */
  readonly name: string;
  /** Application user model id (Windows). */
  readonly appId: string;
  /**
   * Class id by which Windows passes a click on a notification to the app, and starts the app for it. It never changes:
   * without it Electron invents one at each start, and clicks on older notifications reach nobody.
   */
  readonly toastActivator: string;
}

const INSTALLED: AppIdentity = {
  name: APP_FOLDER_NAME,
  // The same as in electron-builder.yml.
  appId: 'org.xrplchime.app',
  toastActivator: '{5A2CC3EF-BEC8-4152-8340-A0D5E17E9F17}',
};

/** Its own in everything, so that it overwrites nothing of what is installed. */
const FROM_SOURCES: AppIdentity = {
  name: `${APP_FOLDER_NAME} (development)`,
  appId: 'org.xrplchime.app.development',
  toastActivator: '{4F97301F-0972-40EA-BC04-2518CA0C8F63}',
};

/** The identity of this run. */
export function appIdentity(): AppIdentity {
  return app.isPackaged ? INSTALLED : FROM_SOURCES;
}

export interface DataPlace {
  readonly dataFolder: string;
  /**
   * The folder of what is installed, where a run from the sources has no data yet and that has some: earlier versions kept
   * them there. Null otherwise.
   */
  readonly earlierData: string | null;
}

/**
 * Sets name, Windows ids and data folder before anything else happens. The demo has a folder of its own, so that it never
 * touches what is really watched.
 * @throws StoreError when the folder cannot be made or written to.
 */
export function identifyApp(options: LaunchOptions, platform: NodeJS.Platform = process.platform): DataPlace {
  const { name, appId, toastActivator } = appIdentity();
  app.setName(name);
  app.setAppUserModelId(appId);
  if (platform === 'win32') app.setToastActivatorCLSID(toastActivator);
  const folderOf = (called: string) => join(app.getPath('appData'), called);
  const isDemo = options.demo && options.servers.length === 0;
  const base = options.dataDir ?? folderOf(name);
  const dataFolder = isDemo ? join(base, 'Demo') : base;
  const installed = folderOf(INSTALLED.name);
  const isOwn = options.dataDir === null && !isDemo;
  const earlierData = isOwn && !hasData(dataFolder) && hasData(installed) ? installed : null;
  // Electron takes the path as it is and does not make the folder.
  ensureDataFolder(dataFolder);
  app.setPath('userData', dataFolder);
  app.dock?.hide();
  return { dataFolder, earlierData };
}

/** Says in the terminal which folder a run from the sources uses. What is installed has no terminal, and says nothing. */
export function sayPlace({ dataFolder, earlierData }: DataPlace): void {
  if (app.isPackaged) return;
  const own = `XRPL Chime is running from source and keeps its data in "${dataFolder}".`;
  const earlier =
    earlierData === null
      ? ''
      : ` Your earlier data is in "${earlierData}". To open it: npm start -- --data-dir="${earlierData}"`;
  process.stdout.write(`${own}${earlier}\n`);
}
