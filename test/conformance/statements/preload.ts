import assert from 'node:assert/strict';
import { ask } from '../ask.ts';
import type { Statement } from '../statement.ts';

export const PRELOAD: readonly Statement[] = [
  {
    says: 'A sandboxed preload is CommonJS, sees the document, and can load neither files nor Node’s modules',
    about: ['ContextBridge.exposeInMainWorld'],
    async run({ page }) {
      const { isSandboxed, hasDocument, refused, refusedFile } = await ask(await page(), ({ seen }) => seen);
      assert.deepEqual({ isSandboxed, hasDocument }, { isSandboxed: true, hasDocument: true });
      assert.match(refused, /module not found: node:fs/);
      assert.match(refusedFile, /module not found: \.\/neighbour\.cjs/);
    },
  },
  {
    says: 'The preload has run before the first script of the page',
    about: [],
    async run({ page }) {
      const first = await ask(await page(), (_bridge, at) => at.atFirst);
      assert.equal(first, 'object');
    },
  },
  {
    says: 'The page itself has nothing of Node or Electron',
    about: [],
    async run({ page }) {
      const found = await ask(await page(), () =>
        ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter(
          (name) => name in globalThis,
        ),
      );
      assert.deepEqual(found, []);
    },
  },
  {
    says: 'In main, electron is imported by name and as a whole',
    about: [],
    early: true,
    async run({ electron }) {
      const named = await import('electron');
      assert.equal(named.app, electron.app);
      assert.equal(named.default.app, electron.app);
    },
  },
];
