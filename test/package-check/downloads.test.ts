import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';

interface Config {
  readonly artifactName: string;
  readonly [system: string]: unknown;
}
interface Target {
  readonly target: string;
  readonly arch: readonly string[];
}

const root = join(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);
/** What the packager itself uses. */
const ofBuilder = createRequire(require.resolve('electron-builder'));
const ofUpdater = createRequire(require.resolve('electron-updater'));
const { load } = ofUpdater('js-yaml') as { load: (text: string) => Config };
const { Arch, getArtifactArchName } = ofBuilder('builder-util') as {
  readonly Arch: Readonly<Record<string, number>>;
  readonly getArtifactArchName: (arch: number | undefined, extension: string) => string;
};
const EXTENSION: Readonly<Record<string, string>> = { nsis: 'exe' };

it('names in README every file that a person downloads, as electron-builder calls it', () => {
  const config = load(readFileSync(join(root, 'electron-builder.yml'), 'utf8'));
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const download = /## Download\n([\s\S]*?)\n## /.exec(readme)?.[1] ?? '';
  const names = ['win', 'mac', 'linux'].flatMap((os) =>
    (config[os] as { readonly target: readonly Target[] }).target
      // The zip is what a Mac updates from.
      .filter(({ target }) => target !== 'zip')
      .flatMap(({ target, arch }) => {
        const ext = EXTENSION[target] ?? target;
        return arch.map((each) => {
          const parts = { version: '…', os, arch: getArtifactArchName(Arch[each], ext), ext };
          return config.artifactName.replace(
            /\$\{(\w+)\}/g,
            (_whole, part: keyof typeof parts) => parts[part],
          );
        });
      }),
  );
  expect(names).toHaveLength(10);
  const missing = names.filter(
    (name) =>
      !download.includes(`\`${name}\``) && !download.includes(`\`${name.slice(name.indexOf('…-') + 1)}\``),
  );
  expect(missing).toEqual([]);
});
