import { expect, it, vi } from 'vitest';
import type { AccountActions } from '../../../electron/desktop/actions/accounts.ts';
import type { AppContext } from '../../../electron/desktop/context/app-context.ts';

const asked: (readonly unknown[])[] = [];
const cancelled = async (...given: readonly unknown[]) => {
  asked.push(given);
  return { canceled: true, filePath: '', filePaths: [] };
};
vi.mock('electron', () => ({
  app: { getPath: () => '/home/me' },
  dialog: { showSaveDialog: cancelled, showOpenDialog: cancelled },
}));
const { createFileActions } = await import('../../../electron/desktop/actions/files.ts');

const WINDOW = { name: 'the window' };

async function askAll(parent: object | null): Promise<readonly (readonly unknown[])[]> {
  asked.length = 0;
  const i18n = { t: (key: string) => key };
  const runningExport = { isRunning: () => false };
  const context = {
    ...{ i18n: () => i18n, now: () => 0, soundFormats: ['wav'], dialogParent: () => parent },
    runningExport,
  };
  const files = createFileActions(context as unknown as AppContext, {} as AccountActions);
  await files.exportPayments({ offset: 0, limit: 1 }, 'csv');
  await files.exportAccounts();
  await files.importAccounts();
  await files.chooseSound();
  expect(asked).toHaveLength(4);
  return asked;
}

it('file dialogs belong to the window where it is seen, so that they are in front of it', async () => {
  for (const [parent, options] of await askAll(WINDOW)) {
    expect(parent).toBe(WINDOW);
    expect(options).toHaveProperty('title');
  }
});

it('file dialogs stand alone where it is hidden: macOS would show none of a hidden window', async () => {
  for (const [options, ...more] of await askAll(null)) {
    expect(options).toHaveProperty('title');
    expect(more).toEqual([]);
  }
});
