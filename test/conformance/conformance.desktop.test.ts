import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeBench } from '../desktop-bench/requirements.ts';
import { type DesktopSession, startSession } from '../desktop-bench/session.ts';
import { buildStatements, runStatements } from './start.ts';

const register = join(import.meta.dirname, '..', 'desktop-bench', 'register.ts');

describeBench('the stand-in does what Electron does', () => {
  let session: DesktopSession;
  let app = '';
  beforeAll(async () => {
    [session, app] = await Promise.all([startSession(), buildStatements()]);
  });
  afterAll(async () => {
    rmSync(app, { recursive: true, force: true });
    await session.stop();
  });

  it.each(['linux', 'win32', 'darwin'] as const)('on %s', async (platform) => {
    const outcomes = await runStatements(app, {
      platform,
      isBench: true,
      program: process.execPath,
      args: (built) => [
        '--disable-warning=ExperimentalWarning',
        '--import',
        register,
        join(built, 'main.js'),
      ],
      // Chromium for the pages, which are shown on Linux; a service that answers at once, as libnotify does.
      env: {
        ...(platform === 'linux' ? session.env : {}),
        CHIME_BENCH_APP: app,
        CHIME_BENCH_PLATFORM: platform,
        CHIME_BENCH_DAEMON: 'memory',
      },
    });
    expect(outcomes.filter(({ failure }) => failure !== undefined)).toEqual([]);
    expect(outcomes.length).toBeGreaterThan(30);
  });
});
