import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wordForOldNode } from '../../build/needs-node.mjs';

describe('the word for an old Node', () => {
  it.each(['24.0.0', '24.21.0', '25.1.0', '100.0.0'])('is not said on %s', (version) => {
    expect(wordForOldNode(version)).toBeNull();
  });

  it.each(['23.11.1', '20.20.2', '9.0.0'])('names what is needed on %s', (version) => {
    expect(wordForOldNode(version)).toBe(
      `XRPL Chime needs Node 24 or later; this is ${version}. "npm run headless" brings its own.`,
    );
  });
});

describe('the Node that things run on', () => {
  const read = (file: string) => readFileSync(join(import.meta.dirname, '../..', file), 'utf8');
  const manifest = JSON.parse(read('package.json')) as {
    readonly devDependencies: Readonly<Record<string, string>>;
    readonly devEngines: { readonly runtime: { readonly version: string } };
  };

  it('is the one that npm brings, in .nvmrc too', () => {
    expect(read('.nvmrc').trim()).toBe(manifest.devDependencies.node);
    expect(wordForOldNode(read('.nvmrc'))).toBeNull();
  });

  it('is at least what the word names, in package.json too', () => {
    const needed = Number(/^>=(\d+)$/.exec(manifest.devEngines.runtime.version)?.[1]);
    expect(wordForOldNode(`${needed}.0.0`)).toBeNull();
    expect(wordForOldNode(`${needed - 1}.9.9`)).not.toBeNull();
  });
});
