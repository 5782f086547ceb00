import { defineConfig } from 'vitest/config';

/** `expect.poll` waits for what comes as long as a slow machine takes; only what never comes reaches this. */
const POLL = { timeout: 25_000, interval: 20 };

/** Both cores of a small machine: Vitest leaves one of them to itself otherwise. */
const maxWorkers = 2;
/** Node says so of node:sqlite at each start. */
const execArgv = ['--disable-warning=ExperimentalWarning'];

/** Tests that replace 'electron' or other modules for themselves: each file needs modules of its own. */
const MOCKING = ['test/desktop/**/*.test.ts', 'test/renderer/**/*.test.ts'];
const LONG = 'test/**/*.long.test.ts';
const PROCESS = 'test/**/*.process.test.ts';
const DESKTOP = 'test/**/*.desktop.test.ts';
const FUZZ = 'test/fuzz/fuzz.test.ts';

/**
 * Projects, by what they need:
 * - unit: pure parts and single rooms, in this process; files share their modules.
 * - unit-mocking: the same, where a file replaces modules.
 * - long: the same with thousands of random or recorded cases.
 * - process: programs of ours against servers of ours, in processes of their own.
 * - fuzz: the fuzzers, which take every processor.
 * - desktop: the built app on the desktop bench. Each file has a session of its own (Chromium, Xvfb, dbus, dunst).
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...MOCKING, LONG, PROCESS, DESKTOP, FUZZ],
          pool: 'threads',
          isolate: false,
          maxWorkers,
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
          maxWorkers,
          testTimeout: 30_000,
          execArgv,
          expect: { poll: POLL },
        },
      },
      {
        test: {
          name: 'long',
          include: [LONG],
          maxWorkers,
          testTimeout: 60_000,
          execArgv,
          expect: { poll: POLL },
        },
      },
      {
        test: {
          name: 'process',
          include: [PROCESS],
          // Vitest runs projects of different workers one after the other, in this order.
          sequence: { groupOrder: 1 },
          globalSetup: ['test/built-headless.ts'],
          testTimeout: 300_000,
          hookTimeout: 180_000,
          maxWorkers,
          execArgv,
          expect: { poll: POLL },
        },
      },
      {
        test: {
          name: 'fuzz',
          include: [FUZZ],
          sequence: { groupOrder: 3 },
          testTimeout: 900_000,
          maxWorkers: 1,
          execArgv,
        },
      },
      {
        test: {
          name: 'desktop',
          include: [DESKTOP],
          sequence: { groupOrder: 2 },
          testTimeout: 300_000,
          hookTimeout: 180_000,
          maxWorkers,
          execArgv,
          expect: { poll: POLL },
        },
      },
    ],
  },
});
