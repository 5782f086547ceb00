import { defineConfig } from 'vitest/config';

/** `expect.poll` waits for what comes as long as a slow machine takes; only what never comes reaches this. */
const POLL = { timeout: 25_000, interval: 20 };

/**
 * Three projects, by what they need:
 * - unit: pure parts and single rooms, in this process; files run in parallel.
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
          exclude: ['test/**/*.process.test.ts', 'test/**/*.desktop.test.ts'],
          testTimeout: 30_000,
          execArgv: ['--disable-warning=ExperimentalWarning'],
          expect: { poll: POLL },
        },
      },
      {
        test: {
          name: 'process',
          include: ['test/**/*.process.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
          execArgv: ['--disable-warning=ExperimentalWarning'],
          expect: { poll: POLL },
        },
      },
      {
        test: {
          name: 'desktop',
          include: ['test/**/*.desktop.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          execArgv: ['--disable-warning=ExperimentalWarning'],
          expect: { poll: POLL },
        },
      },
    ],
  },
});
