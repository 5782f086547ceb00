import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { i18nFor } from '../../../electron/desktop/texts/i18n.ts';

const { app, popped } = vi.hoisted(() => ({
  app: { listeners: [] as ((event: unknown, contents: unknown) => void)[] },
  popped: [] as unknown[][],
}));
vi.mock('electron', () => ({
  app: { on: (_name: string, listener: never) => app.listeners.push(listener) },
  Menu: { buildFromTemplate: (items: unknown[]) => ({ popup: () => popped.push(items) }) },
}));
const { editMenuTemplate, offerEditMenu } = await import('../../../electron/desktop/menu/edit-menu.ts');

const flags = (can: boolean) => ({
  canCut: can,
  canCopy: can,
  canPaste: true,
  canSelectAll: true,
  canUndo: can,
  canRedo: can,
  canDelete: can,
  canEditRichly: false,
});

describe('the menu of fields and of selected text', () => {
  beforeEach(() => {
    app.listeners.length = 0;
    popped.length = 0;
  });

  it('pastes into an empty field, where there is nothing to cut or copy', () => {
    const items = editMenuTemplate(
      { isEditable: true, selectionText: '', editFlags: flags(false) },
      i18nFor('en'),
    );
    expect(items.filter(({ enabled }) => enabled).map(({ label }) => label)).toEqual(['Paste', 'Select All']);
    expect(items.map(({ role }) => role)).toEqual(['cut', 'copy', 'paste', undefined, 'selectAll']);
  });

  it('only copies what is selected outside fields, in the user’s language', () => {
    const selected = { isEditable: false, selectionText: 'rPT1Sjq2YG', editFlags: flags(true) };
    expect(editMenuTemplate(selected, i18nFor('de'))).toMatchObject([{ role: 'copy', label: 'Kopieren' }]);
    expect(editMenuTemplate({ ...selected, selectionText: ' ' }, i18nFor('de'))).toEqual([]);
  });

  it('opens for every page there will be, and not where it would be empty', () => {
    offerEditMenu(() => i18nFor('en'));
    const contents = new EventEmitter();
    for (const listener of app.listeners) listener({}, contents);
    contents.emit('context-menu', {}, { isEditable: false, selectionText: '', editFlags: flags(false) });
    expect(popped).toHaveLength(0);
    contents.emit('context-menu', {}, { isEditable: true, selectionText: '', editFlags: flags(false) });
    expect(popped).toHaveLength(1);
  });
});
