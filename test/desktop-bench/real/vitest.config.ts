import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { NOT_RUN } from './not-run.ts';

const wholeFiles = NOT_RUN.filter(({ test }) => test === undefined);

/** The desktop specs on the real Electron, one file at a time. */
export default defineConfig({
  test: {
    root: join(import.meta.dirname, '..', '..', '..'),
    include: ['test/desktop/**/*.desktop.test.ts'],
    exclude: wholeFiles.map(({ spec }) => `**/${spec}`),
    setupFiles: [join(import.meta.dirname, 'setup.ts')],
    env: { CHIME_DESKTOP: 'electron' },
    testTimeout: 300_000,
    hookTimeout: 180_000,
    fileParallelism: false,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    expect: { poll: { timeout: 25_000, interval: 20 } },
  },
});
