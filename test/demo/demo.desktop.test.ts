import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeDesktop } from '../desktop-bench/requirements.ts';
import { type DesktopSession, startSession } from '../desktop-bench/session.ts';
import { PATIENCE_MS } from '../desktop-bench/until.ts';

const projectDir = join(import.meta.dirname, '..', '..');

describeDesktop('npm run demo on a desktop', () => {
  let session: DesktopSession;
  let folder: string;

  beforeAll(async () => {
    session = await startSession();
    folder = mkdtempSync(join(tmpdir(), 'chime-demo-desktop-'));
    // What the electron package would start: the built main process, here with the stand-in for electron.
    const register = join(projectDir, 'test/desktop-bench/register.ts');
    const script = [
      '#!/bin/sh',
      'app="$1"; shift',
      `CHIME_BENCH_APP="$app" exec '${process.execPath}' --disable-warning=ExperimentalWarning --import '${register}' "$app/dist/main.js" "$@"`,
    ];
    writeFileSync(join(folder, 'electron'), `${script.join('\n')}\n`, { mode: 0o755 });
  });
  afterAll(async () => {
    await session?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Titles of the notifications displayed, which the daemon notes in its own time. */
  const titlesFrom = (before: number) =>
    expect.poll(
      () =>
        session
          .shown()
          .slice(before)
          .map(({ summary }) => summary),
      { timeout: PATIENCE_MS },
    );

  async function demo(
    ...args: readonly string[]
  ): Promise<{ readonly status: number | null; readonly output: string }> {
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', 'test/demo.ts', ...args],
      {
        cwd: projectDir,
        env: {
          ...process.env,
          ...session.env,
          TMPDIR: folder,
          HOME: folder,
          ELECTRON_OVERRIDE_DIST_PATH: folder,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
    }
    const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
    return { status, output };
  }

  it('shows notifications from the terminal too, where a notification service answers', async () => {
    const { status, output } = await demo('--terminal', '--seconds', '7');
    expect(status, output).toBe(0);
    expect(output).toContain('+25 XRP to Shop');
    await titlesFrom(0).toContain('+25 XRP to Shop');
  });

  it('opens the app, notifies, survives drops, and accounts for what the app recorded', async () => {
    const before = session.shown().length;
    const { status, output } = await demo('--seconds', '14');
    expect(output).toContain('XRPL Chime is open');
    expect(status, output).toBe(0);
    const [, shown, arrived, reconnected, drops] =
      /^(\d+) payments shown of (\d+) that arrived; (\d+) of (\d+) drops survived; .* 0 missing, 0 doubled, 0 invented\.$/m.exec(
        output,
      ) ?? [];
    expect(Number(shown), output).toBeGreaterThanOrEqual(1);
    expect(shown).toBe(arrived);
    expect(Number(drops)).toBeGreaterThanOrEqual(1);
    expect(reconnected).toBe(drops);
    await titlesFrom(before).toContain('+25 XRP to Shop');
  });
});
