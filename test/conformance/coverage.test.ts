import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { OF_ELECTRON } from '../assumptions/check-assumptions.ts';
import { PAGE_STATEMENTS, STATEMENTS } from './all.ts';
import { ENDINGS } from './statements/endings.ts';
import { findUsedMembers } from './used-members.ts';

const project = join(import.meta.dirname, '..', '..');

/** Values that members of Electron take or give, which say nothing by themselves. */
const VALUES = ['Rectangle', 'Point', 'Size', 'EditFlags'];

it('each member of Electron that the app uses has a statement or an assumption', () => {
  const shown = new Set(
    [...STATEMENTS, ...PAGE_STATEMENTS, ...ENDINGS, ...OF_ELECTRON].flatMap(({ about = [] }) => about),
  );
  // Nothing else may import it (test/directions.test.ts).
  const sources = ['main.ts', 'preload.ts', 'desktop/'].map((name) => join(project, 'electron', name));
  const isOurs = (file: string) => sources.some((source) => file.startsWith(source));
  const used = findUsedMembers(join(project, 'tsconfig.json'), isOurs);
  const missing = used.filter(
    ({ member }) => !shown.has(member) && !VALUES.some((owner) => member.startsWith(`${owner}.`)),
  );
  expect(missing.map(({ member, file }) => `${member} in ${relative(project, file)}`)).toEqual([]);
  expect(used.length).toBeGreaterThan(100);
});

it('finds what is used of Electron, and nothing else', () => {
  const root = mkdtempSync(join(tmpdir(), 'chime-members-'));
  try {
    symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'), 'junction');
    const code = `
      import { app, Menu, type Shell, Tray } from 'electron';
      export function use(shell: Pick<Shell, 'beep'>): void {
        const tray = new Tray('icon.png');
        tray.on('click', () => app.quit());
        Menu.buildFromTemplate([]).once('menu-will-show', () => shell.beep());
        app.on('before-quit', (event) => event.preventDefault());
        process.stdout.write(String(process.resourcesPath).trim());
      }`;
    writeFileSync(join(root, 'code.ts'), code);
    const options = { module: 'NodeNext', strict: true, types: ['node'], noEmit: true };
    writeFileSync(
      join(root, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: options, include: ['*.ts'] }),
    );
    const found = findUsedMembers(join(root, 'tsconfig.json'), (file) => file.startsWith(root));
    expect(found.map(({ member }) => member).toSorted()).toEqual([
      'App.on:before-quit',
      'App.quit',
      'Event.preventDefault',
      'Menu.buildFromTemplate',
      'Menu.once:menu-will-show',
      'Shell.beep',
      'Tray.on:click',
    ]);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
