import type { Shell, ShortcutDetails } from 'electron';
import { describe, expect, it } from 'vitest';
import { ensureToastShortcut } from '../../../electron/desktop/notifications/windows-shortcut.ts';

const PATH = 'C:\\Users\\me\\Start Menu\\Programs\\XRPL Chime.lnk';
const IDENTITY = {
  appId: 'org.xrplchime.app',
  activator: '{5A2CC3EF-BEC8-4152-8340-A0D5E17E9F17}',
  program: 'C:\\Programs\\XRPL Chime\\XRPL Chime.exe',
};

/** The shell of Windows with one shortcut in it, or none. */
function shellWith(first: ShortcutDetails | null, canWrite = true) {
  let link = first;
  const writes: string[] = [];
  const shell = {
    readShortcutLink: () => {
      if (link === null) throw new Error('Failed to read shortcut link');
      return link;
    },
    writeShortcutLink: (_path: string, operation: string, details: ShortcutDetails) => {
      writes.push(operation);
      if (!canWrite) return false;
      link = { ...(operation === 'update' ? link : {}), ...details };
      return true;
    },
  } as unknown as Pick<Shell, 'readShortcutLink' | 'writeShortcutLink'>;
  return { shell, writes, link: () => link };
}

describe('the Start menu shortcut that notifications are tied to', () => {
  it('gets the activator after the installer wrote it, and keeps the rest', () => {
    const { shell, writes, link } = shellWith({
      target: IDENTITY.program,
      appUserModelId: IDENTITY.appId,
      description: 'Rings',
      toastActivatorClsid: '',
    });
    expect(ensureToastShortcut(PATH, IDENTITY, shell)).toBe(true);
    expect(writes).toEqual(['update']);
    expect(link()).toMatchObject({ toastActivatorClsid: IDENTITY.activator, description: 'Rings' });
    expect(ensureToastShortcut(PATH, IDENTITY, shell)).toBe(true);
    expect(writes).toHaveLength(1);
  });

  it('is left alone where it is right, however its class id and path are written', () => {
    const { shell, writes } = shellWith({
      target: IDENTITY.program.toUpperCase(),
      appUserModelId: IDENTITY.appId,
      toastActivatorClsid: '5a2cc3ef-bec8-4152-8340-a0d5e17e9f17',
    });
    expect(ensureToastShortcut(PATH, IDENTITY, shell)).toBe(true);
    expect(writes).toEqual([]);
  });

  it('is made where there is none, and mended where the program has moved', () => {
    const none = shellWith(null);
    expect(ensureToastShortcut(PATH, IDENTITY, none.shell)).toBe(true);
    expect(none.writes).toEqual(['create']);
    const moved = shellWith({
      target: 'D:\\old\\XRPL Chime.exe',
      appUserModelId: IDENTITY.appId,
      toastActivatorClsid: IDENTITY.activator,
    });
    expect(ensureToastShortcut(PATH, IDENTITY, moved.shell)).toBe(true);
    expect(moved.link()?.target).toBe(IDENTITY.program);
  });

  it('promises nothing where it cannot be written', () => {
    expect(ensureToastShortcut(PATH, IDENTITY, shellWith(null, false).shell)).toBe(false);
  });
});
