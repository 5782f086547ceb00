import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const RENDERER = join(import.meta.dirname, '../../../renderer');
/** A build of its own: other tests build dist as one develops, which is larger. */
const FOLDER = mkdtempSync(join(tmpdir(), 'chime-first-script-'));
const ASSETS = join(FOLDER, 'assets');
const FIRST_SCRIPT_BYTES = 250_000;
const FIRST_PAINT_BYTES = 470_000;

/** These chunks with all that they import before they run. */
function withImports(files: readonly string[]): ReadonlySet<string> {
  const all = new Set(files);
  for (const file of all) {
    const text = readFileSync(join(ASSETS, file), 'utf8');
    for (const [, imported] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g))
      if (imported !== undefined) all.add(imported);
  }
  return all;
}

const bytes = (files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + statSync(join(ASSETS, file)).size, 0);

describe('the scripts of the built window', () => {
  let html = '';
  const named = (tag: RegExp) => [...html.matchAll(tag)].map(([, file]) => file ?? '');
  const firstScript = () => withImports(named(/<script[^>]+src="\.\/assets\/([^"]+)"/g));

  beforeAll(() => {
    const vite = join(RENDERER, '../node_modules/vite/bin/vite.js');
    const config = join(RENDERER, 'vite.config.ts');
    const given = ['build', RENDERER, '--config', config, '--outDir', FOLDER, '--logLevel', 'error'];
    // As what ships is built: for tests, React is another and twice as large.
    execFileSync(process.execPath, [vite, ...given], { env: { ...process.env, NODE_ENV: 'production' } });
    html = readFileSync(join(FOLDER, 'index.html'), 'utf8');
  });
  afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

  it('begin with one that is small', () => {
    const first = firstScript();
    expect(first.size).toBeGreaterThan(0);
    expect(bytes(first)).toBeLessThanOrEqual(FIRST_SCRIPT_BYTES);
  });

  it('are small until the list of payments is drawn, in one language', () => {
    const beside = withImports(named(/<link rel="modulepreload"[^>]+href="\.\/assets\/([^"]+)"/g));
    const languages = readdirSync(ASSETS).filter((file) => /^window-.*\.js$/.test(file));
    expect(languages).toHaveLength(4);
    // The list itself is among them.
    const text = [...beside].map((file) => readFileSync(join(ASSETS, file), 'utf8')).join();
    expect(text).toContain('payment-scroller');
    // Each is a request to main.
    expect(new Set([...firstScript(), ...beside]).size).toBeLessThanOrEqual(6);
    const largest = Math.max(...languages.map((file) => bytes([file])));
    expect(bytes(new Set([...firstScript(), ...beside])) + largest).toBeLessThanOrEqual(FIRST_PAINT_BYTES);
  });
});
