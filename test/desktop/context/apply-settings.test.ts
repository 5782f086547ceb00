import { beforeEach, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../../electron/contract/index.ts';
import { readLaunchOptions } from '../../../electron/desktop/lifecycle/launch-options.ts';
import { i18nFor } from '../../../electron/desktop/texts/i18n.ts';

const done: string[] = [];
const refusing = { loginItem: false };
vi.mock('electron', () => ({
  app: {
    isPackaged: true,
    setLoginItemSettings({ openAtLogin }: { readonly openAtLogin: boolean }) {
      if (refusing.loginItem) throw new Error('no right to');
      done.push(`at login: ${openAtLogin}`);
    },
  },
  Menu: { setApplicationMenu: () => done.push('menu'), buildFromTemplate: () => null },
}));
const { createApplySettings } = await import('../../../electron/desktop/context/apply-settings.ts');

let settings: Settings;
const platform = vi.spyOn(process, 'platform', 'get').mockReturnValue('win32');
beforeEach(() => {
  done.length = 0;
  refusing.loginItem = false;
  settings = DEFAULT_SETTINGS;
  platform.mockReturnValue('win32');
});

function open() {
  return createApplySettings({
    options: readLaunchOptions([]),
    settings: { settings: () => settings },
    i18n: () => i18nFor('en'),
    setAppTheme: (theme) => done.push(`theme: ${theme}`),
    setShortcut: (shortcut) => shortcut !== 'Control+Taken',
    showAbout: () => undefined,
  });
}

it('settings are applied, each of them, though the shortcut is taken', () => {
  const { applySettings } = open();
  settings = { ...settings, theme: 'dark', shortcut: 'Control+Taken', startAtLogin: true };
  expect(applySettings()).toContain('Control+Taken');
  expect(done).toEqual(['theme: dark', 'menu', 'at login: true']);
});

it('what the system refuses is said before what another program has taken', () => {
  const { applySettings } = open();
  refusing.loginItem = true;
  settings = { ...settings, shortcut: 'Control+Taken', startAtLogin: true };
  expect(applySettings()).toMatch(/^Couldn’t change “Start at login”\. .*no right to/);
});

it('nothing is told to the system at start', () => {
  settings = { ...settings, startAtLogin: true };
  expect(open().applySettings()).toBeNull();
  expect(done).not.toContain('at login: true');
});
