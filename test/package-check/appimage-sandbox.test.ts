import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const { generateAppRunScript } = createRequire(import.meta.url)(
  'app-builder-lib/out/targets/appimage/appImageUtil.js',
) as { generateAppRunScript(config: { readonly ExecutableName: string }): string };

// The launcher is a program for Linux.
describe.runIf(process.platform === 'linux')("an AppImage's launcher", () => {
  let root: string;
  let appDir: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'chime-appimage-'));
    appDir = join(root, 'app');
    mkdirSync(appDir);
    mkdirSync(join(root, 'system'));
    program(appDir, 'AppRun', generateAppRunScript({ ExecutableName: 'xrpl-chime' }));
    program(appDir, 'xrpl-chime', '#!/bin/sh\nprintf "%s\\n" "started:$*"');
    program(join(root, 'system'), 'notify-send', `#!/bin/sh\necho "$@" > '${root}/told'`);
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  function program(folder: string, name: string, source: string): void {
    writeFileSync(join(folder, name), source, { mode: 0o755 });
  }

  /** Runs the launcher on a system whose `unshare` answers with this status. */
  function launch(status: number): { readonly output: string; readonly told: string } {
    program(join(root, 'system'), 'unshare', `#!/bin/sh\nexit ${status}`);
    const output = execFileSync(join(appDir, 'AppRun'), ['--hidden'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { PATH: `${join(root, 'system')}:/usr/bin:/bin`, APPDIR: appDir },
    });
    const told = execFileSync('cat', [join(root, 'told')], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return { output, told };
  }

  it('would switch the sandbox off silently, left to itself', () => {
    writeFileSync(join(root, 'told'), '');
    expect(launch(1)).toEqual({ output: 'started:--no-sandbox --hidden\n', told: '' });
  });

  describe('with our answer to its question', () => {
    beforeEach(() => {
      copyFileSync(join(import.meta.dirname, '../../build/appimage/unshare'), join(appDir, 'unshare'));
      writeFileSync(join(root, 'told'), '');
    });

    it('keeps the sandbox and tells the user where user namespaces are denied', () => {
      const { output, told } = launch(1);
      expect(output).toBe('started:--hidden\n');
      expect(told).toContain('XRPL Chime can’t start');
      expect(told).toContain('Install the deb or rpm package instead');
    });

    it('says nothing where they are allowed', () => {
      expect(launch(0)).toEqual({ output: 'started:--hidden\n', told: '' });
    });
  });
});
