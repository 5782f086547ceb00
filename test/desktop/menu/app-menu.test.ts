import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { LANGUAGES, MAIN_TEXTS } from '../../../electron/contract/index.ts';
import { appMenuTemplate } from '../../../electron/desktop/menu/app-menu-template.ts';
import { i18nFor } from '../../../electron/desktop/texts/i18n.ts';

const inside = (item: MenuItemConstructorOptions): readonly MenuItemConstructorOptions[] =>
  Array.isArray(item.submenu) ? item.submenu : [];
const itemsIn = (language: string, showAbout = () => undefined) =>
  appMenuTemplate(i18nFor(language), showAbout)
    .flatMap((menu) => [menu, ...inside(menu)])
    .filter(({ type }) => type !== 'separator');

describe('the application menu (macOS)', () => {
  it.each(LANGUAGES)('names every item itself in %s: Electron’s own names are English', (language) => {
    const items = itemsIn(language);
    expect(items.length).toBeGreaterThan(15);
    const names = new Set<unknown>(Object.values(MAIN_TEXTS[language]));
    for (const { role, label } of items) expect(names.has(label ?? ''), `${role} ${label}`).toBe(true);
    if (language !== 'en') {
      const english = new Set(itemsIn('en').map(({ label }) => label));
      expect(items.filter(({ label }) => english.has(label)).map(({ label }) => label)).toEqual([
        'XRPL Chime',
      ]);
    }
  });

  it('has the roles that the editing keys need, and its About is the app’s own page', () => {
    const showAbout = vi.fn<() => undefined>();
    const items = itemsIn('de', showAbout);
    expect(items.map(({ role }) => role)).toEqual(
      expect.arrayContaining([
        'undo',
        'redo',
        'cut',
        'copy',
        'paste',
        'selectAll',
        'minimize',
        'close',
        'quit',
      ]),
    );
    const about = items.find(({ label }) => label === 'Über XRPL Chime');
    about?.click?.(undefined as never, undefined, undefined as never);
    expect(showAbout).toHaveBeenCalledOnce();
  });
});
