import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

/** The same run each time; `npm run fuzz` takes others. */
const SEED = '12';

it('finds no crash, no invented payment, no lost proof and no cost beyond the budgets', {
  timeout: 900_000,
}, async () => {
  const main = join(import.meta.dirname, 'main.ts');
  const args = ['--disable-warning=ExperimentalWarning', main, '--seed', SEED];
  // It rejects with what the run wrote where that found something.
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args);
  expect(stderr).toBe('');
  expect(stdout).toMatch(/2\d{5} frames, 5\d{4} ipc, 1\d{4} settings in \d+ s: nothing found/);
});
