import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { judgeContent } from './content.ts';

describe('the contents of a package', () => {
  let root: string;
  let app: string;
  let sources: string;

  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'chime-content-')));
    app = join(root, 'app.asar');
    sources = join(root, 'sources');
    for (const place of [app, sources]) {
      write(place, 'node_modules/used/package.json', '{"name":"used","version":"1.0.0","main":"index.js"}');
      write(place, 'node_modules/used/index.js', 'module.exports = 1;');
      write(place, 'node_modules/used/LICENSE', 'MIT');
    }
    write(app, 'package.json', '{"type":"module","main":"dist/main.js"}');
    write(app, 'LICENSE', 'MIT');
    write(app, 'dist/main.js', "import { app } from 'electron';\nimport 'node:fs';\nimport 'used';");
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  function write(place: string, path: string, text: string): void {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), text);
  }

  it('are in order when all is needed and all is there', () => {
    expect(judgeContent(app, sources)).toEqual([]);
  });

  it.each([
    ['a source map', 'dist/main.js.map', '{}', 'dist/main.js.map is superfluous'],
    ['the headless program', 'dist/headless.js', '', 'dist/headless.js is superfluous'],
    ['a source', 'dist/main.ts', '', 'dist/main.ts is superfluous'],
    ['a test', 'node_modules/used/test/x.js', '', 'node_modules/used/test/x.js is superfluous'],
    ['a recording', 'dist/a.jsonl.gz', '', 'dist/a.jsonl.gz is superfluous'],
    ['a folder of the project', 'electron/main.js', '', 'electron/main.js does not belong into the package'],
    [
      'a package that nothing loads',
      'node_modules/@scope/idle/package.json',
      '{"name":"@scope/idle","version":"1.0.0"}',
      'node_modules/@scope/idle is packed, and nothing loads it',
    ],
    [
      'an import that is not inside',
      'dist/preload.cjs',
      "require('absent')",
      'dist/preload.cjs cannot find absent inside the package',
    ],
    [
      'a dynamic import that is not inside',
      'dist/demo.js',
      "await import('absent/part')",
      'dist/demo.js cannot find absent/part inside the package',
    ],
  ])('name %s', (_name, path, text, problem) => {
    write(app, path, text);
    expect(judgeContent(app, sources)).toEqual([problem]);
  });

  it('do not count what only a folder outside could give', () => {
    write(
      root,
      'node_modules/outside/package.json',
      '{"name":"outside","version":"1.0.0","main":"index.js"}',
    );
    write(root, 'node_modules/outside/index.js', '');
    write(app, 'dist/preload.cjs', "require('outside')");
    expect(judgeContent(app, sources)).toEqual(['dist/preload.cjs cannot find outside inside the package']);
  });

  it('must bring the licences of what they hold', () => {
    rmSync(join(app, 'node_modules/used/LICENSE'));
    expect(judgeContent(app, sources)).toEqual(['node_modules/used/LICENSE must travel with the package']);
  });

  it('must hold the app itself', () => {
    rmSync(join(app, 'dist/main.js'));
    expect(judgeContent(app, sources)).toContain('dist/main.js is missing');
  });
});
