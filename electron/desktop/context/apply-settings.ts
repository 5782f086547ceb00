import { homedir } from 'node:os';
import type { SettingsStore } from '../../store/settings/settings.ts';
import type { LaunchOptions } from '../lifecycle/launch-options.ts';
import { setAppMenu } from '../menu/app-menu.ts';
import { createLoginItem, whyNoLoginItem } from '../system/login-item.ts';
import type { I18n } from '../texts/i18n.ts';
import { messageOf } from '../texts/message-of.ts';
import type { PanelTheme } from '../tray/panel-theme.ts';
import type { AppContext } from './app-context.ts';

interface ApplySettingsDeps {
  readonly options: LaunchOptions;
  readonly settings: Pick<SettingsStore, 'settings'>;
  readonly i18n: () => I18n;
  readonly setAppTheme: PanelTheme['setAppTheme'];
  readonly setShortcut: (accelerator: string | null) => boolean;
  readonly showAbout: () => void;
}

/** What the settings do outside of the app: theme, menu, shortcut, start at login. */
export function createApplySettings({
  options,
  settings,
  i18n,
  setAppTheme,
  setShortcut,
  showAbout,
}: ApplySettingsDeps): Pick<AppContext, 'applySettings' | 'loginItem'> {
  const loginItem = createLoginItem({
    platform: process.platform,
    set: settings.settings(),
    whyNot: whyNoLoginItem(options),
    env: process.env,
    home: homedir(),
    program: process.execPath,
  });
  return {
    loginItem,
    applySettings() {
      const { theme, shortcut } = settings.settings();
      setAppTheme(theme);
      setAppMenu(process.platform, i18n(), showAbout);
      const taken = setShortcut(shortcut) ? null : i18n().t('error.shortcut', { shortcut: shortcut ?? '' });
      try {
        loginItem.apply(settings.settings());
        return taken;
      } catch (error) {
        return i18n().t('error.autostart', { reason: i18n().message(messageOf(error)) });
      }
    },
  };
}
