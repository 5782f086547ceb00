/**
 * Makes the package of the headless program alone, as a registry takes it: `npm run package:cli`, or
 * `node build/cli-package.ts <folder>`. Its command is `xrpl-chime`. It brings all that it runs in its own files.
 */
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeHeadless } from './headless-bundle.ts';
import { sourcesOf } from './headless-file.mjs';

const project = join(import.meta.dirname, '..');

interface Manifest {
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** The package's own manifest, from the project's. */
function manifestOf({ version, license, dependencies }: Manifest): Readonly<Record<string, unknown>> {
  return {
    name: 'xrpl-chime',
    version,
    description: 'Watches XRP Ledger accounts and tells of every payment, without a window.',
    license,
    type: 'module',
    bin: { 'xrpl-chime': 'dist/headless.js' },
    engines: { node: '>=24' },
    files: ['dist', 'docs'],
    // Shows desktop notifications; servers do without.
    optionalDependencies: { 'node-notifier': dependencies['node-notifier'] },
  };
}

/** Writes the package into a folder, which is made anew. */
export async function writeCliPackage(folder: string): Promise<void> {
  const manifest = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as Manifest;
  rmSync(folder, { recursive: true, force: true });
  const dist = join(folder, 'dist');
  mkdirSync(join(folder, 'docs'), { recursive: true });
  await writeHeadless(project, dist, `#!/usr/bin/env node\n${sourcesOf(project)}`, {
    licenses: 'third-party.md',
    remedy: 'See https://nodejs.org.',
  });
  chmodSync(join(dist, 'headless.js'), 0o755);
  cpSync(join(project, 'docs', 'schemas'), join(folder, 'docs', 'schemas'), { recursive: true });
  for (const name of ['headless.md', 'forwarding.md'])
    cpSync(join(project, 'docs', name), join(folder, 'docs', name));
  cpSync(join(project, 'docs', 'headless.md'), join(folder, 'README.md'));
  cpSync(join(project, 'LICENSE'), join(folder, 'LICENSE'));
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifestOf(manifest), null, 2)}\n`);
}

if (import.meta.main) await writeCliPackage(resolve(process.argv[2] ?? join(project, 'release', 'cli')));
