/**
 * `npm run test:electron`: builds the app and runs the desktop specs on the real Electron; not-run.ts says which it
 * leaves out.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { installedElectron } from '../../../build/electron-binary.ts';

const projectDir = join(import.meta.dirname, '..', '..', '..');

const config = join(import.meta.dirname, 'vitest.config.ts');
const electron = createRequire(import.meta.url).resolve('electron/package.json');
if (installedElectron(process.env, dirname(electron)) === null) {
  process.stderr.write('Electron’s binary is not here; it comes on its first start: npx install-electron\n');
  process.exit(1);
}
const run = (args: readonly string[]): number =>
  spawnSync(process.execPath, args, {
    cwd: projectDir,
    stdio: 'inherit',
  }).status ?? 1;

const built = run([join('build', 'build.ts')]);
process.exit(
  built === 0 ? run([join('node_modules', 'vitest', 'vitest.mjs'), 'run', '--config', config]) : built,
);
