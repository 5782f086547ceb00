import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const projectDir = join(import.meta.dirname, '..', '..');

/** Builds the app into dist/, as `npm run build` does. @throws Error with the build's own words when it fails. */
export async function buildApp(): Promise<void> {
  await promisify(execFile)(process.execPath, [join('build', 'build.ts')], { cwd: projectDir });
}
