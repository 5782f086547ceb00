import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

type Source = 'system' | 'light' | 'dark';

/**
 * Electron's nativeTheme: the app's theme overrides what the system prefers, and each change of the result is told later
 * (feat_add_set_theme_source_to_allow_apps_to.patch, electron_api_native_theme.cc). Windows' taskbar has a theme of its
 * own, which is read when the first change is told and not before.
 */
class Theme extends EventEmitter {
  #source: Source = 'system';
  #systemDark: boolean;
  #taskbarRead: boolean | null = null;
  taskbarDark: boolean | null = null;
  told = 0;
  constructor(systemDark = false) {
    super();
    this.#systemDark = systemDark;
  }
  get shouldUseDarkColors(): boolean {
    return this.#source === 'system' ? this.#systemDark : this.#source === 'dark';
  }
  get shouldUseDarkColorsForSystemIntegratedUI(): boolean {
    return this.#taskbarRead ?? this.shouldUseDarkColors;
  }
  get themeSource(): Source {
    return this.#source;
  }
  set themeSource(source: Source) {
    this.#change(() => {
      this.#source = source;
    });
  }
  setSystem(isDark: boolean): void {
    this.#change(() => {
      this.#systemDark = isDark;
    });
    // A change of the system is told also where the app's theme hides it.
    if (this.#source !== 'system') this.#tell();
  }
  #change(change: () => void): void {
    const before = this.shouldUseDarkColors;
    change();
    if (this.shouldUseDarkColors !== before) this.#tell();
  }
  #tell(): void {
    setTimeout(() => {
      this.told++;
      this.#taskbarRead = this.taskbarDark;
      this.emit('updated');
    }, 0);
  }
}

const electron: { nativeTheme: Theme } = { nativeTheme: new Theme() };
vi.mock('electron', () => ({
  get nativeTheme() {
    return electron.nativeTheme;
  },
}));
const { createPanelTheme } = await import('../../../electron/desktop/tray/panel-theme.ts');

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function open(platform: NodeJS.Platform, desktop?: string, systemDark = false) {
  const theme = new Theme(systemDark);
  electron.nativeTheme = theme;
  const panel = createPanelTheme(platform, desktop);
  return { theme, panel };
}

describe('the panel of Linux', () => {
  it('is as the system prefers it, whatever the app’s own theme', () => {
    const { theme, panel } = open('linux', 'KDE', false);
    expect(panel.isDark()).toBe(false);
    panel.setAppTheme('dark');
    vi.runAllTimers();
    expect(theme.themeSource).toBe('dark');
    expect(panel.isDark()).toBe(false);
    panel.setAppTheme('light');
    vi.runAllTimers();
    expect(theme.themeSource).toBe('light');
    expect(panel.isDark()).toBe(false);
  });

  it.each(['system', 'light', 'dark'] as const)(
    'follows the system while the app’s theme is %s, and is left alone afterwards',
    (source) => {
      const { theme, panel } = open('linux', 'XFCE', false);
      panel.setAppTheme(source);
      vi.runAllTimers();
      let changes = 0;
      const stop = panel.follow(() => changes++);
      theme.setSystem(true);
      vi.runAllTimers();
      expect(panel.isDark()).toBe(true);
      expect(theme.themeSource).toBe(source);
      expect(changes).toBeGreaterThan(0);
      // Looking changes the theme for a moment, which is told too: that must not go on for ever.
      expect(theme.told).toBeLessThan(8);
      const told = theme.told;
      vi.advanceTimersByTime(60_000);
      expect(theme.told).toBe(told);
      theme.setSystem(false);
      vi.runAllTimers();
      expect(panel.isDark()).toBe(false);
      stop();
    },
  );

  it('is dark on GNOME, which has no other', () => {
    const { panel } = open('linux', 'ubuntu:GNOME', false);
    expect(panel.isDark()).toBe(true);
    panel.setAppTheme('light');
    vi.runAllTimers();
    expect(panel.isDark()).toBe(true);
    expect(open('linux').panel.isDark()).toBe(true);
  });
});

describe('the taskbar of Windows', () => {
  it('has a theme of its own, which Electron reads once the theme has changed', () => {
    const theme = new Theme(false);
    theme.taskbarDark = true;
    electron.nativeTheme = theme;
    const panel = createPanelTheme('win32', undefined);
    vi.runAllTimers();
    expect(panel.isDark()).toBe(true);
    expect(theme.themeSource).toBe('system');
    panel.setAppTheme('light');
    vi.runAllTimers();
    expect(panel.isDark()).toBe(true);
  });
});

it('is not looked at any more once nobody follows it', () => {
  const { theme, panel } = open('linux', 'KDE');
  let changes = 0;
  panel.follow(() => changes++)();
  theme.setSystem(true);
  vi.runAllTimers();
  expect(changes).toBe(0);
});
