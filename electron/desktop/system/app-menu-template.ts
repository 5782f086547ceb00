import type { MenuItemConstructorOptions } from 'electron';
import type { I18n } from '../texts/texts.ts';

/**
 * The macOS menus: the app's, Edit, Window. Roles bring what an item does, not its name: Electron names them in English
 * everywhere. "About" opens the app's own page, which is in the user's language.
 */
export function appMenuTemplate({ t }: I18n, showAbout: () => void): MenuItemConstructorOptions[] {
  return [
    {
      label: t('appName'),
      submenu: [
        { label: t('about'), click: showAbout },
        { type: 'separator' },
        { role: 'hide', label: t('menuHide') },
        { role: 'hideOthers', label: t('menuHideOthers') },
        { role: 'unhide', label: t('menuShowAll') },
        { type: 'separator' },
        { role: 'quit', label: t('menuQuit') },
      ],
    },
    {
      label: t('menuEdit'),
      submenu: [
        { role: 'undo', label: t('menuUndo') },
        { role: 'redo', label: t('menuRedo') },
        { type: 'separator' },
        { role: 'cut', label: t('menuCut') },
        { role: 'copy', label: t('menuCopy') },
        { role: 'paste', label: t('menuPaste') },
        { role: 'delete', label: t('menuDelete') },
        { role: 'selectAll', label: t('menuSelectAll') },
      ],
    },
    {
      label: t('menuWindow'),
      role: 'window',
      submenu: [
        { role: 'minimize', label: t('menuMinimize') },
        { role: 'close', label: t('menuClose') },
      ],
    },
  ];
}
