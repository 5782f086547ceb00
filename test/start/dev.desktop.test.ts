import { type ChildProcess, spawn } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeBench } from '../desktop-bench/requirements.ts';
import { until } from '../desktop-bench/until.ts';

const root = join(import.meta.dirname, '../..');
/** A copy of the project, whose sources the test may change. */
let project: string;
let dev: ChildProcess;
let output = '';
let browser: Browser | null = null;

/** Processes that have to do with the copy: its paths and temporary folders are on their command lines. */
function left(): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const file of globSync('/proc/[0-9]*/cmdline')) {
    try {
      const line = readFileSync(file, 'utf8').replaceAll('\0', ' ');
      if (line.includes(project)) found.set(Number(file.split('/')[2]), line);
    } catch {
      // Ended meanwhile.
    }
  }
  return found;
}

const said = (words: string) =>
  until(
    () => output.includes(words),
    () => `"${words}" in\n${output}`,
  );
const times = (words: string) => output.split(words).length - 1;

async function page(): Promise<Page> {
  return until(
    async () => {
      if (browser?.isConnected() !== true) return null;
      return browser
        .contexts()
        .flatMap((context) => context.pages())
        .find((each) => each.url().includes('.chime-bench/'));
    },
    () => `the window's page\n${output}`,
  );
}

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'chime-dev-test-'));
  for (const path of ['electron', 'renderer', 'build', 'package.json', 'package-lock.json', 'tsconfig.json'])
    cpSync(join(root, path), join(project, path), { recursive: true });
  cpSync(join(root, 'test/desktop-bench'), join(project, 'test/desktop-bench'), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  mkdirSync(join(project, 'tmp'));
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  output = '';
  dev = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(project, 'build/dev.ts'), '--browser'],
    { env: { ...env, TMPDIR: join(project, 'tmp') }, stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );
  for (const stream of [dev.stdout, dev.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
});

afterEach(async () => {
  await browser?.close().catch(() => undefined);
  browser = null;
  // Whatever the test found out about the end, nothing of it stays.
  for (const pid of left().keys()) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Ended meanwhile.
    }
  }
  await until(() => left().size === 0, 'the end of every process');
  rmSync(project, { recursive: true, force: true, maxRetries: 5 });
});

describeBench('npm run dev', () => {
  it('shows the app, follows each save, and leaves nothing behind after Ctrl-C', async () => {
    await said('XRPL Chime is open');
    const port = /127\.0\.0\.1:(\d+)/.exec(output)?.[1];
    browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    await (await page()).getByText('Shop').first().waitFor({ state: 'attached' });

    // The window: its page is loaded again, the app goes on.
    appendFileSync(
      join(project, 'renderer/main.tsx'),
      "\ndocument.documentElement.dataset.saved = 'once';\n",
    );
    await said('Reloaded the window.');
    await (await page()).locator('html[data-saved=once]').waitFor({ state: 'attached' });
    await (await page()).getByText('Shop').first().waitFor({ state: 'attached' });
    expect(times('Restarted.')).toBe(0);

    // What does not build is said, and what was built stays.
    const main = join(project, 'electron/main.ts');
    const whole = readFileSync(main, 'utf8');
    writeFileSync(main, `${whole}\nconst = 1;\n`);
    await said('main.ts');
    expect(times('Restarted.')).toBe(0);

    // Main: the app is started again, with the window in it.
    writeFileSync(main, `${whole}\nprocess.stdout.write('main is new\\n');\n`);
    await said('Restarted.');
    await said('main is new');
    await (await page()).getByText('Shop').first().waitFor({ state: 'attached' });
    await browser.close();

    expect(left().size).toBeGreaterThan(2);
    // As a terminal does: to every process of the foreground.
    process.kill(-Number(dev.pid), 'SIGINT');
    await until(
      () => dev.exitCode !== null,
      () => `the end of npm run dev\n${output}`,
    );
    expect(dev.exitCode).toBe(0);
    expect([...left().values()]).toEqual([]);
    expect(globSync('tmp/chime-*', { cwd: project })).toEqual([]);
  });
});
