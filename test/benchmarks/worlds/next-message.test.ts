import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { nextMessage } from './next-message.ts';

function started(program: string) {
  const folder = mkdtempSync(join(tmpdir(), 'chime-bench-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'program.mjs'), program);
  return fork(join(folder, 'program.mjs'), { stdio: 'ignore' });
}

it('a process that ends without an answer is an error, not a wait', async () => {
  const child = started("process.send('begun'); process.on('message', () => process.exit(3));");
  expect(await nextMessage(child)).toBe('begun');
  child.send('work');
  await expect(nextMessage(child)).rejects.toThrow("the server's process ended with 3");
});
