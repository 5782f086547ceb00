import { Menu } from 'electron';
import type { Words } from '../texts/texts.ts';
import { appMenuTemplate } from './app-menu-template.ts';

/** macOS needs a menu for the editing keys to work; elsewhere a tray app's window has none. */
export function setAppMenu(platform: NodeJS.Platform, words: Words, showAbout: () => void): void {
  Menu.setApplicationMenu(
    platform === 'darwin' ? Menu.buildFromTemplate(appMenuTemplate(words, showAbout)) : null,
  );
}
