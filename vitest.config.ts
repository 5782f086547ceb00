import { defineConfig } from 'vitest/config';
import { FuzzersFirst } from './test/fuzzers-first.ts';

/** `expect.poll` waits for what comes as long as a slow machine takes; only what never comes reaches this. */
const POLL = { timeout: 25_000, interval: 20 };

/** Both cores of a small machine: Vitest leaves one of them to itself otherwise. */
const maxWorkers = 2;
/**
 * What mostly waits, for processes of its own and for time, runs beside the fuzzers, which take what that leaves of the
 * processors and have one of these.
 */
const BESIDE = { maxWorkers: 3, sequence: { groupOrder: 1 } } as const;
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
 * - fuzz: the fuzzers, in two processes that give way to all others. They begin first of their group.
 * - desktop: the built app on the desktop bench. Each file has a session of its own (Chromium, Xvfb, dbus, dunst).
 */
export default defineConfig({
  test: {
    sequence: { sequencer: FuzzersFirst },
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
          ...BESIDE,
          globalSetup: ['test/built-headless.ts'],
          testTimeout: 300_000,
          hookTimeout: 180_000,
          execArgv,
          expect: { poll: POLL },
        },
      },
      {
        test: {
          name: 'fuzz',
          include: [FUZZ],
          ...BESIDE,
          testTimeout: 1_200_000,
          execArgv,
        },
      },
      {
        test: {
          name: 'desktop',
          include: [DESKTOP],
          ...BESIDE,
          testTimeout: 300_000,
          hookTimeout: 180_000,
          execArgv,
          expect: { poll: POLL },
        },
      },
    ],
  },
});
