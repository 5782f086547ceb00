import type { MenuItemConstructorOptions } from 'electron';
import type { I18n } from '../texts/i18n.ts';

/**
 * The macOS menus: the app's, Edit, Window. A role gives an item its effect, but Electron names it in English everywhere,
 * so each has a label. "About" opens the app's own page, which is in the user's language.
 */
export function appMenuTemplate({ t }: I18n, showAbout: () => void): MenuItemConstructorOptions[] {
  return [
    {
      label: t('app.name'),
      submenu: [
        { label: t('tray.about'), click: showAbout },
        { type: 'separator' },
        { role: 'hide', label: t('menu.hide') },
        { role: 'hideOthers', label: t('menu.hideOthers') },
        { role: 'unhide', label: t('menu.showAll') },
        { type: 'separator' },
        { role: 'quit', label: t('menu.quit') },
      ],
    },
    {
      label: t('menu.edit'),
      submenu: [
        { role: 'undo', label: t('menu.undo') },
        { role: 'redo', label: t('menu.redo') },
        { type: 'separator' },
        { role: 'cut', label: t('menu.cut') },
        { role: 'copy', label: t('menu.copy') },
        { role: 'paste', label: t('menu.paste') },
        { role: 'delete', label: t('menu.delete') },
        { role: 'selectAll', label: t('menu.selectAll') },
      ],
    },
    {
      label: t('menu.window'),
      role: 'window',
      submenu: [
        { role: 'minimize', label: t('menu.minimize') },
        { role: 'close', label: t('menu.close') },
      ],
    },
  ];
}
