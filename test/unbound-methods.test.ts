import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findUnboundMethods } from './directions/unbound-methods.ts';

const projectRoot = join(import.meta.dirname, '..');

it('no method of a class is handed over without its object', () => {
  const sources = join(projectRoot, 'electron');
  const found = findUnboundMethods(join(projectRoot, 'tsconfig.json'), (file) => file.startsWith(sources));
  expect(found.map(({ file, line, text }) => `${file}:${line} ${text}`)).toEqual([]);
});

const AROUND = `
  class Door { isOpen = false; toggle(): void { this.isOpen = !this.isOpen; } bound = () => this.toggle(); }
  interface Openable { toggle(): void }
  interface Bound { readonly toggle: () => void }
  interface Other { ring(): void }
  declare const door: Door, openable: Openable, bound: Bound, other: Other;
  declare function onClick(listener: () => void): void;
`;
const LOSES_ITS_OBJECT = [
  ['door.toggle', 'onClick(door.toggle);'],
  ['door.toggle', 'export const options = { onClick: door.toggle };'],
  ['toggle: press', 'const { toggle: press } = door; onClick(press);'],
  ['openable.toggle', 'onClick(openable.toggle);'],
] as const;
const KEEPS_IT = [
  'door.toggle();',
  'onClick(() => door.toggle());',
  'onClick(door.toggle.bind(door));',
  'onClick(door.bound);',
  'onClick(bound.toggle);',
  'onClick(other.ring);',
  'door.toggle = () => undefined;',
  'export type Toggle = typeof door.toggle;',
];

it('a method that loses its object is found, and no other', () => {
  const root = mkdtempSync(join(tmpdir(), 'chime-unbound-'));
  try {
    const code = [...LOSES_ITS_OBJECT.map(([, line]) => line), ...KEEPS_IT].join('\n');
    writeFileSync(join(root, 'tsconfig.json'), '{"compilerOptions":{"strict":true},"include":["*.ts"]}');
    writeFileSync(join(root, 'code.ts'), AROUND + code);
    const found = findUnboundMethods(join(root, 'tsconfig.json'), (file) => file.startsWith(root));
    expect(found.map(({ text }) => text).toSorted()).toEqual(
      LOSES_ITS_OBJECT.map(([text]) => text).toSorted(),
    );
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
