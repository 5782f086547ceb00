import { EventEmitter } from 'node:events';
import type Electron from 'electron';

let source: Electron.NativeTheme['themeSource'] = 'system';
/** What the desktop itself says. */
const system = { isDark: false };

const isDark = (): boolean => (source === 'system' ? system.isDark : source === 'dark');

/** Electron's `nativeTheme`, as far as the app uses it: colours follow themeSource, and `updated` comes a turn later. */
export const nativeTheme = Object.defineProperties(new EventEmitter(), {
  themeSource: {
    get: () => source,
    set: (value: typeof source) => changing(() => (source = value)),
  },
  shouldUseDarkColors: { get: isDark },
  // Only Windows tells the taskbar's own (electron_api_native_theme.cc).
  shouldUseDarkColorsForSystemIntegratedUI: {
    get: () => (process.platform === 'win32' ? system.isDark : isDark()),
  },
}) as EventEmitter & Pick<Electron.NativeTheme, 'themeSource' | Readable>;
type Readable = 'shouldUseDarkColors' | 'shouldUseDarkColorsForSystemIntegratedUI';

/** The desktop's theme changes. */
export const setSystemDark = (value: boolean): void => changing(() => (system.isDark = value));

function changing(change: () => unknown): void {
  const before = [isDark(), system.isDark].join();
  change();
  if ([isDark(), system.isDark].join() !== before) setImmediate(() => nativeTheme.emit('updated'));
}
