import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openApp } from '../../build/open-app.ts';

const projectDir = join(import.meta.dirname, '..', '..');
let folder: string;
const running: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chime-start-'));
});
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    cwd: projectDir,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  const text = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (chunk: string) => {
      text[stream] += chunk;
    });
  }
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...text })));
}

describe('npm start', () => {
  it('without a binary and without the network: one line that says what to do instead', async () => {
    const { code, stdout, stderr } = await run(['build/start.ts'], {
      DISPLAY: ':0',
      // No binary there, none kept from an earlier download, and nobody who would give one.
      ELECTRON_OVERRIDE_DIST_PATH: folder,
      electron_config_cache: folder,
      ELECTRON_MIRROR: 'http://127.0.0.1:9/',
    });
    expect(stdout.trim().split('\n')).toEqual(['Downloading Electron (the first time only)…']);
    expect(stderr.trim()).toMatch(
      /^XRPL Chime can’t open here, because Electron couldn’t be downloaded.*"npm run demo" or "npm run headless"\.$/,
    );
    expect(code).toBe(1);
  });

  it.runIf(process.platform === 'linux')(
    'without a display: the same, and nothing is downloaded',
    async () => {
      const ended = await run(['build/start.ts'], { DISPLAY: '', WAYLAND_DISPLAY: '' });
      expect(ended).toEqual({
        code: 1,
        stdout: '',
        stderr:
          'XRPL Chime can’t open here, because there is no display. Without Electron, use "npm run demo" or "npm run headless".\n',
      });
    },
  );

  it('is the command of package.json', () => {
    const { scripts } = JSON.parse(readFileSync(join(projectDir, 'package.json'), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    expect(scripts.start).toBe('node --disable-warning=ExperimentalWarning build/start.ts');
  });
});

describe('npm run package', () => {
  it.runIf(process.platform === 'linux')(
    'without the programs it needs: one line that names them, and nothing is built',
    async () => {
      const before = statSync(join(projectDir, 'dist')).ino;
      const { code, stdout, stderr } = await run(['build/package.ts'], { PATH: folder });
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(/^Can’t make packages here, because it lacks rpmbuild, ar, xz: .*\.\n$/);
      expect(statSync(join(projectDir, 'dist')).ino).toBe(before);
    },
  );

  it('is the command of package.json', () => {
    const { scripts } = JSON.parse(readFileSync(join(projectDir, 'package.json'), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    expect(scripts.package).toBe('node --disable-warning=ExperimentalWarning build/package.ts');
  });
});

describe('an app opened in the terminal', () => {
  it('gets its arguments, and its status is the command’s', async () => {
    const said = join(folder, 'said');
    const script = `require('node:fs').writeFileSync(${JSON.stringify(said)}, process.argv.slice(1).join(' ')); process.exit(3)`;
    expect(await openApp(process.execPath, ['-e', script, 'one', 'two'])).toBe(3);
    expect(readFileSync(said, 'utf8')).toBe('one two');
  });

  it('is asked to end when the command is, and has the time to', async () => {
    const script = join(folder, 'open.ts');
    const app =
      "process.on('SIGTERM', () => setTimeout(() => process.exit(5), 50)); console.log('up'); setInterval(() => {}, 1000)";
    writeFileSync(
      script,
      `import { openApp } from ${JSON.stringify(join(projectDir, 'build', 'open-app.ts'))};
       process.exitCode = await openApp(process.execPath, ['-e', ${JSON.stringify(app)}]);`,
    );
    const ended = run([script], {});
    const [child] = running;
    child?.stdout?.once('data', () => child.kill('SIGTERM'));
    expect(await ended).toMatchObject({ code: 5, stderr: '' });
  });

  it.runIf(process.platform !== 'win32')(
    'that ends for want of something is explained in its last line',
    async () => {
      const electron = join(folder, 'electron');
      const words = 'Running as root without --no-sandbox is not supported.';
      writeFileSync(electron, `#!/bin/sh\necho '${words}' >&2\nexit 1\n`, { mode: 0o755 });
      const script = join(folder, 'root.ts');
      writeFileSync(
        script,
        `import { openApp } from ${JSON.stringify(join(projectDir, 'build', 'open-app.ts'))};
       process.exitCode = await openApp(${JSON.stringify(electron)}, []);`,
      );
      expect(await run([script], {})).toEqual({
        code: 1,
        stdout: '',
        stderr: `${words}\nXRPL Chime can’t open here, because Electron doesn’t run as root: start it as your own user.\n`,
      });
    },
  );

  it('that cannot be started is said in one line', async () => {
    const script = join(folder, 'missing.ts');
    writeFileSync(
      script,
      `import { openApp } from ${JSON.stringify(join(projectDir, 'build', 'open-app.ts'))};
       process.exitCode = await openApp(${JSON.stringify(join(folder, 'nothing'))}, []);`,
    );
    const { code, stderr } = await run([script], {});
    expect(stderr).toMatch(/^Couldn’t start Electron: spawn .* ENOENT\n$/);
    expect(code).toBe(1);
  });
});
