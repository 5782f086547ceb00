import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeBench } from '../desktop-bench/requirements.ts';
import { startSession } from '../desktop-bench/session.ts';
import { buildStatements, type Part, runStatements } from './start.ts';
import type { Outcome } from './statement.ts';

const register = join(import.meta.dirname, '..', 'desktop-bench', 'register.ts');

describeBench('the stand-in does what Electron does', () => {
  let app = '';
  beforeAll(async () => {
    app = await buildStatements();
  });
  afterAll(() => rmSync(app, { recursive: true, force: true }));

  const runOn = (
    platform: 'linux' | 'win32' | 'darwin',
    part: Part,
    env: Readonly<Record<string, string>> = {},
  ): Promise<readonly Outcome[]> =>
    runStatements(app, {
      platform,
      part,
      program: process.execPath,
      args: (built) => [
        '--disable-warning=ExperimentalWarning',
        '--import',
        register,
        join(built, 'main.js'),
      ],
      // A service for notifications that answers at once, as Electron waits for it.
      env: { ...env, CHIME_BENCH_APP: app, CHIME_BENCH_PLATFORM: platform, CHIME_BENCH_DAEMON: 'memory' },
    });

  function expectAllHold(outcomes: readonly Outcome[], atLeast: number): void {
    expect(outcomes.filter(({ failure }) => failure !== undefined)).toEqual([]);
    expect(outcomes.length).toBeGreaterThan(atLeast);
  }

  it.each(['linux', 'win32', 'darwin'] as const)('on %s', async (platform) => {
    expectAllHold(await runOn(platform, 'all but pages'), 50);
  });

  it('in the pages of Chromium', async () => {
    const session = await startSession();
    try {
      expectAllHold(await runOn('linux', 'pages', session.env), 25);
    } finally {
      await session.stop();
    }
  });
});
