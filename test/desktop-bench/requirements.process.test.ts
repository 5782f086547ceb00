import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const projectDir = join(import.meta.dirname, '..', '..');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-bare-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** One desktop spec, run on a machine where no program of the bench is found. */
function runSpec(ci: string): { readonly status: number | null; readonly said: string } {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VITEST|CHIME_)/.test(name)),
  );
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join('node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--project',
      'desktop',
      'test/desktop/specs/states.desktop.test.ts',
    ],
    {
      cwd: projectDir,
      encoding: 'utf8',
      env: { ...env, PATH: folder, TMPDIR: folder, CI: ci, NO_COLOR: '1' },
    },
  );
  return { status, said: stdout + stderr };
}

describe('a machine without a browser, a display or a notification daemon', () => {
  it('skips the desktop specs with one line that says what to install', () => {
    const { status, said } = runSpec('');
    expect(said.match(/^SKIPPED .*$/gm)).toEqual([
      'SKIPPED Desktop specs need: apt-get install chromium xvfb dbus dunst libnotify-bin strace',
    ]);
    expect(said).toMatch(/1 skipped/);
    expect(status).toBe(0);
  });

  it('fails in CI', () => {
    const { status, said } = runSpec('true');
    expect(said).toContain('Desktop specs need: apt-get install chromium');
    expect(status).toBe(1);
  });
});
