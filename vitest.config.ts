import { defineConfig } from 'vitest/config';

/** `expect.poll` waits for what comes as long as a slow machine takes; only what never comes reaches this. */
const POLL = { timeout: 25_000, interval: 20 };

/** Node says so of node:sqlite at each start. */
const execArgv = ['--disable-warning=ExperimentalWarning'];

/** Tests that replace 'electron' or other modules for themselves: each file needs modules of its own. */
const MOCKING = ['test/desktop/**/*.test.ts', 'test/renderer/**/*.test.ts'];
const LONG = 'test/**/*.long.test.ts';
const PROCESS = 'test/**/*.process.test.ts';
const DESKTOP = 'test/**/*.desktop.test.ts';

/**
 * Projects, by what they need:
 * - unit: pure parts and single rooms, in this process; files share their modules.
 * - unit-mocking: the same, where a file replaces modules.
 * - long: the same with thousands of random or recorded cases.
 * - process: programs of ours against servers of ours, in processes of their own.
 * - desktop: the built app on the desktop bench (Chromium, Xvfb, dbus, dunst); one file at a time.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...MOCKING, LONG, PROCESS, DESKTOP],
          pool: 'threads',
          isolate: false,
          testTimeout: 30_000,
          execArgv,
          expect: { poll: POLL },
        },
      },
      {
        test: {
          name: 'unit-mocking',
          include: MOCKING,
          exclude: [LONG, PROCESS, DESKTOP],
          testTimeout: 30_000,
          execArgv,
          expect: { poll: POLL },
        },
      },
      {
        test: {
          name: 'long',
          include: [LONG],
          testTimeout: 60_000,
          execArgv,
          expect: { poll: POLL },
        },
      },
      {
        test: {
          name: 'process',
          include: [PROCESS],
          globalSetup: ['test/built-headless.ts'],
          testTimeout: 300_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
          execArgv,
          expect: { poll: POLL },
        },
      },
      {
        test: {
          name: 'desktop',
          include: [DESKTOP],
          testTimeout: 300_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          execArgv,
          expect: { poll: POLL },
        },
      },
    ],
  },
});
