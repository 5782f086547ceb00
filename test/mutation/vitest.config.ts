import { defineConfig } from 'vitest/config';

/** The unit tests for Stryker, which runs one project in threads of its own and picks the tests that reach a change. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/**/*.{process,desktop,long}.test.ts', 'test/package-check/**', 'test/start/**'],
    testTimeout: 30_000,
  },
});
