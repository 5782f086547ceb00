import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockDataFolder } from '../../electron/store/lock.ts';

const LOCK = fileURLToPath(new URL('../../electron/store/lock.ts', import.meta.url));
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-lock-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Another process that takes the lock and holds it until it is killed. */
async function holder() {
  const program = `import { lockDataFolder } from ${JSON.stringify(LOCK)};
    lockDataFolder(${JSON.stringify(folder)}); gc(); gc(); console.log('held'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, [
    '--expose-gc',
    '--disable-warning=ExperimentalWarning',
    '--input-type=module',
    '-e',
    program,
  ]);
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return async () => {
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('close', resolve));
  };
}

it('is refused while another process has it, and free once that one is gone, however it ended', async () => {
  const kill = await holder();
  expect(() => lockDataFolder(folder)).toThrow(expect.objectContaining({ code: 'data-dir-busy' }));
  await kill();
  const lock = lockDataFolder(folder);
  expect(() => lockDataFolder(folder)).toThrow(/Another copy of XRPL Chime is using the data folder/);
  lock.release();
  lock.release();
  lockDataFolder(folder).release();
});
