/** `npm run test:long -- <test files>`: the named tests in their long form, whichever project they belong to. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('Name the test files to run in their long form: npm run test:long -- test/soak/sigkill');
  process.exit(2);
}
const vitest = join(import.meta.dirname, '..', 'node_modules', 'vitest', 'vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', ...files], {
  stdio: 'inherit',
  env: { ...process.env, CHIME_LONG_FORM: 'true' },
});
process.exitCode = status ?? 1;
