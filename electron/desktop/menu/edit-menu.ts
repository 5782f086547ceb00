import { app, type ContextMenuParams, Menu, type MenuItemConstructorOptions } from 'electron';
import type { I18n } from '../texts/i18n.ts';

/** Offers cut, copy and paste at the pointer, in fields and on selected text: Electron has no such menu itself. */
export function offerEditMenu(i18n: () => I18n): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('context-menu', (_menuEvent, params) => {
      const items = editMenuTemplate(params, i18n());
      if (items.length > 0) Menu.buildFromTemplate(items).popup();
    });
  });
}

/**
 * The items for the text at the pointer; none where there is no text.
 * @internal
 */
export function editMenuTemplate(
  {
    isEditable,
    selectionText,
    editFlags,
  }: Pick<ContextMenuParams, 'isEditable' | 'selectionText' | 'editFlags'>,
  { t }: I18n,
): MenuItemConstructorOptions[] {
  const copy = { role: 'copy', label: t('menu.copy'), enabled: editFlags.canCopy } as const;
  if (!isEditable) return selectionText.trim() === '' ? [] : [copy];
  return [
    { role: 'cut', label: t('menu.cut'), enabled: editFlags.canCut },
    copy,
    { role: 'paste', label: t('menu.paste'), enabled: editFlags.canPaste },
    { type: 'separator' },
    { role: 'selectAll', label: t('menu.selectAll'), enabled: editFlags.canSelectAll },
  ];
}
