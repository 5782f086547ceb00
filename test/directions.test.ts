import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findImports } from './directions/imports.ts';
import { countSources, findViolations, type Violation } from './directions/rules.ts';

const projectRoot = join(import.meta.dirname, '..');

describe('this project', () => {
  it('keeps the directions of dependency', () => {
    const broken = findViolations(projectRoot).map(
      ({ file, line, specifier, message }) => `${file}:${line} ${specifier}: ${message}`,
    );
    expect(broken).toEqual([]);
    expect(countSources(projectRoot)).toBeGreaterThan(5);
  });
});

describe('a project that breaks a rule', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'chime-directions-'));
    write('package.json', '{"dependencies":{"ws":"1"},"devDependencies":{"react":"1","@types/ws":"1"}}');
    write('electron/contract/index.ts', 'export interface Payment { readonly hash: string }');
    write('electron/contract/payment.ts', 'export interface P { readonly hash: string }');
    write(
      'electron/xrpl/client.ts',
      "import type { Payment } from '../contract/index.ts';\nimport WebSocket from 'ws';",
    );
    write('electron/xrpl/clock.ts', '');
    write('electron/xrpl/protocol/frame.ts', "import '../clock.ts';");
    write('electron/xrpl/session/session.ts', "import '../protocol/frame.ts';");
    write('electron/xrpl/network-client.ts', "import type { S } from './session/session.ts';");
    write('electron/store/store.ts', "import '../xrpl/client.ts';");
    write('electron/watch/monitor.ts', "import '../store/store.ts';");
    write('electron/desktop/tray.ts', "import { Tray } from 'electron';\nimport '../watch/monitor.ts';");
    write('electron/main.ts', "import './desktop/tray.ts';");
    write('electron/headless.ts', "import './watch/monitor.ts';");
    write(
      'renderer/app.tsx',
      "import type { Payment } from '../electron/contract/index.ts';\nimport 'react';\n<p>x</p>;",
    );
    write('test/helper.ts', '');
  });

  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }

  it('is clean before it is broken', () => {
    expect(findViolations(root)).toEqual([]);
  });

  const cases: readonly [name: string, file: string, source: string, rule: Violation['rule']][] = [
    ['an import upwards', 'electron/xrpl/bad.ts', "import '../watch/monitor.ts';", 'upward'],
    [
      'a type import upwards',
      'electron/store/bad.ts',
      "import type { M } from '../watch/monitor.ts';",
      'upward',
    ],
    [
      'an inline import type upwards',
      'electron/store/bad.ts',
      "type M = import('../watch/monitor.ts').M;",
      'upward',
    ],
    [
      'a sub-room importing one above it',
      'electron/xrpl/protocol/bad.ts',
      "import type { S } from '../session/session.ts';",
      'upward',
    ],
    [
      'a sub-room importing the face of its room',
      'electron/xrpl/session/bad.ts',
      "import type { N } from '../network-client.ts';",
      'upward',
    ],
    [
      'a sub-room without a place in the order',
      'electron/xrpl/helpers/bad.ts',
      "import '../protocol/frame.ts';",
      'upward',
    ],
    ['a dynamic import upwards', 'electron/watch/bad.ts', "await import('../desktop/tray.ts');", 'upward'],
    ['a re-export upwards', 'electron/payments/bad.ts', "export * from '../store/store.ts';", 'upward'],
    ['a named re-export upwards', 'electron/xrpl/bad.ts', "export { a } from '../store/store.ts';", 'upward'],
    ['a worker upwards', 'electron/xrpl/bad.ts', "new URL('../store/store.ts', import.meta.url);", 'upward'],
    [
      'the contract importing a room',
      'electron/contract/index.ts',
      "import type { C } from '../xrpl/client.ts';",
      'upward',
    ],
    [
      'a part of the contract importing a room',
      'electron/contract/bad.ts',
      "import type { C } from '../xrpl/client.ts';",
      'upward',
    ],
    [
      'a room importing a part of the contract',
      'electron/xrpl/bad.ts',
      "import type { P } from '../contract/payment.ts';",
      'past-contract',
    ],
    [
      'the renderer importing a part of the contract',
      'renderer/bad.ts',
      "import type { P } from '../electron/contract/payment.ts';",
      'renderer-reaches-main',
    ],
    ['a room importing a root', 'electron/desktop/bad.ts', "import '../main.ts';", 'upward'],
    [
      'electron in the watch room',
      'electron/watch/bad.ts',
      "import type { App } from 'electron';",
      'electron-outside-desktop',
    ],
    [
      'electron in the headless root',
      'electron/headless.ts',
      "import 'electron';",
      'electron-outside-desktop',
    ],
    [
      'electron in the renderer',
      'renderer/bad.ts',
      "import { ipcRenderer } from 'electron';",
      'electron-outside-desktop',
    ],
    ['a room nobody knows', 'electron/helpers/bad.ts', '', 'unknown-room'],
    ['a file beside the roots', 'electron/utilities.ts', '', 'unknown-room'],
    [
      'the renderer importing a room',
      'renderer/bad.ts',
      "import type { C } from '../electron/xrpl/client.ts';",
      'renderer-reaches-main',
    ],
    ['the renderer importing Node', 'renderer/bad.ts', "import 'node:fs';", 'renderer-reaches-main'],
    ['the app importing test/', 'electron/watch/bad.ts', "import '../../test/helper.ts';", 'reaches-test'],
    ['the renderer importing test/', 'renderer/bad.ts', "await import('../test/helper.ts');", 'reaches-test'],
    [
      'the app importing the simulated ledger',
      'electron/watch/bad.ts',
      "import type { L } from '../simulator/ledger.ts';",
      'reaches-simulator',
    ],
    [
      'the simulated ledger importing what it is to test',
      'electron/simulator/bad.ts',
      "import '../payments/classify.ts';",
      'upward',
    ],
    ['the app importing build/', 'electron/watch/bad.ts', "import '../../build/x.ts';", 'leaves-room'],
    ['a devDependency at run time', 'electron/watch/bad.ts', "import 'react';", 'not-a-dependency'],
    ['an unknown package', 'electron/watch/bad.ts', "import 'left-pad';", 'not-a-dependency'],
    ['an unknown package in the renderer', 'renderer/bad.ts', "import 'left-pad';", 'not-a-dependency'],
    ['a file that is not there', 'electron/watch/bad.ts', "import './nowhere.ts';", 'missing-file'],
    [
      'headless loading the desktop',
      'electron/headless.ts',
      "import './desktop/tray.ts';",
      'headless-needs-electron',
    ],
  ];

  it.each(cases)('reports %s', (_name, file, source, rule) => {
    write(file, source);
    const found = findViolations(root);
    expect(found.map((violation) => violation.rule)).toContain(rule);
  });

  it('reports a sub-room importing the face of its room by a detour', () => {
    write('electron/xrpl/detour.ts', "import './network-client.ts';");
    write('electron/xrpl/session/bad.ts', "import '../detour.ts';");
    expect(findViolations(root)).toMatchObject([{ file: 'electron/xrpl/session/bad.ts', rule: 'upward' }]);
  });

  it('names file, line and specifier', () => {
    write('electron/xrpl/bad.ts', "// one\nimport '../watch/monitor.ts';\n");
    expect(findViolations(root)).toMatchObject([
      { file: 'electron/xrpl/bad.ts', line: 2, specifier: '../watch/monitor.ts' },
    ]);
  });

  it('lets types of a package come from devDependencies', () => {
    write('electron/watch/good.ts', "import type { Node } from 'react';");
    expect(findViolations(root)).toEqual([]);
  });

  it('lets headless load a desktop file lazily', () => {
    write('electron/headless.ts', "if (flag) await import('./desktop/tray.ts');");
    expect(findViolations(root)).toEqual([]);
  });
});

describe('the import scanner', () => {
  it('tells value, lazy and type imports apart', () => {
    const source = [
      "import a from 'a';",
      "import type b from 'b';",
      "import { type c1, type c2 } from 'c';",
      "import { type d1, d2 } from 'd';",
      "export type { e } from 'e';",
      'const f = await import(`f`);',
      "const g = require('g');",
      "import h = require('h');",
      "import.meta.resolve('i');",
      "import 'j';",
    ].join('\n');
    expect(findImports(source).map(({ specifier, kind, line }) => [specifier, kind, line])).toEqual([
      ['a', 'value', 1],
      ['b', 'type', 2],
      ['c', 'type', 3],
      ['d', 'value', 4],
      ['e', 'type', 5],
      ['f', 'lazy', 6],
      ['g', 'value', 7],
      ['h', 'value', 8],
      ['i', 'value', 9],
      ['j', 'value', 10],
    ]);
  });

  it('is not fooled by comments, strings and computed names', () => {
    const source =
      "// import 'a';\n/* import 'b'; */ const s = \"import 'c'\"; export const t = 1; import(s);";
    expect(findImports(source)).toEqual([]);
  });
});
