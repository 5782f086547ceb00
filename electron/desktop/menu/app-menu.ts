import { Menu } from 'electron';
import type { I18n } from '../texts/i18n.ts';
import { appMenuTemplate } from './app-menu-template.ts';

/** Sets the menu on macOS, which needs one for its editing keys; elsewhere a tray app's window has none. */
export function setAppMenu(platform: NodeJS.Platform, i18n: I18n, showAbout: () => void): void {
  Menu.setApplicationMenu(
    platform === 'darwin' ? Menu.buildFromTemplate(appMenuTemplate(i18n, showAbout)) : null,
  );
}
