import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { isLongForm } from '../long-form.ts';

/** The same run each time; `npm run fuzz` takes others. */
const SEED = '12';
/** A message goes through everything from the session to the alert, which costs some milliseconds. */
const FRAMES = isLongForm ? 1_000_000 : 200_000;

async function fuzzed(campaign: string, count: number): Promise<void> {
  const main = join(import.meta.dirname, 'main.ts');
  const given = ['--seed', SEED, '--only', campaign, '--count', String(count)];
  const args = ['--disable-warning=ExperimentalWarning', main, ...given];
  // It rejects with what the run wrote where that found something.
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args);
  expect(stderr).toBe('');
  const [, inputs] = /^(\d+) (?:frames|ipc|settings) in \d+ s: nothing found$/m.exec(stdout) ?? [];
  expect(Number(inputs)).toBeGreaterThanOrEqual(count);
}

it('messages: no crash, nothing invented, lost or doubled, no cost beyond the budgets', async () => {
  await fuzzed('frames', FRAMES);
});

it('requests of the window and settings files: no crash, nothing lost, nothing told to strangers', async () => {
  await Promise.all([fuzzed('ipc', 50_000), fuzzed('settings', 10_000)]);
});
