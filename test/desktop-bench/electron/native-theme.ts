import type Electron from 'electron';
import { platform } from './platform/platform.ts';
import { strictEmitter } from './strict.ts';

let source: Electron.NativeTheme['themeSource'] = 'system';
/** What the desktop itself says; Windows has colours of their own for the taskbar. */
const system = { isDark: false, isTaskbarDark: false };
/** The taskbar's colours, read only when a change is told (electron_api_native_theme.cc). */
let taskbar: boolean | null = null;

const isDark = (): boolean => (source === 'system' ? system.isDark : source === 'dark');

class NativeTheme extends strictEmitter('nativeTheme') {
  get themeSource(): typeof source {
    return source;
  }
  set themeSource(value: typeof source) {
    changing(() => {
      source = value;
    });
  }
  get shouldUseDarkColors(): boolean {
    return isDark();
  }
  get shouldUseDarkColorsForSystemIntegratedUI(): boolean {
    return taskbar ?? isDark();
  }
}

/** Electron's `nativeTheme`, as far as the app uses it: colours follow themeSource, and `updated` comes a turn later. */
export const nativeTheme = new NativeTheme();

/** The desktop's theme changes, and the taskbar's with it. */
export const setSystemDark = (value: boolean): void => setThemes({ isDark: value, isTaskbarDark: value });

/** Windows: the themes of windows and of the taskbar, which differ for many. */
export const setThemes = (value: typeof system): void => changing(() => Object.assign(system, value));

function changing(change: () => unknown): void {
  const state = () => [isDark(), system.isDark, system.isTaskbarDark].join();
  const before = state();
  change();
  if (state() === before) return;
  if (platform.hasTaskbarTheme) taskbar = system.isTaskbarDark;
  setImmediate(() => nativeTheme.emit('updated'));
}

type Used = 'themeSource' | 'shouldUseDarkColors' | 'shouldUseDarkColorsForSystemIntegratedUI';
/** @internal Does not compile where the stand-in lacks what the app uses. */
export const nativeThemeShape: NativeTheme extends Pick<Electron.NativeTheme, Used> ? true : never = true;
