import { nativeTheme } from 'electron';
import type { Settings } from '../../contract/index.ts';

/** The panel, taskbar or menu bar that holds the tray icon. */
export interface PanelTheme {
  readonly isDark: () => boolean;
  /** Sets the theme of the app's own window; the panel keeps its own. */
  readonly setAppTheme: (theme: Settings['theme']) => void;
  /** Calls the listener when the panel may have changed. Returns its remover. */
  readonly follow: (listener: () => void) => () => void;
}

/** Panels that are light where the system prefers light. GNOME's top bar is always dark. */
const FOLLOWS_SYSTEM = /KDE|XFCE|Cinnamon|MATE|LXQt/i;
/** Looking at the system's preference is told as a change; such echoes come within this time. */
const ECHO_MS = 500;

/**
 * Where the colour of the panel comes from:
 *
 * - Windows: the taskbar's own theme. Electron reads it when a change is told, and until then takes the app's instead
 *   (electron_api_native_theme.cc), so a change is brought about once.
 * - Linux: what the system prefers. The app's theme overrides `shouldUseDarkColors`, and nothing else tells, so the
 *   override is taken away for the moment of looking.
 * - macOS colours the icon itself.
 *
 * @param desktop XDG_CURRENT_DESKTOP.
 */
export function createPanelTheme(platform: NodeJS.Platform, desktop: string | undefined): PanelTheme {
  const looksAtSystem = platform === 'linux' && FOLLOWS_SYSTEM.test(desktop ?? '');
  let appTheme: Settings['theme'] = nativeTheme.themeSource;
  let isSystemDark = nativeTheme.shouldUseDarkColors;
  let echo: NodeJS.Timeout | null = null;

  if (platform === 'win32') {
    nativeTheme.themeSource = nativeTheme.shouldUseDarkColors ? 'light' : 'dark';
    nativeTheme.themeSource = appTheme;
  }

  function look(): void {
    if (echo !== null) clearTimeout(echo);
    echo = setTimeout(() => {
      echo = null;
    }, ECHO_MS);
    nativeTheme.themeSource = 'system';
    isSystemDark = nativeTheme.shouldUseDarkColors;
    nativeTheme.themeSource = appTheme;
  }

  return {
    isDark() {
      if (platform === 'linux') return looksAtSystem ? isSystemDark : true;
      return nativeTheme.shouldUseDarkColorsForSystemIntegratedUI;
    },
    setAppTheme(theme) {
      if (theme === appTheme) return;
      appTheme = theme;
      if (looksAtSystem) look();
      else nativeTheme.themeSource = theme;
    },
    follow(listener) {
      const onUpdated = () => {
        if (looksAtSystem && echo === null) look();
        listener();
      };
      nativeTheme.on('updated', onUpdated);
      return () => {
        if (echo !== null) clearTimeout(echo);
        nativeTheme.removeListener('updated', onUpdated);
      };
    },
  };
}
