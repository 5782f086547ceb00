import type { MenuItemConstructorOptions } from 'electron';
import type { Words } from '../texts/texts.ts';

/**
 * The macOS menus: the app's, Edit, Window. Roles bring what an item does, not its name: Electron names them in English
 * everywhere. "About" opens the app's own page, which is in the user's language.
 */
export function appMenuTemplate({ say }: Words, showAbout: () => void): MenuItemConstructorOptions[] {
  return [
    {
      label: say('appName'),
      submenu: [
        { label: say('about'), click: showAbout },
        { type: 'separator' },
        { role: 'hide', label: say('menuHide') },
        { role: 'hideOthers', label: say('menuHideOthers') },
        { role: 'unhide', label: say('menuShowAll') },
        { type: 'separator' },
        { role: 'quit', label: say('menuQuit') },
      ],
    },
    {
      label: say('menuEdit'),
      submenu: [
        { role: 'undo', label: say('menuUndo') },
        { role: 'redo', label: say('menuRedo') },
        { type: 'separator' },
        { role: 'cut', label: say('menuCut') },
        { role: 'copy', label: say('menuCopy') },
        { role: 'paste', label: say('menuPaste') },
        { role: 'delete', label: say('menuDelete') },
        { role: 'selectAll', label: say('menuSelectAll') },
      ],
    },
    {
      label: say('menuWindow'),
      role: 'window',
      submenu: [
        { role: 'minimize', label: say('menuMinimize') },
        { role: 'close', label: say('menuClose') },
      ],
    },
  ];
}
