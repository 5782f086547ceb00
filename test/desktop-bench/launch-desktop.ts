import type { DesktopApp, LaunchOptions } from './desktop-app.ts';
import { launchBench } from './launch.ts';
import { launchElectron } from './real/launch-electron.ts';
import { isRealElectron } from './requirements.ts';

/** Starts the app on the bench, or in the real Electron where CHIME_DESKTOP=electron asks for it. */
export function launchDesktop(options: LaunchOptions = {}): Promise<DesktopApp> {
  return isRealElectron ? launchElectron(options) : launchBench(options);
}
